import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type BulkAction,
  type BulkChange,
  type BulkSet,
  cancelBulk,
  getBulkAction,
  listBulkActions,
  listBulkSkipped,
  startBulk,
  undoBulk,
} from '#contract/bulk.ts';
import {
  followConversation,
  getConversation,
  listConversations,
  markConversationRead,
  setConversationPriority,
  setConversationStatus,
  setConversationTags,
} from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { mergeConversations } from '#contract/matter.ts';
import { changeRole } from '#contract/people.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { workNext } from './work.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let ana: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Olga' });
  ana = await anAgent(app.context.db, workspaceId);
});

/** Nobody waits there for an answer. */
const resolved = { kind: 'status', status: 'resolved', leaveUnanswered: 'no_answer_needed' } as const;
type Options = Parameters<typeof aConversation>[2];
const some = async (count: number, options: Options = {}): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1)
    ids.push((await aConversation(app.context.db, workspaceId, options)).conversationId);
  return ids;
};
/** Many conversations of one customer, made in one statement. */
const many = async (count: number): Promise<void> => {
  const [first] = await some(1);
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`insert into conversation (workspace_id, id, number, profile_id, status, opened_at, last_message_at, last_inbound_at)
      select workspace_id, gen_random_uuid(), 1000 + n, profile_id, 'open', opened_at, last_message_at - n * interval '1 second', last_inbound_at
      from conversation, generate_series(1, ${count - 1}) as n where id = ${first}`.execute(tx),
  );
};
const start = async (who: TestAgent, set: BulkSet, change: BulkChange): Promise<BulkAction> => {
  const { status, body } = await app.call(who, startBulk, { body: { set, change } });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.action;
};
const undo = async (who: TestAgent, { id }: BulkAction) =>
  (await app.call(who, undoBulk, { params: { bulkId: id } })).body.action;
const read = async (who: TestAgent, { id }: BulkAction) =>
  (await app.call(who, getBulkAction, { params: { bulkId: id } })).body.action;
const row = async (who: TestAgent, conversationId: string): Promise<ConversationRow> =>
  (await app.call(who, getConversation, { params: { conversationId } })).body.conversation;
const view = async (who: TestAgent, key: 'open' | 'resolved' | 'following') =>
  (await app.call(who, listConversations, { query: { view: key, limit: 100 } })).body.items;
const left = async (who: TestAgent, { id }: BulkAction) =>
  (await app.call(who, listBulkSkipped, { params: { bulkId: id }, query: {} })).body.items;

test('a few conversations are changed before the answer, each with its event', async () => {
  const ids = await some(3, { visibility: 'private' });

  const action = await start(ana, { ids }, resolved);

  expect(action).toMatchObject({ state: 'done', total: 3, changed: 3, unchanged: 0, skipped: [], mine: true });
  expect((await view(ana, 'resolved')).map(({ id }) => id).sort()).toEqual(ids.toSorted());
  const events = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('event')
      .select(['type', 'actor_id'])
      .where('correlation_id', '=', action.id)
      .orderBy('position')
      .execute(),
  );
  expect(events.map(({ type }) => type)).toEqual([
    'bulk.started',
    ...ids.map(() => 'conversation.status_changed'),
    'bulk.finished',
  ]);
  expect(new Set(events.map(({ actor_id }) => actor_id))).toEqual(new Set([ana.agentId]));
});

test('a whole view is worked in the background as it was at the start', async () => {
  await many(1_201);

  const action = await start(ana, { filter: { status: ['open'] }, except: [] }, { kind: 'priority', priority: 'high' });
  const [late] = await some(1);
  expect(action).toMatchObject({ state: 'running', total: 1_201, changed: 0 });
  await app.runJobs();

  expect(await read(ana, action)).toMatchObject({ state: 'done', changed: 1_201 });
  expect((await row(ana, late ?? '')).priority).toBe('normal');
});

test('all of a view but some', async () => {
  const [spared = '', ...others] = await some(3);

  await start(ana, { filter: { status: ['open'] }, except: [spared] }, { kind: 'status', status: 'pending' });

  expect((await view(ana, 'open')).map(({ id }) => id)).toEqual([spared]);
  expect((await row(ana, others[0] ?? '')).status).toBe('pending');
});

test('what is so already is counted and left as it is', async () => {
  const ids = [...(await some(1, { priority: 'high' })), ...(await some(1))];
  const [same = ''] = ids;
  const before = (await row(ana, same)).version;

  const action = await start(ana, { ids }, { kind: 'priority', priority: 'high' });

  expect(action).toMatchObject({ changed: 1, unchanged: 1 });
  expect((await row(ana, same)).version).toBe(before);
});

