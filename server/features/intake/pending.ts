import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { JournalledDelivery } from './parse.ts';
import type { SharedDelivery } from './parse-shared.ts';

export type PendingDelivery = (JournalledDelivery | SharedDelivery) & {
  /** Of its row: the same as long as nobody wrote to it. */
  version: string;
};

/** Where a delivery stands among those that are pending. */
type Place = Pick<PendingDelivery, 'id' | 'receivedAt'>;

type Account = {
  channel_id: string;
  origin: string;
  external_id: string;
  handle: string;
  connected_at: Date;
  is_halted: boolean;
};
type Bytes = {
  id: string;
  version: string;
  received_at: Date;
  network: string;
  body: Uint8Array;
  is_backfill: boolean;
};
type Row = Bytes & (Account | { channel_id: null; app_id: string | null });

/**
 * What nobody looked into yet, oldest first, each with the account or the accounts of ours that it may be for. The bytes of
 * those in hand are not read again, unless somebody wrote to them since.
 */
export async function readPending(
  tx: Tx,
  size: number,
  { after, inHand = [] }: { after?: Place | undefined; inHand?: readonly PendingDelivery[] } = {},
): Promise<PendingDelivery[]> {
  const bodies = new Map(inHand.map((one) => [`${one.id} ${one.version}`, one.body]));
  const rest = after ? sql`(received_at, id) > (${after.receivedAt}, ${after.id})` : sql`true`;
  const { rows } = await sql<Row & { body: Buffer | null }>`
    select d.id, d.version, d.received_at, d.network, d.is_backfill, d.app_id, d.channel_id, ${account},
      case when d.id || ' ' || d.version = any(${[...bodies.keys()]}::text[]) then null else d.body end as body
    from (
      select *, xmin::text as version from delivery
      where workspace_id = ${tx.workspaceId} and state = 'pending' and ${rest} order by received_at, id limit ${size}
    ) d
    left join channel c on c.workspace_id = d.workspace_id and c.id = d.channel_id
    order by d.received_at, d.id`.execute(tx);
  const appIds = rows.flatMap((row) => (row.channel_id === null && row.app_id !== null ? [row.app_id] : []));
  const served = appIds.length === 0 ? [] : await readServed(tx, [...new Set(appIds)]);
  return rows.map((read): PendingDelivery => {
    const row = { ...read, body: read.body ?? bodies.get(`${read.id} ${read.version}`) ?? new Uint8Array() };
    const { id, version, received_at: receivedAt, network, body } = row;
    if (row.channel_id !== null) return { ...deliveryTo(row, row), version };
    const accounts = served.filter(({ app_id }) => app_id === row.app_id);
    const receivers = accounts.map((one) => deliveryTo(row, one));
    return { id, version, receivedAt, channelId: null, network, body, receivers };
  });
}

const account: RawBuilder<Account> = sql`c.origin, c.external_id, c.handle, c.connected_at, c.halted_at is not null as is_halted`;

/** The connected accounts of these apps. */
async function readServed(tx: Tx, appIds: readonly string[]): Promise<(Account & { app_id: string })[]> {
  const { rows } = await sql<Account & { app_id: string }>`
    select c.app_id, c.id as channel_id, ${account} from channel c
    where c.workspace_id = ${tx.workspaceId} and c.app_id = any(${appIds}::uuid[]) and c.state <> 'disconnected'`.execute(
    tx,
  );
  return rows;
}

function deliveryTo(
  row: Bytes,
  { channel_id, origin, external_id, handle, connected_at, is_halted }: Account,
): JournalledDelivery {
  return {
    id: row.id,
    receivedAt: row.received_at,
    channelId: channel_id,
    network: row.network,
    origin,
    account: { externalId: external_id, handle },
    body: row.body,
    isHalted: is_halted,
    isBackfill: row.is_backfill,
    historyBefore: row.is_backfill ? connected_at : null,
  };
}
