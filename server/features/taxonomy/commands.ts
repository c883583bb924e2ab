import { sql } from 'kysely';
import { type Entry, Taxonomy } from '#contract/taxonomy.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { amend } from '#server/features/policy/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { findEntry } from './queries.ts';
import { lockRelabel, startRelabel, wakeRelabel } from './relabel-rows.ts';
import { splitOff, takeOut } from './split.ts';
import { markAccepted, reopenSuggestion } from './suggestions.ts';

type NewEntry = Pick<Entry, 'kind' | 'name'> & { words: readonly string[] };
type Started = { entryId: string; relabelId: string };

/** Adds an entry to those that hold, at once. Throws `not_possible_here` when there are as many as there may be. */
export async function addEntry(
  tx: Tx,
  viewer: Viewer,
  { kind, name, words }: NewEntry,
  now: Date,
): Promise<{ entryId: string; version: number }> {
  const entryId = newEntryId(now);
  const rest = { description: '', examples: [], mergedInto: null, splitFrom: null };
  const entry: Entry = { id: entryId, kind, name, words: [...words], ...rest };
  const version = await change(tx, viewer, ({ entries }) => ({ entries: [...entries, entry] }), now);
  return { entryId, version };
}

/** Takes an entry out of those that hold, at once. Throws `not_possible_here` where others became part of it. */
export async function removeEntry(tx: Tx, viewer: Viewer, entryId: string, now: Date): Promise<void> {
  await change(tx, viewer, (taxonomy) => takeOut(taxonomy, entryId, null, []), now);
}

/** Splits a part off an entry by words; past messages follow. Throws `not_found`, `not_possible_here`. */
export async function splitEntry(
  tx: Tx,
  viewer: Viewer,
  { entryId: from, name, words }: Omit<NewEntry, 'kind'> & { entryId: string },
  now: Date,
): Promise<Started> {
  const { entry } = await findEntry(tx, from);
  if (entry.mergedInto !== null) throw notFound('theme');
  const { kind } = entry;
  const entryId = newEntryId(now);
  await change(tx, viewer, (taxonomy) => splitOff(taxonomy, entry, { id: entryId, name, words }), now);
  const taken = entry.words.filter((word) => words.includes(word));
  const relabelId = await startRelabel(tx, viewer, { kind, from, to: entryId, words: taken }, now);
  tell(tx, viewer, relabelId, { what: 'start', theme: entryId }, now);
  return { entryId, relabelId };
}

/** Makes a suggestion a theme, an intent or a product; past messages without one follow. Throws `not_found`, `not_possible_here`. */
export async function acceptSuggestion(
  tx: Tx,
  viewer: Viewer,
  { suggestionId, ...wanted }: NewEntry & { suggestionId: string },
  now: Date,
): Promise<Started> {
  const { entryId } = await addEntry(tx, viewer, wanted, now);
  await markAccepted(tx, viewer, { suggestionId, entryId }, now);
  const relabelId = await startRelabel(tx, viewer, { kind: wanted.kind, from: null, to: entryId, words: [] }, now);
  tell(tx, viewer, relabelId, { what: 'start', theme: entryId }, now);
  return { entryId, relabelId };
}

/** Stops it after the messages under way; one that has ended stays as it is. Throws `not_found`. */
export async function cancelRelabel(tx: Tx, viewer: Viewer, relabelId: string, now: Date): Promise<void> {
  const work = await lockRelabel(tx, relabelId);
  if (!work) throw notFound('change of past messages');
  if (work.state !== 'running') return;
  await setState(tx, relabelId, 'cancelling', now);
  tell(tx, viewer, relabelId, { what: 'cancel', theme: work.to }, now);
}

/**
 * Takes the entry out again, gives its words back, and its messages in the background. Throws `not_found`,
 * `not_possible_here` while past messages are under way or where others became part of it.
 */
export async function undoRelabel(tx: Tx, viewer: Viewer, relabelId: string, now: Date): Promise<void> {
  const work = await lockRelabel(tx, relabelId);
  if (!work) throw notFound('change of past messages');
  if (work.state === 'undoing' || work.state === 'undone') return;
  const { rows: others } = await sql`
    select from relabel where workspace_id = ${tx.workspaceId} and state in ('running', 'cancelling', 'undoing') limit 1`.execute(
    tx,
  );
  if (others.length > 0)
    throw new AppError(
      'conflict',
      'not_possible_here',
      'Past messages are being labelled anew already. Wait for it, or stop it.',
    );
  await change(tx, viewer, (taxonomy) => takeOut(taxonomy, work.to, work.from, work.words), now);
  await reopenSuggestion(tx, work.to);
  await setState(tx, relabelId, 'undoing', now);
  tell(tx, viewer, relabelId, { what: 'undo', theme: work.to }, now);
}

async function setState(tx: Tx, relabelId: string, state: 'cancelling' | 'undoing', now: Date): Promise<void> {
  await sql`update relabel set state = ${state}, touched_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${relabelId}`.execute(tx);
  await wakeRelabel(tx, relabelId);
}

const newEntryId = (now: Date) => `t${newId(now).slice(-12)}`;

/** Has the taxonomy that holds, and what is being prepared of it, changed alike. Answers the version. */
function change(tx: Tx, viewer: Viewer, by: (taxonomy: Taxonomy) => Taxonomy, now: Date): Promise<number> {
  const checked = (taxonomy: Taxonomy) => {
    const { data } = Taxonomy.safeParse(by(taxonomy));
    if (!data)
      throw new AppError(
        'conflict',
        'not_possible_here',
        'The taxonomy cannot be changed so: it has too many entries, or others became part of this one.',
      );
    return data;
  };
  return amend(tx, actorOf(viewer), 'taxonomy', checked, now);
}

type Asked = { what: 'start' | 'cancel' | 'undo'; theme: string };

function tell(tx: Tx, viewer: Viewer, relabelId: string, detail: Asked, now: Date): void {
  const subject = { kind: 'theme', id: relabelId };
  record(tx, { type: 'theme.relabel_asked', at: now, actor: actorOf(viewer), subject, detail });
}
