import { sql } from 'kysely';
import type { ImportedFigures, OwnFigures } from '#contract/figure.ts';
import type { Tx } from '#server/db/client.ts';
import { type Counted, type Kept, monthsIn, type Span, together, usable } from './months.ts';
import type { Figure } from './plan-figures.ts';

/**
 * Our own matters that began in those months, by month and the course they took: in public where nothing was said in
 * private. A mail, and a call that was logged, are private. What a program says counts nowhere, and neither does what needed
 * no answer and got none. Reads every message of them.
 */
export async function countMonths(tx: Tx, months: readonly string[]): Promise<Counted[]> {
  const [from] = months.toSorted();
  const to = months.toSorted().at(-1);
  if (from === undefined || to === undefined) return [];
  const { rows } = await sql<Counted>`
    with matter as (
      select c.status, to_char(c.opened_at at time zone 'UTC', 'YYYY-MM') as month, said.*, call.calls,
        coalesce(l.label = 'none', false) as needs_none
      from conversation c
      left join conversation_label l on l.workspace_id = c.workspace_id and l.conversation_id = c.id and l.task = 'triage'
      cross join lateral (
        select coalesce(bool_or(m.visibility <> 'private'), false) as is_public,
          coalesce(bool_or(m.visibility = 'private'), false) as is_private,
          count(*) filter (where m.direction = 'out' and not m.is_automatic)::int as answers,
          count(*) filter (where m.direction = 'out' and not m.is_automatic and m.visibility <> 'private')::int as public_answers
        from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      ) said
      cross join lateral (
        select count(*)::int as calls from logged_call l where l.workspace_id = c.workspace_id and l.conversation_id = c.id
      ) call
      where c.workspace_id = ${tx.workspaceId} and c.merged_into is null and c.aside is null
        and c.opened_at >= ${firstDay(from)} and c.opened_at < ${firstDay(to)} + interval '1 month'
        and to_char(c.opened_at at time zone 'UTC', 'YYYY-MM') = any(${months}::text[])
    )
    select month, case when is_public and (is_private or calls > 0) then 'went_private' when is_public then 'public' else 'private' end as course,
      count(*)::int as matters, count(*) filter (where status = 'resolved')::int as resolved,
      sum(answers + calls)::int as exchanges, sum(public_answers)::int as "publicExchanges"
    from matter where (is_public or is_private) and (answers + calls > 0 or not needs_none) group by 1, 2`.execute(tx);
  return rows;
}

/** What was counted beforehand of the months of a span. */
export async function readKept(tx: Tx, { from, to }: Span): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select to_char(month, 'YYYY-MM') as month, course, matters, resolved, exchanges, public_exchanges as "publicExchanges",
      counted_at as "countedAt"
    from own_figure
    where workspace_id = ${tx.workspaceId} and month between ${firstDay(from)}::date and ${firstDay(to)}::date
    order by month, course`.execute(tx);
  return rows;
}

/**
 * Our own figures of a span, by course: of large months as they were counted in the last day, of the others counted now.
 * `countedAt`: the oldest count among them; null where all are of now.
 */
export async function readOwnFigures(
  tx: Tx,
  span: Span,
  now: Date,
): Promise<{ own: OwnFigures[]; countedAt: Date | null }> {
  const kept = usable(await readKept(tx, span), now);
  const known = new Set(kept.map(({ month }) => month));
  const counted = await countMonths(
    tx,
    monthsIn(span).filter((month) => !known.has(month)),
  );
  const times = kept.map(({ countedAt }) => countedAt.getTime());
  return { own: together([...kept, ...counted]), countedAt: times.length > 0 ? new Date(Math.min(...times)) : null };
}

/** The imported figures of those months, by way. */
export async function readImportedFigures(tx: Tx, { from, to }: Span): Promise<ImportedFigures[]> {
  const { rows } = await sql<ImportedFigures>`
    select way, sum(matters)::int as matters, sum(resolved)::int as resolved, sum(exchanges)::int as exchanges, count(*)::int as months
    from imported_figure
    where workspace_id = ${tx.workspaceId} and month between ${firstDay(from)}::date and ${firstDay(to)}::date
    group by way order by way`.execute(tx);
  return rows;
}

/** Everything that was imported, of one way or of all. */
export async function listFigures(tx: Tx, way: string | null = null): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    select way, to_char(month, 'YYYY-MM') as month, matters, resolved, exchanges from imported_figure
    where workspace_id = ${tx.workspaceId} and (${way}::text is null or way = ${way}) order by month, way`.execute(tx);
  return rows;
}

const firstDay = (month: string) => sql`${`${month}-01T00:00:00Z`}::timestamptz`;
