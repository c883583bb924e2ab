import type { Tx } from '#server/db/client.ts';
import { wakeAt } from '#server/moments/moment.ts';
import type { ChannelRow } from './queries.ts';
import { nextTelling, type Watched } from './tellings.ts';

/** What of a channel says when there is something to tell of it. */
export const watchedOf = (
  row: Pick<ChannelRow, 'state' | 'halted_at' | 'ends_at' | 'failing_since' | 'proven_at' | 'told_at'>,
): Watched => ({
  state: row.state,
  isHalted: row.halted_at !== null,
  endsAt: row.ends_at,
  failingSince: row.failing_since,
  provenAt: row.proven_at,
  toldAt: row.told_at,
});

/** Sets when there is next something to tell of a channel, after anything that bears on it changed. */
export async function watchChannel(tx: Tx, channelId: string): Promise<void> {
  const row = await tx
    .selectFrom('channel')
    .select(['state', 'halted_at', 'ends_at', 'failing_since', 'proven_at', 'told_at', 'fires_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const firesAt = nextTelling(watchedOf(row))?.at ?? null;
  if (firesAt?.getTime() === row.fires_at?.getTime()) return;
  await tx
    .updateTable('channel')
    .set({ fires_at: firesAt })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .execute();
  await wakeAt(tx, [firesAt]);
}

/** Notes when the credentials of a channel end, as far as its connector knows. */
export async function noteEnd(tx: Tx, channelId: string, endsAt: Date | null): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('channel')
    .set({ ends_at: endsAt })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .where('ends_at', 'is distinct from', endsAt)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await watchChannel(tx, channelId);
}
