import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/**
 * Until the transaction ends no batch of this workspace is stored. Without it two batches of one thread could overtake
 * each other, and a message could land in a conversation that was just merged away. Take it before any row.
 */
export async function lockIntake(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake:${tx.workspaceId}`}, 0))`.execute(tx);
}

/** The same without waiting: throws when another batch is under way. Nor does anything after it in the transaction wait longer than `patienceMs` for a lock. */
export async function tryLockIntake(tx: Tx, patienceMs: number): Promise<void> {
  const { rows } = await sql<{ is_ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`intake:${tx.workspaceId}`}, 0)) as is_ours,
      set_config('lock_timeout', ${String(patienceMs)}, true)`.execute(tx);
  if (!rows[0]?.is_ours) throw new Error('Another batch of this workspace is under way.');
}
