import { sql } from 'kysely';
import type { ContactMark } from '#contract/contact.ts';
import { type ContactField, type FieldValue, type FieldValues, readFieldValue } from '#contract/contact-field.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { getPlacedContact, listFields, mayReadPersonal, type StoredContact } from './queries.ts';
import { contactTokens } from './terms.ts';

type ContactChange = {
  version: number;
  name?: string | undefined;
  marks?: readonly ContactMark[] | undefined;
  fields?: Record<string, FieldValue | null> | undefined;
};

/** Changes what is known of a person. Throws `stale_version` when somebody else did meanwhile, `bad_request` for a wrong value. */
export async function changeContact(
  tx: Tx,
  viewer: Viewer,
  contactId: string,
  { version, name, marks, fields = {} }: ContactChange,
  now: Date,
): Promise<void> {
  const [contact] = await lockContacts(tx, viewer, [{ id: contactId, version }]);
  const known = await listFields(tx);
  const values = { ...contact.fields };
  for (const [key, value] of Object.entries(fields)) setValue(values, writableField(viewer, known, key), value);
  const changed = [
    ...(name !== undefined && name !== contact.name ? ['name'] : []),
    ...(marks !== undefined && !sameWords(marks, contact.marks) ? ['marks'] : []),
    ...Object.keys(fields).filter((key) => values[key] !== contact.fields[key]),
  ];
  if (changed.length === 0) return;
  await saveContact(tx, contact.id, {
    name: name ?? contact.name,
    marks: marks ?? contact.marks,
    fields: values,
  });
  const subject = { kind: 'contact', id: contact.id };
  record(tx, { type: 'contact.changed', at: now, actor: actorOf(viewer), subject, detail: { changed } });
}

function writableField(viewer: Viewer, known: readonly ContactField[], key: string): ContactField {
  const field = known.find((one) => one.key === key && !one.archived);
  if (!field) throw new AppError('invalid', 'bad_request', `There is no field ${key} here.`);
  if (field.personal && !mayReadPersonal(viewer))
    throw new AppError('forbidden', 'permission_missing', 'Only who may read personal data may change this field.', {
      parameters: { permission: 'personal_data.read' },
    });
  return field;
}

function setValue(values: FieldValues, field: ContactField, value: FieldValue | null): void {
  if (value === null) {
    delete values[field.key];
    return;
  }
  const read = readFieldValue(field, value);
  if (read === null)
    throw new AppError('invalid', 'bad_request', `The field ${field.name || field.kind} does not take this value.`, {
      parameters: { field: field.key },
    });
  values[field.key] = read;
}

const sameWords = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();

type Seen = { id: string; version: number | null };

/**
 * Locks the rows of these contacts; `version` is the one that the person saw, null for any. Throws `not_found`, and
 * `stale_version` when one was changed or merged since.
 */
export async function lockContacts<const S extends readonly Seen[]>(
  tx: Tx,
  viewer: Viewer,
  seen: S,
): Promise<{ [K in keyof S]: StoredContact }> {
  // In one order, so that two merges of the same pair wait for each other.
  await sql`select from contact where workspace_id = ${tx.workspaceId} and id = any(${seen.map(({ id }) => id)}::uuid[])
    order by id for update`.execute(tx);
  const contacts: StoredContact[] = [];
  for (const { id } of seen) contacts.push(await getPlacedContact(tx, viewer, id));
  const isStale = seen.some(
    ({ id, version }, n) => version !== null && (contacts[n]?.id !== id || contacts[n]?.version !== version),
  );
  if (isStale)
    throw new AppError(
      'conflict',
      'stale_version',
      'Somebody changed this person meanwhile. Look at what is new, then try again.',
    );
  // One was pushed for each that was asked for.
  return contacts as { [K in keyof S]: StoredContact };
}

type Content = { name: string; marks: readonly string[]; fields: FieldValues };

/** Writes what is known of a contact, found by its new words, as its next version. */
export async function saveContact(tx: Tx, contactId: string, { name, marks, fields }: Content): Promise<void> {
  const kinds = new Map((await listFields(tx)).map((field) => [field.key, field.kind] as const));
  const tokens = contactTokens(name, fields, (key) => kinds.get(key));
  await sql`
    update contact set name = ${name}, marks = ${[...new Set(marks)]}::text[], fields = ${JSON.stringify(fields)}::jsonb,
      tokens = array_to_tsvector(${[...new Set(tokens)]}::text[]), version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${contactId}`.execute(tx);
}
