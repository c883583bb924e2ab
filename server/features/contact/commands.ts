import { sql } from 'kysely';
import type { Consent } from '#contract/contact.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { toTokens } from '#server/features/search/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { getPlacedContact, readFamily } from './queries.ts';

export { changeContact } from './edit.ts';
export { eraseContact } from './erase.ts';
export { changeField, createField } from './field-commands.ts';
export { forgetFilesJob } from './forget-files.ts';
export { mergeContacts, splitContact, undoMerge } from './merge.ts';
export { setPreference } from './set-preference.ts';

/** Adds a note about a person; it is never sent. */
export async function addNote(tx: Tx, viewer: Viewer, contactId: string, text: string, now: Date): Promise<void> {
  const contact = await getPlacedContact(tx, viewer, contactId);
  const id = newId(now);
  await tx
    .insertInto('contact_note')
    .values({
      workspace_id: tx.workspaceId,
      id,
      contact_id: contact.id,
      agent_id: viewer.agentId,
      text,
      tokens: sql`array_to_tsvector(${toTokens(text)}::text[])`,
      created_at: now,
    })
    .execute();
  note(tx, viewer, contact.id, now, 'contact.noted', { note: id, removed: false });
}

/** Takes a note away, or back. Throws `not_found`. */
export async function removeNote(
  tx: Tx,
  viewer: Viewer,
  { contactId, noteId, removed }: { contactId: string; noteId: string; removed: boolean },
  now: Date,
): Promise<void> {
  const contact = await getPlacedContact(tx, viewer, contactId);
  const { numUpdatedRows } = await tx
    .updateTable('contact_note')
    .set({ removed_at: removed ? now : null })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', noteId)
    .where('contact_id', 'in', await readFamily(tx, contact.id))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('note');
  note(tx, viewer, contact.id, now, 'contact.noted', { note: noteId, removed });
}

type NewConsent = Pick<Consent, 'purpose' | 'way' | 'given' | 'at' | 'source' | 'how'>;

/** Records that a person agreed to something or took it back. */
export async function addConsent(
  tx: Tx,
  viewer: Viewer,
  contactId: string,
  consent: NewConsent,
  now: Date,
): Promise<void> {
  if (new Date(consent.at) > now)
    throw new AppError('invalid', 'bad_request', 'A consent cannot be of a time that is still to come.');
  const contact = await getPlacedContact(tx, viewer, contactId);
  const id = newId(now);
  await tx
    .insertInto('contact_consent')
    .values({
      ...consent,
      workspace_id: tx.workspaceId,
      id,
      contact_id: contact.id,
      agent_id: viewer.agentId,
      recorded_at: now,
    })
    .execute();
  const { purpose, way, given } = consent;
  note(tx, viewer, contact.id, now, 'contact.consent_recorded', { consent: id, purpose, way, given });
}

/** Says that a consent was recorded by mistake, or that it was not. Throws `not_found`. */
export async function strikeConsent(
  tx: Tx,
  viewer: Viewer,
  { contactId, consentId, struck }: { contactId: string; consentId: string; struck: boolean },
  now: Date,
): Promise<void> {
  const contact = await getPlacedContact(tx, viewer, contactId);
  const { numUpdatedRows } = await tx
    .updateTable('contact_consent')
    .set({ struck_at: struck ? now : null })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', consentId)
    .where('contact_id', 'in', await readFamily(tx, contact.id))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('consent');
  note(tx, viewer, contact.id, now, 'contact.consent_struck', { consent: consentId, struck });
}

type ContactEvent = 'contact.noted' | 'contact.consent_recorded' | 'contact.consent_struck';

function note<T extends ContactEvent>(
  tx: Tx,
  viewer: Viewer,
  contactId: string,
  at: Date,
  type: T,
  detail: Parameters<typeof record<T>>[1]['detail'],
): void {
  record(tx, { type, at, actor: actorOf(viewer), subject: { kind: 'contact', id: contactId }, detail });
}
