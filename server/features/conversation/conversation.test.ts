import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  assignConversation,
  countConversations,
  countViews,
  getConversation,
  listConversations,
  listHistory,
  markConversationRead,
  setConversationPriority,
  setConversationStatus,
  setConversationTags,
} from '#contract/conversation.ts';
import { saveDraft } from '#contract/draft.ts';
import { addNote } from '#contract/note.ts';
import { listTags } from '#contract/tag.ts';
import { getThreadTree } from '#contract/thread.ts';
import { listTimeline } from '#contract/timeline.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { counted } from '#test/counted.ts';
import { aConversation, aMessage, aProfile, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let ana: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  ana = await anAgent(app.context.db, workspaceId);
});

const list = async (caller: TestAgent, query: Parameters<typeof app.call<typeof listConversations>>[2]['query']) =>
  (await app.call(caller, listConversations, { query })).body;
const events = (conversationId: string) =>
  app.context.db.inWorkspace(workspaceId, (tx) =>
    tx.selectFrom('event').select('type').where('conversation_id', '=', conversationId).orderBy('position').execute(),
  );

test('a page of a view ends where the next begins, also where many are of the same instant', async () => {
  const at = new Date();
  const made: string[] = [];
  for (let n = 0; n < 7; n++) made.push((await aConversation(app.context.db, workspaceId, { at })).conversationId);

  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(ana, { view: 'open', limit: 3, cursor });
    seen.push(...page.items.map((row) => row.id));
    cursor = page.next ?? undefined;
  } while (cursor);

  expect(seen).toEqual(made.toSorted().reverse());
});

test('a row says who wrote last, what, and where', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId, { text: 'x'.repeat(500), visibility: 'private' });

  const [row] = (await list(ana, { view: 'open' })).items;

  expect(row).toMatchObject({ id: one.conversationId, number: 1, awaitsUs: true, unread: true, visibility: 'private' });
  expect(row?.preview).toBe('x'.repeat(160));
  await aMessage(db, workspaceId, one, { direction: 'out', text: 'On its way.', at: new Date(Date.now() + 1000) });
  const [answered] = (await list(ana, { view: 'open' })).items;
  expect(answered).toMatchObject({ preview: 'On its way.', previewDirection: 'out', awaitsUs: false });
});

test('a row does not say the words of a message that was deleted, but that it was', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId, { text: 'My card is 4111' });
  const later = await aMessage(db, workspaceId, one, { text: 'Never mind', at: new Date(Date.now() + 1000) });
  const take = (messageId: string, by: string) =>
    db.inWorkspace(workspaceId, (tx) =>
      sql`update message set deleted_at = now(), deleted_by = ${by} where workspace_id = ${workspaceId} and id = ${messageId}`.execute(
        tx,
      ),
    );
  const row = async () => (await list(ana, { view: 'open' })).items[0];

  expect(await row()).toMatchObject({ preview: 'Never mind', previewDeletedBy: null });
  await take(later, 'network');
  expect(await row()).toMatchObject({ preview: '', previewDeletedBy: 'network', visibility: 'public' });
});

test('what was read is unread again with the next message of the customer', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const unread = async () => (await list(ana, { view: 'open' })).items[0]?.unread;

  await app.call(ana, markConversationRead, { params: { conversationId: one.conversationId } });
  expect(await unread()).toBe(false);
  await aMessage(app.context.db, workspaceId, one, { at: new Date(Date.now() + 60_000) });
  expect(await unread()).toBe(true);
});

test('the views hold what they promise and count it', async () => {
  const { db } = app.context;
  const teamId = await aTeam(db, workspaceId);
  const bo = await anAgent(db, workspaceId, { role: 'lead', teamIds: [teamId] });
  await aConversation(db, workspaceId, { assigneeId: bo.agentId });
  await aConversation(db, workspaceId, { teamId });
  await aConversation(db, workspaceId, { status: 'pending' });
  await aConversation(db, workspaceId, { status: 'snoozed' });
  await aConversation(db, workspaceId, { status: 'resolved', assigneeId: bo.agentId });

  const body = await counted(async () => (await app.call(bo, countViews, {})).body);

  expect(Object.fromEntries(body.views.map((view) => [view.key, view.count]))).toEqual({
    mine: 1,
    mentions: 0,
    following: 0,
    unassigned: 1,
    team: 1,
    open: 2,
    pending: 1,
    snoozed: 1,
    resolved: 1,
    all: 5,
  });
  for (const { key, count } of body.views) expect((await list(bo, { view: key })).items).toHaveLength(count ?? -1);
});

