import { sql } from 'kysely';
import * as z from 'zod';
import type { Tx } from '#server/db/client.ts';
import { enqueue } from '#server/jobs/job.ts';

/** As the job is queued; what it does stands in jobs.ts. */
export const understandJob = {
  name: 'verdict.understand',
  maxAttempts: 25,
  payload: z.object({ workspaceId: z.uuid() }),
};

/** Has those of these messages understood that a customer wrote in a conversation and that still stand. */
export async function awaitVerdicts(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    insert into verdict_wait (workspace_id, message_id, since)
    select m.workspace_id, m.id, ${now} from message m
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${messageIds}::uuid[]) and m.direction = 'in'
      and m.conversation_id is not null and m.deleted_at is null and m.text <> ''
    on conflict (workspace_id, message_id) do update set since = excluded.since`.execute(tx);
  if (numAffectedRows > 0n) await wakeUnderstanding(tx);
}

/** Queues the job that works off what waits. */
export const wakeUnderstanding = (tx: Tx) =>
  enqueue(tx, understandJob, { workspaceId: tx.workspaceId }, { key: tx.workspaceId });

/** A message to be understood, as it stands now. */
export type Waiting = { id: string; text: string; network: string; language: string | null };

/** Those that wait longest. What was deleted or erased meanwhile waits no more. */
export async function readWaiting(tx: Tx, limit: number): Promise<Waiting[]> {
  await sql`
    delete from verdict_wait w using message m
    where w.workspace_id = ${tx.workspaceId} and m.workspace_id = w.workspace_id and m.id = w.message_id
      and (m.deleted_at is not null or m.text = '')`.execute(tx);
  const { rows } = await sql<Waiting>`
    select m.id, m.text, p.network, m.language
    from verdict_wait w
    join message m on m.workspace_id = w.workspace_id and m.id = w.message_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where w.workspace_id = ${tx.workspaceId}
    order by w.since, w.message_id limit ${limit}`.execute(tx);
  return rows;
}