test('tags are added and removed beside those that are there, and undone exactly', async () => {
  const [one = '', two = ''] = await some(2);
  await app.call(ana, setConversationTags, { params: { conversationId: one }, body: { tags: ['billing', 'vip'] } });

  const action = await start(ana, { ids: [one, two] }, { kind: 'tags', add: ['Urgent', 'BILLING'], remove: ['vip'] });
  expect((await row(ana, one)).tags).toEqual(['Urgent', 'billing']);
  expect((await row(ana, two)).tags).toEqual(['Urgent', 'billing']);
  await undo(ana, action);

  expect((await row(ana, one)).tags).toEqual(['billing', 'vip']);
  expect((await row(ana, two)).tags).toEqual([]);
});

test('what is out of the asker’s sight or not there is left out, and no row of it is shown', async () => {
  const { db } = app.context;
  const [north, south] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const ben = await anAgent(db, workspaceId, { teamIds: [north] });
  const [mine = ''] = await some(1, { teamId: north });
  const [theirs = ''] = await some(1, { teamId: south });

  const action = await start(ben, { ids: [mine, theirs, newId()] }, resolved);

  expect(action).toMatchObject({ changed: 1, skipped: [{ reason: 'gone', count: 2 }] });
  expect((await left(ben, action)).map(({ reason, row }) => [reason, row])).toEqual([
    ['gone', null],
    ['gone', null],
  ]);
  expect((await row(ana, theirs)).status).toBe('open');
});

test('an asker who lost the right meanwhile changes nothing more', async () => {
  await many(60);
  const action = await start(ana, { filter: { status: ['open'] }, except: [] }, resolved);

  await app.call(owner, changeRole, { params: { agentId: ana.agentId }, body: { role: 'auditor' } });
  await app.runJobs();

  expect(await read(owner, action)).toMatchObject({
    state: 'done',
    changed: 0,
    skipped: [{ reason: 'permission', count: 60 }],
  });
  expect(await view(owner, 'resolved')).toEqual([]);
});

test('without the right to change nothing starts, but one may mark and follow', async () => {
  const auditor = await anAgent(app.context.db, workspaceId, { role: 'auditor' });
  const ids = await some(1);

  const refused = await app.call(auditor, startBulk, {
    body: { set: { ids }, change: resolved },
  });

  expect(refused.status).toBe(403);
  expect(await start(auditor, { ids }, { kind: 'follow', follow: true })).toMatchObject({ changed: 1 });
});

test('cancelled between batches, it stops there, and what was done can be undone', async () => {
  await many(1_100);
  const action = await start(ana, { filter: { status: ['open'] }, except: [] }, resolved);
  const { db, now } = app.context;
  await db.inWorkspace(workspaceId, (tx) => workNext(tx, action.id, now()));

  const cancelling = await app.call(ana, cancelBulk, { params: { bulkId: action.id } });
  expect(cancelling.body.action.state).toBe('cancelling');
  await app.runJobs();
  expect(await read(ana, action)).toMatchObject({ state: 'cancelled', changed: 500, total: 1_100 });
  const back = await undo(ana, action);
  await app.runJobs();

  expect(await read(ana, back)).toMatchObject({ state: 'done', changed: 500, undoOf: action.id });
  expect(await view(ana, 'resolved')).toEqual([]);
});

test('two workers at once do nothing twice', async () => {
  await many(1_600);
  const action = await start(ana, { filter: { status: ['open'] }, except: [] }, resolved);

  const worker = async () => {
    const { db, now } = app.context;
    while (await db.inWorkspace(workspaceId, (tx) => workNext(tx, action.id, now())));
  };
  await Promise.all([worker(), worker(), worker()]);

  expect(await read(ana, action)).toMatchObject({ state: 'done', changed: 1_600, unchanged: 0 });
});

test('undo leaves alone what somebody changed since, also when it looks the same again', async () => {
  const [untouched = '', reopened = '', again = '', other = ''] = await some(4, { priority: 'low' });
  const ids = [untouched, reopened, again, other];
  const action = await start(ana, { ids }, resolved);
  const set = (conversationId: string, status: 'open' | 'resolved') =>
    app.call(owner, setConversationStatus, {
      params: { conversationId },
      body: { status, leaveUnanswered: 'no_answer_needed' },
    });
  await set(reopened, 'open');
  await set(again, 'open');
  await set(again, 'resolved');
  await app.call(owner, setConversationPriority, { params: { conversationId: other }, body: { priority: 'urgent' } });

  const back = await undo(ana, action);

  expect(back).toMatchObject({ changed: 2, skipped: [{ reason: 'changed_since', count: 2 }] });
  expect((await left(ana, back)).map(({ conversationId }) => conversationId)).toEqual([reopened, again].toSorted());
  const statuses = await Promise.all(ids.map(async (id) => (await row(ana, id)).status));
  expect(statuses).toEqual(['open', 'open', 'resolved', 'open']);
  expect((await row(ana, other)).priority).toBe('urgent');
});

