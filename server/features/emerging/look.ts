import { sql } from 'kysely';
import type { EmergingRules } from '#contract/emerging-rules.ts';
import type { Taxonomy } from '#contract/taxonomy.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { entryOf } from '#server/features/verdict/queries.ts';
import { closeCalm, gatherMessages, raise } from './alerts.ts';
import { detectSignals, type Limits, type Signal } from './detect.ts';
import { groupSignals, type Said } from './group.ts';
import { hourOf } from './hour.ts';
import { readQuiet } from './quiet.ts';
import { joinEntries, readCandidates, readSeries, readTotals } from './series.ts';

/** By sensitivity: spreads above the usual, and the share of an hour's signals that may be chance. */
const limits = {
  low: { spreads: 3.5, falseShare: 0.005 },
  usual: { spreads: 3, falseShare: 0.05 },
  high: { spreads: 2.5, falseShare: 0.25 },
} as const;

/**
 * Looks for what grows in the hour that runs and in the one before, once something was counted or an hour has ended;
 * raises what is new, goes on with what stands, and closes what is back to usual. One program at a time.
 */
export async function lookForEmerging(tx: Tx, now: Date): Promise<void> {
  const hour = hourOf(now);
  if (!(await isDue(tx, hour))) return;
  const { body: rules } = await readActive(tx, 'emerging');
  if (rules.isOn) {
    const { body: taxonomy } = await readActive(tx, 'taxonomy');
    for (const one of [hour - 1, hour]) await lookAtHour(tx, one, { rules, taxonomy }, now);
    await gatherMessages(tx, hour);
  }
  await closeCalm(tx, hour, rules, now);
}

/** Notes that it is looked at; false when nothing is new since, or another program is at it. */
async function isDue(tx: Tx, hour: number): Promise<boolean> {
  const { rows } = await sql`
    update emerging_look set is_due = false, hour = ${hour}
    where workspace_id = ${tx.workspaceId} and (is_due or hour < ${hour})
      and workspace_id in (select workspace_id from emerging_look where workspace_id = ${tx.workspaceId} for update skip locked)
    returning hour`.execute(tx);
  return rows.length > 0;
}

type By = { rules: EmergingRules; taxonomy: Taxonomy };

async function lookAtHour(tx: Tx, hour: number, { rules, taxonomy }: By, now: Date): Promise<void> {
  const by: Limits = { ...limits[rules.sensitivity], leastCount: rules.leastMessages };
  const { terms, looked } = await readCandidates(tx, hour, by.leastCount);
  if (terms.length === 0) return;
  const quiet = await readQuiet(tx, now);
  const nameOf = (entry: string) => entryOf(taxonomy, entry);
  // What somebody wants is no matter that grows: that many complain is said by what they complain of.
  const entries = taxonomy.entries.flatMap(({ id, kind }) => (kind === 'intent' ? [] : [{ kind, term: id }]));
  const phrases = terms.filter(({ kind }) => kind === 'phrase');
  const series = joinEntries(await readSeries(tx, [...phrases, ...entries], hour), nameOf);
  const signals = detectSignals(
    await readTotals(tx, hour),
    series.filter(({ kind, term }) => !quiet.has(`${kind} ${term}`)),
    { hour, looked },
    by,
  );
  if (signals.length === 0) return;
  for (const group of groupSignals(signals, await readSaid(tx, hour, signals, nameOf)))
    if (group.people >= rules.leastPeople && group.messageIds.length >= rules.leastMessages)
      await raise(tx, group, rules, now);
}

/** The messages of an hour, with what they say of the signals. */
async function readSaid(
  tx: Tx,
  hour: number,
  signals: readonly Signal[],
  nameOf: (entry: string) => string | null,
): Promise<Said[]> {
  const wanted = signals.flatMap(({ kind, term }) => (kind === 'phrase' ? [term] : []));
  const { rows } = await sql<Omit<Said, 'themes' | 'products'> & { theme: string | null; product: string | null }>`
    select k.message_id as "messageId", m.profile_id as "profileId", k.theme, k.product,
      array(select p from unnest(k.phrases) as p where p = any(${wanted}::text[])) as phrases
    from counted_message k join message m on m.workspace_id = k.workspace_id and m.id = k.message_id
    where k.workspace_id = ${tx.workspaceId} and k.hour = ${hour}`.execute(tx);
  const today = (entry: string | null) => {
    const name = entry === null ? null : nameOf(entry);
    return name === null ? [] : [name];
  };
  return rows.map(({ theme, product, ...rest }) => ({ ...rest, themes: today(theme), products: today(product) }));
}
