import { sql } from 'kysely';
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
    from (select distinct * from unnest(${keys.map((k) => k.origin)}::text[], ${keys.map((k) => k.externalId)}::text[])) as k (origin, external_id)
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

export async function findTombstones(tx: Tx, keys: readonly Key[]): Promise<Map<string, Tombstone>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<Tombstone & { origin: string; externalId: string }>`
    select t.origin, t.external_id as "externalId", t.deleted_at as "deletedAt", t.edited_text as "editedText", t.edited_at as "editedAt", t.hidden_at as "hiddenAt"
    from unnest(${keys.map((k) => k.origin)}::text[], ${keys.map((k) => k.externalId)}::text[]) as k (origin, external_id)
    join message_tombstone t on t.workspace_id = ${tx.workspaceId} and t.origin = k.origin and t.external_id = k.external_id`.execute(
    tx,
  );
  return new Map(rows.map((row) => [accountKey(row.origin, row.externalId), row]));
}
