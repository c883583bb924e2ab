import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { drainJob } from '#server/features/intake/commands.ts';
import type { Actor } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';

/** Has every delivery with such items read again; the same rows of the ledger then tell the new outcome. */
export async function replay(
  tx: Tx,
  actor: Actor,
  { channelId, outcome }: { channelId?: string; outcome: 'failed' | 'skipped' },
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery d set state = 'pending', error = null
    from (
      select distinct received_at, delivery_id from delivery_item
      where workspace_id = ${tx.workspaceId} and outcome = ${outcome} ${channelId === undefined ? sql`` : sql`and channel_id = ${channelId}`}
    ) i
    where d.workspace_id = ${tx.workspaceId} and d.received_at = i.received_at and d.id = i.delivery_id and d.state <> 'pending'`.execute(
    tx,
  );
  const count = Number(numAffectedRows ?? 0);
  if (count === 0) return 0;
  await enqueue(tx, drainJob, { workspaceId: tx.workspaceId }, { key: tx.workspaceId });
  const subject = { kind: 'channel', id: channelId ?? null };
  record(tx, { type: 'delivery.replayed', at: now, actor, subject, detail: { count } });
  return count;
}
