import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { decideApproval, decideByLink, getLinkedApproval, listApprovals } from '#contract/approval.ts';
import { startBulk } from '#contract/bulk.ts';
import { previewBulkMacro } from '#contract/bulk-macro.ts';
import { correctMessage } from '#contract/correction.ts';
import { cancelDispatch, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { createMacro, runMacro } from '#contract/macro.ts';
import { defaultOutOfHours } from '#contract/out-of-hours.ts';
import { createSavedReply } from '#contract/saved-reply.ts';
import { startVerification } from '#contract/verification.ts';
import { catchUp } from '#server/events/follow.ts';
import { subscribers } from '#server/events/registry.ts';
import type { DispatchRow } from '#server/features/dispatch/rows.ts';
import type { Caller } from '#test/app.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody, switchOn } from '#test/factories/policy.ts';
import { type Mention, openWorld, read, type Status, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { sealNow } from './trace.ts';
import { findGiven } from './whole.ts';

let world: World;
let agent: TestAgent;
let bot: Caller;
const macros: Record<'few' | 'much', string> = { few: '', much: '' };

beforeAll(async () => {
  world = await openWorld();
  const { app, workspaceId, agent: lead } = world;
  agent = await anAgent(app.context.db, workspaceId);
  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  await askNobody(app, lead);
  const stages = { private: true, public: true };
  await switchOn(app, lead, { kind: 'outOfHours', body: { ...defaultOutOfHours, isOn: true, stages } });
  await switchOn(app, lead, { kind: 'calendars', body: { calendars: [nightly(app.context.now())] } });
  const scopes = ['inbox.read', 'reply.draft', 'reply.public'] as const;
  const { body } = await app.call(owner, createApiKey, { body: { name: 'Bot', scopes: [...scopes] } });
  bot = { apiKey: body.key };
  macros.few = await aMacro('It is on its way, {{conversation.number}}.');
  macros.much = await aMacro('We will refund 300 €, {{conversation.number}}.');
});
afterAll(() => world.close());

/** Open for an hour that is not now. */
function nightly(now: Date) {
  const hour = (now.getUTCHours() + 12) % 24;
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = [{ from: `${two(hour)}:00`, to: hour === 23 ? '24:00' : `${two(hour + 1)}:00` }];
  const week = Array.from({ length: 7 }, () => hours);
  return { id: 'night', name: 'Night', timeZone: 'UTC', always: false, week, days: [], teamIds: [], networks: [] };
}

async function aMacro(text: string): Promise<string> {
  const variants = [{ network: '', language: '', text }];
  const saved = { title: text, folder: '', audience: 'everyone' as const, variants };
  const { body } = await world.app.call(world.agent, createSavedReply, { body: saved });
  const steps = [{ kind: 'reply', savedReplyId: body.reply.id, stage: 'public', how: 'send' } as const];
  const made = await world.app.call(world.agent, createMacro, {
    body: { name: text, steps, audience: 'everyone' },
  });
  return made.body.macro.id;
}

const inWorkspace = <T>(work: Parameters<typeof world.app.context.db.inWorkspace<T>>[1]) =>
  world.app.context.db.inWorkspace(world.workspaceId, work);

let serial = 0;
/** Words that no run has said before; figures alone would be read as an amount. */
function word(): string {
  serial += 1;
  return `no${serial}x`;
}

async function send(mention: Mention, text: string, who: Caller = agent, asThread = false): Promise<void> {
  const body = {
    ...{ clientKey: crypto.randomUUID(), stage: 'public' as const, text, replyToId: mention.messageId },
    ...{ attachmentIds: [], addresseeIds: [], seenVersion: mention.version + 1_000, accepted: [] },
    asThread,
  };
  await world.app.call(who, sendReply, { params: { conversationId: mention.conversationId }, body });
}

const newestDispatch = ({ conversationId }: Mention) =>
  inWorkspace((tx) =>
    tx
      .selectFrom('dispatch')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );

async function run(mention: Mention, macroId: string): Promise<void> {
  const body = { conversationId: mention.conversationId, runId: crypto.randomUUID(), seenVersion: 1_000, accepted: [] };
  await world.app.call(agent, runMacro, { params: { macroId }, body });
}

async function runOverMany(mention: Mention, macroId: string): Promise<void> {
  const set = { ids: [mention.conversationId] };
  const { seal } = (await world.app.call(agent, previewBulkMacro, { body: { set, macroId } })).body;
  await world.app.call(agent, startBulk, { body: { set, change: { kind: 'macro', macroId, seal } } });
}

async function decide(decision: 'given' | 'refused'): Promise<void> {
  const { body } = await world.app.call(world.agent, listApprovals, { query: { list: 'waiting' } });
  for (const { id: approvalId, seal } of body.approvals)
    await world.app.call(world.agent, decideApproval, {
      params: { approvalId },
      body: { decision, seal, comment: '' },
    });
}

async function approveByLink(): Promise<void> {
  const links = await inWorkspace((tx) =>
    sql<{ link: string }>`select detail ->> 'link' as link from notice where agent_id = ${world.agent.agentId}
      and kind = 'approval_asked' order by at desc, id desc limit 1`.execute(tx),
  );
  const token = links.rows[0]?.link.replace('/approve/', '');
  if (token === undefined) return;
  const { status, body } = await world.app.call({}, getLinkedApproval, { params: { token } });
  if (status === 200)
    await world.app.call({}, decideByLink, {
      params: { token },
      body: { decision: 'given', seal: body.seal, comment: '' },
    });
}

async function correct(mention: Mention): Promise<void> {
  const ours = await inWorkspace((tx) =>
    tx
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', mention.conversationId)
      .where('direction', '=', 'out')
      .limit(1)
      .executeTakeFirst(),
  );
  if (!ours) return;
  await world.app.call(world.agent, correctMessage, {
    params: { messageId: ours.id },
    body: { clientKey: crypto.randomUUID(), way: 'edit', reason: 'fact', text: `Put right, ${word()}`, accepted: [] },
  });
}

/** What the network has of us, under that post and in private. */
async function heard(mention: Mention): Promise<string[]> {
  const { rooms } = read<{ rooms: { statuses: Status[] }[] }>(await world.customer('GET', '/rooms'));
  const all = [...(await world.thread(mention.externalId)), ...rooms.flatMap(({ statuses }) => statuses)];
  return all.filter(({ account }) => account.handle === 'acme').map(({ text }) => text);
}

async function follow(): Promise<void> {
  for (const subscriber of subscribers) await catchUp(world.app.context, world.workspaceId, subscriber);
  await world.app.runJobs();
}

/** Behind the gate's back, before it leaves. */
const tamper = (mention: Mention) =>
  inWorkspace((tx) =>
    sql`update dispatch set content = content || ' tampered'
      where conversation_id = ${mention.conversationId} and state in ('waiting', 'queued')`.execute(tx),
  );
/** The same to one post of a thread. */
const tamperOne = (mention: Mention) =>
  inWorkspace((tx) =>
    sql`update dispatch set content = content || ' tampered'
      where conversation_id = ${mention.conversationId} and state in ('waiting', 'queued') and part = 3`.execute(tx),
  );
const forgetTrace = (mention: Mention) =>
  inWorkspace((tx) =>
    sql`delete from gate_trace t using dispatch d where d.id = t.dispatch_id
      and d.conversation_id = ${mention.conversationId} and d.state in ('waiting', 'queued')`.execute(tx),
  );

const more = 'The kettle is made of steel and its lid is quiet. '.repeat(22).trim();

const steps = {
  'send on the web': (mention) => send(mention, `It is on its way, ${word()}`),
  'send above the limit': (mention) => send(mention, `We will refund 300 €, ${word()}`),
  'send a thread above the limit': (mention) => send(mention, `We will refund 300 €, ${word()}. ${more}`, agent, true),
  'send a thread by key above the limit': (mention) =>
    send(mention, `We will refund 400 €, ${word()}. ${more}`, bot, true),
  'send by key': (mention) => send(mention, `Your bot says hello, ${word()}`, bot),
  'send by key above the limit': (mention) => send(mention, `We will refund 400 €, ${word()}`, bot),
  'run a macro': (mention) => run(mention, macros.few),
  'run a macro above the limit': (mention) => run(mention, macros.much),
  'run a macro over many': (mention) => runOverMany(mention, macros.few),
  'run a macro over many above the limit': (mention) => runOverMany(mention, macros.much),
  'put right what stands': correct,
  'ask who they are': ({ conversationId }) =>
    world.app.call(agent, startVerification, { params: { conversationId }, body: { way: 'link' } }),
  'be told to stop': async () => {
    const { id: to } = read<{ id: string }>(await world.brand('GET', '/me'));
    read(await world.customer('POST', '/messages', { to, text: 'STOP', language: null }));
    await world.poll();
  },
  'do what follows, out of hours': follow,
  approve: () => decide('given'),
  'approve by the link of a mail': approveByLink,
  refuse: () => decide('refused'),
  'take back': async (mention) => {
    const dispatchId = (await newestDispatch(mention))?.id;
    if (dispatchId) await world.app.call(agent, cancelDispatch, { params: { dispatchId } });
  },
  'try again': async (mention) => {
    const dispatchId = (await newestDispatch(mention))?.id;
    if (dispatchId)
      await world.app.call(agent, settleDispatch, { params: { dispatchId }, body: { decision: 'retry' } });
  },
  'change the words': tamper,
  'change the words of one post': tamperOne,
  'forget the trace': forgetTrace,
  'send what is due': () => world.app.runJobs(),
} satisfies Record<string, (mention: Mention) => Promise<unknown>>;
type Step = keyof typeof steps;

const orders = fc.array(fc.constantFrom(...(Object.keys(steps) as Step[])), { minLength: 4, maxLength: 12 });
/** Every entrance once, left alone and tampered with, alone and let through by a second person. */
const known: [Step[]][] = [
  [['send on the web', 'forget the trace', 'send what is due']],
  [['send above the limit', 'approve', 'change the words', 'send what is due']],
  [['send above the limit', 'approve', 'change the words', 'send what is due', 'try again', 'send what is due']],
  [['send by key above the limit', 'approve by the link of a mail', 'change the words', 'send what is due']],
  [['run a macro', 'change the words', 'send what is due']],
  [['run a macro above the limit', 'change the words', 'approve', 'send what is due']],
  [['run a macro over many', 'send what is due']],
  [['run a macro over many above the limit', 'send what is due', 'approve by the link of a mail', 'send what is due']],
  [['send by key', 'send what is due', 'put right what stands', 'send what is due']],
  [['send a thread above the limit', 'approve', 'send what is due']],
  [['send a thread above the limit', 'change the words of one post', 'approve', 'send what is due']],
  [['send a thread above the limit', 'approve', 'change the words of one post', 'send what is due']],
  [['send a thread above the limit', 'approve', 'forget the trace', 'send what is due']],
  [['send a thread above the limit', 'refuse', 'approve', 'send what is due']],
  [['send a thread above the limit', 'take back', 'approve', 'send what is due']],
  [['send a thread by key above the limit', 'approve by the link of a mail', 'send what is due']],
  [['ask who they are', 'be told to stop', 'do what follows, out of hours']],
  [['do what follows, out of hours', 'send what is due']],
];

test('whatever is done in whatever order, nothing reaches the network without a passing trace for exactly what is sent', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const mention = await world.mention(`Hello ${newWord()}`);
      for (const step of order) await steps[step](mention);
      await world.app.runJobs();

      const left = await inWorkspace(async (tx) => {
        const { rows } = await sql<DispatchRow & { outcome: string | null; seal: Buffer | null }>`
          select d.*, t.outcome, t.seal from dispatch d
          left join lateral (select outcome, seal from gate_trace t where t.dispatch_id = d.id
            order by t.at desc, t.id desc limit 1) t on true
          where d.state in ('sending', 'sent', 'unknown')`.execute(tx);
        const unsealed: string[] = [];
        for (const row of rows)
          if (row.outcome !== 'passed' || !row.seal?.equals(await sealNow(tx, row))) unsealed.push(row.content);
          else if (row.chain_id !== null && (await findGiven(tx, row)) === null) unsealed.push(row.content);
        const here = rows.filter((row) => row.conversation_id === mention.conversationId);
        // Who tries again sends words as they stand then, but not those that a second person has to let through.
        const mayStand = order.includes('try again');
        const isTampered = here.some(
          ({ content, chain_id }) =>
            content.includes('tampered') && (chain_id !== null || content.includes('refund') || !mayStand),
        );
        return { unsealed, contents: rows.map(({ content }) => content), isTampered };
      });
      expect(left.unsealed).toEqual([]);
      expect((await heard(mention)).filter((text) => !left.contents.includes(text))).toEqual([]);
      expect(left.isTampered).toBe(false);
    }),
    { numRuns: known.length + 6, examples: known },
  );
}, 600_000);

test('every entrance lets something through when nothing speaks against it', async () => {
  const verbs = await inWorkspace((tx) =>
    sql<{ actor_kind: string; verb: string; is_automatic: boolean; many: number }>`
      select actor_kind, verb, is_automatic, count(*)::int as many from dispatch where state = 'sent' group by 1, 2, 3`.execute(
      tx,
    ),
  );
  const seen = verbs.rows.map(
    ({ actor_kind, verb, is_automatic }) => `${actor_kind} ${verb}${is_automatic ? ' by itself' : ''}`,
  );
  expect(seen).toEqual(
    expect.arrayContaining(['agent reply', 'api_key reply', 'agent edit', 'agent direct', 'system reply by itself']),
  );
});
