import { sql } from 'kysely';
import type { ImportedFigures, OwnFigures } from '#contract/figure.ts';
import type { Tx } from '#server/db/client.ts';
import type { Figure } from './plan-figures.ts';

/** Whole months, as `YYYY-MM`, by the calendar of UTC. */
export type Span = { from: string; to: string };

/** Pure: the last so many months before the running one. */
export function spanBefore(now: Date, months: number): Span {
  const at = (back: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
  return { from: monthOf(at(months)), to: monthOf(at(1)) };
}

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/**
 * Our own matters that began in those months, by the course they took: in public where nothing was said in private. A
 * mail, and a call that was logged, are private. What a program says counts nowhere.
 */
export async function readOwnFigures(tx: Tx, { from, to }: Span): Promise<OwnFigures[]> {
  const { rows } = await sql<OwnFigures>`
    with matter as (
      select c.status, date_trunc('month', c.opened_at at time zone 'UTC') as month, said.*, call.calls
      from conversation c
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
    )
    select case when is_public and (is_private or calls > 0) then 'went_private' when is_public then 'public' else 'private' end as course,
      count(*)::int as matters, count(*) filter (where status = 'resolved')::int as resolved,
      sum(answers + calls)::int as exchanges, sum(public_answers)::int as "publicExchanges", count(distinct month)::int as months
    from matter where is_public or is_private group by 1 order by 1`.execute(tx);
  return rows;
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
