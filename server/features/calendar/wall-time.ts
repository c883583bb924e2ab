import { Temporal } from 'temporal-polyfill';

const dayMs = 86_400_000;

/** The date of a day counted since 1970. */
export function dateOf(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from('1970-01-01').add({ days: day });
}

/**
 * When a clock on the wall shows this time. Where it shows it twice, the first time; where summer time leaps over it, the
 * moment of the leap: so hours that meet on the wall meet in time too.
 */
export function momentOf(date: Temporal.PlainDate, wall: string, timeZone: string): number {
  const isMidnight = wall === '24:00';
  const local = (isMidnight ? date.add({ days: 1 }) : date).toPlainDateTime(isMidnight ? '00:00' : wall);
  const moment = local.toZonedDateTime(timeZone);
  if (moment.toPlainDateTime().equals(local)) return moment.epochMilliseconds;
  const leap = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return (leap ?? moment).epochMilliseconds;
}

/** The day that the wall calendar shows there, in days since 1970. */
export function localDay(timeZone: string, moment: Date): number {
  const days = known.get(timeZone) ?? new Map<number, number>();
  known.set(timeZone, days);
  const quarter = Math.floor(moment.getTime() / quarterMs);
  const before = days.get(quarter);
  if (before !== undefined) return before;
  const first = findDay(timeZone, quarter * quarterMs);
  const isWhole = first === findDay(timeZone, (quarter + 1) * quarterMs - 1);
  if (!isWhole) return findDay(timeZone, moment.getTime());
  if (days.size >= mostKnown) days.clear();
  days.set(quarter, first);
  return first;
}

/** Clocks ask for the same days again and again; by zone, the day of each quarter of an hour that lies in one day. */
const known = new Map<string, Map<number, number>>();
const quarterMs = 15 * 60_000;
const mostKnown = 40_000;

function findDay(timeZone: string, ms: number): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  return Math.floor((ms + offsetNanoseconds / 1e6) / dayMs);
}
