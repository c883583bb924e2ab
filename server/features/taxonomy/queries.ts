import { sql } from 'kysely';
import type * as z from 'zod/mini';
import { defaultTaxonomy, Taxonomy, type Theme } from '#contract/taxonomy.ts';
import type { getTheme as getOne, previewSplit, ThemeExample } from '#contract/theme.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { themeAnew } from '#server/features/verdict/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { previewLength, readExamples } from './examples.ts';
import { historyOf, type Version } from './history.ts';
import { readRelabels } from './relabel-rows.ts';
import { splitOff } from './split.ts';

const dayMs = 86_400_000;
const daysShown = 30;
const mostPreviewed = 2_000;
const mostExamples = 5;

/** A theme of today, with those there are. Throws `not_found`. */
export async function findTheme(tx: Tx, themeId: string): Promise<{ theme: Theme; taxonomy: Taxonomy }> {
  const { body: taxonomy } = await readActive(tx, 'taxonomy');
  const theme = taxonomy.themes.find(({ id }) => id === themeId);
  if (!theme) throw notFound('theme');
  return { theme, taxonomy };
}

/** One theme with its past. Throws `not_found`. */
export async function getTheme(
  tx: Tx,
  viewer: Viewer,
  themeId: string,
  now: Date,
): Promise<z.output<typeof getOne.reply>> {
  const { theme } = await findTheme(tx, themeId);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from verdict v
    join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where v.workspace_id = ${tx.workspaceId} and v.said_at >= ${new Date(now.getTime() - daysShown * dayMs)}
      and v.labels ->> 'theme' = ${themeId} and ${withinReach(viewer)}`.execute(tx);
  return {
    name: theme.name,
    description: theme.description,
    words: theme.words,
    history: historyOf(themeId, defaultTaxonomy, await readVersions(tx)),
    messages: rows[0]?.count ?? 0,
    examples: await readExamples(tx, viewer, sql`k.theme = ${themeId}`),
    relabels: await readRelabels(tx, themeId),
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
    return data ? [{ ...rest, themes: data.themes }] : [];
  });
}

type Previewed = Omit<ThemeExample, 'at'> & { at: Date; text: string; isCorrected: boolean };

/** Which of the newest messages of a theme, within reach, would go. Throws `not_found`. */
export async function readSplitPreview(
  tx: Tx,
  viewer: Viewer,
  { themeId, words }: { themeId: string; words: readonly string[] },
): Promise<z.output<typeof previewSplit.reply>> {
  const { taxonomy } = await findTheme(tx, themeId);
  const next = splitOff(taxonomy, themeId, { id: newThemeId, name: newThemeId, words });
  const { rows } = await sql<Previewed>`
    select m.id as "messageId", c.id as "conversationId", p.network, m.occurred_at as at, left(m.text, ${previewLength}) as preview,
      m.text, exists (select from verdict_correction k where k.workspace_id = v.workspace_id and k.message_id = v.message_id
        and k.task = 'theme') as "isCorrected"
    from verdict v
    join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where v.workspace_id = ${tx.workspaceId} and v.labels ->> 'theme' = ${themeId} and ${withinReach(viewer)}
    order by v.said_at desc limit ${mostPreviewed}`.execute(tx);
  const goes = ({ isCorrected, text }: Previewed) =>
    !isCorrected && themeAnew(next, themeId, text)?.label === newThemeId;
  const going = rows.filter(goes);
  const staying = rows.filter((one) => !goes(one));
  return {
    going: going.length,
    staying: staying.length,
    corrected: staying.filter(({ isCorrected }) => isCorrected).length,
    examples: { going: examplesOf(going), staying: examplesOf(staying) },
  };
}

/** Of a theme that is not there yet. */
const newThemeId = 'new';

const examplesOf = (rows: readonly Previewed[]): ThemeExample[] =>
  rows.slice(0, mostExamples).map(({ text: _, isCorrected: __, at, ...rest }) => ({ ...rest, at: at.toISOString() }));
