import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import type { Receiver } from '#server/features/intake/commands.ts';
import { hashToken, workspaceOfLink } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Prefix of the tokens in the links of forms. */
export const formPrefix = 'tf';

export type Form = {
  id: string;
  conversationId: string;
  about: string;
  expiresAt: Date;
  workspaceName: string;
};

/** The workspace behind a form's link. Throws `link_expired` for what is no link of ours. */
export const workspaceOfForm = (token: string): WorkspaceId => workspaceOfLink(formPrefix, token, expired);

/** A form that can still be sent; with `lock`, nobody else sends it meanwhile. Throws `link_expired`. */
export async function getForm(tx: Tx, token: string, now: Date, lock = false): Promise<Form> {
  const { rows } = await sql<Form>`
    select f.id, f.conversation_id as "conversationId", f.about, f.expires_at as "expiresAt", w.name as "workspaceName"
    from ticket_form f join workspace w on w.id = f.workspace_id
    where f.workspace_id = ${tx.workspaceId} and f.token_hash = ${hashToken(token)} and f.used_at is null and f.expires_at > ${now}
    ${lock ? sql`for update of f` : sql``}`.execute(tx);
  if (!rows[0]) throw expired();
  return rows[0];
}

/** The mailbox of ours that an answer to a form leaves from; null while none is connected. */
export async function findMailbox(tx: Tx): Promise<Receiver | null> {
  const { rows } = await sql<Receiver>`
    select id as "channelId", network, origin, external_id as "externalId", handle from channel
    where workspace_id = ${tx.workspaceId} and network = 'email' and state = 'connected' order by connected_at limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** The account through which the customer wrote to us; null when it is gone. */
export async function findOwnWay(tx: Tx, conversationId: string): Promise<Receiver | null> {
  const { rows } = await sql<Receiver>`
    select ch.id as "channelId", ch.network, ch.origin, ch.external_id as "externalId", ch.handle
    from message m join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
    join channel ch on ch.workspace_id = mc.workspace_id and ch.id = mc.channel_id
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId}
    order by ch.state = 'connected' desc, m.occurred_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export type Customer = {
  conversationId: string;
  profileId: string;
  contactId: string | null;
  externalId: string;
  handle: string;
  name: string;
};

/** Whose conversation it is, in the one that it was merged into. */
export async function getCustomer(tx: Tx, conversationId: string): Promise<Customer> {
  const { rows } = await sql<Customer>`
    with recursive up as (
      select id, merged_into, profile_id, 0 as depth from conversation where workspace_id = ${tx.workspaceId} and id = ${conversationId}
      union all
      select c.id, c.merged_into, c.profile_id, up.depth + 1 from up
      join conversation c on c.workspace_id = ${tx.workspaceId} and c.id = up.merged_into
    )
    select up.id as "conversationId", p.id as "profileId", p.contact_id as "contactId", p.external_id as "externalId", p.handle, p.name
    from up join profile p on p.workspace_id = ${tx.workspaceId} and p.id = up.profile_id
    order by up.depth desc limit 1`.execute(tx);
  if (!rows[0]) throw expired();
  return rows[0];
}

const expired = () =>
  new AppError('not_found', 'link_expired', 'This form was sent already, or its time is over. Ask us for another.');
