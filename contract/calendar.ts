import * as z from 'zod/mini';
import { Id, Key, Typed } from './common.ts';

/** A time of day on the wall, `00:00` to `24:00`. */
export const WallTime = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));

const TimeZone = z.string().check(z.maxLength(60), z.refine(isTimeZone));

/** Hours of one day, from and to on the wall; `to` is not part of them. */
export const Hours = z.object({ from: WallTime, to: WallTime }).check(z.refine(({ from, to }) => from < to));
export type Hours = z.output<typeof Hours>;

const DayHours = z.array(Hours).check(z.maxLength(8), z.refine(areApart));

/** Hours of each day, Monday first. */
export const Week = z.array(DayHours).check(z.length(7));
export type Week = z.output<typeof Week>;

/** A day that differs from its weekday: closed, or open at other hours. */
export const SpecialDay = z.object({
  /** `2026-12-25`. */
  date: z.iso.date(),
  /** On that day of each year; the 29th of February only where there is one. */
  everyYear: z.boolean(),
  name: z.string().check(z.maxLength(60)),
  hours: DayHours,
});
export type SpecialDay = z.output<typeof SpecialDay>;

/** When a team works: the hours in which a clock runs. */
export const Calendar = z.object({
  id: Key,
  name: Typed(60),
  /** IANA, such as `Asia/Kolkata`. */
  timeZone: TimeZone,
  /** Around the clock: hours and special days do not count. */
  always: z.boolean(),
  week: Week,
  days: z.array(SpecialDay).check(z.maxLength(400)),
  /** It counts for these teams and networks; none named means any. */
  teamIds: z.array(Id).check(z.maxLength(50)),
  networks: z.array(Typed(40)).check(z.maxLength(50)),
});
export type Calendar = z.output<typeof Calendar>;

/** The first calendar that fits a conversation counts; the last one names neither team nor network, so that one always does. */
export const Calendars = z.object({
  calendars: z.array(Calendar).check(
    z.minLength(1),
    z.maxLength(50),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
    z.refine((all) => all.at(-1)?.teamIds.length === 0 && all.at(-1)?.networks.length === 0),
    z.refine((all) => all.every(opensEver)),
  ),
});
export type Calendars = z.output<typeof Calendars>;

/** Before anybody sets hours, the time that counts is the time that passes. */
export const defaultCalendars: Calendars = {
  calendars: [
    {
      id: 'always',
      name: 'Around the clock',
      timeZone: 'UTC',
      always: true,
      week: [[], [], [], [], [], [], []],
      days: [],
      teamIds: [],
      networks: [],
    },
  ],
};

/** Pure: the calendar that counts for a conversation of this team on this network. */
export function calendarFor(
  { calendars }: Calendars,
  { teamId, network }: { teamId: string | null; network: string },
): Calendar {
  const fits = (wanted: readonly string[], value: string | null) =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  const found = calendars.find((one) => fits(one.teamIds, teamId) && fits(one.networks, network)) ?? calendars.at(-1);
  if (!found) throw new Error('A policy of calendars names none.');
  return found;
}

/** Pure: a clock on a calendar that never opens would never end. */
export const opensEver = ({ always, week }: Pick<Calendar, 'always' | 'week'>) =>
  always || week.some((hours) => hours.length > 0);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function areApart(hours: readonly Hours[]): boolean {
  const sorted = [...hours].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.every(({ to }, n) => to <= (sorted[n + 1]?.from ?? '24:00'));
}
