import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getConversation } from '#contract/conversation.ts';
import { getTriage } from '#contract/triage.ts';
import type { TriageDecision } from '#contract/triage-policy.ts';
import { exportTriageSample, getTriageFigures, judgeTriageSample, listTriageSample } from '#contract/triage-sample.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { drawSample, isDrawn } from './sample.ts';
import { settleConversations } from './settle.ts';

/** The same ids in every run. */
const idOf = (n: number) => {
  const hex = createHash('sha256').update(String(n)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const ids = Array.from({ length: 20_000 }, (_, n) => idOf(n));

it('draws two in a hundred, always the same', () => {
  const drawn = ids.filter(isDrawn);
  expect(drawn.length / ids.length).toBeCloseTo(0.02, 2);
  expect(ids.filter(isDrawn)).toEqual(drawn);
});

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let agent: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Olga' });
  agent = await anAgent(app.context.db, workspaceId);
});
afterAll(() => app.close());

const now = () => app.context.now();
const inWorkspace = <T>(work: Parameters<typeof app.context.db.inWorkspace<T>>[1]) =>
  app.context.db.inWorkspace(workspaceId, work);
const list = async () => (await app.call(owner, listTriageSample, {})).body.items;
const judge = (messageId: string, needsAnswer: boolean | null, who = owner) =>
  app.call(who, judgeTriageSample, { params: { messageId }, body: { needsAnswer } });
const statusOf = async ({ conversationId }: TestConversation) =>
  (await app.call(agent, getConversation, { params: { conversationId } })).body.conversation.status;

/** A conversation with a message that was decided so; in the sample where its id is drawn. */
async function decided(messageId: string, text: string, decision: TriageDecision): Promise<TestConversation> {
  app.clock.advance(1000);
  const made = await aConversation(app.context.db, workspaceId, { text: null, at: now() });
  await inWorkspace(async (tx) => {
    await sql`insert into message (workspace_id, id, origin, external_id, thread_id, conversation_id, profile_id, direction, visibility,
        text, occurred_at, received_at)
      values (${workspaceId}, ${messageId}, 'test', ${messageId}, ${made.threadId}, ${made.conversationId}, ${made.profileId}, 'in', 'public',
        ${text}, ${now()}, ${now()})`.execute(tx);
    await sql`insert into triage (workspace_id, message_id, decision, found, reasons, policy_version, read_at, decided_at)
      values (${workspaceId}, ${messageId}, ${decision}, ${decision}, '[]', 0, ${now()}, ${now()})`.execute(tx);
    await drawSample(tx, [{ messageId, decision }], now());
    await settleConversations(tx, [made.conversationId], now());
  });
  return { ...made, messageId };
}

it('is judged blind, brings back what was missed, and says how much that is', async () => {
  const [first = '', second = '', third = ''] = ids.filter(isDrawn);
  const others = ids.filter((id) => !isDrawn(id));
  await decided(others[0] ?? '', 'Where is it?', 'answer');
  await decided(others[1] ?? '', 'bye', 'none');
  const missed = await decided(first, 'bye and what now', 'none');
  const right = await decided(second, 'thanks', 'watch');
  expect(await statusOf(missed)).toBe('resolved');

  const items = await list();
  // The two that were left, and one that waits, without a word of which is which.
  expect(items.map(({ text }) => text).sort()).toEqual(['Where is it?', 'bye and what now', 'thanks']);
  expect(Object.keys(items[0] ?? {}).sort()).toEqual(['at', 'id', 'network', 'text']);
  expect((await judge(first, true, agent)).status).toBe(403);
  expect((await judge(third, true)).status).toBe(404);

  expect((await judge(first, true)).status).toBe(200);
  await judge(second, false);
  await judge(others[0] ?? '', false);
  expect(await list()).toEqual([]);
  expect([await statusOf(missed), await statusOf(right)]).toEqual(['open', 'snoozed']);
  const { days, weeks } = (await app.call(owner, getTriageFigures, {})).body;
  expect(weeks).toMatchObject([{ drawn: 2, judged: 2, missed: 1, othersJudged: 1, needless: 1 }]);
  expect(days[0]).toMatchObject({ answer: 2, none: 1, watch: 1, overridden: 1 });
  expect((await app.call(owner, exportTriageSample, {})).body.csv.split('\r\n')[0]).toContain('needs_answer');

  await judge(first, null);
  expect(await statusOf(missed)).toBe('resolved');
  expect((await list()).map(({ id }) => id)).toEqual([first]);
});

it('leaves the sample where it turned out to be answered before anybody judged it', async () => {
  const [, , , fourth = ''] = ids.filter(isDrawn);
  const one = await decided(fourth, 'hm', 'watch');
  expect((await list()).some(({ id }) => id === fourth)).toBe(true);
  await inWorkspace((tx) => drawSample(tx, [{ messageId: fourth, decision: 'answer' }], now()));
  expect((await list()).some(({ id }) => id === fourth)).toBe(false);
  const { body } = await app.call(agent, getTriage, { params: { conversationId: one.conversationId } });
  expect(body.decision).toBe('watch');
});
