import { type RawBuilder, sql } from 'kysely';
import { calendarFor } from '#contract/calendar.ts';
import type { FoundPromise } from '#contract/promise.ts';
import type { TaskList, TaskView } from '#contract/task-view.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { notFound } from '#server/errors.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { dueOf } from './due.ts';
import { findPromises } from './promise.ts';
import { readTasks, visibleTo } from './rows.ts';

/** So many are counted at most. */
const mostCounted = 100;
/** So many open ones of one conversation are shown. */
const mostOpen = 50;

/** One task as the viewer sees it. Throws `not_found`. */
export async function getTask(tx: Tx, viewer: Viewer, taskId: string): Promise<TaskView> {
  const [task] = await readTasks(tx, viewer, [taskId]);
  if (!task) throw notFound('task');
  return task;
}

const isOpen = sql`t.done_at is null and t.removed_at is null`;

function conditionsOf(list: TaskList, viewer: Viewer, now: Date): RawBuilder<unknown> {
  const mine = sql`t.owner_id = ${viewer.agentId}::uuid`;
  switch (list) {
    case 'mine':
      return sql`${mine} and ${isOpen}`;
    case 'team':
      return sql`t.owner_id is distinct from ${viewer.agentId}::uuid and ${isOpen} and ${visibleTo(viewer)}`;
    case 'overdue':
      return sql`t.due_at < ${now} and ${isOpen} and ${visibleTo(viewer)}`;
    case 'done':
      return sql`t.done_at is not null and t.removed_at is null and ${visibleTo(viewer)}`;
  }
}

type ListInput = { list: TaskList; cursor?: string | undefined; limit: number };

/** A page of tasks within the viewer's sight. */
export async function listTasks(
  tx: Tx,
  viewer: Viewer,
  { list, cursor, limit }: ListInput,
  now: Date,
): Promise<{ items: TaskView[]; next: string | null }> {
  const [column, after, order] =
    list === 'done' ? (['t.done_at', sql`<`, sql`desc`] as const) : (['t.due_at', sql`>`, sql`asc`] as const);
  const key = sql.ref(column);
  const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, TimeAndId);
  const { rows } = await sql<{ id: string; at: string }>`
    select t.id, ${exactInstant(column)} as at from task t
    where t.workspace_id = ${tx.workspaceId} and ${conditionsOf(list, viewer, now)}
      and (${at}::timestamptz is null or (${key}, t.id) ${after} (${at}::timestamptz, ${id}::uuid))
    order by ${key} ${order}, t.id ${order} limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await readTasks(
      tx,
      viewer,
      shown.map((row) => row.id),
    ),
    next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null,
  };
}

/** How many open tasks each list has, up to 100. */
export async function countTasks(
  tx: Tx,
  viewer: Viewer,
  now: Date,
): Promise<{ mine: number; team: number; overdue: number }> {
  const count = (list: TaskList) => sql<number>`(select count(*)::int from (
    select from task t where t.workspace_id = ${tx.workspaceId} and ${conditionsOf(list, viewer, now)} limit ${mostCounted}) counted)`;
  const { rows } = await sql<{ mine: number; team: number; overdue: number }>`
    select ${count('mine')} as mine, ${count('team')} as team, ${count('overdue')} as overdue`.execute(tx);
  return rows[0] ?? { mine: 0, team: 0, overdue: 0 };
}

/** The open tasks of a conversation that the viewer may see, by due moment. */
export async function readOpenTasks(tx: Tx, viewer: Viewer, conversationId: string): Promise<TaskView[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from task t where t.workspace_id = ${tx.workspaceId} and t.conversation_id = ${conversationId} and ${isOpen}
    order by t.due_at, t.id limit ${mostOpen}`.execute(tx);
  return readTasks(
    tx,
    viewer,
    rows.map(({ id }) => id),
  );
}

/** How many open tasks each of these conversations has; those without are left out. */
export async function countOpenTasks(tx: Tx, conversationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`
    select t.conversation_id as id, count(*)::int as count from task t
    where t.workspace_id = ${tx.workspaceId} and t.conversation_id = any(${conversationIds}::uuid[]) and ${isOpen}
    group by t.conversation_id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What a text that goes out in a conversation promises, and by when: in the hours and the zone of whoever it belongs to. */
export async function findPromised(tx: Tx, conversationId: string, text: string, now: Date): Promise<FoundPromise[]> {
  const said = findPromises(text);
  if (said.length === 0) return [];
  const { rows } = await sql<{ teamId: string | null; network: string }>`
    select c.team_id as "teamId", p.network from conversation c
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}`.execute(tx);
  const place = rows[0];
  if (!place) return [];
  const calendar = calendarFor((await readActive(tx, 'calendars')).body, place);
  return said.map(({ kind, text, when }) => ({
    kind,
    text,
    dueAt: dueOf(when, calendar, now).toISOString(),
    isTimeSaid: when !== null,
  }));
}
