import { sql } from 'kysely';
import type { MergeChoices } from '#contract/contact.ts';
import type { FieldValues } from '#contract/contact-field.ts';
import { mergeContent, unmergeContent } from '#contract/contact-merge.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { lockContacts, saveContact } from './edit.ts';

type Merge = { contactId: string; version: number; fromId: string; fromVersion: number; choices: MergeChoices };

/**
 * Makes two people one: the other's profiles come here, and with them its conversations, which are not touched.
 * Notes and consent stay with the other, which is read as part of this one. Throws `stale_version` for either side.
 */
export async function mergeContacts(tx: Tx, viewer: Viewer, merge: Merge, now: Date): Promise<string> {
  const { contactId, fromId, choices } = merge;
  if (contactId === fromId) throw new AppError('invalid', 'bad_request', 'A person cannot be merged with itself.');
  const [into, from] = await lockContacts(tx, viewer, [
    { id: contactId, version: merge.version },
    { id: fromId, version: merge.fromVersion },
  ]);
  const mergeId = newId(now);
  const after = mergeContent(into, from, choices);
  const { rows } = await sql<{ id: string }>`
    with moved as (
      update profile set contact_id = ${into.id}
      where workspace_id = ${tx.workspaceId} and contact_id = ${from.id} returning id
    )
    insert into contact_merge (workspace_id, profile_id, from_contact, to_contact, event_id)
    select ${tx.workspaceId}, id, ${from.id}, ${into.id}, ${mergeId} from moved returning profile_id as id`.execute(tx);
  await tx
    .insertInto('contact_merge_state')
    .values({
      workspace_id: tx.workspaceId,
      event_id: mergeId,
      from_contact: from.id,
      to_contact: into.id,
      before_name: into.name,
      before_fields: JSON.stringify(into.fields),
      before_marks: into.marks,
      after_name: after.name,
      after_fields: JSON.stringify(after.fields),
      after_marks: [...after.marks],
      agent_id: viewer.agentId,
      at: now,
    })
    .execute();
  await saveContact(tx, into.id, after);
  await sql`update contact set merged_into = ${into.id}, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${from.id}`.execute(tx);
  const subject = { kind: 'contact', id: into.id };
  record(tx, {
    id: mergeId,
    type: 'contact.merged',
    at: now,
    actor: actorOf(viewer),
    subject,
    detail: { from: from.id, profiles: rows.length },
  });
  return mergeId;
}

type State = {
  from_contact: string;
  before_name: string;
  before_fields: FieldValues;
  before_marks: string[];
  after_name: string;
  after_fields: FieldValues;
  after_marks: string[];
};

/**
 * Takes a merge back: profiles that are still here return, and what the merge changed is as it was; later changes stay.
 * Returns the other. Throws `not_found` when it was taken back already, `stale_version` when this one is merged itself.
 */
export async function undoMerge(
  tx: Tx,
  viewer: Viewer,
  { contactId, mergeId }: { contactId: string; mergeId: string },
  now: Date,
): Promise<string> {
  const [current] = await lockContacts(tx, viewer, [{ id: contactId, version: null }]);
  if (current.id !== contactId)
    throw new AppError('conflict', 'stale_version', 'This person was merged since. Take the later merge back first.');
  const { rows } = await sql<State>`
    update contact_merge_state set undone_at = ${now}
    where workspace_id = ${tx.workspaceId} and event_id = ${mergeId} and to_contact = ${contactId} and undone_at is null
    returning from_contact, before_name, before_fields, before_marks, after_name, after_fields, after_marks`.execute(
    tx,
  );
  const [state] = rows;
  if (!state) throw notFound('merge');
  await sql`
    with undone as (
      update contact_merge set undone_at = ${now}
      where workspace_id = ${tx.workspaceId} and event_id = ${mergeId} and undone_at is null returning profile_id
    )
    update profile set contact_id = ${state.from_contact}
    where workspace_id = ${tx.workspaceId} and contact_id = ${contactId} and id in (select profile_id from undone)`.execute(
    tx,
  );
  await saveContact(
    tx,
    contactId,
    unmergeContent(
      { name: state.before_name, fields: state.before_fields, marks: state.before_marks },
      { name: state.after_name, fields: state.after_fields, marks: state.after_marks },
      current,
    ),
  );
  await sql`update contact set merged_into = null, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${state.from_contact}`.execute(tx);
  record(tx, {
    type: 'contact.merge_undone',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'contact', id: contactId },
    detail: { from: state.from_contact, merge: mergeId },
  });
  return state.from_contact;
}

/** Makes one profile a person of its own, whom it returns. Throws `not_possible_here` for the only profile. */
export async function splitContact(
  tx: Tx,
  viewer: Viewer,
  { contactId, version, profileId }: { contactId: string; version: number; profileId: string },
  now: Date,
): Promise<string> {
  const [contact] = await lockContacts(tx, viewer, [{ id: contactId, version }]);
  const profiles = await tx
    .selectFrom('profile')
    .select(['id', 'name', 'handle'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('contact_id', '=', contact.id)
    .execute();
  const profile = profiles.find(({ id }) => id === profileId);
  if (!profile) throw notFound('profile');
  if (profiles.length === 1)
    throw new AppError(
      'refused',
      'not_possible_here',
      'This is the person’s only profile, so nothing is left to split.',
    );
  const otherId = newId(now);
  await tx
    .insertInto('contact')
    .values({ workspace_id: tx.workspaceId, id: otherId, name: profile.name || profile.handle, created_at: now })
    .execute();
  await sql`update profile set contact_id = ${otherId}
    where workspace_id = ${tx.workspaceId} and id = ${profileId}`.execute(tx);
  // It no longer returns with a merge that once brought it.
  await sql`update contact_merge set undone_at = ${now}
    where workspace_id = ${tx.workspaceId} and profile_id = ${profileId} and undone_at is null`.execute(tx);
  await sql`update contact set version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${contact.id}`.execute(tx);
  record(tx, {
    type: 'contact.split',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'contact', id: contact.id },
    detail: { profile: profileId, to: otherId },
  });
  return otherId;
}
