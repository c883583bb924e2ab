import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { type Notice, notify } from '#server/features/notification/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { nextTelling } from './moments.ts';

const batchSize = 200;

/**
 * Tells every owner of a workspace of tasks whose moment has come, in batches. What was told already for the same moment is
 * not told again, whoever asks; of several that were missed, the last is told.
 */
export async function fireTasks({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  for (let seen = batchSize; seen === batchSize; )
    seen = await db.inWorkspace(workspaceId, (tx) => fireBatch(tx, now()));
}

type Due = {
  id: string;
  conversationId: string | null;
  ownerId: string;
  isPromise: boolean;
  dueAt: Date;
  remindMinutes: number | null;
  snoozedUntil: Date | null;
  firesAt: Date;
};

async function fireBatch(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<Due>`
    select id, conversation_id as "conversationId", owner_id as "ownerId", is_promise as "isPromise", due_at as "dueAt", remind_minutes as "remindMinutes",
      snoozed_until as "snoozedUntil", fires_at as "firesAt"
    from task where workspace_id = ${tx.workspaceId} and fires_at <= ${now}
    order by fires_at, id limit ${batchSize} for update skip locked`.execute(tx);
  const first = await writeFirings(tx, rows, now);
  const told = rows.filter(({ id }) => first.has(id));
  for (const task of told)
    record(tx, {
      type: 'task.due',
      at: now,
      actor: systemActor,
      subject: { kind: 'task', id: task.id },
      conversationId: task.conversationId ?? undefined,
      detail: { owner: task.ownerId, dueAt: task.dueAt.toISOString() },
    });
  await notify(tx, told.map(noticeOf), now);
  await moveOn(tx, rows, now);
  return rows.length;
}

/** The conversation goes along only where its owner may open it, which the list of notices asks. */
const noticeOf = ({ id, ownerId, conversationId, isPromise, dueAt, firesAt }: Due): Notice => ({
  agentId: ownerId,
  kind: 'task_due',
  conversationId,
  detail: {
    task: id,
    what: isPromise ? 'promise' : 'task',
    stage: firesAt < dueAt ? 'soon' : 'now',
    dueAt: dueAt.toISOString(),
  },
  urgency: 'now',
  key: `task_due ${id} ${firesAt.toISOString()}`,
});

async function writeFirings(tx: Tx, rows: readonly Due[], now: Date): Promise<Set<string>> {
  const written = await sql<{ task_id: string }>`
    insert into task_firing (workspace_id, task_id, at, fired_at)
    select ${tx.workspaceId}, f.id, f.at, ${now}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ firesAt }) => firesAt)}::timestamptz[]) as f (id, at)
    on conflict do nothing returning task_id`.execute(tx);
  return new Set(written.rows.map((row) => row.task_id));
}

async function moveOn(tx: Tx, rows: readonly Due[], now: Date): Promise<void> {
  const next = rows.map((task) => ({ id: task.id, firesAt: nextTelling(task, now) }));
  await sql`
    update task t set fires_at = n.fires_at, snoozed_until = case when t.snoozed_until > ${now} then t.snoozed_until end
    from unnest(${next.map(({ id }) => id)}::uuid[], ${next.map(({ firesAt }) => firesAt)}::timestamptz[]) as n (id, fires_at)
    where t.workspace_id = ${tx.workspaceId} and t.id = n.id`.execute(tx);
}
