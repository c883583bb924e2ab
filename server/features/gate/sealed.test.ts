import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideApproval, listApprovals } from '#contract/approval.ts';
import { cancelDispatch, type ReplyInput, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody } from '#test/factories/policy.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { type Sealed, sealOf } from './seal.ts';

let world: World;
let agent: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  agent = await anAgent(world.app.context.db, world.workspaceId);
  await askNobody(world.app, world.agent);
});
afterAll(() => world.close());

const sealed: fc.Arbitrary<Sealed> = fc.record({
  verb: fc.constantFrom('reply', 'direct'),
  channelId: fc.uuid(),
  targets: fc.record({ externalId: fc.string(), addressees: fc.constant([]) }),
  content: fc.string({ unit: 'binary' }),
  attachments: fc.array(fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{4}$/), alt: fc.string() }), { maxLength: 3 }),
});

test('two dispatches have one seal exactly when a reader could not tell them apart', () => {
  fc.assert(
    fc.property(sealed, sealed, (a, b) => {
      expect(sealOf(a).equals(sealOf(structuredClone(a)))).toBe(true);
      expect(sealOf(a).equals(sealOf(b))).toBe(JSON.stringify(a) === JSON.stringify(b));
      expect(sealOf(a).equals(sealOf({ ...a, content: `${a.content}\u200b` }))).toBe(false);
      const turned = [...a.attachments].reverse();
      const isSame = JSON.stringify(turned) === JSON.stringify(a.attachments);
      expect(sealOf(a).equals(sealOf({ ...a, attachments: turned }))).toBe(isSame);
    }),
  );
});

type Step =
  | 'send'
  | 'send above the limit'
  | 'approve'
  | 'refuse'
  | 'take back'
  | 'change the words'
  | 'forget the trace'
  | 'retry'
  | 'send what is due';
const steps = fc.array(
  fc.constantFrom<Step>(
    'send',
    'send above the limit',
    'approve',
    'refuse',
    'take back',
    'change the words',
    'forget the trace',
    'retry',
    'send what is due',
  ),
  { minLength: 3, maxLength: 10 },
);

const inWorkspace = <T>(work: Parameters<typeof world.app.context.db.inWorkspace<T>>[1]) =>
  world.app.context.db.inWorkspace(world.workspaceId, work);

test('whatever is done in whatever order, nothing reaches the network without a passing trace for exactly what is sent', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (order) => {
      const mention = await world.mention(`Hello ${crypto.randomUUID()}`);
      const judged = await playOut(mention, order);
      await world.app.runJobs();

      const { rows } = await inWorkspace((tx) =>
        sql<{ content: string; outcome: string | null }>`
          select d.content, (select t.outcome from gate_trace t where t.workspace_id = d.workspace_id and t.dispatch_id = d.id
            order by t.at desc, t.id desc limit 1) as outcome
          from dispatch d where d.workspace_id = ${world.workspaceId} and d.conversation_id = ${mention.conversationId}
            and d.state in ('sending', 'sent', 'unknown')`.execute(tx),
      );
      expect(rows.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      const sent = rows.map(({ content }) => content);
      const out = (await world.thread(mention.externalId)).filter(({ account }) => account.handle === 'acme');
      expect(out.map(({ text }) => text).sort()).toEqual(sent.sort());
      expect(sent.filter((text) => !judged.has(text))).toEqual([]);
    }),
    {
      numRuns: 8,
      examples: [
        [['send', 'forget the trace', 'send what is due']],
        [['send', 'change the words', 'send what is due']],
        [['send above the limit', 'approve', 'change the words', 'send what is due']],
      ],
    },
  );
}, 120_000);

/** Does the steps one after the other, and gives all words that the gate was shown. */
async function playOut(mention: Awaited<ReturnType<World['mention']>>, order: readonly Step[]): Promise<Set<string>> {
  const judged = new Set<string>();
  const send = async (text: string) => {
    judged.add(text);
    const body: ReplyInput = {
      clientKey: crypto.randomUUID(),
      stage: 'public',
      text,
      replyToId: mention.messageId,
      attachmentIds: [],
      addresseeIds: [],
      seenVersion: mention.version + 100,
      accepted: [],
    };
    await world.app.call(agent, sendReply, { params: { conversationId: mention.conversationId }, body });
  };
  const newest = () =>
    inWorkspace((tx) =>
      tx
        .selectFrom('dispatch')
        .select(['id', 'content'])
        .where('conversation_id', '=', mention.conversationId)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
  const decide = async (decision: 'given' | 'refused') => {
    const { body } = await world.app.call(world.agent, listApprovals, { query: { list: 'waiting' } });
    for (const { id, seal } of body.approvals)
      await world.app.call(world.agent, decideApproval, {
        params: { approvalId: id },
        body: { decision, seal, comment: '' },
      });
  };
  const onNewest = async (work: (dispatchId: string, content: string) => Promise<unknown>) => {
    const found = await newest();
    if (found) await work(found.id, found.content);
  };
  for (const step of order) {
    const word = crypto.randomUUID().slice(0, 8);
    if (step === 'send') await send(`It is on its way, ${word}x`);
    if (step === 'send above the limit') await send(`We will refund 300 €, ${word}x`);
    if (step === 'approve') await decide('given');
    if (step === 'refuse') await decide('refused');
    if (step === 'take back')
      await onNewest((dispatchId) => world.app.call(agent, cancelDispatch, { params: { dispatchId } }));
    if (step === 'retry')
      await onNewest((dispatchId, content) => {
        judged.add(content);
        return world.app.call(agent, settleDispatch, { params: { dispatchId }, body: { decision: 'retry' } });
      });
    if (step === 'send what is due') await world.app.runJobs();
    if (step === 'change the words')
      await onNewest((id) =>
        inWorkspace((tx) =>
          sql`update dispatch set content = content || ' tampered' where id = ${id} and state in ('waiting', 'queued')`.execute(
            tx,
          ),
        ),
      );
    if (step === 'forget the trace')
      await onNewest((id) =>
        inWorkspace((tx) =>
          sql`delete from gate_trace where dispatch_id = ${id} and exists (
        select from dispatch d where d.id = ${id} and d.state in ('waiting', 'queued'))`.execute(tx),
        ),
      );
  }
  return judged;
}
