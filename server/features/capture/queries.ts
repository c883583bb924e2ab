import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { InboundMessage } from '#connectors/inbound.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import type { Receiver } from '#server/features/intake/commands.ts';
import { readKept } from '#server/features/vanishing/queries.ts';

type Account = { channelId: string; network: string; handle: string; keepsVanishing: boolean };

const byHand = (connectors: readonly Connector[]) => connectors.flatMap((one) => (one.isByHand ? [one.network] : []));

/** Our accounts where things are written down by hand, by name. */
export async function listAccounts(tx: Tx, connectors: readonly Connector[]): Promise<Account[]> {
  const { rows } = await sql<Omit<Account, 'keepsVanishing'>>`
    select id as "channelId", network, handle from channel
    where workspace_id = ${tx.workspaceId} and network = any(${byHand(connectors)}::text[]) and state <> 'disconnected'
    order by network, handle`.execute(tx);
  const isKept = await readKept(tx);
  return rows.map((row) => ({ ...row, keepsVanishing: isKept(row) }));
}

/** Throws `not_found` for another network's account and one that is disconnected. */
export async function getReceiver(tx: Tx, connectors: readonly Connector[], channelId: string): Promise<Receiver> {
  const { rows } = await sql<Receiver>`
    select id as "channelId", network, origin, external_id as "externalId", handle from channel
    where workspace_id = ${tx.workspaceId} and id = ${channelId} and network = any(${byHand(connectors)}::text[])
      and state <> 'disconnected'`.execute(tx);
  if (!rows[0]) throw notFound('channel');
  return rows[0];
}

type Written = { messageId: string; conversationId: string; network: string; channelId: string; vanishes: boolean };

/** The conversation of a message that was written down; null where there is none, or it became context. */
export async function findWritten(tx: Tx, externalId: string): Promise<Written | null> {
  const { rows } = await sql<Written>`
    select m.id as "messageId", m.conversation_id as "conversationId", c.network, c.id as "channelId",
      m.expires_at is not null as vanishes
    from message m
    join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
    join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id
    where m.workspace_id = ${tx.workspaceId} and m.external_id = ${externalId} and m.conversation_id is not null
      and m.deleted_at is null`.execute(tx);
  return rows[0] ?? null;
}

type Newest = { externalId: string; channelId: string; thread: InboundMessage['thread']; name: string };

/** What the customer of a conversation said last on a network where things are written down; throws `not_found` for none. */
export async function getNewest(tx: Tx, connectors: readonly Connector[], conversationId: string): Promise<Newest> {
  const { rows } = await sql<Newest>`
    select m.external_id as "externalId", c.id as "channelId", c.name,
      json_build_object('externalId', t.external_id, 'kind', t.kind, 'visibility', t.visibility) as thread
    from message m
    join thread t on t.workspace_id = m.workspace_id and t.id = m.thread_id
    join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
    join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id and c.network = any(${byHand(connectors)}::text[])
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId} and m.direction = 'in'
    order by m.occurred_at desc, m.received_seq desc limit 1`.execute(tx);
  if (!rows[0]) throw notFound('message');
  return rows[0];
}
