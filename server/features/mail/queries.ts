import { sql } from 'kysely';
import type { MailWays } from '#contract/mail.ts';
import type { Tx } from '#server/db/client.ts';
import { getPlacedContact, listFields, mayReadPersonal, visibleValues } from '#server/features/contact/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

export type Mailbox = { channelId: string; network: string; origin: string; address: string; name: string };

/** The mailboxes of ours that a mail can leave from, the oldest first. */
export async function listMailboxes(tx: Tx): Promise<Mailbox[]> {
  const { rows } = await sql<Mailbox>`
    select id as "channelId", network, origin, external_id as address, name from channel
    where workspace_id = ${tx.workspaceId} and network = 'email' and state = 'connected' order by connected_at, id`.execute(
    tx,
  );
  return rows;
}

export type Address = MailWays['to'][number];

/** The addresses of a person that the viewer may see: those they wrote from, the newest first, then the one in their details. */
export async function listAddresses(tx: Tx, viewer: Viewer, contactId: string): Promise<Address[]> {
  const contact = await getPlacedContact(tx, viewer, contactId);
  const { rows } = await sql<Address>`
    select id as key, external_id as address from profile
    where workspace_id = ${tx.workspaceId} and contact_id = ${contact.id} and network = 'email'
    order by seen_at desc, id`.execute(tx);
  const { mail } = visibleValues(contact.fields, await listFields(tx), mayReadPersonal(viewer)).fields;
  const written = typeof mail === 'string' ? mail.toLowerCase() : '';
  if (written === '' || rows.some(({ address }) => address === written)) return rows;
  return [...rows, { key: 'field', address: written }];
}

/** From where and to where a mail to this person can be begun. Throws `not_found`. */
export async function listMailWays(tx: Tx, viewer: Viewer, contactId: string): Promise<MailWays> {
  const from = await listMailboxes(tx);
  return {
    from: from.map(({ channelId, address, name }) => ({ channelId, address, name })),
    to: await listAddresses(tx, viewer, contactId),
  };
}

/** The conversation of the answer with this key; null for none. */
export async function findBegun(tx: Tx, clientKey: string): Promise<string | null> {
  const row = await tx
    .selectFrom('dispatch')
    .select('conversation_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.conversation_id ?? null;
}
