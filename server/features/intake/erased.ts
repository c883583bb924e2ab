import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { cutAgain } from '#server/features/secret/commands.ts';
import type { ParsedDelivery } from './parse.ts';

/** The network may still hold what was erased or cut here: a delivery that brings it again keeps no such bytes. */
export async function forgetErasedAgain(tx: Tx, batch: readonly ParsedDelivery[], now: Date): Promise<void> {
  const again = batch.flatMap(({ delivery, items }) =>
    items.flatMap(({ outcome }) =>
      outcome.kind === 'duplicate' && outcome.messageId ? [{ delivery, messageId: outcome.messageId }] : [],
    ),
  );
  if (again.length === 0) return;
  await cutAgain(
    tx,
    again.map(({ messageId }) => messageId),
    now,
  );
  await sql`
    update delivery d set body = ''
    from unnest(${again.map(({ delivery }) => delivery.id)}::uuid[], ${again.map(({ delivery }) => delivery.receivedAt)}::timestamptz[],
      ${again.map(({ messageId }) => messageId)}::uuid[]) as b (id, received_at, message_id)
    join message m on m.workspace_id = ${tx.workspaceId} and m.id = b.message_id and m.deleted_by = 'erasure'
    where d.workspace_id = ${tx.workspaceId} and d.received_at = b.received_at and d.id = b.id`.execute(tx);
}
