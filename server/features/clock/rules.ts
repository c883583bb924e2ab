import { type Calendar, type Calendars, calendarFor } from '#contract/calendar.ts';
import type { ClockKind, ClockRules, PrimaryClock } from '#contract/clock.ts';
import type { Priority } from '#contract/filter.ts';
import { type PriorityMatrix, timesOf } from '#contract/priority.ts';
import type { Tx } from '#server/db/client.ts';
import { type ActivePolicy, readActive } from '#server/features/policy/queries.ts';
import type { Rules } from './run.ts';

/** The three policies that clocks run by. */
export type Policies = {
  priority: ActivePolicy<'priority'>;
  calendars: ActivePolicy<'calendars'>;
  clocks: ActivePolicy<'clocks'>;
};

export async function readPolicies(tx: Tx): Promise<Policies> {
  return {
    priority: await readActive(tx, 'priority'),
    calendars: await readActive(tx, 'calendars'),
    clocks: await readActive(tx, 'clocks'),
  };
}

type Placed = { category: string | null; priority: Priority; teamId: string | null; network: string };

/** Pure: what the clocks of this conversation run by. */
export function rulesFor(
  policies: { priority: { body: PriorityMatrix }; calendars: { body: Calendars }; clocks: { body: ClockRules } },
  { category, priority, ...place }: Placed,
): Rules & { calendar: Calendar } {
  const times = timesOf(policies.priority.body, category, priority);
  return {
    targets: {
      first_response: times.firstMinutes,
      next_response: times.nextMinutes,
      resolution: times.resolutionMinutes,
    },
    calendar: calendarFor(policies.calendars.body, place),
    pauses: policies.clocks.body.pauses,
    warnPercent: policies.clocks.body.warnPercent,
  };
}

/** Pure: whether a clock of this kind is the one that lists sort by. */
export function isPrimaryKind(primary: PrimaryClock, kind: ClockKind): boolean {
  return primary === 'response' ? kind !== 'resolution' : primary === kind;
}
