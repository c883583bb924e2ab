import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { correctMessage } from '#contract/correction.ts';
import { type CheckResult, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { createMacro, runMacro } from '#contract/macro.ts';
import { activatePolicy, getPolicy, savePolicyDraft } from '#contract/policy.ts';
import { createSavedReply } from '#contract/saved-reply.ts';
import { defaultWordRules, type WordRule } from '#contract/words.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';

let world: World;
let owner: TestAgent;
let agent: TestAgent;
let bot: { apiKey: string };
let mention: Mention;
beforeAll(async () => {
  world = await openWorld();
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
  agent = await anAgent(world.app.context.db, world.workspaceId);
  const scopes = ['inbox.read', 'reply.draft', 'reply.public'] as const;
  const { body } = await world.app.call(owner, createApiKey, { body: { name: 'Bot', scopes: [...scopes] } });
  bot = { apiKey: body.key };
  const rule = stops('never', 'cheap warranty');
  await switchOn([...defaultWordRules.rules, rule]);
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Hello ${newWord()}`);
});

const stops = (id: string, phrase: string): WordRule => ({
  id,
  phrases: [phrase],
  stage: 'any',
  verdict: 'stop',
  why: 'Never.',
  instead: '',
});

async function switchOn(rules: WordRule[]): Promise<void> {
  const params = { kind: 'words' as const };
  const { body: now } = await world.app.call(owner, getPolicy, { params });
  const content = { kind: 'words' as const, body: { ...defaultWordRules, rules } };
  const { body } = await world.app.call(owner, savePolicyDraft, { params, body: { content } });
  const at = { params: { ...params, version: body.version }, body: { replaces: now.version } };
  await world.app.call(owner, activatePolicy, at);
}

const send = (text: string, who: TestAgent | { apiKey: string } = agent) => {
  const answer = { clientKey: crypto.randomUUID(), stage: 'public', text, replyToId: mention.messageId } as const;
  const body = {
    ...answer,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: 1_000,
    accepted: ['words', 'personal_data'],
  };
  return world.app.call(who, sendReply, { params: { conversationId: mention.conversationId }, body });
};
const standing = async () => {
  await world.app.runJobs();
  return (await world.thread(mention.externalId))
    .filter(({ account }) => account.handle === 'acme')
    .map(({ text }) => text);
};

type Answer = { ok: boolean; checks?: readonly CheckResult[] };
const stopsOf = ({ checks = [] }: Answer) =>
  checks.filter(({ verdict }) => verdict === 'stop').map(({ check }) => check);
const ruleOf = (text: string) => (text.startsWith('My card') ? 'personal_data' : 'words');

/** What must never leave, however it is written. */
const forbidden = [
  'A cheap warranty',
  'A CHEAP  WARRANTY',
  'A ch\u200bea\u00adp war\u2060ranty',
  'A сhеар wаrrаntу',
  'A ｃｈｅａｐ ｗａｒｒａｎｔｙ',
  'A chéap wárranty',
  'My card 4111 1111 1111 1111',
  'My card ４１１１ １１１１ １１１１ １１１１',
  'My card 4️⃣1️⃣1️⃣1️⃣ 1️⃣1️⃣1️⃣1️⃣ 1️⃣1️⃣1️⃣1️⃣ 1️⃣1️⃣1️⃣1️⃣',
  'My card ٤١١١ ١١١١ ١١١١ ١١١١',
  'My card 4111\u200b1111\u200b1111\u200b1111',
];

test.each(forbidden)('stopped on the web and by API, whatever was accepted: %s', async (text) => {
  // Something else may stop it as well; what is asked for here is the rule itself.
  for (const who of [agent, bot]) expect(stopsOf((await send(text, who)).body)).toContain(ruleOf(text));
  expect(await standing()).toEqual([]);
});

test('stopped in a macro', async () => {
  for (const text of ['A cheap warranty', 'A сhеар wаrrаntу', 'My card 4111 1111 1111 1111']) {
    const variants = [{ network: '', language: '', text }];
    const body = { title: text, folder: '', audience: 'me', variants } as const;
    const { body: saved } = await world.app.call(agent, createSavedReply, { body: { ...body, variants } });
    const steps = [{ kind: 'reply', savedReplyId: saved.reply.id, stage: 'public', how: 'send' } as const];
    const { body: made } = await world.app.call(agent, createMacro, { body: { name: text, steps, audience: 'me' } });
    const { body: ran } = await world.app.call(agent, runMacro, {
      params: { macroId: made.macro.id },
      body: {
        conversationId: mention.conversationId,
        runId: crypto.randomUUID(),
        seenVersion: 1_000,
        accepted: ['words'],
      },
    });
    expect(ran.run.steps[0]).toMatchObject({ is: 'refused', reason: 'gate_refused' });
    expect(stopsOf({ ok: false, checks: ran.run.steps[0]?.checks ?? [] })).toContain(ruleOf(text));
  }
  expect(await standing()).toEqual([]);
});

test('stopped as a correction of what stands', async () => {
  await send('It is on its way.');
  await standing();
  const { id: messageId } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', mention.conversationId)
      .where('direction', '=', 'out')
      .executeTakeFirstOrThrow(),
  );
  for (const way of ['edit', 'replace', 'follow_up'] as const)
    await world.app.call(world.agent, correctMessage, {
      params: { messageId },
      body: { clientKey: crypto.randomUUID(), way, reason: 'fact', text: forbidden[0] ?? '', accepted: ['words'] },
    });

  expect(await standing()).toEqual(['It is on its way.']);
});

test('stopped in a second try, by a rule that came since, and by the words behind the gate’s back', async () => {
  await world.faults({ outage: true });
  const { body } = await send('A golden promise.');
  await world.app.runJobs();
  await world.faults({ outage: false });
  const dispatchId = body.ok ? body.dispatch.id : '';
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql`update dispatch set state = 'failed', doubt = null where id = ${dispatchId}`.execute(tx),
  );
  const gold = stops('gold', 'golden promise');
  await switchOn([...defaultWordRules.rules, gold]);

  const again = await world.app.call(agent, settleDispatch, { params: { dispatchId }, body: { decision: 'retry' } });
  expect(again.status).toBe(422);
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql`update dispatch set state = 'queued', not_before = now(), content = 'A cheap warranty' where id = ${dispatchId}`.execute(
      tx,
    ),
  );
  expect(await standing()).toEqual([]);
});
