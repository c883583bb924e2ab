import type { PoolClient } from 'pg';
import type { Database } from '#server/db/client.ts';

/**
 * Says that this program works on a dispatch, by a lock that the database drops when the program dies. Null when
 * another one does. It keeps a connection, so release it soon.
 */
export async function holdDispatch({ pool }: Pick<Database, 'pool'>, dispatchId: string): Promise<Held | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [dispatchId],
    );
    if (rows[0]?.held) return { release: () => release(client, dispatchId) };
    client.release();
    return null;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

export type Held = { release(): Promise<void> };

/** A connection that fails here is closed, which frees the lock as well. */
async function release(client: PoolClient, dispatchId: string): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [dispatchId]);
    client.release();
  } catch {
    client.release(true);
  }
}
