import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '#contract/calendar.ts';
import { closingOf } from '#server/features/calendar/queries.ts';
import type { DayPart, Unit } from './promise/speech.ts';
import type { Day, Said } from './promise/time.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const weekDays = 7;
/** When a day ends on which the team is closed, or never closes; and when its parts end, in hours on the wall. */
const dayEnd = 18;
const partEnds: Record<DayPart, number> = { morning: 12, noon: 13, afternoon: 18, evening: 21 };
/** A calendar that is closed for longer is taken as open. */
const mostClosedDays = 370;

/**
 * Pure: the last moment at which what was said is still kept, in a team's open hours and zone. Hours and minutes pass on
 * the wall, as the customer counts them; a day ends when the team closes. Nothing said: the end of the next open day.
 */
export function dueOf(said: Said | null, calendar: Calendar, now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDate();
  if (said === null) return endOf(calendar, openDay(calendar, today, 1));
  if ('in' in said) return afterSpan(said, calendar, today, now);
  const { part, at } = said;
  const moment = (day: Temporal.PlainDate) =>
    at
      ? momentOf(calendar, day, at)
      : part
        ? momentOf(calendar, day, { hour: partEnds[part], minute: 0 })
        : endOf(calendar, day);
  const day = dayOf(said.day, calendar, today);
  const due = moment(day);
  if (due > now) return due;
  // Said on that very day, after its end: today has its whole day still, a weekday or a time on the clock comes again.
  if ('weekday' in said.day) return moment(day.add({ days: weekDays }));
  return at ? moment(day.add({ days: 1 })) : momentOf(calendar, day, { hour: 24, minute: 0 });
}

function afterSpan(
  { in: amount, unit }: { in: number; unit: Unit },
  calendar: Calendar,
  today: Temporal.PlainDate,
  now: Date,
): Date {
  switch (unit) {
    case 'minutes':
      return new Date(now.getTime() + amount * minuteMs);
    case 'hours':
      return new Date(now.getTime() + amount * hourMs);
    case 'days':
      return endOf(calendar, today.add({ days: amount }));
    case 'weeks':
      return endOf(calendar, today.add({ weeks: amount }));
    case 'workdays':
      return endOf(calendar, openDay(calendar, today, amount));
  }
}

function dayOf(day: Day, calendar: Calendar, today: Temporal.PlainDate): Temporal.PlainDate {
  if ('from' in day) return today.add({ days: day.from });
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  if ('week' in day) return lastOpenOf(calendar, monday.add({ weeks: day.week }));
  if (day.isNext) return monday.add({ weeks: 1, days: day.weekday - 1 });
  return today.add({ days: (day.weekday - today.dayOfWeek + weekDays) % weekDays });
}

/** Friday, or the last day of that week on which the team is open. */
function lastOpenOf(calendar: Calendar, monday: Temporal.PlainDate): Temporal.PlainDate {
  const days = [6, 5, 4, 3, 2, 1, 0].map((n) => monday.add({ days: n }));
  return days.find((day) => closingOf(calendar, day.toString()) !== null) ?? monday.add({ days: 4 });
}

/** The nth open day after one; from Monday to Friday for a team that never closes. */
function openDay(calendar: Calendar, from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  let day = from;
  let left = n;
  for (let steps = 0; left > 0 && steps < mostClosedDays + n * weekDays; steps += 1) {
    day = day.add({ days: 1 });
    const isOpen = calendar.always ? day.dayOfWeek <= 5 : closingOf(calendar, day.toString()) !== null;
    if (isOpen) left -= 1;
  }
  return day;
}

const endOf = (calendar: Calendar, day: Temporal.PlainDate): Date =>
  closingOf(calendar, day.toString()) ?? momentOf(calendar, day, { hour: dayEnd, minute: 0 });

function momentOf(
  calendar: Calendar,
  day: Temporal.PlainDate,
  { hour, minute }: { hour: number; minute: number },
): Date {
  const isMidnight = hour === 24;
  const plainTime = Temporal.PlainTime.from({ hour: isMidnight ? 0 : hour, minute });
  const at = (isMidnight ? day.add({ days: 1 }) : day).toZonedDateTime({ timeZone: calendar.timeZone, plainTime });
  return new Date(at.epochMilliseconds);
}
