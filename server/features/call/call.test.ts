import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCall, changeCall, removeCall } from '#contract/call.ts';
import { getConversation } from '#contract/conversation.ts';
import { mergeConversations, undoMerge } from '#contract/matter.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead' });
});
afterAll(() => app.close());

const ago = (minutes: number) => new Date(app.context.now().getTime() - minutes * 60_000).toISOString();
const aCall = (change: object = {}) => ({
  ...{
    way: 'phone' as const,
    direction: 'in' as const,
    at: ago(30),
    minutes: 12,
    whom: '+49 30 1234',
    text: 'Wants a new lid.',
  },
  ...change,
});
const opened = async () => (await aConversation(app.context.db, workspaceId)).conversationId;
const log = (conversationId: string, change: object = {}) =>
  app.call(lead, addCall, { params: { conversationId }, body: aCall(change) });
const timeline = async (conversationId: string) =>
  (await app.call(lead, getConversation, { params: { conversationId } })).body.timeline;
const calls = async (conversationId: string) => (await timeline(conversationId)).filter(({ kind }) => kind === 'call');

test('a call stands where it happened, with who wrote it down, and once though it was sent twice', async () => {
  const conversationId = await opened();
  const id = newId();
  for (const _ of [1, 2]) expect((await log(conversationId, { id })).status).toBe(200);

  const [call, ...others] = await calls(conversationId);
  expect(others).toEqual([]);
  expect(call).toMatchObject({
    id,
    at: expect.stringMatching(/Z$/),
    whom: '+49 30 1234',
    agentId: lead.agentId,
    editedAt: null,
  });
  expect((await timeline(conversationId)).map(({ kind }) => kind).indexOf('call')).toBe(0);
  expect((await log(await opened(), { id })).status).toBe(409);
});

test('it is corrected once by whoever saw what stands there, and taken out', async () => {
  const conversationId = await opened();
  const { call } = (await log(conversationId, { way: 'sms', direction: 'out', minutes: null })).body;
  const change = (replaces: string | null, text: string) =>
    app.call(lead, changeCall, { params: { callId: call.id }, body: { ...aCall({ text }), replaces } });

  const first = await change(null, 'Wants two lids.');
  expect(first.body.call).toMatchObject({ text: 'Wants two lids.', way: 'phone' });
  expect((await change(null, 'Wants three.')).status).toBe(409);
  expect((await change(first.body.call.editedAt, 'Wants none.')).status).toBe(200);

  expect((await app.call(lead, removeCall, { params: { callId: call.id } })).status).toBe(200);
  expect((await app.call(lead, removeCall, { params: { callId: call.id } })).status).toBe(404);
  expect(await calls(conversationId)).toEqual([]);
  const told = (await timeline(conversationId)).flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));
  expect(told).toEqual(expect.arrayContaining(['call.changed', 'call.removed']));
});

test.each([
  ['one that is still to come', { at: new Date(Date.now() + 10 * 86_400_000).toISOString() }],
  ['one of more than a day', { minutes: 2_000 }],
  ['one with nobody', { whom: ' ' }],
  ['one in which nothing was said', { text: ' ' }],
])('%s is not written down', async (_, change) => {
  expect((await log(await opened(), change)).status).toBe(400);
});

test('it goes along when conversations are merged, and back when that is undone', async () => {
  const [from, into] = [await opened(), await opened()];
  await log(from);
  const merged = await app.call(lead, mergeConversations, { params: { conversationId: into }, body: { from: [from] } });
  expect(await calls(into)).toHaveLength(1);

  await app.call(lead, undoMerge, { params: { mergeId: merged.body.mergeId } });
  expect(await calls(into)).toEqual([]);
  expect(await calls(from)).toHaveLength(1);
});
