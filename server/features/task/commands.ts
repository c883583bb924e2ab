import { sql } from 'kysely';
import type { EventDetail } from '#contract/events.ts';
import { readRecurrence } from '#contract/task.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { lockConversations, refuseMerged, requireActiveAgents } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { notify } from '#server/features/notification/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { nextTelling } from './moments.ts';
import { nextOccurrence } from './recurrence.ts';
import { type TaskRow, taskColumns, visibleTo } from './rows.ts';

export { noteLeftTasks, requireTasksDone } from './left.ts';

export type NewTask = {
  id?: string | undefined;
  conversationId: string | null;
  ownerId?: string | undefined;
  text: string;
  dueAt: string;
  remindMinutes: number | null;
  recurrence: string | null;
  isPromise: boolean;
};

export { withdrawPromises } from './withdraw.ts';

/**
 * Adds a task and answers its id. With an `id` that the caller made, a second try finds what the first one added. Throws
 * `not_found` for an owner who is no agent here or a conversation out of reach, `bad_request` for a moment that has passed.
 */
export async function addTask(tx: Tx, viewer: Viewer, task: NewTask, now: Date): Promise<string> {
  const known = task.id === undefined ? null : await findAdded(tx, viewer, task.id, task.conversationId);
  if (known) return known;
  if (task.conversationId !== null) await lockPlace(tx, viewer, task.conversationId);
  const ownerId = task.ownerId ?? viewer.agentId;
  if (ownerId === null) throw new AppError('invalid', 'bad_request', 'Say whose task it is (ownerId).');
  await requireActiveAgents(tx, [ownerId]);
  const dueAt = toCome(task.dueAt, now);
  const id = task.id ?? newId(now);
  const { text, conversationId, remindMinutes, recurrence, isPromise } = task;
  const anchor = { dueAt, anchorAt: dueAt, timeZone: await zoneOf(tx, ownerId) };
  await insert(
    tx,
    {
      id,
      conversationId,
      ownerId,
      text,
      remindMinutes,
      recurrence,
      isPromise,
      ...anchor,
      follows: null,
      createdBy: viewer.agentId,
    },
    now,
  );
  await tellOwner(tx, viewer, { id, conversationId, ownerId }, now);
  tell(tx, viewer, { id, conversationId }, now, 'task.added', {
    owner: ownerId,
    dueAt: dueAt.toISOString(),
    isPromise,
  });
  return id;
}

