import { sql } from 'kysely';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { openSession } from '#server/features/channel/queries.ts';
import { parseDelivery, storeContext } from '#server/features/intake/commands.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { getThread, type Place } from './place.ts';

/** More than this of one reading is left at the network. */
const keptAtOnce = 1_000;

/**
 * Reads the public thread around a conversation from its network and keeps what is new as context: at first the
 * customer's branch and the newest posts, with a cursor the posts before. Throws `not_possible_here` where the network
 * gives no threads, `network_refused` with the network's reason.
 */
export async function load(
  context: Context,
  viewer: Viewer,
  params: { conversationId: string; threadId: string },
  cursor: string | null,
): Promise<{ found: number; next: string | null }> {
  const { db, now } = context;
  const { place, around, channelId } = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const place = await getThread(tx, viewer, { ...params, now: now() });
    return { place, ...(await findReader(tx, place)) };
  });
  if (channelId === null) throw notPossible('No account of ours can read this thread any more.');
  try {
    const { session, connector, channel } = await openSession(context, viewer.workspaceId, channelId);
    if (!connector.loadThread) throw notPossible(`${connector.label} does not give whole threads.`);
    const asked = { externalId: place.externalId, around, cursor };
    const { bodies, next } = await connector.loadThread(session, asked);
    const receivedAt = now();
    let found = 0;
    for (const body of bodies) {
      const parsed = await parseDelivery(connector, {
        id: newId(receivedAt),
        receivedAt,
        channelId: channel.id,
        origin: channel.origin,
        account: session.account,
        network: channel.network,
        body,
        isHalted: false,
        isBackfill: true,
        historyBefore: receivedAt,
      });
      if (parsed.failure) throw new ConnectorError('invalid_request', parsed.failure);
      const items = parsed.items.slice(0, keptAtOnce);
      const ids = await db.inWorkspace(viewer.workspaceId, (tx) => storeContext(tx, { ...parsed, items }, receivedAt));
      found += ids.length;
    }
    return { found, next };
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

/** The customer's newest post in the thread, and an account of ours that can read around it. */
async function findReader(tx: Tx, place: Place): Promise<{ around: string | null; channelId: string | null }> {
  const { rows } = await sql<{ around: string | null; channelId: string | null }>`
    select newest.external_id as around, ch.id as "channelId"
    from (select 1) as one
    left join lateral (
      select m.id, m.external_id from message m
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${place.conversationId} and m.thread_id = ${place.threadId}
        and m.external_id is not null and m.direction = 'in'
      order by m.occurred_at desc limit 1
    ) newest on true
    left join lateral (
      select c.id from channel c
      left join message_channel mc on mc.workspace_id = c.workspace_id and mc.channel_id = c.id and mc.message_id = newest.id
      where c.workspace_id = ${tx.workspaceId} and c.origin = ${place.origin} and c.state <> 'disconnected'
      order by c.state = 'connected' desc, mc.message_id is null, c.connected_at limit 1
    ) ch on true`.execute(tx);
  return rows[0] ?? { around: null, channelId: null };
}
