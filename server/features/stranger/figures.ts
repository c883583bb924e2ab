import { sql } from 'kysely';
import { csvLine } from '#contract/csv.ts';
import type { AsideDay, AsideKind, SampleWeek } from '#contract/stranger.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

const dayMs = 86_400_000;
const daysShown = 14;
const weeksShown = 12;
const exportedDays = 90;
const mostExported = 50_000;

/** How much stands aside now, of each kind, within the viewer's reach. */
export async function countStanding(tx: Tx, viewer: Viewer): Promise<Record<AsideKind, number>> {
  const { rows } = await sql<{ kind: AsideKind; count: number }>`
    select s.kind, count(*)::int as count
    from set_aside s join conversation c on c.workspace_id = s.workspace_id and c.id = s.conversation_id
    where s.workspace_id = ${tx.workspaceId} and s.ended_at is null and ${withinReach(viewer)} group by s.kind`.execute(
    tx,
  );
  const counts = { request: 0, declined: 0, spam: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}

/** The last two weeks, day by day, today first: by program or person, within the viewer's reach. */
export async function countDays(tx: Tx, viewer: Viewer, now: Date): Promise<AsideDay[]> {
  const days = Array.from({ length: daysShown }, (_, back) => dayOf(new Date(now.getTime() - back * dayMs)));
  const { rows } = await sql<AsideDay>`
    select to_char(s.set_at at time zone 'UTC', 'YYYY-MM-DD') as day,
      count(*) filter (where s.kind = 'request')::int as requests, count(*) filter (where s.kind = 'spam')::int as spam,
      count(*) filter (where s.ended in ('restored', 'answered', 'admitted', 'sample'))::int as restored
    from set_aside s join conversation c on c.workspace_id = s.workspace_id and c.id = s.conversation_id
    where s.workspace_id = ${tx.workspaceId} and s.set_at >= ${`${days.at(-1)}T00:00:00Z`} and ${withinReach(viewer)}
    group by 1`.execute(tx);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return days.map((day) => byDay.get(day) ?? { day, requests: 0, spam: 0, restored: 0 });
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** What the samples of the last weeks found, the newest first. */
export async function countWeeks(tx: Tx): Promise<SampleWeek[]> {
  const { rows } = await sql<{
    week: string;
    drawn: number;
    judged: number;
    customers: number;
    others: number;
    othersJudged: number;
    spam: number;
  }>`
    select to_char(week, 'YYYY-MM-DD') as week,
      count(*) filter (where was_aside)::int as drawn,
      count(*) filter (where was_aside and is_customer is not null)::int as judged,
      count(*) filter (where was_aside and is_customer)::int as customers,
      count(*) filter (where not was_aside)::int as others,
      count(*) filter (where not was_aside and is_customer is not null)::int as "othersJudged",
      count(*) filter (where not was_aside and not is_customer)::int as spam
    from aside_sample where workspace_id = ${tx.workspaceId}
    group by aside_sample.week order by aside_sample.week desc limit ${weeksShown}`.execute(tx);
  return rows.map(({ week, drawn, judged, customers, others, othersJudged, spam }) => ({
    week,
    aside: { drawn, judged, customers },
    inbox: { drawn: others, judged: othersJudged, spam },
  }));
}

/** What was set aside lately as a spreadsheet, the newest first. */
export async function exportAside(tx: Tx, viewer: Viewer, now: Date): Promise<string> {
  const { rows } = await sql<{
    number: number;
    network: string;
    kind: string;
    reason: string;
    rule: string | null;
    setAt: Date;
    setBy: string | null;
    endedAt: Date | null;
    ended: string | null;
  }>`
    select c.number, p.network, s.kind, s.reason, s.rule, s.set_at as "setAt", a.name as "setBy", s.ended_at as "endedAt", s.ended
    from set_aside s join conversation c on c.workspace_id = s.workspace_id and c.id = s.conversation_id
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join agent a on a.workspace_id = s.workspace_id and a.id = s.set_by
    where s.workspace_id = ${tx.workspaceId} and s.set_at >= ${new Date(now.getTime() - exportedDays * dayMs)} and ${withinReach(viewer)}
    order by s.set_at desc, s.id desc limit ${mostExported}`.execute(tx);
  const heading = ['conversation', 'network', 'kind', 'reason', 'rule', 'set_at', 'set_by', 'ended_at', 'ended'];
  const lines = rows.map((row) => [
    ...[row.number, row.network, row.kind, row.reason, row.rule, row.setAt.toISOString(), row.setBy],
    ...[row.endedAt?.toISOString() ?? null, row.ended],
  ]);
  return [heading, ...lines].map(csvLine).join('');
}
