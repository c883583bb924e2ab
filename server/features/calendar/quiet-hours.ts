import { Temporal } from 'temporal-polyfill';
import type { Choice } from '#contract/own-way.ts';

type Quiet = Choice['quiet'];

/** A week of quiet days and more: whoever has nothing else is told after so many steps all the same. */
const mostSteps = 60;

/**
 * Pure: when the quiet that a moment lies in ends, by the clock on the wall of that zone, over midnight and through
 * summer time; null when it lies in none. After three weeks of nothing but quiet it ends in any case.
 */
export function quietUntil(at: Date, quiet: Quiet, timeZone: string): Date | null {
  if (!quiet.isOn) return null;
  const start = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  if (!isQuiet(start, quiet)) return null;
  let moment = start;
  for (let step = 0; step < mostSteps && isQuiet(moment, quiet); step += 1) moment = nextChange(moment, quiet);
  return new Date(moment.epochMilliseconds);
}

function isQuiet(moment: Temporal.ZonedDateTime, { from, to, days }: Quiet): boolean {
  if (days.includes(moment.dayOfWeek)) return true;
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  if (from === to) return false;
  return from < to ? from <= time && time < to : time >= from || time < to;
}

/** The next moment at which quiet can end: its hour, midnight, or where the wall's clock jumps. */
function nextChange(moment: Temporal.ZonedDateTime, { to }: Quiet): Temporal.ZonedDateTime {
  const today = moment.toPlainDate();
  const tomorrow = today.add({ days: 1 });
  const { timeZoneId: timeZone } = moment;
  const ends = [today, tomorrow].map((day) => day.toZonedDateTime({ timeZone, plainTime: to }));
  const jump = moment.getTimeZoneTransition('next');
  const later = [...ends, tomorrow.toZonedDateTime({ timeZone }), ...(jump ? [jump] : [])].filter(
    (one) => Temporal.ZonedDateTime.compare(one, moment) > 0,
  );
  return later.reduce((a, b) => (Temporal.ZonedDateTime.compare(a, b) <= 0 ? a : b));
}
