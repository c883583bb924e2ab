import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import { openSession } from '#server/features/channel/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

const scheme = 'network:';

/** Whether the file is only given to who asks with our token. */
export const isOfNetwork = (url: string): boolean => url.startsWith(scheme);

/** Asks the network for the file as the account that got its message; null when it is gone. Throws ConnectorError. */
export async function readFromNetwork(
  context: Context,
  workspaceId: WorkspaceId,
  { attachmentId, url }: { attachmentId: string; url: string },
): Promise<Uint8Array | null> {
  const { rows } = await context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ channelId: string }>`
      select c.id as "channelId" from attachment a
      join message_channel mc on mc.workspace_id = a.workspace_id and mc.message_id = a.message_id
      join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id
      where a.workspace_id = ${tx.workspaceId} and a.id = ${attachmentId}
      order by (c.state = 'connected') desc, c.connected_at limit 1`.execute(tx),
  );
  const [found] = rows;
  if (!found) return null;
  const { connector, session } = await openSession(context, workspaceId, found.channelId);
  return (await connector.readFile?.(session, url.slice(scheme.length))) ?? null;
}
