import { sql } from 'kysely';
import type { ContactField, FieldKind } from '#contract/contact-field.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { listFields } from './fields.ts';

const mostFields = 50;

type NewField = { name: string; kind: FieldKind; choices: readonly string[]; personal: boolean };

/** Adds a field. Throws `name_taken`, and `bad_request` for a choice without words or too many fields. */
export async function createField(tx: Tx, viewer: Viewer, wanted: NewField, now: Date): Promise<ContactField> {
  const known = await lockFields(tx);
  if (known.length >= mostFields)
    throw new AppError('invalid', 'bad_request', `More than ${mostFields} fields are not kept about people.`);
  refuseTakenName(known, wanted.name);
  refuseNoChoice(wanted.kind, wanted.choices);
  const id = newId(now);
  const choices = wanted.kind === 'choice' ? [...wanted.choices] : [];
  const personal = wanted.personal || isAlwaysPersonal(wanted.kind);
  await tx
    .insertInto('contact_field')
    .values({
      workspace_id: tx.workspaceId,
      id,
      name: wanted.name,
      kind: wanted.kind,
      choices,
      is_personal: personal,
      position: known.length,
    })
    .execute();
  const { name, kind } = wanted;
  record(tx, {
    type: 'contact_field.created',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'contact_field', id },
    detail: { name, kind },
  });
  return { key: id, name, kind, choices, personal, archived: false };
}

type FieldChange = {
  name?: string | undefined;
  choices?: readonly string[] | undefined;
  personal?: boolean | undefined;
  archived?: boolean | undefined;
};

/** Changes a field; its values are kept. Throws `not_found`, `name_taken`, `bad_request`. */
export async function changeField(tx: Tx, viewer: Viewer, key: string, change: FieldChange, now: Date): Promise<void> {
  const known = await lockFields(tx);
  const field = known.find((one) => one.key === key);
  if (!field) throw notFound('field');
  const wanted = {
    name: change.name ?? field.name,
    choices: field.kind === 'choice' ? [...(change.choices ?? field.choices)] : [],
    personal: (change.personal ?? field.personal) || isAlwaysPersonal(field.kind),
    archived: change.archived ?? field.archived,
  };
  if (!wanted.archived)
    refuseTakenName(
      known.filter((one) => one !== field),
      wanted.name,
    );
  refuseNoChoice(field.kind, wanted.choices);
  await tx
    .updateTable('contact_field')
    .set({
      name: wanted.name,
      choices: wanted.choices,
      is_personal: wanted.personal,
      archived_at: wanted.archived ? now : null,
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', key)
    .execute();
  const changed = Object.keys(change);
  record(tx, {
    type: 'contact_field.changed',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'contact_field', id: key },
    detail: { changed },
  });
}

/** One change of the fields at a time. */
async function lockFields(tx: Tx): Promise<ContactField[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contact_field ${tx.workspaceId}`}, 0))`.execute(tx);
  return listFields(tx);
}

const isAlwaysPersonal = (kind: FieldKind) => kind === 'mail' || kind === 'phone';

function refuseTakenName(known: readonly ContactField[], name: string): void {
  const taken = known.some((one) => !one.archived && one.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new AppError('conflict', 'name_taken', `There is a field called ${name} already.`);
}

function refuseNoChoice(kind: FieldKind, choices: readonly string[]): void {
  if (kind === 'choice' && choices.length === 0)
    throw new AppError('invalid', 'bad_request', 'A choice needs words to choose from.');
}
