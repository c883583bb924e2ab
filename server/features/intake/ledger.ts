import { sql } from 'kysely';
import { ints, texts, times, uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { sentAhead } from '#server/db/prepared.ts';
import type { Outcome, ParsedDelivery } from './parse.ts';

type Row = { deliveryId: string; receivedAt: Date; channelId: string | null; n: number; outcome: Outcome };

/** Writes what became of each item, and of each delivery; a replay updates the same rows. */
export async function writeLedger(tx: Tx, batch: readonly ParsedDelivery[]): Promise<void> {
  const rows = batch.flatMap(ledgerRows);
  const received = batch.map((b) => b.delivery.receivedAt.getTime());
  // The bounds tell the planner which days' partitions to open; the join alone would try all of them.
  await sql`${sentAhead}
    with item as (
      insert into delivery_item (workspace_id, delivery_id, received_at, n, channel_id, outcome, reason, message_id, profile_id)
      select ${tx.workspaceId}, * from unnest(${uuids(rows.map((r) => r.deliveryId))}, ${times(rows.map((r) => r.receivedAt))},
        ${ints(rows.map((r) => r.n))}, ${uuids(rows.map((r) => r.channelId))}, ${texts(rows.map((r) => r.outcome.kind))},
        ${texts(rows.map((r) => r.outcome.reason ?? null))}, ${uuids(rows.map((r) => r.outcome.messageId ?? null))},
        ${uuids(rows.map((r) => r.outcome.profileId ?? null))})
      on conflict (workspace_id, received_at, delivery_id, n) do update set
        -- Read again, what was stored is a duplicate of itself.
        outcome = case when excluded.outcome = 'duplicate' and delivery_item.outcome in ('stored', 'applied') then delivery_item.outcome
          else excluded.outcome end,
        channel_id = excluded.channel_id, reason = excluded.reason, message_id = excluded.message_id, profile_id = excluded.profile_id
    )
    update delivery d set state = case when b.error is null then 'done' else 'failed' end, error = b.error
    from unnest(${uuids(batch.map((b) => b.delivery.id))}, ${times(batch.map((b) => b.delivery.receivedAt))},
      ${texts(batch.map((b) => b.failure ?? null))}) as b (id, received_at, error)
    where d.workspace_id = ${tx.workspaceId} and d.received_at = b.received_at and d.id = b.id
      and d.received_at >= ${new Date(Math.min(...received))} and d.received_at <= ${new Date(Math.max(...received))}`.execute(
    tx,
  );
}

/** A delivery that could not be read is one failed item, so that the sum of the ledger stays whole. */
function ledgerRows({ delivery, items, skipped, failure }: ParsedDelivery): Row[] {
  const of = (channelId: string | null, n: number, outcome: Outcome): Row => ({
    deliveryId: delivery.id,
    receivedAt: delivery.receivedAt,
    channelId,
    n,
    outcome,
  });
  if (failure !== undefined) return [of(delivery.channelId, 0, { kind: 'failed', reason: failure })];
  return [
    ...items.map(({ n, outcome, delivery: { channelId } }) => of(channelId, n, outcome)),
    ...skipped.map(({ n, reason, channelId }) => of(channelId, n, { kind: 'skipped', reason })),
  ];
}
