import { Temporal } from 'temporal-polyfill';
import type { Recurrence } from '#contract/task.ts';

/** Where a series begins: its first due moment, and the zone in which that was a time on the wall. */
export type Anchor = { at: Date; timeZone: string };

/** So many places of a rule are looked at before it is taken to have ended. */
const mostSteps = 4_000;

/**
 * Pure: the first moment after `after` at which a series is due; null when it has ended. The time on the wall stays
 * through summer time and back (a time that is leapt over comes as much later); a month without that day has its last one.
 */
export function nextOccurrence(rule: Recurrence, anchor: Anchor, after: Date): Date | null {
  const first = Temporal.Instant.fromEpochMilliseconds(anchor.at.getTime()).toZonedDateTimeISO(anchor.timeZone);
  const [start, wall] = [first.toPlainDate(), first.toPlainTime()];
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(anchor.timeZone)
    .toPlainDate();
  for (let n = placeBefore(rule, start, from), steps = 0; steps < mostSteps; n += 1, steps += 1)
    for (const day of daysOf(rule, start, n)) {
      if (rule.until !== null && day.toString() > rule.until) return null;
      const at = day.toZonedDateTime({ timeZone: anchor.timeZone, plainTime: wall }).epochMilliseconds;
      if (at > after.getTime() && at >= anchor.at.getTime()) return new Date(at);
    }
  return null;
}

/** The days of the nth day, week or month of a series, in order. */
function daysOf({ every, interval, weekdays }: Recurrence, start: Temporal.PlainDate, n: number): Temporal.PlainDate[] {
  // Counted from the start each time, so that a short month does not shorten those after it.
  if (every === 'month') return [start.add({ months: n * interval })];
  if (every === 'day') return [start.add({ days: n * interval })];
  const monday = start.subtract({ days: start.dayOfWeek - 1 }).add({ weeks: n * interval });
  const wanted = weekdays.length > 0 ? weekdays : [start.dayOfWeek];
  return wanted.map((weekday) => monday.add({ days: weekday - 1 })).filter((day) => day.toString() >= start.toString());
}

/** A place of the series that is certainly not after a day. */
function placeBefore({ every, interval }: Recurrence, start: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const largestUnit = every === 'month' ? 'months' : every === 'week' ? 'weeks' : 'days';
  const passed = start.until(day, { largestUnit })[largestUnit];
  return Math.max(0, Math.floor(passed / interval) - 1);
}
