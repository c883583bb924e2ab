import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { type Notice, notify, readLeads } from '#server/features/notification/commands.ts';
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
  /** False once they can no longer sign in. */
  isOwnerHere: boolean;
  /** Of the conversation. */
  teamId: string | null;
  isPromise: boolean;
  dueAt: Date;
  remindMinutes: number | null;
  snoozedUntil: Date | null;
  firesAt: Date;
};

async function fireBatch(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<Due>`
    select t.id, t.conversation_id as "conversationId", t.owner_id as "ownerId", t.is_promise as "isPromise", t.due_at as "dueAt",
      t.remind_minutes as "remindMinutes", t.snoozed_until as "snoozedUntil", t.fires_at as "firesAt",
      a.state = 'active' as "isOwnerHere",
      (select c.team_id from conversation c where c.workspace_id = t.workspace_id and c.id = t.conversation_id) as "teamId"
    from task t join agent a on a.workspace_id = t.workspace_id and a.id = t.owner_id
    where t.workspace_id = ${tx.workspaceId} and t.fires_at <= ${now}
    order by t.fires_at, t.id limit ${batchSize} for update of t skip locked`.execute(tx);
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
  await notify(tx, await noticesOf(tx, told), now);
  await moveOn(tx, rows, now);
  return rows.length;
}

/** Each owner is told; of who works here no more, the leads: nothing that was promised is forgotten with them. */
async function noticesOf(tx: Tx, tasks: readonly Due[]): Promise<Notice[]> {
  if (tasks.every(({ isOwnerHere }) => isOwnerHere)) return tasks.map((task) => noticeTo(task.ownerId, task));
  const leadsOf = await readLeads(tx);
  return tasks.flatMap((task) =>
    (task.isOwnerHere ? [task.ownerId] : leadsOf(task.teamId)).map((agentId) => noticeTo(agentId, task)),
  );
}

/** The conversation goes along only where whoever is told may open it, which the list of notices asks. */
const noticeTo = (agentId: string, { id, conversationId, isPromise, dueAt, firesAt }: Due): Notice => ({
  agentId,
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
