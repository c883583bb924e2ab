import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { enqueue } from '#server/jobs/job.ts';
import { drainJob } from './journal.ts';
import { lockIntake } from './lock.ts';
import type { Journalled, JournalledDelivery } from './parse.ts';

/** Sets deliveries to accounts that a person paused aside, as they came. */
export async function holdDeliveries(tx: Tx, deliveries: readonly Journalled[]): Promise<void> {
  if (deliveries.length === 0) return;
  await sql`
    update delivery d set state = 'held'
    from unnest(${deliveries.map(({ id }) => id)}::uuid[], ${deliveries.map(({ receivedAt }) => receivedAt)}::timestamptz[])
      as b (id, received_at)
    where d.workspace_id = ${tx.workspaceId} and d.received_at = b.received_at and d.id = b.id`.execute(tx);
}

/** What a delivery to several accounts held for a paused one: the same bytes once more, for that account alone. */
export async function holdShares(tx: Tx, shares: readonly JournalledDelivery[], now: Date): Promise<void> {
  if (shares.length === 0) return;
  await sql`
    insert into delivery (workspace_id, id, app_id, channel_id, network, source, received_at, body, is_backfill, state)
    select ${tx.workspaceId}, s.id, null, s.channel_id, s.network, 'webhook', s.received_at, s.body, s.is_backfill, 'held'
    from unnest(${shares.map(() => newId(now))}::uuid[], ${shares.map(({ channelId }) => channelId)}::uuid[],
      ${shares.map(({ network }) => network)}::text[], ${shares.map(({ receivedAt }) => receivedAt)}::timestamptz[],
      ${shares.map(({ body }) => Buffer.from(body))}::bytea[], ${shares.map(({ isBackfill }) => isBackfill)}::boolean[])
      as s (id, channel_id, network, received_at, body, is_backfill)`.execute(tx);
}

/** Everything that was held for an account is handled now, in the order in which it came. */
export async function releaseDeliveries(tx: Tx, channelId: string): Promise<void> {
  // A batch under way may still be holding what it read before the account went on.
  await lockIntake(tx);
  await sql`
    update delivery set state = 'pending'
    where workspace_id = ${tx.workspaceId} and channel_id = ${channelId} and state = 'held'`.execute(tx);
  await enqueue(tx, drainJob, { workspaceId: tx.workspaceId }, { key: tx.workspaceId });
}