/** What an earlier try with this id added. Two tries in one moment meet at the key: the second fails and is tried again. */
async function findAdded(tx: Tx, viewer: Viewer, id: string, conversationId: string | null): Promise<string | null> {
  const { rows } = await sql<TaskRow>`
    select ${taskColumns} from task t where t.workspace_id = ${tx.workspaceId} and t.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  if (row.conversationId !== conversationId || row.createdBy !== viewer.agentId)
    throw new AppError('conflict', 'bad_request', 'This id was used for another task. Make a new one for each task.');
  return row.id;
}

export type TaskChange = {
  ownerId?: string | undefined;
  text?: string | undefined;
  dueAt?: string | undefined;
  remindMinutes?: number | null | undefined;
  recurrence?: string | null | undefined;
};

/** Changes a task; another due moment begins its series anew and ends a snooze. Wanting what is already so changes nothing. */
export async function changeTask(tx: Tx, viewer: Viewer, taskId: string, change: TaskChange, now: Date): Promise<void> {
  const before = await lockTask(tx, viewer, taskId);
  if (change.ownerId !== undefined && change.ownerId !== before.ownerId)
    await requireActiveAgents(tx, [change.ownerId]);
  const isMoved = change.dueAt !== undefined && new Date(change.dueAt).getTime() !== before.dueAt.getTime();
  const ownerId = change.ownerId ?? before.ownerId;
  const moved = isMoved ? toCome(change.dueAt ?? '', now) : before.dueAt;
  const after = {
    ownerId,
    text: change.text ?? before.text,
    dueAt: moved,
    remindMinutes: change.remindMinutes === undefined ? before.remindMinutes : change.remindMinutes,
    recurrence: change.recurrence === undefined ? before.recurrence : change.recurrence,
    snoozedUntil: isMoved ? null : before.snoozedUntil,
  };
  const changed = (['ownerId', 'text', 'dueAt', 'remindMinutes', 'recurrence'] as const).filter(
    (key) => String(before[key]) !== String(after[key]),
  );
  if (changed.length === 0) return;
  const isSeriesNew = isMoved || changed.includes('recurrence') || changed.includes('ownerId');
  const timeZone = isSeriesNew ? await zoneOf(tx, ownerId) : before.timeZone;
  const firesAt = before.doneAt === null ? nextTelling(after, now) : null;
  await sql`
    update task set owner_id = ${ownerId}, text = ${after.text}, due_at = ${moved}, remind_minutes = ${after.remindMinutes},
      recurrence = ${after.recurrence}, snoozed_until = ${after.snoozedUntil}, time_zone = ${timeZone},
      anchor_at = ${isSeriesNew ? moved : before.anchorAt}, fires_at = ${firesAt}
    where workspace_id = ${tx.workspaceId} and id = ${taskId}`.execute(tx);
  await wakeAt(tx, [firesAt]);
  if (changed.includes('ownerId')) await tellOwner(tx, viewer, { ...before, ownerId }, now);
  tell(tx, viewer, before, now, 'task.changed', { changed, ...(isMoved ? { dueAt: moved.toISOString() } : {}) });
}

/**
 * Marks a task as done, or as open again, and answers the next occurrence that is open because of it. Of a series the next
 * one comes after both its own moment and now, so that what was missed is not made up for one by one.
 */
export async function setDone(
  tx: Tx,
  viewer: Viewer,
  taskId: string,
  done: boolean,
  now: Date,
): Promise<string | null> {
  const task = await lockTask(tx, viewer, taskId);
  if ((task.doneAt !== null) === done) return null;
  const firesAt = done ? null : nextTelling(task, now);
  await sql`
    update task set done_at = ${done ? now : null}, done_by = ${done ? viewer.agentId : null}, fires_at = ${firesAt}
    where workspace_id = ${tx.workspaceId} and id = ${taskId}`.execute(tx);
  await wakeAt(tx, [firesAt]);
  tell(tx, viewer, task, now, 'task.done', { done });
  const nextAt = nextOf(task, done ? now : (task.doneAt ?? now));
  if (nextAt === null) return null;
  if (done) return addNext(tx, task, nextAt, now);
  await sql`
    delete from task t where t.workspace_id = ${tx.workspaceId} and t.follows = ${taskId} and t.done_at is null
      and t.removed_at is null and t.snoozed_until is null and t.due_at = ${nextAt} and t.text = ${task.text}
      and t.owner_id = ${task.ownerId}`.execute(tx);
  return null;
}

function nextOf({ recurrence, anchorAt, timeZone, dueAt }: TaskRow, doneAt: Date): Date | null {
  const rule = recurrence === null ? null : readRecurrence(recurrence);
  return rule && nextOccurrence(rule, { at: anchorAt, timeZone }, doneAt > dueAt ? doneAt : dueAt);
}

async function addNext(tx: Tx, task: TaskRow, dueAt: Date, now: Date): Promise<string | null> {
  const id = newId(now);
  return (await insert(tx, { ...task, id, dueAt, follows: task.id, createdBy: task.createdBy }, now)) ? id : null;
}

/** Reminds again at a moment to come and not before; null ends the snooze. */
export async function snooze(tx: Tx, viewer: Viewer, taskId: string, until: string | null, now: Date): Promise<void> {
  const task = await lockTask(tx, viewer, taskId);
  if (task.doneAt !== null)
    throw new AppError('conflict', 'not_possible_here', 'This task is done. Open it again first.');
  const snoozedUntil = until === null ? null : toCome(until, now);
  const firesAt = nextTelling({ ...task, snoozedUntil }, now);
  await sql`
    update task set snoozed_until = ${snoozedUntil}, fires_at = ${firesAt}
    where workspace_id = ${tx.workspaceId} and id = ${taskId}`.execute(tx);
  await wakeAt(tx, [firesAt]);
  tell(tx, viewer, task, now, 'task.snoozed', { until: snoozedUntil?.toISOString() ?? null });
}

/** Removes a task, or brings it back. */
export async function setRemoved(tx: Tx, viewer: Viewer, taskId: string, removed: boolean, now: Date): Promise<void> {
  const task = await lockTask(tx, viewer, taskId, { removedToo: true });
  if ((task.removedAt !== null) === removed) return;
  const firesAt = removed || task.doneAt !== null ? null : nextTelling(task, now);
  await sql`
    update task set removed_at = ${removed ? now : null}, fires_at = ${firesAt}
    where workspace_id = ${tx.workspaceId} and id = ${taskId}`.execute(tx);
  await wakeAt(tx, [firesAt]);
  tell(tx, viewer, task, now, 'task.removed', { removed });
}

/** The one way to a task for a change: `not_found` for what does not exist, is removed, or is out of sight. */
async function lockTask(tx: Tx, viewer: Viewer, taskId: string, { removedToo = false } = {}): Promise<TaskRow> {
  const { rows } = await sql<TaskRow>`
    select ${taskColumns} from task t where t.workspace_id = ${tx.workspaceId} and t.id = ${taskId} and ${visibleTo(viewer)}
    for update of t`.execute(tx);
  const task = rows[0];
  if (!task || (task.removedAt !== null && !removedToo)) throw notFound('task');
  return task;
}

async function lockPlace(tx: Tx, viewer: Viewer, conversationId: string): Promise<void> {
  await getPlaced(tx, viewer, conversationId);
  const [locked] = await lockConversations(tx, [conversationId]);
  await refuseMerged(tx, conversationId, locked?.isMerged ?? false);
}

function toCome(moment: string, now: Date): Date {
  const at = new Date(moment);
  if (at > now) return at;
  throw new AppError('invalid', 'bad_request', 'This needs a moment that is still to come.');
}

async function zoneOf(tx: Tx, agentId: string): Promise<string> {
  const { time_zone } = await tx
    .selectFrom('agent')
    .select('time_zone')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return time_zone;
}

type Inserted = Pick<
  TaskRow,
  | 'id'
  | 'conversationId'
  | 'ownerId'
  | 'text'
  | 'isPromise'
  | 'dueAt'
  | 'remindMinutes'
  | 'recurrence'
  | 'anchorAt'
  | 'timeZone'
  | 'createdBy'
> & { follows: string | null };

/** False when the occurrence before it was followed already. */
async function insert(tx: Tx, task: Inserted, now: Date): Promise<boolean> {
  const firesAt = nextTelling({ ...task, snoozedUntil: null }, now);
  const { rows } = await sql<{ id: string }>`
    insert into task (workspace_id, id, conversation_id, owner_id, text, is_promise, due_at, remind_minutes, recurrence,
      anchor_at, time_zone, follows, fires_at, created_at, created_by)
    values (${tx.workspaceId}, ${task.id}, ${task.conversationId}, ${task.ownerId}, ${task.text}, ${task.isPromise}, ${task.dueAt},
      ${task.remindMinutes}, ${task.recurrence}, ${task.anchorAt}, ${task.timeZone}, ${task.follows}, ${firesAt}, ${now}, ${task.createdBy})
    on conflict on constraint task_once_after do nothing returning id`.execute(tx);
  await wakeAt(tx, [firesAt]);
  return rows.length > 0;
}

/** Whoever was given a task by somebody else hears of it. */
async function tellOwner(
  tx: Tx,
  { agentId }: Viewer,
  { id, ownerId, conversationId }: Pick<TaskRow, 'id' | 'ownerId' | 'conversationId'>,
  now: Date,
): Promise<void> {
  if (ownerId === agentId) return;
  const detail = { task: id, ...(agentId === null ? {} : { by: agentId }) };
  const key = `task_given ${id} ${now.toISOString()}`;
  await notify(tx, [{ agentId: ownerId, kind: 'task_given', conversationId, detail, urgency: 'now', key }], now);
}

type Told = 'task.added' | 'task.changed' | 'task.done' | 'task.snoozed' | 'task.removed';

function tell<T extends Told>(
  tx: Tx,
  viewer: Viewer,
  { id, conversationId }: Pick<TaskRow, 'id' | 'conversationId'>,
  now: Date,
  type: T,
  detail: EventDetail<T>,
): void {
  const about = { subject: { kind: 'task', id }, conversationId: conversationId ?? undefined };
  record(tx, { type, at: now, actor: actorOf(viewer), ...about, detail });
}
