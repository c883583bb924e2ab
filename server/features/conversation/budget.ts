import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

const queryCancelled = '57014';

/** Whether a statement was ended because it took longer than its budget. */
export function isOverBudget(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === queryCancelled;
}

/** What `work` reads, or null when its statement took longer than the budget; the transaction goes on either way. */
export async function within<T>(tx: Tx, budgetMs: number, work: () => Promise<T>): Promise<T | null> {
  await sql`savepoint budget`.execute(tx);
  await sql`select set_config('statement_timeout', ${String(Math.ceil(budgetMs))}, true)`.execute(tx);
  try {
    return await work();
  } catch (error) {
    if (isOverBudget(error)) return null;
    throw error;
  } finally {
    await sql`rollback to savepoint budget`.execute(tx);
  }
}
