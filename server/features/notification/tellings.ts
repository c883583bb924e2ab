import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import type { OpenWay } from '#server/features/way/queries.ts';
import { enqueue } from '#server/jobs/job.ts';

/** The job that makes one try; `attempt` says which, so that a second job for it finds nothing to do. */
export const sendJob = { name: 'notification.send', maxAttempts: 5 };

/** A try whose job got lost is queued again after so long, in ms. */
const safetyMs = 60_000;

export type Telling = {
  id: string;
  agentId: string | null;
  /** Somebody without an account. */
  stakeholderId: string | null;
  kind: 'mail' | 'push' | 'sms' | 'chat' | 'webhook';
  wayId: string | null;
  agentWayId: string | null;
  purpose: 'page' | 'now' | 'digest' | 'test';
  /** Tries that were begun. */
  attempts: number;
};

type NewTelling = {
  agentId: string | null;
  stakeholderId: string | null;
  way: Omit<OpenWay, 'kind'> & { kind: Telling['kind'] };
  purpose: Telling['purpose'];
  noticeIds: readonly string[];
};

/** Writes one message to one receiver and queues its first try in the same transaction. */
export async function writeTelling(
  tx: Tx,
  { agentId, stakeholderId, way, purpose, noticeIds }: NewTelling,
  now: Date,
): Promise<string> {
  const id = newId(now);
  await tx
    .insertInto('telling')
    .values({
      workspace_id: tx.workspaceId,
      id,
      agent_id: agentId,
      stakeholder_id: stakeholderId,
      kind: way.kind,
      way_id: way.wayId,
      agent_way_id: way.agentWayId,
      carrier: way.carrier,
      purpose,
      state: 'pending',
      created_at: now,
      next_at: new Date(now.getTime() + safetyMs),
    })
    .execute();
  if (noticeIds.length > 0)
    await sql`
      insert into telling_notice (workspace_id, telling_id, notice_id)
      select ${tx.workspaceId}, ${id}, n from unnest(${noticeIds}::uuid[]) as n`.execute(tx);
  if (purpose !== 'test') await queueTry(tx, id, 0);
  return id;
}

export async function queueTry(tx: Tx, tellingId: string, attempt: number): Promise<void> {
  const payload = { workspaceId: tx.workspaceId, tellingId, attempt };
  await enqueue(tx, sendJob, payload, { key: `${tellingId} ${attempt}` });
}

/** Queues those whose moment has come; answers nothing. */
export async function queueDue(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; attempts: number }>`
    update telling set next_at = ${new Date(now.getTime() + safetyMs)}
    where workspace_id = ${tx.workspaceId} and state = 'pending' and next_at <= ${now}
    returning id, attempts`.execute(tx);
  for (const { id, attempts } of rows) await queueTry(tx, id, attempts);
}
