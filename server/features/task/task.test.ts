import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBulk } from '#contract/bulk.ts';
import { getConversation, setConversationStatus } from '#contract/conversation.ts';
import { mergeConversations, undoMerge } from '#contract/matter.ts';
import { listNotices } from '#contract/notification.ts';
import { addTask, changeTask, countTasks, listTasks, setTaskDone, setTaskRemoved, snoozeTask } from '#contract/task.ts';
import type { TaskList } from '#contract/task-view.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { fireTasks } from './fire.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let ana: TestAgent;
let ben: TestAgent;
let conversation: TestConversation;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  ana = await anAgent(db, workspaceId);
  ben = await anAgent(db, workspaceId, { name: 'Ben' });
  conversation = await aConversation(db, workspaceId);
});

const minuteMs = 60_000;
const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * minuteMs).toISOString();
const add = async (caller: TestAgent, task: object = {}) =>
  (await app.call(caller, addTask, { body: { text: 'Call the carrier', dueAt: inMinutes(60), ...task } })).body.task;
const idsOf = async (caller: TestAgent, list: TaskList) =>
  (await app.call(caller, listTasks, { query: { list } })).body.items.map(({ id }) => id);
const events = async (taskId: string) =>
  (
    await app.context.db.inWorkspace(workspaceId, (tx) =>
      sql<{
        type: string;
      }>`select type from event where workspace_id = ${workspaceId} and subject_id = ${taskId} order by position`.execute(
        tx,
      ),
    )
  ).rows.map(({ type }) => type);
const due = async (taskId: string) => (await events(taskId)).filter((type) => type === 'task.due').length;
const fire = () => fireTasks(app.context, workspaceId);

describe('a task', () => {
  test('stands in its owner’s list, in the team’s for others, and in its conversation', async () => {
    const { conversationId, number } = conversation;
    const task = await add(ana, { conversationId });
    const free = await add(ana, { dueAt: inMinutes(30) });

    expect(task).toMatchObject({ ownerId: ana.agentId, conversation: { id: conversationId, number, name: 'Mila' } });
    expect(await idsOf(ana, 'mine')).toEqual([free.id, task.id]);
    expect(await idsOf(ben, 'mine')).toEqual([]);
    expect(await idsOf(ben, 'team')).toEqual([free.id, task.id]);
    const { body } = await app.call(ben, getConversation, { params: { conversationId } });
    expect(body.tasks.map(({ id }) => id)).toEqual([task.id]);
    expect(body.timeline.filter((entry) => entry.kind === 'event').map(({ type }) => type)).toContain('task.added');
    expect((await app.call(ben, countTasks, {})).body).toEqual({ mine: 0, team: 2, overdue: 0 });
  });

  test('that is sent again with its id stands once, and another’s id is refused', async () => {
    const body = { id: newId(), text: 'Call', dueAt: inMinutes(5) };

    const first = await app.call(ana, addTask, { body });
    const second = await app.call(ana, addTask, { body });
    const foreign = await app.call(ben, addTask, { body });

    expect(second.body.task).toEqual(first.body.task);
    expect(foreign.status).toBe(409);
  });

  test.each([
    ['a moment that has passed', { dueAt: '2020-01-01T00:00:00Z' }],
    ['a rule that is none', { recurrence: 'FREQ=YEARLY' }],
    ['no words', { text: '  ' }],
  ])('is refused with %s', async (_, part) => {
    const { status } = await app.call(ana, addTask, { body: { text: 'Call', dueAt: inMinutes(5), ...part } });
    expect(status).toBe(400);
  });

  test('is changed, done, opened again, removed and brought back, each with its event', async () => {
    const { id } = await add(ana);
    const params = { taskId: id };

    await app.call(ben, changeTask, { params, body: { text: 'Write to the carrier', ownerId: ben.agentId } });
    await app.call(ben, changeTask, { params, body: { text: 'Write to the carrier' } });
    const done = await app.call(ben, setTaskDone, { params, body: { done: true } });
    await app.call(ben, setTaskDone, { params, body: { done: true } });
    expect(await idsOf(ana, 'done')).toEqual([id]);
    await app.call(ben, setTaskDone, { params, body: { done: false } });
    await app.call(ben, setTaskRemoved, { params, body: { removed: true } });
    expect(await idsOf(ben, 'mine')).toEqual([]);
    expect((await app.call(ben, changeTask, { params, body: { text: 'Gone' } })).status).toBe(404);
    await app.call(ben, setTaskRemoved, { params, body: { removed: false } });

    expect(done.body.task).toMatchObject({ ownerId: ben.agentId, text: 'Write to the carrier', doneBy: ben.agentId });
    expect(await idsOf(ben, 'mine')).toEqual([id]);
    expect(await events(id)).toEqual([
      'task.added',
      'task.changed',
      'task.done',
      'task.done',
      'task.removed',
      'task.removed',
    ]);
  });

  test('of a conversation out of sight is not found, but its owner has it without the way there', async () => {
    const { db } = app.context;
    const [mine, theirs] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
    const otto = await anAgent(db, workspaceId, { name: 'Otto', teamIds: [mine] });
    const { conversationId } = await aConversation(db, workspaceId, { teamId: theirs });
    const hidden = await add(ana, { conversationId });
    const given = await add(ana, { conversationId, ownerId: otto.agentId });
    const free = await add(ana);

    expect(await idsOf(otto, 'mine')).toEqual([given.id]);
    expect(await idsOf(otto, 'team')).toEqual([]);
    const seen = await app.call(otto, setTaskDone, { params: { taskId: given.id }, body: { done: true } });
    expect(seen.body.task.conversation).toBeNull();
    for (const { id } of [hidden, free])
      expect((await app.call(otto, setTaskDone, { params: { taskId: id }, body: { done: true } })).status).toBe(404);
  });

  test('lists go on page by page', async () => {
    const made = [];
    for (let n = 1; n <= 5; n += 1) made.push((await add(ana, { dueAt: inMinutes(n) })).id);
    const first = await app.call(ana, listTasks, { query: { limit: '2' } });
    const rest = await app.call(ana, listTasks, { query: { limit: '10', cursor: first.body.next ?? '' } });

    expect([...first.body.items, ...rest.body.items].map(({ id }) => id)).toEqual(made);
    expect(rest.body.next).toBeNull();
  });
});

