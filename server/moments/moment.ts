import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import type { WorkspaceId } from '../http/viewer.ts';

/** Name of the PostgreSQL channel on which the earliest moment that was written is announced, as ISO text. */
export const momentChannel = 'earshot_moments';

/** Rows that wait for their moment. A new kind is a line in registry.ts and a function in its migration. */
export type Moments = {
  /** The SQL function that tells when each workspace next has one: `(workspace_id, fires_at)`, run as the owner. */
  next: string;
  /** Does what is due in a workspace, each once, whoever asks and however often. */
  fire(context: Pick<Context, 'db' | 'log' | 'now'>, workspaceId: WorkspaceId): Promise<unknown>;
};

/** Has whoever keeps the moments look at the earliest of these in time, once the transaction stands; null is none. */
export async function wakeAt(tx: Tx, moments: readonly (Date | null)[]): Promise<void> {
  const times = moments.flatMap((moment) => moment?.getTime() ?? []);
  if (times.length === 0) return;
  const earliest = new Date(times.reduce((a, b) => Math.min(a, b))).toISOString();
  await sql`select pg_notify(${momentChannel}, ${earliest})`.execute(tx);
}
