import { sql } from 'kysely';
import * as z from 'zod';
import type { Reply } from '#contract/endpoint.ts';
import type * as contract from '#contract/ledger.ts';
import type { LedgerCounts, LedgerItem } from '#contract/ledger.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { notFound } from '#server/errors.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';

const dayMs = 86_400_000;
const pageSize = 50;
const none: LedgerCounts = { received: 0, stored: 0, applied: 0, duplicate: 0, skipped: 0, failed: 0, pending: 0 };

type Figure = {
  channel_id: string | null;
  network: string;
  handle: string;
  outcome: keyof LedgerCounts;
  count: number;
};
export type ChannelLedger = { channelId: string | null; network: string; handle: string; counts: LedgerCounts };

/** What each channel received since `days` ago, by item; deliveries nobody looked into yet count as one pending item. */
export async function countItems(tx: Tx, days: number, now: Date): Promise<ChannelLedger[]> {
  const since = new Date(now.getTime() - days * dayMs);
  const { rows } = await sql<Figure>`
    with item as (
      select channel_id, outcome, count(*) as count from delivery_item
      where workspace_id = ${tx.workspaceId} and received_at >= ${since} group by channel_id, outcome
      union all
      select channel_id, 'pending', count(*) from (${unopened(tx)}) d where received_at >= ${since} group by channel_id
    )
    select c.id as channel_id, c.network, c.handle, coalesce(i.outcome, 'stored') as outcome, coalesce(i.count, 0) as count
    from channel c left join item i on i.channel_id = c.id
    where c.workspace_id = ${tx.workspaceId} order by c.network, c.handle`.execute(tx);
  const channels = new Map<string, ChannelLedger>();
  for (const row of [...rows, ...(await countOfNobody(tx, since))]) {
    const key = row.channel_id ?? row.network;
    const channel = channels.get(key) ?? {
      channelId: row.channel_id,
      network: row.network,
      handle: row.handle,
      counts: { ...none },
    };
    channel.counts[row.outcome] += row.count;
    channel.counts.received += row.count;
    channels.set(key, channel);
  }
  return [...channels.values()];
}

/** What came for accounts that are not connected, by network; only an app that serves several gets such. */
async function countOfNobody(tx: Tx, since: Date): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    select null as channel_id, network, '' as handle, outcome, count(*) as count from (
      select d.network, i.outcome from delivery_item i
      join delivery d on d.workspace_id = i.workspace_id and d.received_at = i.received_at and d.id = i.delivery_id
      where i.workspace_id = ${tx.workspaceId} and i.channel_id is null and i.received_at >= ${since} and d.received_at >= ${since}
      union all
      select network, 'pending' from (${unopened(tx)}) d where channel_id is null and received_at >= ${since}
    ) of_nobody group by network, outcome`.execute(tx);
  return rows;
}

/** Why items were skipped or failed, most frequent first. */
export async function countReasons(tx: Tx, days: number, now: Date) {
  const { rows } = await sql<{
    channelId: string | null;
    outcome: 'skipped' | 'failed';
    reason: string;
    count: number;
  }>`
    select channel_id as "channelId", outcome, coalesce(reason, '') as reason, count(*) as count
    from delivery_item
    where workspace_id = ${tx.workspaceId} and received_at >= ${new Date(now.getTime() - days * dayMs)} and outcome in ('skipped', 'failed')
    group by channel_id, outcome, reason order by count(*) desc limit 50`.execute(tx);
  return rows;
}

/** Deliveries nobody looked into yet. One that is read again has items already and is counted by them. */
const unopened = (tx: Tx) => sql`
  select d.id, d.received_at, d.channel_id, d.network from delivery d
  where d.workspace_id = ${tx.workspaceId} and d.state in ('pending', 'held') and not exists (
    select from delivery_item i where i.workspace_id = d.workspace_id and i.received_at = d.received_at and i.delivery_id = d.id
  )`;

type ItemFilter = { channelId?: string; outcome?: string; reason?: string; days?: number; cursor?: string };
const Cursor = z.tuple([z.iso.datetime({ offset: true }), z.uuid(), z.number()]);

/** The items behind a figure, newest first; a delivery nobody looked into yet is one pending item, as in the figure. */
export async function listItems(
  tx: Tx,
  filter: ItemFilter,
  now: Date,
): Promise<{ items: LedgerItem[]; next: string | null }> {
  const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, Cursor);
  const since = filter.days === undefined ? null : new Date(now.getTime() - filter.days * dayMs);
  const { rows } = await sql<Omit<LedgerItem, 'receivedAt'> & { receivedAt: Date; at: string }>`
    with item as (
      select delivery_id, n, received_at, channel_id, outcome, reason, message_id from delivery_item
      where workspace_id = ${tx.workspaceId}
      union all
      select id, 0, received_at, channel_id, 'pending', null, null from (${unopened(tx)}) d
    )
    select i.delivery_id as "deliveryId", i.n, i.received_at as "receivedAt", ${exactInstant('i.received_at')} as at,
      i.channel_id as "channelId", i.outcome, i.reason, m.conversation_id as "conversationId"
    from item i left join message m on m.workspace_id = ${tx.workspaceId} and m.id = i.message_id
    where true
      ${filter.channelId === undefined ? sql`` : sql`and i.channel_id = ${filter.channelId}`}
      ${filter.outcome === undefined ? sql`` : sql`and i.outcome = ${filter.outcome}`}
      ${filter.reason === undefined ? sql`` : sql`and i.reason = ${filter.reason}`}
      ${since === null ? sql`` : sql`and i.received_at >= ${since}`}
      ${after === null ? sql`` : sql`and (i.received_at, i.delivery_id, i.n) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int)`}
    order by i.received_at desc, i.delivery_id desc, i.n desc limit ${pageSize + 1}`.execute(tx);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    items: page.map(({ at: _, ...row }) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
    next: rows.length > pageSize && last ? encodeCursor([last.at, last.deliveryId, last.n]) : null,
  };
}

type Delivery = Reply<typeof contract.getDelivery>;

/** A delivery with its bytes as text. */
export async function getDelivery(tx: Tx, deliveryId: string) {
  const row = await tx
    .selectFrom('delivery')
    .select(['id', 'received_at', 'source', 'state', 'error', 'body'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', deliveryId)
    .executeTakeFirst();
  if (!row) throw notFound('delivery');
  const { id, error, body } = row;
  // The table's own checks hold both to these.
  const source = row.source as Delivery['source'];
  const state = row.state as Delivery['state'];
  return { id, source, state, error, receivedAt: row.received_at.toISOString(), body: body.toString('utf8') };
}