describe('a series', () => {
  test('leaves its next occurrence behind when one is done, and undoing takes it away', async () => {
    const task = await add(ana, { recurrence: 'FREQ=DAILY', remindMinutes: 10 });
    const params = { taskId: task.id };

    const done = await app.call(ana, setTaskDone, { params, body: { done: true } });
    const { next } = done.body;
    expect(Date.parse(next?.dueAt ?? '') - Date.parse(task.dueAt)).toBe(86_400_000);
    expect(next).toMatchObject({ recurrence: 'FREQ=DAILY', remindMinutes: 10, doneAt: null });
    expect(await idsOf(ana, 'mine')).toEqual([next?.id]);
    await app.call(ana, setTaskDone, { params, body: { done: false } });
    expect(await idsOf(ana, 'mine')).toEqual([task.id]);

    const again = await app.call(ana, setTaskDone, { params, body: { done: true } });
    const changed = { params: { taskId: again.body.next?.id ?? '' }, body: { text: 'Something else' } };
    await app.call(ana, changeTask, changed);
    await app.call(ana, setTaskDone, { params, body: { done: false } });
    expect(await idsOf(ana, 'mine')).toEqual([task.id, again.body.next?.id]);
  });

  test('done by two people at once goes on once, and what was missed is not made up for', async () => {
    const task = await add(ana, { recurrence: 'FREQ=DAILY' });
    await app.context.db.inWorkspace(workspaceId, (tx) =>
      sql`update task set due_at = due_at - interval '76 hours', anchor_at = anchor_at - interval '76 hours' where id = ${task.id}`.execute(
        tx,
      ),
    );
    const params = { taskId: task.id };

    await Promise.all([ana, ben].map((who) => app.call(who, setTaskDone, { params, body: { done: true } })));

    const { items } = (await app.call(ana, listTasks, { query: { list: 'mine' } })).body;
    expect(items.map(({ dueAt }) => Date.parse(dueAt) - Date.parse(task.dueAt))).toEqual([20 * 60 * minuteMs]);
  });
});

describe('its owner is told', () => {
  test('before it is due and when it is, once each, also when several programs look', async () => {
    const { id } = await add(ana, { remindMinutes: 15 });
    await fire();
    expect(await due(id)).toBe(0);

    app.clock.advance(45 * minuteMs);
    await Promise.all([fire(), fire()]);
    expect(await due(id)).toBe(1);

    app.clock.advance(15 * minuteMs);
    await Promise.all([fire(), fire()]);
    await fire();
    expect(await due(id)).toBe(2);
    expect((await app.call(ana, countTasks, {})).body.overdue).toBe(0);
    app.clock.advance(1);
    expect(await idsOf(ana, 'overdue')).toEqual([id]);
  });

  test('once of what was missed while nobody looked', async () => {
    const { id } = await add(ana, { remindMinutes: 15 });
    app.clock.advance(120 * minuteMs);
    await fire();

    expect(await due(id)).toBe(1);
  });

  test('not while it is snoozed, and then at that moment', async () => {
    const { id } = await add(ana);
    await app.call(ana, snoozeTask, { params: { taskId: id }, body: { until: inMinutes(90) } });
    app.clock.advance(61 * minuteMs);
    await fire();
    expect(await due(id)).toBe(0);
    app.clock.advance(29 * minuteMs);
    await fire();

    expect(await due(id)).toBe(1);
    const [task] = (await app.call(ana, listTasks, { query: { list: 'mine' } })).body.items;
    expect(task).toMatchObject({ id, snoozedUntil: null });
  });

  test('anew when it is moved, and not at all when it is done or removed', async () => {
    const [moved, done, removed] = [await add(ana), await add(ana), await add(ana)];
    await app.call(ana, changeTask, { params: { taskId: moved.id }, body: { dueAt: inMinutes(120) } });
    await app.call(ana, setTaskDone, { params: { taskId: done.id }, body: { done: true } });
    await app.call(ana, setTaskRemoved, { params: { taskId: removed.id }, body: { removed: true } });
    app.clock.advance(61 * minuteMs);
    await fire();
    expect(await Promise.all([moved, done, removed].map(({ id }) => due(id)))).toEqual([0, 0, 0]);
    app.clock.advance(59 * minuteMs);
    await fire();

    expect(await due(moved.id)).toBe(1);
  });
});

