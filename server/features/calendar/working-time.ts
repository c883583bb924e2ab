import type { Temporal } from 'temporal-polyfill';
import type { Calendar, Hours } from '#contract/calendar.ts';
import { dateOf, localDay, momentOf } from './wall-time.ts';

/** An open stretch, in ms since 1970; `to` is not part of it. */
type Stretch = { from: number; to: number };

/** A calendar that is closed for so long without a break never opens. */
const mostClosedDays = 3_660;

/**
 * Open time of a calendar between two moments, in ms; 0 when `to` is not after `from`. Exact to the ms, through summer
 * time and back.
 */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to <= from) return 0;
  if (calendar.always) return to.getTime() - from.getTime();
  let sum = 0;
  const last = localDay(calendar.timeZone, to);
  for (let day = localDay(calendar.timeZone, from); day <= last; day += 1)
    for (const open of stretchesOf(calendar, day))
      sum += Math.max(0, Math.min(open.to, to.getTime()) - Math.max(open.from, from.getTime()));
  return sum;
}

/** The open stretches between two moments, in order and apart, those at the ends whole. */
export function openStretches(calendar: Calendar, from: Date, to: Date): readonly Stretch[] {
  if (calendar.always) return [{ from: from.getTime(), to: to.getTime() }];
  const last = localDay(calendar.timeZone, to);
  const found: Stretch[] = [];
  for (let day = localDay(calendar.timeZone, from); day <= last; day += 1) found.push(...stretchesOf(calendar, day));
  return found;
}

/**
 * The first moment at which `workMs` of open time have passed since `start`; `start` itself for 0. Null when the calendar
 * does not open often enough within ten years.
 */
export function deadlineAfter(calendar: Calendar, start: Date, workMs: number): Date | null {
  if (workMs <= 0) return start;
  if (calendar.always) return new Date(start.getTime() + workMs);
  let left = workMs;
  let closedDays = 0;
  for (let day = localDay(calendar.timeZone, start); closedDays < mostClosedDays; day += 1) {
    closedDays += 1;
    for (const open of stretchesOf(calendar, day)) {
      const from = Math.max(open.from, start.getTime());
      if (from >= open.to) continue;
      if (left <= open.to - from) return new Date(from + left);
      left -= open.to - from;
      closedDays = 0;
    }
  }
  return null;
}

/** Whether a calendar is open at a moment. */
export function isOpenAt(calendar: Calendar, at: Date): boolean {
  if (calendar.always) return true;
  const today = stretchesOf(calendar, localDay(calendar.timeZone, at));
  return today.some(({ from, to }) => from <= at.getTime() && at.getTime() < to);
}

const dayMs = 86_400_000;

/** When a calendar closes on a local day, `2026-12-24`; null when it is closed all day, or never closes. */
export function closingOf(calendar: Calendar, date: string): Date | null {
  if (calendar.always) return null;
  const last = stretchesOf(calendar, Date.parse(`${date}T00:00:00Z`) / dayMs).at(-1);
  return last ? new Date(last.to) : null;
}

/** Open stretches by day; a calendar is never changed in place, so what was found once holds. */
const known = new WeakMap<Calendar, Map<number, readonly Stretch[]>>();

/** The open stretches that begin on a local day (days since 1970), in order and apart. */
function stretchesOf(calendar: Calendar, day: number): readonly Stretch[] {
  const days = known.get(calendar) ?? new Map<number, readonly Stretch[]>();
  known.set(calendar, days);
  const found = days.get(day) ?? openingOf(calendar, day);
  days.set(day, found);
  return found;
}

function openingOf(calendar: Calendar, day: number): Stretch[] {
  const date = dateOf(day);
  return [...hoursOf(calendar, date)]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to }) => ({
      from: momentOf(date, from, calendar.timeZone),
      to: momentOf(date, to, calendar.timeZone),
    }))
    .filter(({ from, to }) => from < to);
}

function hoursOf({ days, week }: Calendar, date: Temporal.PlainDate): readonly Hours[] {
  const text = date.toString();
  const special =
    days.find((one) => !one.everyYear && one.date === text) ??
    days.find((one) => one.everyYear && one.date.slice(5) === text.slice(5));
  return special ? special.hours : (week[date.dayOfWeek - 1] ?? []);
}
