import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCapture, type CaptureInput, listCaptureAccounts, logNativeAnswer } from '#contract/capture.ts';
import { connectChannel } from '#contract/channel-connect.ts';
import { getClocks } from '#contract/clock.ts';
import { getConversation } from '#contract/conversation.ts';
import { defaultVanishing } from '#contract/vanishing.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { newId } from '#server/db/id.ts';
import { catchUp } from '#server/events/follow.ts';
import { subscribers } from '#server/events/registry.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let channelId: string;
beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lea' });
  const connected = await app.call(owner, connectChannel, {
    body: { network: 'snapchat', settings: { handle: 'Acme' } },
  });
  channelId = connected.body.channel.id;
});
afterAll(() => app.close());

const seen = (change: Partial<CaptureInput> = {}): CaptureInput & { id: string } => ({
  ...{ id: newId(), channelId, who: 'lena.snaps', stage: 'private', text: 'My kettle broke', shownMinutes: null },
  at: new Date(app.context.now().getTime() - 60_000).toISOString(),
  ...change,
});
const look = async (conversationId: string) =>
  (await app.call(lead, getConversation, { params: { conversationId } })).body;
const follow = async () => {
  for (const subscriber of subscribers) await catchUp(app.context, workspaceId, subscriber);
};
const picture = (captureId: string, n = '0') =>
  app.fastify.inject({
    method: 'PUT',
    url: `/api/captures/${captureId}/pictures/${n}`,
    headers: { 'x-earshot': '1', cookie: `${sessionCookie}=${lead.session}`, 'content-type': 'image/png' },
    payload: Buffer.from(tinyPng),
  });

test('what was seen becomes a message of the customer, once, and says who wrote it down', async () => {
  const { accounts } = (await app.call(lead, listCaptureAccounts, {})).body;
  expect(accounts).toEqual([{ channelId, network: 'snapchat', handle: 'Acme', keepsVanishing: false }]);

  const body = seen();
  const [first, again] = [await app.call(lead, addCapture, { body }), await app.call(lead, addCapture, { body })];
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  const { conversation, timeline, stages } = await look(first.body.conversationId);
  expect(conversation).toMatchObject({ network: 'snapchat', visibility: 'private', awaitsUs: true });
  expect(timeline.filter(({ kind }) => kind === 'message')).toMatchObject([
    { text: 'My kettle broke', author: { name: 'lena.snaps' }, direction: 'in' },
  ]);
  expect(timeline.find((one) => one.kind === 'event' && one.type === 'message.captured')).toMatchObject({
    actor: { id: lead.agentId },
  });
  // Nothing can be sent there.
  expect(stages).toMatchObject({ public: null, private: null });

  const more = await app.call(lead, addCapture, { body: seen({ text: 'Anybody?' }) });
  expect(more.body).toEqual(first.body);
});

test('an answer given in the app ends the waiting, once, with who gave it and when', async () => {
  const { conversationId } = (await app.call(lead, addCapture, { body: seen({ who: 'ben', text: 'Hello?' }) })).body;
  await follow();
  const at = app.context.now().toISOString();
  const body = { id: newId(), text: 'We send you a new one.', at };
  for (const _ of [1, 2])
    expect((await app.call(lead, logNativeAnswer, { params: { conversationId }, body })).status).toBe(200);
  await follow();

  const { conversation, timeline } = await look(conversationId);
  const { clocks } = (await app.call(lead, getClocks, { params: { conversationId } })).body;
  expect(conversation).toMatchObject({ awaitsUs: false, status: 'pending' });
  expect(timeline.filter((one) => one.kind === 'message' && one.direction === 'out')).toMatchObject([
    { text: 'We send you a new one.', agentId: lead.agentId, foreign: false, at, visibility: 'private' },
  ]);
  expect(clocks.find(({ kind }) => kind === 'first_response')?.state).not.toBe('running');
});

test('a story has its end, and its picture is kept only where such files are', async () => {
  const body = seen({ stage: 'public', shownMinutes: 1_440, text: '' });
  const { conversationId } = (await app.call(lead, addCapture, { body })).body;
  const { timeline } = await look(conversationId);
  expect(timeline.find(({ kind }) => kind === 'message')).toMatchObject({
    expiresAt: new Date(Date.parse(body.at) + 1_440 * 60_000).toISOString(),
  });
  expect((await picture(body.id)).statusCode).toBe(409);

  await switchOn(app, lead, { kind: 'vanishing', body: { ...defaultVanishing, keepFilesOf: ['snapchat'] } });
  for (const _ of [1, 2]) expect((await picture(body.id)).statusCode).toBe(200);
  const [message] = (await look(conversationId)).timeline.filter((one) => one.kind === 'message');
  expect(message).toMatchObject({ attachments: [{ kind: 'image', state: 'stored' }] });
});

test('only what has been seen, at an account of ours where that is done', async () => {
  const later = new Date(app.context.now().getTime() + 3_600_000).toISOString();
  const status = async (change: Partial<CaptureInput>) =>
    (await app.call(lead, addCapture, { body: seen(change) })).status;
  expect(await status({ at: later })).toBe(400);
  expect(await status({ who: ' ' })).toBe(400);
  expect(await status({ channelId: newId() })).toBe(404);
  expect((await picture(newId())).statusCode).toBe(404);
});
