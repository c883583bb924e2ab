import { sql } from 'kysely';
import { type Calendar, type Calendars, calendarFor } from '#contract/calendar.ts';
import { type ClockKind, type ClockView, closePauseMinutes, type WhyView } from '#contract/clock.ts';
import type { Priority } from '#contract/filter.ts';
import { timesOf } from '#contract/priority.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { hurdleTo, readAnswered, readAsker, readDecision } from '#server/features/priority/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readClocks, type StoredClock } from './rows.ts';
import { countedMs } from './run.ts';

export { type Standing, untilNow } from './history.ts';
export { findClock, isOn, keepJudgement, sameTime, withoutQuestion } from './judge.ts';
export { readClocks, type StoredClock } from './rows.ts';
export { rulesFor } from './rules.ts';
export { type Clock, type Happening, type Rules, runClocks } from './run.ts';

const monthMs = 30 * 86_400_000;
const mostPauses = 200;

/** The clocks of a conversation, those that run first, and why it has its priority. */
export async function readClockViews(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  now: Date,
): Promise<{ clocks: ClockView[]; why: WhyView }> {
  const placed = await tx
    .selectFrom('conversation as c')
    .innerJoin('profile as p', (join) =>
      join.onRef('p.workspace_id', '=', 'c.workspace_id').onRef('p.id', '=', 'c.profile_id'),
    )
    .select(['c.category', 'c.priority', 'c.priority_by_hand as byHand', 'c.team_id as teamId', 'p.network'])
    .where('c.workspace_id', '=', tx.workspaceId)
    .where('c.id', '=', conversationId)
    .executeTakeFirstOrThrow();
  const calendars = await readActive(tx, 'calendars');
  const calendar = calendarFor(calendars.body, placed);
  const pauses = await readPauses(tx, conversationId);
  const stored = await readClocks(tx, [conversationId]);
  const clocks = stored.map((clock) => view(clock, calendarOf(calendars.body, clock, calendar), pauses, now));
  return {
    clocks: [...clocks.filter(isOn), ...clocks.filter((one) => !isOn(one)).reverse()],
    why: await readWhy(tx, viewer, conversationId, { ...placed, priority: placed.priority as Priority }),
  };
}

const isOn = ({ state }: Pick<ClockView, 'state'>) => state === 'running' || state === 'paused';

/** By the name under which it ran; where that is gone, the one that counts today. */
const calendarOf = ({ calendars }: Calendars, { calendar }: StoredClock, today: Calendar): Calendar =>
  calendars.find(({ name }) => name === calendar) ?? today;

type StoredPause = { clockId: string; by: string; from: Date; to: Date | null };

async function readPauses(tx: Tx, conversationId: string): Promise<ReadonlyMap<string, StoredPause[]>> {
  const { rows } = await sql<StoredPause>`
    select p.clock_id as "clockId", p.by, p.from_at as "from", p.to_at as "to"
    from clock k join clock_pause p on p.workspace_id = k.workspace_id and p.clock_id = k.id
    where k.workspace_id = ${tx.workspaceId} and k.conversation_id = ${conversationId} order by p.clock_id, p.n`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ clockId }) => clockId);
}

function view(
  clock: StoredClock,
  calendar: Calendar,
  pauses: ReadonlyMap<string, StoredPause[]>,
  now: Date,
): ClockView {
  return {
    id: clock.id,
    kind: clock.kind,
    n: clock.n,
    state: clock.state,
    isPrimary: clock.isPrimary,
    startedAt: clock.startedAt.toISOString(),
    stoppedAt: clock.stoppedAt?.toISOString() ?? null,
    dueAt: clock.dueAt?.toISOString() ?? null,
    warnAt: clock.warnAt?.toISOString() ?? null,
    leftMs: clock.state === 'paused' ? clock.targetMinutes * 60_000 - clock.spentMs : null,
    pausedBy: clock.pausedBy,
    targetMinutes: clock.targetMinutes,
    countedMs: countedMs(clock, calendar, now),
    livedMs: (clock.stoppedAt ?? now).getTime() - clock.startedAt.getTime(),
    calendar: clock.calendar,
    pauses: (pauses.get(clock.id) ?? []).map(({ by, from, to }) => ({
      by,
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
    })),
  };
}

async function readWhy(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  { category, priority, byHand }: { category: string | null; priority: Priority; byHand: boolean },
): Promise<WhyView> {
  const { body } = await readActive(tx, 'priority');
  const decision = await readDecision(tx, conversationId);
  const found = body.categories.find(({ id }) => id === category);
  const times = timesOf(body, category, priority);
  const asker = await readAsker(tx, viewer);
  const answered = (await readAnswered(tx, [conversationId])).get(conversationId) ?? new Set();
  return {
    category: found ?? null,
    lacksToAnswer: found ? hurdleTo('answer', found, asker, answered) : null,
    lacksToResolve: found ? hurdleTo('resolve', found, asker, answered) : null,
    because: decision?.because ?? [],
    policyVersion: decision?.policyVersion ?? 0,
    decidedAt: decision?.at ?? null,
    priority,
    byHand,
    timesOf: found && times.id !== found.id ? times.name : null,
  };
}

/** Pauses that began or ended within minutes of a breach, of conversations within the viewer's reach. */
export async function readClosePauses(tx: Tx, viewer: Viewer, now: Date) {
  const { rows } = await sql<{
    conversationId: string;
    number: number;
    kind: ClockKind;
    by: string;
    from: Date;
    to: Date | null;
    beforeBreachMs: number;
  }>`
    select * from (
      select k.conversation_id as "conversationId", c.number, k.kind, p.by, p.from_at as "from", p.to_at as "to",
        (extract(epoch from p.due_at - case
          when p.to_at is null or abs(extract(epoch from p.due_at - p.from_at)) < abs(extract(epoch from p.due_at - p.to_at)) then p.from_at
          else p.to_at end) * 1000)::bigint as "beforeBreachMs"
      from clock_pause p
      join clock k on k.workspace_id = p.workspace_id and k.id = p.clock_id
      join conversation c on c.workspace_id = k.workspace_id and c.id = k.conversation_id
      where p.workspace_id = ${tx.workspaceId} and p.from_at >= ${new Date(now.getTime() - monthMs)} and p.due_at is not null
        and ${withinReach(viewer)}
    ) pause
    where abs("beforeBreachMs") <= ${closePauseMinutes * 60_000}
    order by "from" desc limit ${mostPauses}`.execute(tx);
  return rows.map((row) => ({ ...row, from: row.from.toISOString(), to: row.to?.toISOString() ?? null }));
}

/** How long conversations within the viewer's reach waited for whom; a wait that paused several clocks counts once. */
export async function readWaits(tx: Tx, viewer: Viewer, now: Date) {
  const { rows } = await sql<{ by: string; pauses: number; livedMs: number; openNow: number }>`
    select by, count(*)::int as pauses, (sum(extract(epoch from coalesce(to_at, ${now}) - from_at)) * 1000)::bigint as "livedMs",
      count(*) filter (where to_at is null)::int as "openNow"
    from (
      select distinct k.conversation_id, p.by, p.from_at, p.to_at
      from clock_pause p
      join clock k on k.workspace_id = p.workspace_id and k.id = p.clock_id
      join conversation c on c.workspace_id = k.workspace_id and c.id = k.conversation_id
      where p.workspace_id = ${tx.workspaceId} and p.from_at >= ${new Date(now.getTime() - monthMs)} and ${withinReach(viewer)}
    ) wait
    group by by order by "livedMs" desc`.execute(tx);
  return rows;
}
