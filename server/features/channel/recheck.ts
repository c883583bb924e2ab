import { sql } from 'kysely';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Context } from '#server/context.ts';
import { noteDeleted } from '#server/features/intake/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { openSession } from './queries.ts';

const mostMessages = 100;
const recentMs = 48 * 3_600_000;

/** Asks the network which of the channel's recent messages no longer stand: not every network tells when one is deleted. */
export async function recheckChannel(context: Context, workspaceId: WorkspaceId, channelId: string): Promise<void> {
  const { session, connector, channel } = await openSession(context, workspaceId, channelId);
  if (!connector.findDeleted) return;
  const { rows } = await context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ external_id: string }>`
      select m.external_id from message_channel mc
      join message m on m.workspace_id = mc.workspace_id and m.id = mc.message_id
      where mc.workspace_id = ${workspaceId} and mc.channel_id = ${channelId} and m.deleted_at is null and m.visibility <> 'private'
        and m.occurred_at > ${new Date(context.now().getTime() - recentMs)} and m.external_id is not null
      order by m.occurred_at desc limit ${mostMessages}`.execute(tx),
  );
  if (rows.length === 0) return;
  const gone = await connector
    .findDeleted(
      session,
      rows.map((row) => row.external_id),
    )
    .catch((error: unknown) => {
      if (error instanceof ConnectorError) return [];
      throw error;
    });
  if (gone.length > 0)
    await context.db.inWorkspace(workspaceId, (tx) =>
      noteDeleted(tx, { origin: channel.origin, externalIds: gone }, context.now()),
    );
}
