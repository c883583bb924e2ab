import { sql } from 'kysely';
import type { MailInput } from '#contract/mail.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getPlacedContact, readFamily } from '#server/features/contact/queries.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { linkConversations } from '#server/features/matter/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type Address, listAddresses, listMailboxes, type Mailbox } from './queries.ts';

type Wanted = Pick<MailInput, 'to' | 'channelId' | 'matterId' | 'subject'>;

/**
 * Opens the conversation that a mail begins: with its thread, whose name every mail of ours bears, so that the answer
 * finds it. Who begins it owns it. The caller holds intake's lock. Throws `not_found`, and `not_possible_here` for an address of somebody else.
 */
export async function openConversation(
  tx: Tx,
  viewer: Viewer,
  contactId: string,
  { to, channelId, matterId, subject }: Wanted,
  now: Date,
): Promise<string> {
  const contact = await getPlacedContact(tx, viewer, contactId);
  const mailbox = (await listMailboxes(tx)).find((one) => one.channelId === channelId);
  if (!mailbox) throw notFound('channel');
  const address = (await listAddresses(tx, viewer, contact.id)).find(({ key }) => key === to);
  if (!address) throw notFound('address');
  const matter = matterId === undefined ? null : await findMatter(tx, viewer, contact.id, matterId);
  const profileId = await findReader(tx, { contactId: contact.id, name: contact.name, address, mailbox }, now);
  const conversationId = await insertConversation(tx, viewer, { profileId, teamId: matter?.teamId ?? null }, now);
  const threadId = await insertThread(tx, { conversationId, profileId, origin: mailbox.origin }, now);
  await tx
    .insertInto('begun_mail')
    .values({
      ...{ workspace_id: tx.workspaceId, thread_id: threadId, channel_id: channelId, matter_id: matterId ?? null },
      ...{ subject, created_at: now },
    })
    .execute();
  const about = { subject: { kind: 'conversation', id: conversationId }, conversationId };
  record(tx, { type: 'mail.begun', at: now, actor: actorOf(viewer), ...about, detail: { subject } });
  if (matterId !== undefined)
    await linkConversations(tx, viewer, { conversationId: matterId, otherId: conversationId, kind: 'related' }, now);
  return conversationId;
}

/** Where a matter of this person stands. Throws `not_found` for one of somebody else. */
async function findMatter(tx: Tx, viewer: Viewer, contactId: string, matterId: string) {
  const { profileId, teamId } = await getPlaced(tx, viewer, matterId);
  const { rows } = await sql`
    select from profile where workspace_id = ${tx.workspaceId} and id = ${profileId}
      and contact_id = any(${await readFamily(tx, contactId)}::uuid[])`.execute(tx);
  if (rows.length === 0) throw notFound('conversation');
  return { teamId };
}

type Reader = { contactId: string; name: string; address: Address; mailbox: Mailbox };

/** The profile behind an address; a new one belongs to the person. */
async function findReader(tx: Tx, { contactId, name, address, mailbox }: Reader, now: Date): Promise<string> {
  if (address.key !== 'field') return address.key;
  const { network, origin } = mailbox;
  const { rows } = await sql<{ id: string; contactId: string | null }>`
    with made as (
      insert into profile (workspace_id, id, network, origin, external_id, handle, name, contact_id, seen_at)
      values (${tx.workspaceId}, ${newId(now)}, ${network}, ${origin}, ${address.address}, ${address.address}, ${name}, ${contactId}, ${now})
      on conflict (workspace_id, origin, external_id) do nothing returning id, contact_id
    )
    select id, contact_id as "contactId" from made
    union all
    select id, contact_id from profile
    where workspace_id = ${tx.workspaceId} and origin = ${origin} and external_id = ${address.address}`.execute(tx);
  const [found] = rows;
  if (!found) throw notFound('address');
  if (found.contactId === contactId) return found.id;
  throw new AppError(
    'refused',
    'not_possible_here',
    'Somebody else wrote to us from this address. Merge the two people first, or correct the address.',
  );
}

type Opened = { profileId: string; teamId: string | null };

async function insertConversation(tx: Tx, viewer: Viewer, { profileId, teamId }: Opened, now: Date): Promise<string> {
  const id = newId(now);
  await sql`
    with counter as (
      update conversation_counter set last_number = last_number + 1 where workspace_id = ${tx.workspaceId} returning last_number
    )
    insert into conversation (workspace_id, id, number, profile_id, status, assignee_id, team_id, opened_at, last_message_at)
    select ${tx.workspaceId}, ${id}, counter.last_number, ${profileId}, 'open', ${viewer.agentId}, ${teamId ?? viewer.teamIds[0] ?? null}, ${now}, ${now}
    from counter`.execute(tx);
  return id;
}

type Placed = { conversationId: string; profileId: string; origin: string };

async function insertThread(tx: Tx, { conversationId, profileId, origin }: Placed, now: Date): Promise<string> {
  const id = newId(now);
  // Sixteen hexadecimal digits: a thread of mail, so that what comes back belongs here.
  const externalId = id.replaceAll('-', '').slice(-16);
  await sql`
    insert into thread (workspace_id, id, origin, external_id, kind, visibility)
    values (${tx.workspaceId}, ${id}, ${origin}, ${externalId}, 'dm', 'private')`.execute(tx);
  await sql`
    insert into conversation_thread (workspace_id, thread_id, profile_id, conversation_id)
    values (${tx.workspaceId}, ${id}, ${profileId}, ${conversationId})`.execute(tx);
  return id;
}
