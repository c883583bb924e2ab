import { sql } from 'kysely';
import type { Consent, ContactDetail, ContactMerge, ContactNote } from '#contract/contact.ts';
import type { FieldValues } from '#contract/contact-field.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { notFound } from '#server/errors.ts';
import { readRowsFor, withinReach } from '#server/features/conversation/queries.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readFamily } from './family.ts';
import { listFields, mayReadPersonal, visibleValues } from './fields.ts';
import { hasConversation } from './list.ts';
import { readPreference } from './preference.ts';
import { readContactRows } from './rows.ts';

export { type ConsentStanding, readConsentStanding } from './consent-standing.ts';
export { readFamily } from './family.ts';
export { listFields, mayReadPersonal, visibleValues } from './fields.ts';
export { listContacts } from './list.ts';
export { readWishes, type Wishes } from './wishes.ts';

/** A contact with what is stored of it; never leaves the server as it is. */
export type StoredContact = {
  id: string;
  name: string;
  version: number;
  marks: string[];
  fields: FieldValues;
  createdAt: Date;
};

/**
 * The one way to a contact: itself, or the one it was merged into. `not_found` for what does not exist, was erased, or is
 * out of reach: whoever sees only some conversations sees the people in those.
 */
export async function getPlacedContact(tx: Tx, viewer: Viewer, contactId: string): Promise<StoredContact> {
  const seen = viewer.reach === 'all' ? sql`true` : hasConversation(viewer);
  const { rows } = await sql<StoredContact>`
    with recursive up as (
      select id, merged_into from contact where workspace_id = ${tx.workspaceId} and id = ${contactId}
      union all
      select k.id, k.merged_into from up join contact k on k.workspace_id = ${tx.workspaceId} and k.id = up.merged_into
    )
    select k.id, k.name, k.version, k.marks, k.fields, k.created_at as "createdAt"
    from up join contact k on k.workspace_id = ${tx.workspaceId} and k.id = up.id
    where up.merged_into is null and k.erased_at is null and ${seen}`.execute(tx);
  const [contact] = rows;
  if (!contact) throw notFound('contact');
  return contact;
}

/** Everything the page shows of one person. Throws `not_found`. */
export async function getContact(tx: Tx, viewer: Viewer, contactId: string): Promise<ContactDetail> {
  const stored = await getPlacedContact(tx, viewer, contactId);
  const [row] = await readContactRows(tx, viewer, [stored.id]);
  if (!row) throw notFound('contact');
  const family = await readFamily(tx, stored.id);
  return {
    ...row,
    version: stored.version,
    createdAt: stored.createdAt.toISOString(),
    ...visibleValues(stored.fields, await listFields(tx), mayReadPersonal(viewer)),
    notes: await readNotes(tx, family),
    consents: await readConsents(tx, family),
    preference: await readPreference(tx, stored.id),
    merges: await readMerges(tx, stored.id),
  };
}

async function readNotes(tx: Tx, family: readonly string[]): Promise<ContactNote[]> {
  const rows = await tx
    .selectFrom('contact_note')
    .select(['id', 'agent_id', 'text', 'created_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('contact_id', 'in', family)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ id: row.id, at: row.created_at.toISOString(), agentId: row.agent_id, text: row.text }));
}

async function readConsents(tx: Tx, family: readonly string[]): Promise<Consent[]> {
  const rows = await tx
    .selectFrom('contact_consent')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('contact_id', 'in', family)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    // The database admits only the words of the closed lists.
    purpose: row.purpose as Consent['purpose'],
    way: row.way as Consent['way'],
    source: row.source as Consent['source'],
    given: row.given,
    at: row.at.toISOString(),
    how: row.how,
    agentId: row.agent_id,
    recordedAt: row.recorded_at.toISOString(),
    struck: row.struck_at !== null,
  }));
}

async function readMerges(tx: Tx, contactId: string): Promise<ContactMerge[]> {
  const { rows } = await sql<{ id: string; at: Date; agentId: string | null; name: string; profiles: number }>`
    select s.event_id as id, s.at, s.agent_id as "agentId", k.name,
      (select count(*)::int from contact_merge m where m.workspace_id = s.workspace_id and m.event_id = s.event_id) as profiles
    from contact_merge_state s join contact k on k.workspace_id = s.workspace_id and k.id = s.from_contact
    where s.workspace_id = ${tx.workspaceId} and s.to_contact = ${contactId} and s.undone_at is null
    order by s.at desc, s.event_id desc`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

const conversationsShown = 30;

/** A page of the conversations with a person within the viewer's sight, newest first. */
export async function listContactConversations(
  tx: Tx,
  viewer: Viewer,
  contactId: string,
  cursor: string | undefined,
): Promise<{ items: ConversationRow[]; next: string | null }> {
  const { id } = await getPlacedContact(tx, viewer, contactId);
  const after = cursor === undefined ? null : decodeCursor(cursor, TimeAndId);
  const place = after ? sql`(c.last_message_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const { rows } = await sql<{ id: string; at: string }>`
    select c.id, ${exactInstant('c.last_message_at')} as at from profile p
    join conversation c on c.workspace_id = p.workspace_id and c.profile_id = p.id
    where p.workspace_id = ${tx.workspaceId} and p.contact_id = ${id} and ${place} and ${withinReach(viewer)}
    order by c.last_message_at desc, c.id desc limit ${conversationsShown + 1}`.execute(tx);
  const shown = rows.slice(0, conversationsShown);
  const last = shown.at(-1);
  return {
    items: await readRowsFor(
      tx,
      viewer,
      shown.map((row) => row.id),
    ),
    next: rows.length > conversationsShown && last ? encodeCursor([last.at, last.id]) : null,
  };
}