test('what fits a filter that no view has is counted within reach, up to where a count stops', async () => {
  const { db } = app.context;
  const bo = await anAgent(db, workspaceId, { role: 'lead' });
  const teamId = await aTeam(db, workspaceId);
  for (const network of ['bluesky', 'bluesky', 'mastodon']) await aConversation(db, workspaceId, { network });
  await aConversation(db, workspaceId, { network: 'bluesky', status: 'resolved' });
  const countOf = (signed: typeof ana, filter: object) =>
    counted(
      async () =>
        (await app.call(signed, countConversations, { query: { filter: JSON.stringify(filter) } })).body.count,
    );
  const narrowed = { status: ['open'], network: ['bluesky'] };

  expect(await countOf(bo, narrowed)).toBe(2);
  expect((await list(bo, { filter: JSON.stringify(narrowed) })).items).toHaveLength(2);
  const outsider = await anAgent(db, workspaceId, { role: 'agent', teamIds: [await aTeam(db, workspaceId)] });
  await aConversation(db, workspaceId, { network: 'bluesky', teamId });
  expect(await countOf(bo, narrowed)).toBe(3);
  expect(await countOf(outsider, narrowed)).toBe(2);
  for (let n = 0; n < 105; n += 1) await aConversation(db, workspaceId, { network: 'threads', text: null });
  expect(await countOf(bo, { network: ['threads'] })).toBe(100);
});

test('a list can be narrowed to a tag and to a network', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId, { network: 'bluesky' });
  await aConversation(db, workspaceId);
  const params = { conversationId: one.conversationId };
  await app.call(ana, setConversationTags, { params, body: { tags: ['Delivery'] } });

  expect((await list(ana, { filter: JSON.stringify({ tagsAny: ['Delivery'] }) })).items.map((row) => row.id)).toEqual([
    one.conversationId,
  ]);
  expect((await list(ana, { filter: JSON.stringify({ network: ['bluesky'] }) })).items.map((row) => row.id)).toEqual([
    one.conversationId,
  ]);
});

test.each(['{"status":["gone"]}', '{"colour":["red"]}', 'open', '{"status":[]}'])(
  'a filter that is none is refused: %s',
  async (filter) => {
    const { status, body } = await app.call(ana, listConversations, { query: { filter } });

    expect(status).toBe(400);
    expect(body.error?.reason).toBe('bad_request');
  },
);

test('someone who sees their teams finds neither row nor conversation of another team', async () => {
  const { db } = app.context;
  const [north, south] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const cy = await anAgent(db, workspaceId, { teamIds: [north] });
  const mine = await aConversation(db, workspaceId, { teamId: south, assigneeId: cy.agentId });
  const ours = await aConversation(db, workspaceId, { teamId: north });
  const foreign = await aConversation(db, workspaceId, { teamId: south });
  const loose = await aConversation(db, workspaceId);

  const seen = (await list(cy, { view: 'all' })).items.map((row) => row.id);

  expect(seen.toSorted()).toEqual([mine, ours, loose].map((one) => one.conversationId).toSorted());
  const params = { conversationId: foreign.conversationId };
  expect((await app.call(cy, getConversation, { params })).status).toBe(404);
  expect((await app.call(cy, setConversationPriority, { params, body: { priority: 'low' } })).status).toBe(404);
});

test('a change grows the version once and is told once; wanting it again does nothing', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const params = { conversationId: one.conversationId };
  const assign = () => app.call(ana, assignConversation, { params, body: { assigneeId: ana.agentId } });

  const first = await assign();
  const second = await assign();

  expect(first.body.conversation).toMatchObject({ assigneeId: ana.agentId, version: 2 });
  expect(second.body.conversation.version).toBe(2);
  expect(await events(one.conversationId)).toEqual([{ type: 'conversation.assigned' }]);
});

test('twenty parallel assignments leave one owner and as many events as changes', async () => {
  const { db } = app.context;
  const bo = await anAgent(db, workspaceId);
  const one = await aConversation(db, workspaceId);
  const params = { conversationId: one.conversationId };

  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      app.call(ana, assignConversation, { params, body: { assigneeId: n % 2 ? ana.agentId : bo.agentId } }),
    ),
  );

  const { body } = await app.call(ana, getConversation, { params });
  expect(body.conversation.version).toBe(1 + (await events(one.conversationId)).length);
  expect([ana.agentId, bo.agentId]).toContain(body.conversation.assigneeId);
});

