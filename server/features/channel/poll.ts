import { ConnectorError } from '#connectors/connector-error.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { journalArrivals } from '#server/features/intake/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { noteFailure, noteHealthy } from './commands.ts';
import { getChannel, type OpenSession, openSession } from './queries.ts';

/** How far back the first poll of a channel reads. */
const backfillDays = 7;
const mostPages = 50;

/**
 * Reads what is new at the network into the journal, page by page; cursor and deliveries are written together, so a
 * crash repeats a page and never skips one. Returns the number of deliveries. A failure is noted on the channel.
 */
export async function pollChannel(context: Context, workspaceId: WorkspaceId, channelId: string): Promise<number> {
  try {
    const open = await openSession(context, workspaceId, channelId);
    if (open.channel.halted_at) return 0;
    return await readPages(context, workspaceId, open);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    await context.db.inWorkspace(workspaceId, (tx) => noteFailure(tx, channelId, error, context.now()));
    return 0;
  }
}

/**
 * Polls because a person asked: the next poll by itself is a whole interval away. Throws AppError `not_possible_here` for an
 * account that a person paused.
 */
export async function pollNow(context: Context, workspaceId: WorkspaceId, channelId: string): Promise<number> {
  await context.db.inWorkspace(workspaceId, async (tx) => {
    const channel = await getChannel(tx, channelId);
    if (channel.halted_at)
      throw new AppError('conflict', 'not_possible_here', `@${channel.handle} is paused. Let it go on first.`);
    await tx
      .updateTable('channel')
      .set({ polled_at: context.now() })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', channelId)
      .execute();
  });
  return pollChannel(context, workspaceId, channelId);
}

async function readPages(
  context: Context,
  workspaceId: WorkspaceId,
  { session, connector, channel }: OpenSession,
): Promise<number> {
  if (!connector.poll) return 0;
  const isBackfill = channel.cursor === null;
  let cursor = channel.cursor;
  let count = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const polled = await connector.poll(session, cursor, { backfillDays });
    const from = cursor;
    await context.db.inWorkspace(workspaceId, async (tx) => {
      const moved = await tx
        .updateTable('channel')
        .set({ cursor: polled.cursor, answered_at: context.now() })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', channel.id)
        .where('cursor', 'is not distinct from', from)
        .executeTakeFirst();
      // Another program polled meanwhile: its deliveries are in the journal already.
      if (moved.numUpdatedRows === 0n) return;
      const arrival = {
        channelId: channel.id,
        appId: null,
        network: channel.network,
        source: 'poll',
        isBackfill,
      } as const;
      await journalArrivals(
        tx,
        polled.deliveries.map((body) => ({ ...arrival, body })),
        context.now(),
      );
      await noteHealthy(tx, channel.id, context.now());
    });
    cursor = polled.cursor;
    count += polled.deliveries.length;
    if (!polled.more) break;
  }
  return count;
}
