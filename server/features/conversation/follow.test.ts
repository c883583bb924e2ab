import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  followConversation,
  getConversation,
  listConversations,
  markConversationRead,
  markConversationUnread,
  setConversationStatus,
  unfollowConversation,
} from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { addNote } from '#contract/note.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aTeam, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let ana: TestAgent;
let ben: TestAgent;
let matter: TestConversation;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  ana = await anAgent(db, workspaceId);
  ben = await anAgent(db, workspaceId, { name: 'Ben' });
  matter = await aConversation(db, workspaceId, { at: app.context.now() });
});

const params = () => ({ params: { conversationId: matter.conversationId } });
const row = async (who: TestAgent): Promise<ConversationRow> =>
  (await app.call(who, getConversation, params())).body.conversation;
const following = async (who: TestAgent) =>
  (await app.call(who, listConversations, { query: { view: 'following' } })).body.items.map(({ id }) => id);
const later = (ms: number) => new Date(app.context.now().getTime() + ms);

test('what one follows stands in a view of its own until one follows it no more', async () => {
  const followed = await app.call(ana, followConversation, params());

  expect(followed.body.conversation.following).toBe(true);
  expect(await following(ana)).toEqual([matter.conversationId]);
  expect(await following(ben)).toEqual([]);
  await app.call(ana, unfollowConversation, params());
  expect(await following(ana)).toEqual([]);
});

test('a follower hears of what a colleague notes and answers, others do not', async () => {
  await app.call(ana, followConversation, params());
  for (const who of [ana, ben]) await app.call(who, markConversationRead, params());
  app.clock.advance(60_000);

  await app.call(ben, addNote, { ...params(), body: { text: 'Called the warehouse.' } });
  expect([(await row(ana)).unread, (await row(ben)).unread]).toEqual([true, false]);
  await app.call(ana, markConversationRead, params());
  await aMessage(app.context.db, workspaceId, matter, { direction: 'out', agentId: ben.agentId, at: later(600_000) });

  expect([(await row(ana)).unread, (await row(ben)).unread]).toEqual([true, false]);
});

test('one’s own words are no news', async () => {
  await app.call(ana, followConversation, params());
  await app.call(ana, markConversationRead, params());
  app.clock.advance(60_000);

  await app.call(ana, addNote, { ...params(), body: { text: 'Waiting for the warehouse.' } });
  await aMessage(app.context.db, workspaceId, matter, { direction: 'out', agentId: ana.agentId, at: later(600_000) });

  expect((await row(ana)).unread).toBe(false);
});

test('who is called in a note follows, and so does who called', async () => {
  await app.call(ana, addNote, { ...params(), body: { text: '@Ben can you look?', mentions: [ben.agentId] } });

  expect(await following(ben)).toEqual([matter.conversationId]);
  expect(await following(ana)).toEqual([matter.conversationId]);
});

test('a note without a call makes nobody follow', async () => {
  await app.call(ana, addNote, { ...params(), body: { text: 'For the record.' } });

  expect(await following(ana)).toEqual([]);
});

test('following reaches no further than one’s sight', async () => {
  const { db } = app.context;
  const [north, south] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const outsider = await anAgent(db, workspaceId, { teamIds: [north] });
  matter = await aConversation(db, workspaceId, { teamId: south });
  await app.call(ana, addNote, { ...params(), body: { text: '@you', mentions: [outsider.agentId] } });

  expect(await following(outsider)).toEqual([]);
  expect((await app.call(outsider, followConversation, params())).status).toBe(404);
});

test('what is marked unread is unread until it is read, even when it is settled', async () => {
  await app.call(ana, setConversationStatus, {
    ...params(),
    body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
  });

  await app.call(ana, markConversationUnread, params());
  expect([(await row(ana)).unread, (await row(ben)).unread]).toEqual([true, false]);
  await app.call(ana, markConversationRead, params());

  expect((await row(ana)).unread).toBe(false);
});

test('a snooze without an end lasts until the customer answers', async () => {
  const snoozed = await app.call(ana, setConversationStatus, {
    ...params(),
    body: { status: 'snoozed', snoozedUntil: null },
  });

  expect(snoozed.body.conversation).toMatchObject({ status: 'snoozed', snoozedUntil: null });
  expect((await app.call(ana, setConversationStatus, { ...params(), body: { status: 'snoozed' } })).status).toBe(400);
});
