import { sql } from 'kysely';
import { csvLine } from '#contract/csv.ts';
import type { TriageDay, TriageWeek } from '#contract/triage-sample.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

const dayMs = 86_400_000;
const daysShown = 7;
const weeksShown = 12;
const exportedDays = 90;
const mostExported = 50_000;

/** What was decided on each of the last days, by UTC, today first. Read from an index alone. */
export async function countDays(tx: Tx, now: Date): Promise<TriageDay[]> {
  const days = Array.from({ length: daysShown }, (_, back) => dayOf(new Date(now.getTime() - back * dayMs)));
  const { rows } = await sql<TriageDay>`
    select to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD') as day,
      count(*) filter (where decision = 'answer')::int as answer,
      count(*) filter (where decision = 'acknowledge')::int as acknowledge,
      count(*) filter (where decision = 'watch')::int as watch, count(*) filter (where decision = 'none')::int as none,
      count(*) filter (where is_by_person)::int as overridden
    from triage where workspace_id = ${tx.workspaceId} and decided_at >= ${`${days.at(-1)}T00:00:00Z`} group by 1`.execute(
    tx,
  );
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const empty = { answer: 0, acknowledge: 0, watch: 0, none: 0, overridden: 0 };
  return days.map((day) => byDay.get(day) ?? { day, ...empty });
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** What people found in the samples of the last weeks, the newest first. */
export async function countWeeks(tx: Tx, now: Date): Promise<TriageWeek[]> {
  const { rows } = await sql<TriageWeek>`
    select to_char(date_trunc('week', drawn_at at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*) filter (where decision in ('watch', 'none'))::int as drawn,
      count(*) filter (where decision in ('watch', 'none') and needs_answer is not null)::int as judged,
      count(*) filter (where decision in ('watch', 'none') and needs_answer)::int as missed,
      count(*) filter (where decision in ('answer', 'acknowledge') and needs_answer is not null)::int as "othersJudged",
      count(*) filter (where decision in ('answer', 'acknowledge') and not needs_answer)::int as needless
    from triage_sample
    where workspace_id = ${tx.workspaceId} and drawn_at >= ${new Date(now.getTime() - weeksShown * 7 * dayMs)}
    group by 1 order by 1 desc limit ${weeksShown}`.execute(tx);
  return rows;
}

/** The samples of the last 90 days as a spreadsheet, the newest first, within the viewer's reach. */
export async function exportSample(tx: Tx, viewer: Viewer, now: Date): Promise<string> {
  const { rows } = await sql<{
    number: number;
    network: string;
    decision: string;
    rule: string | null;
    version: number | null;
    drawnAt: Date;
    judgedAt: Date | null;
    judgedBy: string | null;
    needsAnswer: boolean | null;
  }>`
    select c.number, p.network, s.decision, t.rule, t.policy_version as version, s.drawn_at as "drawnAt",
      s.judged_at as "judgedAt", a.name as "judgedBy", s.needs_answer as "needsAnswer"
    from triage_sample s
    join message m on m.workspace_id = s.workspace_id and m.id = s.message_id
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    left join triage t on t.workspace_id = s.workspace_id and t.message_id = s.message_id
    left join agent a on a.workspace_id = s.workspace_id and a.id = s.judged_by
    where s.workspace_id = ${tx.workspaceId} and s.drawn_at >= ${new Date(now.getTime() - exportedDays * dayMs)}
      and ${withinReach(viewer)}
    order by s.drawn_at desc, s.message_id desc limit ${mostExported}`.execute(tx);
  const heading = [
    'conversation',
    'network',
    'decision',
    'rule',
    'policy_version',
    'drawn_at',
    'judged_at',
    'judged_by',
    'needs_answer',
  ];
  const lines = rows.map(({ number, network, decision, rule, version, drawnAt, judgedAt, judgedBy, needsAnswer }) => [
    ...[number, network, decision, rule, version, drawnAt.toISOString(), judgedAt?.toISOString() ?? null, judgedBy],
    needsAnswer === null ? null : String(needsAnswer),
  ]);
  return [heading, ...lines].map(csvLine).join('');
}