test('its owner finds it among what they were told, and hears when somebody gives them one', async () => {
  const { conversationId } = conversation;
  await add(ana, { conversationId, isPromise: true, remindMinutes: 15 });
  await add(ben, { conversationId, ownerId: ana.agentId, dueAt: inMinutes(600) });
  app.clock.advance(45 * minuteMs);
  await fire();
  app.clock.advance(15 * minuteMs);
  await fire();

  const { groups } = (await app.call(ana, listNotices, {})).body;
  expect(groups.map(({ kind, ids, detail }) => ({ kind, count: ids.length, ...detail }))).toMatchObject([
    { kind: 'task_due', count: 2, what: 'promise', stage: 'now' },
    { kind: 'task_given', count: 1, by: ben.agentId },
  ]);
  expect(groups[0]?.conversation?.id).toBe(conversationId);
  expect((await app.call(ben, listNotices, {})).body.groups).toEqual([]);
});

test('what somebody left behind is told the leads', async () => {
  const lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lea' });
  const { id } = await add(ben, { conversationId: conversation.conversationId, isPromise: true });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update agent set state = 'deactivated' where id = ${ben.agentId}`.execute(tx),
  );
  app.clock.advance(60 * minuteMs);
  await fire();

  const { groups } = (await app.call(lead, listNotices, {})).body;
  expect(groups).toMatchObject([{ kind: 'task_due', detail: { task: id, what: 'promise' } }]);
});

describe('resolving a conversation with open tasks', () => {
  const resolved = { kind: 'status', status: 'resolved', leaveUnanswered: 'no_answer_needed' } as const;
  const resolve = (leaveTasks?: boolean) =>
    app.call(ana, setConversationStatus, {
      params: { conversationId: conversation.conversationId },
      body: { status: 'resolved', leaveUnanswered: 'no_answer_needed', leaveTasks },
    });

  test('is refused, unless they are done or may stay, which the history keeps', async () => {
    const { conversationId } = conversation;
    const { id } = await add(ana, { conversationId, isPromise: true });

    const refused = await resolve();
    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({ reason: 'tasks_open', parameters: { count: 1 } });
    expect((await resolve(true)).body.conversation.status).toBe('resolved');
    const { timeline } = (await app.call(ana, getConversation, { params: { conversationId } })).body;
    expect(timeline.filter((entry) => entry.kind === 'event').map(({ type }) => type)).toContain(
      'conversation.left_tasks',
    );

    await app.call(ana, setConversationStatus, { params: { conversationId }, body: { status: 'open' } });
    await app.call(ana, setTaskDone, { params: { taskId: id }, body: { done: true } });
    expect((await resolve()).status).toBe(200);
  });

  test('among many holds that one back, and goes on with leave', async () => {
    const { conversationId } = conversation;
    const other = await aConversation(app.context.db, workspaceId);
    await add(ana, { conversationId });
    const set = { ids: [conversationId, other.conversationId] };

    const first = await app.call(ana, startBulk, { body: { set, change: resolved } });
    const rest = await app.call(ana, startBulk, {
      body: {
        set: { leftOutOf: first.body.action.id, reason: 'tasks_open' },
        change: { ...resolved, leaveTasks: true },
      },
    });

    expect(first.body.action).toMatchObject({ changed: 1, skipped: [{ reason: 'tasks_open', count: 1 }] });
    expect(rest.body.action).toMatchObject({ changed: 1, skipped: [] });
  });
});

test('tasks go with a conversation that becomes part of another, and come back when that is taken apart', async () => {
  const { db } = app.context;
  const { conversationId } = conversation;
  const other = await aConversation(db, workspaceId);
  const { id } = await add(ana, { conversationId: other.conversationId });
  const tasksOf = async (one: string) =>
    (await app.call(ana, getConversation, { params: { conversationId: one } })).body.tasks.map((task) => task.id);

  const merged = await app.call(ana, mergeConversations, {
    params: { conversationId },
    body: { from: [other.conversationId] },
  });
  expect(await tasksOf(conversationId)).toEqual([id]);
  const late = await app.call(ana, addTask, {
    body: { conversationId: other.conversationId, text: 'Late', dueAt: inMinutes(5) },
  });
  expect(late.body.error?.reason).toBe('merged');
  await app.call(ana, undoMerge, { params: { mergeId: merged.body.mergeId } });

  expect(await tasksOf(conversationId)).toEqual([]);
  expect(await tasksOf(other.conversationId)).toEqual([id]);
});
