import { sql } from 'kysely';
import { ConnectorError } from '#connectors/connector.ts';
import type { TimelineMessage } from '#contract/conversation.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { openSession } from '#server/features/channel/queries.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { parseDelivery, storeContext } from '#server/features/intake/commands.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readMessages } from './queries.ts';

/**
 * Reads the public thread around a conversation from its network, keeps what is new as context and gives all of it,
 * oldest first. Throws `not_possible_here` without a public thread, `network_refused` with the network's reason.
 */
export async function loadThread(context: Context, viewer: Viewer, conversationId: string): Promise<TimelineMessage[]> {
  const { db, now } = context;
  const place = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    await getPlaced(tx, viewer, conversationId);
    return findPublicThread(tx, conversationId);
  });
  if (!place) throw notPossible('This conversation has no public thread.');
  try {
    const { session, connector, channel } = await openSession(context, viewer.workspaceId, place.channelId);
    if (!connector.loadThread) throw notPossible(`${connector.label} does not give whole threads.`);
    const body = await connector.loadThread(session, place.externalId);
    const receivedAt = now();
    const parsed = parseDelivery(connector, {
      id: newId(receivedAt),
      receivedAt,
      channelId: channel.id,
      origin: channel.origin,
      account: session.account,
      network: channel.network,
      body,
      isBackfill: true,
    });
    if (parsed.failure) throw new ConnectorError('invalid_request', parsed.failure);
    return await db.inWorkspace(viewer.workspaceId, async (tx) =>
      readMessages(tx, conversationId, await storeContext(tx, parsed, receivedAt)),
    );
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new AppError('refused', 'network_refused', error.message, {
      parameters: { kind: error.kind },
      cause: error,
    });
  }
}

function notPossible(message: string): AppError {
  return new AppError('refused', 'not_possible_here', message);
}

/** The public thread of the newest message, and an account of ours that can read it. */
async function findPublicThread(
  tx: Tx,
  conversationId: string,
): Promise<{ externalId: string; channelId: string } | undefined> {
  const { rows } = await sql<{ externalId: string; channelId: string }>`
    select t.external_id as "externalId", ch.id as "channelId"
    from conversation_thread ct
    join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id and t.visibility = 'public'
    cross join lateral (
      select m.id, m.occurred_at from message m
      where m.workspace_id = t.workspace_id and m.thread_id = t.id and m.conversation_id = ct.conversation_id
      order by m.occurred_at desc limit 1
    ) newest
    cross join lateral (
      select c.id, c.state from channel c
      left join message_channel mc on mc.workspace_id = c.workspace_id and mc.channel_id = c.id and mc.message_id = newest.id
      where c.workspace_id = t.workspace_id and c.origin = t.origin and c.state <> 'disconnected'
      order by c.state = 'connected' desc, mc.message_id is null, c.connected_at limit 1
    ) ch
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}
    order by newest.occurred_at desc limit 1`.execute(tx);
  return rows[0];
}
