import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { enqueue } from '#server/jobs/job.ts';

/** The job that sends a conversation's dispatches; named here so that queueing needs no import of its work. */
export const drainJob = { name: 'dispatch.drain', maxAttempts: 25 };

/** Jobs are due by the real clock; what counts is how far away the moment is. */
export function jobTime(moment: Date, now: Date): Date {
  return new Date(Date.now() + Math.max(0, moment.getTime() - now.getTime()));
}

/** Has the conversation drained when its next queued dispatch is due; one waiting job a conversation. */
export async function wake(tx: Tx, conversationId: string, now: Date): Promise<void> {
  const next = await nextMoment(tx, conversationId);
  if (next) await wakeAt(tx, conversationId, next, now);
}

/** The same for what is not due yet; what is due and still waits is in the hands of another drain. */
export async function wakeLater(tx: Tx, conversationId: string, now: Date): Promise<void> {
  const next = await nextMoment(tx, conversationId, now);
  if (next) await wakeAt(tx, conversationId, next, now);
}

export function wakeAt(tx: Tx, conversationId: string, moment: Date, now: Date): Promise<void> {
  const payload = { workspaceId: tx.workspaceId, conversationId };
  return enqueue(tx, drainJob, payload, { key: conversationId, runAt: jobTime(moment, now) });
}

async function nextMoment(tx: Tx, conversationId: string, after?: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(not_before) as at from dispatch
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and state = 'queued'
      and (${after ?? null}::timestamptz is null or not_before > ${after ?? null})`.execute(tx);
  return rows[0]?.at ?? null;
}
