const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export const snoozeKeys = ['later', 'tomorrow', 'monday', 'week'] as const;
export type SnoozeKey = (typeof snoozeKeys)[number];

/** Hour of the day at which a snooze over night ends, in the agent's zone. */
const morningHour = 9;

/** Until when a conversation is put aside; null: until the customer answers. */
export type SnoozeEnd = Date | null;

/** The moments offered for "remind me": in three hours, tomorrow, next Monday and in a week, in the morning. */
export function snoozeTimes(now: Date, timeZone: string): { key: SnoozeKey; at: Date }[] {
  const weekday = new Date(localMs(now, timeZone)).getUTCDay();
  const untilMonday = (8 - weekday) % 7 || 7;
  const times = [
    { key: 'later' as const, at: new Date(Math.ceil((now.getTime() + 3 * hourMs) / (15 * minuteMs)) * 15 * minuteMs) },
    { key: 'tomorrow' as const, at: morning(now, 1, timeZone) },
    { key: 'monday' as const, at: morning(now, untilMonday, timeZone) },
    { key: 'week' as const, at: morning(now, 7, timeZone) },
  ];
  // On a Sunday, tomorrow is Monday; on a Monday, Monday is in a week: each moment is offered once.
  return times.filter(({ at }, place) => times.findIndex((other) => other.at.getTime() === at.getTime()) === place);
}

function morning(now: Date, days: number, timeZone: string): Date {
  const local = new Date(localMs(now, timeZone));
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, morningHour);
  return fromLocal(wanted, timeZone);
}

/** The moment at which a wall in the zone shows `local` ("2026-03-29T09:00", as a date and time field gives it). */
export function fromLocalText(local: string, timeZone: string): Date | null {
  const wanted = Date.parse(`${local}Z`);
  return Number.isNaN(wanted) ? null : fromLocal(wanted, timeZone);
}

/** What a wall in the zone shows at `at`, as a date and time field wants it. */
export function toLocalText(at: Date, timeZone: string): string {
  return new Date(localMs(at, timeZone)).toISOString().slice(0, 16);
}

/** Twice, because the offset at the guess may be another than at the answer (clock change in between). */
function fromLocal(wantedMs: number, timeZone: string): Date {
  let at = wantedMs;
  for (let round = 0; round < 2; round += 1) at = wantedMs - (localMs(new Date(at), timeZone) - at);
  return new Date(at);
}

/** The wall's reading at a moment, as if it were UTC. */
function localMs(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