test('a new message of the customer does not keep an assignment from being undone', async () => {
  const one = await aConversation(app.context.db, workspaceId, { assigneeId: owner.agentId });
  const action = await start(ana, { ids: [one.conversationId] }, { kind: 'assign', assigneeId: ana.agentId });
  await aMessage(app.context.db, workspaceId, one);

  await undo(ana, action);

  expect((await row(ana, one.conversationId)).assigneeId).toBe(owner.agentId);
});

test('who gave something out of their sight may take it back', async () => {
  const { db } = app.context;
  const [north, south] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const ben = await anAgent(db, workspaceId, { teamIds: [north] });
  const [one = ''] = await some(1, { teamId: north });
  const action = await start(ben, { ids: [one] }, { kind: 'assign', assigneeId: null, teamId: south });
  expect((await app.call(ben, getConversation, { params: { conversationId: one } })).status).toBe(404);

  await undo(ben, action);

  expect((await row(ben, one)).teamId).toBe(north);
});

test('unread marks and following are one’s own, and undone to what they were', async () => {
  const [seen = '', fresh = ''] = await some(2);
  await app.call(ana, markConversationRead, { params: { conversationId: seen } });
  await app.call(ana, followConversation, { params: { conversationId: seen } });
  const unread = async () => [(await row(ana, seen)).unread, (await row(ana, fresh)).unread];
  app.clock.advance(1_000);

  const readAll = await start(ana, { ids: [seen, fresh] }, { kind: 'read', read: true });
  expect(await unread()).toEqual([false, false]);
  await undo(ana, readAll);
  expect(await unread()).toEqual([false, true]);
  const followed = await start(ana, { ids: [seen, fresh] }, { kind: 'follow', follow: true });
  expect(followed).toMatchObject({ changed: 1, unchanged: 1 });
  await undo(ana, followed);

  expect((await view(ana, 'following')).map(({ id }) => id)).toEqual([seen]);
  expect((await view(owner, 'open')).map(({ unread }) => unread)).toEqual([true, true]);
});

test('one sees and stops one’s own actions, those who manage people everyone’s', async () => {
  const ids = await some(1);
  const ben = await anAgent(app.context.db, workspaceId);
  const action = await start(ana, { ids }, { kind: 'priority', priority: 'low' });
  const list = async (who: TestAgent) => (await app.call(who, listBulkActions, {})).body.actions.map(({ id }) => id);

  expect(await list(ana)).toEqual([action.id]);
  expect(await list(ben)).toEqual([]);
  expect(await list(owner)).toEqual([action.id]);
  expect((await app.call(ben, undoBulk, { params: { bulkId: action.id } })).status).toBe(404);
});

test('an action is taken back once', async () => {
  const ids = await some(1);
  const action = await start(ana, { ids }, { kind: 'priority', priority: 'low' });
  await undo(ana, action);

  expect((await app.call(ana, undoBulk, { params: { bulkId: action.id } })).status).toBe(409);
});

test('a target that is not here and a snooze that is over are refused at once', async () => {
  const ids = await some(1);
  const refuse = async (change: BulkChange) =>
    (await app.call(ana, startBulk, { body: { set: { ids }, change } })).status;

  expect(await refuse({ kind: 'assign', assigneeId: newId() })).toBe(404);
  expect(await refuse({ kind: 'snooze', until: app.context.now().toISOString() })).toBe(400);
});

test('a conversation that was merged into another is left out, and what it became part of is changed', async () => {
  const [into, from] = await some(2);
  if (!into || !from) throw new Error('Two are needed.');
  const merged = await app.call(ana, mergeConversations, { params: { conversationId: into }, body: { from: [from] } });
  expect(merged.status).toBe(200);

  const changes: BulkChange[] = [
    { kind: 'status', status: 'resolved', leaveUnanswered: 'answered_together' },
    { kind: 'tags', add: ['vip'], remove: [] },
    { kind: 'follow', follow: true },
    { kind: 'read', read: false },
  ];
  for (const change of changes) {
    const action = await start(ana, { ids: [into, from] }, change);
    expect(action, change.kind).toMatchObject({ changed: 1, skipped: [{ reason: 'merged', count: 1 }] });
    expect(await left(ana, action)).toMatchObject([{ conversationId: from, reason: 'merged' }]);
  }
  expect(await start(ana, { filter: {}, except: [] }, { kind: 'priority', priority: 'high' })).toMatchObject({
    total: 1,
  });
});