test('nobody is assigned who is not an agent of the workspace', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const stranger = await anAgent(app.context.db, await aWorkspace(app.context.db));

  const answer = await app.call(ana, assignConversation, {
    params: { conversationId: one.conversationId },
    body: { assigneeId: stranger.agentId },
  });

  expect(answer.status).toBe(404);
});

test('a snooze needs a time that is still to come', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const params = { conversationId: one.conversationId };
  const snooze = (snoozedUntil?: string) =>
    app.call(ana, setConversationStatus, { params, body: { status: 'snoozed', snoozedUntil } });
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();

  expect((await snooze()).status).toBe(400);
  expect((await snooze('2020-01-01T00:00:00Z')).status).toBe(400);
  expect((await snooze(inAnHour)).body.conversation).toMatchObject({ status: 'snoozed', snoozedUntil: inAnHour });
});

test('tags are told apart without regard to case', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const params = { conversationId: one.conversationId };
  const set = (tags: string[]) => app.call(ana, setConversationTags, { params, body: { tags } });

  expect((await set(['Refund', 'late'])).body.conversation.tags).toEqual(['Refund', 'late']);
  expect((await set(['refund', 'REFUND', 'vip'])).body.conversation.tags).toEqual(['Refund', 'vip']);
  expect((await set([])).body.conversation.tags).toEqual([]);
});

test('the history of a person spans their profiles', async () => {
  const { db } = app.context;
  const first = await aConversation(db, workspaceId, { text: 'First' });
  const elsewhere = await aProfile(db, workspaceId, { network: 'bluesky', contactId: first.contactId });
  const second = await aConversation(db, workspaceId, { network: 'bluesky', profile: elsewhere });

  const { body } = await app.call(ana, getConversation, { params: { conversationId: second.conversationId } });

  expect(body.history).toMatchObject({
    items: [{ id: first.conversationId, network: 'sandbox', opening: 'First' }],
    next: null,
  });
});

test('the history of a person goes on, page by page, and begins each with its first words', async () => {
  const { db } = app.context;
  const here = await aConversation(db, workspaceId, { text: 'Here' });
  const profile = { profileId: here.profileId, contactId: here.contactId };
  const past: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const one = await aConversation(db, workspaceId, { text: `Matter ${n}`, profile });
    await aMessage(db, workspaceId, one, { text: 'And another thing' });
    past.unshift(one.conversationId);
  }
  const params = { conversationId: here.conversationId };
  const { body } = await app.call(ana, getConversation, { params });
  const more = await app.call(ana, listHistory, { params, query: { cursor: body.history.next ?? '' } });

  expect([...body.history.items, ...more.body.items].map(({ id }) => id)).toEqual(past);
  expect(body.history.items[0]?.opening).toBe('Matter 11');
  expect(more.body.next).toBeNull();
});

test('an unknown id and a malformed one are the same answer', async () => {
  for (const conversationId of [newId(), 'nonsense'])
    expect((await app.call(ana, getConversation, { params: { conversationId } })).status).toBe(404);
});

test('another workspace’s conversation is nowhere, whatever is asked of it', async () => {
  const { db } = app.context;
  const theirs = await aWorkspace(db);
  const stranger = await anAgent(db, theirs, { role: 'owner' });
  const one = await aConversation(db, workspaceId);
  const params = { conversationId: one.conversationId };
  await app.call(ana, setConversationTags, { params, body: { tags: ['secret'] } });
  const before = '[]';

  const answers = [
    app.call(stranger, getConversation, { params }),
    app.call(stranger, listTimeline, { params, query: { before } }),
    app.call(stranger, getThreadTree, { params: { ...params, threadId: one.threadId } }),
    app.call(stranger, assignConversation, { params, body: { assigneeId: null } }),
    app.call(stranger, setConversationStatus, { params, body: { status: 'resolved' } }),
    app.call(stranger, setConversationTags, { params, body: { tags: [] } }),
    app.call(stranger, setConversationPriority, { params, body: { priority: 'low' } }),
    app.call(stranger, markConversationRead, { params }),
    app.call(stranger, addNote, { params, body: { text: 'Hello' } }),
    app.call(stranger, saveDraft, { params, body: { mode: 'note', text: 'Hello' } }),
  ];

  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 404));
  expect((await list(stranger, { view: 'all' })).items).toEqual([]);
  expect((await list(stranger, { filter: JSON.stringify({ tagsAny: ['secret'] }) })).items).toEqual([]);
  expect((await app.call(stranger, listTags, {})).body.tags).toEqual([]);
  expect((await list(ana, { view: 'all' })).items).toMatchObject([{ tags: ['secret'], status: 'open' }]);
});
