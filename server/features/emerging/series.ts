import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { HourCount } from '#server/understanding/spikes.ts';
import type { Series, Term } from './detect.ts';
import { memoryHours } from './hour.ts';

/** More terms than this in one hour are not looked at: those said most come first. */
const mostCandidates = 300;

/** What was said so often in an hour that it may be an issue, and how many different things were said at all. */
export async function readCandidates(
  tx: Tx,
  hour: number,
  leastCount: number,
): Promise<{ terms: Term[]; looked: number }> {
  const { rows } = await sql<Term & { looked: number }>`
    select kind, term, (select count(*) from term_count where workspace_id = ${tx.workspaceId} and hour = ${hour})::int as looked
    from term_count
    where workspace_id = ${tx.workspaceId} and hour = ${hour} and count >= ${leastCount} and kind <> 'all'
    order by count desc, term limit ${mostCandidates}`.execute(tx);
  return { terms: rows.map(({ kind, term }) => ({ kind, term })), looked: rows[0]?.looked ?? 0 };
}

/** What each of these brought, by the hour, in the four weeks up to that hour. */
export async function readSeries(tx: Tx, terms: readonly Term[], hour: number): Promise<Series[]> {
  if (terms.length === 0) return [];
  const { rows } = await sql<Term & { hours: HourCount[] }>`
    select w.kind, w.term, (
      select coalesce(jsonb_agg(jsonb_build_object('hour', c.hour, 'count', c.count)), '[]') from term_count c
      where c.workspace_id = ${tx.workspaceId} and c.kind = w.kind and c.term = w.term
        and c.hour > ${hour - memoryHours} and c.hour <= ${hour}) as hours
    from unnest(${terms.map(({ kind }) => kind)}::text[], ${terms.map(({ term }) => term)}::text[]) as w (kind, term)`.execute(
    tx,
  );
  return rows;
}

/** How many messages came in each hour of the four weeks up to that hour. */
export async function readTotals(tx: Tx, hour: number): Promise<HourCount[]> {
  const { rows } = await sql<HourCount>`
    select hour, count from term_count
    where workspace_id = ${tx.workspaceId} and kind = 'all' and term = '' and hour > ${hour - memoryHours} and hour <= ${hour}
    order by hour`.execute(tx);
  return rows;
}

/** Pure: the series of themes and products that became one, added up; `nameOf` gives the key that holds today, null for none. */
export function joinEntries(series: readonly Series[], nameOf: (entry: string) => string | null): Series[] {
  const entries = series.flatMap((one) => {
    const term = one.kind === 'phrase' ? null : nameOf(one.term);
    return term === null ? [] : [{ ...one, term }];
  });
  // A key is of one kind only.
  const joined = [...Map.groupBy(entries, ({ term }) => term).values()].flatMap((some): Series[] =>
    some.slice(0, 1).map((one) => ({ ...one, hours: some.flatMap(({ hours }) => hours) })),
  );
  return [...series.filter(({ kind }) => kind === 'phrase'), ...joined];
}
