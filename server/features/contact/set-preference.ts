import type { PersonQuiet, PreferenceInput } from '#contract/contact-preference.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { type Actor, actorOf, type Viewer } from '#server/http/viewer.ts';
import { readPreference } from './preference.ts';
import { getPlacedContact } from './queries.ts';

/** Writes down how a person wants to be written to. Throws `not_found`. */
export async function setPreference(
  tx: Tx,
  viewer: Viewer,
  contactId: string,
  input: PreferenceInput,
  now: Date,
): Promise<void> {
  const { id } = await getPlacedContact(tx, viewer, contactId);
  const before = await readPreference(tx, id);
  const changed = changedIn(before, input);
  if (changed.length === 0) return;
  await keepPreference(tx, id, { ...input, agentId: viewer.agentId, messageId: null, how: '' }, now);
  tell(tx, { contactId: id, actor: actorOf(viewer), conversationId: null }, changed, now);
}

/** The same in their own words, by a message. */
export async function setOwnQuiet(
  tx: Tx,
  { contactId, profileId, conversationId, messageId, how }: Said,
  quiet: PersonQuiet | null,
  now: Date,
): Promise<void> {
  const before = await readPreference(tx, contactId);
  const input = { way: before?.way ?? null, language: before?.language ?? null, quiet };
  if (changedIn(before, input).length === 0) return;
  await keepPreference(tx, contactId, { ...input, agentId: null, messageId, how }, now);
  tell(tx, { contactId, actor: { kind: 'customer', id: profileId }, conversationId }, ['quiet'], now);
}

export type Said = { contactId: string; profileId: string; conversationId: string; messageId: string; how: string };

const parts = ['way', 'language', 'quiet'] as const;
type Part = (typeof parts)[number];

function changedIn(before: PreferenceInput | null, after: PreferenceInput): Part[] {
  return parts.filter((part) => textOf(before?.[part] ?? null) !== textOf(after[part]));
}

const textOf = (value: string | PersonQuiet | null): string =>
  value === null || typeof value === 'string' ? (value ?? '') : `${value.from} ${value.to} ${value.timeZone}`;

type Kept = PreferenceInput & { agentId: string | null; messageId: string | null; how: string };

async function keepPreference(tx: Tx, contactId: string, kept: Kept, now: Date): Promise<void> {
  const { way, language, quiet, agentId, messageId, how } = kept;
  const columns = {
    ...{ way, language, quiet_from: quiet && minutesOf(quiet.from), quiet_to: quiet && minutesOf(quiet.to) },
    ...{ time_zone: quiet?.timeZone ?? null, agent_id: agentId, message_id: messageId, how, changed_at: now },
  };
  await tx
    .insertInto('contact_preference')
    .values({ workspace_id: tx.workspaceId, contact_id: contactId, ...columns })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'contact_id']).doUpdateSet(columns))
    .execute();
}

type Told = { contactId: string; actor: Actor; conversationId: string | null };

function tell(tx: Tx, { contactId, actor, conversationId }: Told, changed: Part[], at: Date): void {
  const subject = { kind: 'contact', id: contactId };
  const where = conversationId === null ? {} : { conversationId };
  record(tx, { type: 'contact.preference_changed', at, actor, subject, ...where, detail: { changed } });
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
