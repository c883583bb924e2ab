import { sql } from 'kysely';
import { texts } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { accountKey } from './people.ts';

export type ExistingMessage = {
  id: string;
  text: string;
  occurredAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  hiddenAt: Date | null;
  conversationId: string | null;
  direction: 'in' | 'out';
};

export type Key = { origin: string; externalId: string };

/** The stored messages under these outside ids, locked until the transaction ends, by `accountKey`. */
export async function findMessages(tx: Tx, keys: readonly Key[]): Promise<Map<string, ExistingMessage>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<ExistingMessage & { origin: string; externalId: string }>`
    select m.id, m.origin, m.external_id as "externalId", m.text, m.occurred_at as "occurredAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
      m.hidden_at as "hiddenAt", m.conversation_id as "conversationId", m.direction
    from (select distinct * from unnest(${texts(keys.map((k) => k.origin))}, ${texts(keys.map((k) => k.externalId))})) as k (origin, external_id)
    join message m on m.workspace_id = ${tx.workspaceId} and m.origin = k.origin and m.external_id = k.external_id
    order by m.id for update of m`.execute(tx);
  return new Map(rows.map((row) => [accountKey(row.origin, row.externalId), row]));
}

/** What overtook a message's own arrival. */
export type Tombstone = {
  deletedAt: Date | null;
  editedText: string | null;
  editedAt: Date | null;
  hiddenAt: Date | null;
};

/** What stands here before a batch is stored, each by `accountKey`. */
export type Standing = {
  /** Locked until the transaction ends. */
  known: Map<string, ExistingMessage>;
  tombstones: Map<string, Tombstone>;
  ourAccounts: Set<string>;
};

type StandingRow = Omit<ExistingMessage, 'text'> &
  Tombstone & { kind: 'message' | 'tombstone' | 'account'; origin: string; externalId: string; text: string | null };

/** What stands under these outside ids, and our own accounts, in one look. */
export async function findStanding(tx: Tx, keys: readonly Key[]): Promise<Standing> {
  const { rows } = await sql<StandingRow>`
    with key as materialized (
      select distinct * from unnest(${texts(keys.map((k) => k.origin))}, ${texts(keys.map((k) => k.externalId))}) as k (origin, external_id)
    ), known as materialized (
      select m.id, m.origin, m.external_id, m.text, m.occurred_at, m.edited_at, m.deleted_at, m.hidden_at, m.conversation_id, m.direction
      from key k join message m on m.workspace_id = ${tx.workspaceId} and m.origin = k.origin and m.external_id = k.external_id
      order by m.id for update of m
    )
    select 'message' as kind, id, origin, external_id as "externalId", text, occurred_at as "occurredAt", edited_at as "editedAt",
      deleted_at as "deletedAt", hidden_at as "hiddenAt", conversation_id as "conversationId", direction, null as "editedText"
    from known
    union all
    select 'tombstone', null, t.origin, t.external_id, null, null, t.edited_at, t.deleted_at, t.hidden_at, null, null, t.edited_text
    from key k join message_tombstone t on t.workspace_id = ${tx.workspaceId} and t.origin = k.origin and t.external_id = k.external_id
    union all
    select 'account', null, origin, external_id, null, null, null, null, null, null, null, null
    from channel where workspace_id = ${tx.workspaceId}`.execute(tx);
  const of = (kind: StandingRow['kind']) =>
    rows.flatMap((row) => (row.kind === kind ? [[accountKey(row.origin, row.externalId), row] as const] : []));
  return {
    known: new Map(of('message').map(([key, row]) => [key, { ...row, text: row.text ?? '' }])),
    tombstones: new Map(of('tombstone')),
    ourAccounts: new Set(of('account').map(([key]) => key)),
  };
}
