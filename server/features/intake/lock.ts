import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/**
 * Until the transaction ends no batch of this workspace is stored. Without it two batches of one thread could overtake
 * each other, and a message could land in a conversation that was just merged away. Take it before any row.
 */
export async function lockIntake(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake:${tx.workspaceId}`}, 0))`.execute(tx);
}
