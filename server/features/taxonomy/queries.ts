import { sql } from 'kysely';
import type * as z from 'zod/mini';
import type { EntryExample, getEntry as getOne, previewSplit } from '#contract/entry.ts';
import { type Entry, Taxonomy } from '#contract/taxonomy.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { entryAnew } from '#server/features/verdict/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { previewLength, readExamples } from './examples.ts';
import { historyOf, type Version } from './history.ts';
import { readRelabels } from './relabel-rows.ts';
import { splitOff } from './split.ts';

const dayMs = 86_400_000;
const daysShown = 30;
const mostPreviewed = 2_000;
const mostExamples = 5;

/** An entry of today, with those there are. Throws `not_found`. */
export async function findEntry(tx: Tx, entryId: string): Promise<{ entry: Entry; taxonomy: Taxonomy }> {
  const { body: taxonomy } = await readActive(tx, 'taxonomy');
  const entry = taxonomy.entries.find(({ id }) => id === entryId);
  if (!entry) throw notFound('theme');
  return { entry, taxonomy };
}

/** One entry with its past. Throws `not_found`. */
export async function getEntry(
  tx: Tx,
  viewer: Viewer,
  entryId: string,
  now: Date,
): Promise<z.output<typeof getOne.reply>> {
  const { entry } = await findEntry(tx, entryId);
  const since = new Date(now.getTime() - daysShown * dayMs);
  const bearing = sql`v.said_at >= ${since} and v.labels ->> ${entry.kind}::text = ${entryId}`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from verdict v
    join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where v.workspace_id = ${tx.workspaceId} and ${bearing} and ${withinReach(viewer)}`.execute(tx);
  return {
    kind: entry.kind,
    name: entry.name,
    description: entry.description,
    words: entry.words,
    history: historyOf(entryId, await readVersions(tx)),
    messages: rows[0]?.count ?? 0,
    examples: await readExamples(
      tx,
      viewer,
      sql`select v.message_id, v.said_at as at from verdict v where v.workspace_id = ${tx.workspaceId} and ${bearing}`,
    ),
    relabels: await readRelabels(tx, entryId),
  };
}

/** Every version that held, the oldest first. */
async function readVersions(tx: Tx): Promise<Version[]> {
  const { rows } = await sql<{ version: number; at: Date; by: string | null; body: unknown }>`
    select version, valid_from as at, changed_by as by, body from policy
    where workspace_id = ${tx.workspaceId} and kind = 'taxonomy' and state in ('active', 'retired') and valid_from is not null
    order by valid_from, version`.execute(tx);
  return rows.flatMap(({ body, ...rest }) => {
    const { data } = Taxonomy.safeParse(body);
    return data ? [{ ...rest, entries: data.entries }] : [];
  });
}

type Previewed = Omit<EntryExample, 'at'> & { at: Date; text: string; isCorrected: boolean };

/** Which of the newest messages of an entry, within reach, would go. Throws `not_found`. */
export async function readSplitPreview(
  tx: Tx,
  viewer: Viewer,
  { entryId, words }: { entryId: string; words: readonly string[] },
): Promise<z.output<typeof previewSplit.reply>> {
  const { entry, taxonomy } = await findEntry(tx, entryId);
  const { kind } = entry;
  const next = splitOff(taxonomy, entry, { id: newEntryId, name: newEntryId, words });
  const { rows } = await sql<Previewed>`
    select m.id as "messageId", c.id as "conversationId", p.network, m.occurred_at as at, left(m.text, ${previewLength}) as preview,
      m.text, exists (select from verdict_correction k where k.workspace_id = v.workspace_id and k.message_id = v.message_id
        and k.task = ${kind}) as "isCorrected"
    from verdict v
    join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where v.workspace_id = ${tx.workspaceId} and v.labels ->> ${kind}::text = ${entryId} and ${withinReach(viewer)}
    order by v.said_at desc limit ${mostPreviewed}`.execute(tx);
  const goes = ({ isCorrected, text }: Previewed) =>
    !isCorrected && entryAnew(next, { kind, from: entryId }, text)?.label === newEntryId;
  const going = rows.filter(goes);
  const staying = rows.filter((one) => !goes(one));
  return {
    going: going.length,
    staying: staying.length,
    corrected: staying.filter(({ isCorrected }) => isCorrected).length,
    examples: { going: examplesOf(going), staying: examplesOf(staying) },
  };
}

/** Of one that is not there yet. */
const newEntryId = 'new';

const examplesOf = (rows: readonly Previewed[]): EntryExample[] =>
  rows.slice(0, mostExamples).map(({ text: _, isCorrected: __, at, ...rest }) => ({ ...rest, at: at.toISOString() }));
