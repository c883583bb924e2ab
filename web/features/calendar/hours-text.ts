import type { Hours, SpecialDay } from '#contract/calendar.ts';

/** Pure: hours as one writes them: `09:00-12:00, 13:00-17:00`; nothing for a day that is closed. */
export const hoursText = (hours: readonly Hours[]) => hours.map(({ from, to }) => `${from}-${to}`).join(', ');

/** What is wrong with a text of hours, and where. */
export type HoursProblem = { is: 'unreadable' | 'backwards' | 'overlap' | 'many'; part: string };

/** Pure: the hours that a text stands for, in order, or null when it is none. `9-17` is read like `09:00-17:00`. */
export const readHours = (text: string): Hours[] | null => (hoursProblem(text) ? null : partsOf(text).map(pick));

const pick = ({ from, to }: Hours): Hours => ({ from, to });
const mostADay = 8;

/** Pure: the first thing wrong with a text of hours; null when it can be read. */
export function hoursProblem(text: string): HoursProblem | null {
  const parts = partsOf(text);
  const unreadable = parts.find(({ from, to }) => from === '' || to === '');
  if (unreadable) return { is: 'unreadable', part: unreadable.part };
  const backwards = parts.find(({ from, to }) => from >= to);
  if (backwards) return { is: 'backwards', part: backwards.part };
  const overlap = parts.find(({ from }, n) => from < (parts[n - 1]?.to ?? ''));
  if (overlap) return { is: 'overlap', part: overlap.part };
  return parts.length > mostADay ? { is: 'many', part: '' } : null;
}

function partsOf(text: string): (Hours & { part: string })[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, from, to] = /^(\d{1,2}(?::\d\d)?)\s*[-–]\s*(\d{1,2}(?::\d\d)?)$/.exec(part) ?? [];
      return { part, from: wall(from), to: wall(to) };
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function wall(text: string | undefined): string {
  if (text === undefined) return '';
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?::(\d\d))?$/.exec(text) ?? [];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : '';
}

/**
 * Pure: special days, one a line: the date (`2026-12-24`, or `12-25` for every year), hours unless it is closed, and a
 * name: `12-24 09:00-12:00 Christmas Eve`.
 */
export const daysText = (days: readonly SpecialDay[]) =>
  days
    .map(({ date, everyYear, name, hours }) =>
      [everyYear ? date.slice(5) : date, hoursText(hours).replaceAll(' ', ''), name].filter(Boolean).join(' '),
    )
    .join('\n');

/** Pure: the special days of a text, or the first line that is none. */
export function readDays(text: string): { days: SpecialDay[] } | { line: string } {
  const days: SpecialDay[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const day = readDay(line);
    if (!day) return { line };
    days.push(day);
  }
  return { days };
}

function readDay(line: string): SpecialDay | null {
  const [, year, monthDay = '', rest = ''] = /^(\d{4}-)?(\d\d-\d\d)(?:\s+(.*))?$/.exec(line) ?? [];
  // A leap year, so that every year's 29th of February can be written.
  const date = `${year ?? '2024-'}${monthDay}`;
  const at = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date) return null;
  const [, typed = '', name = ''] = /^((?:\d{1,2}(?::\d\d)?[-–]\d{1,2}(?::\d\d)?,?)*)\s*(.*)$/.exec(rest) ?? [];
  const hours = readHours(typed);
  return hours && name.length <= 60 ? { date, everyYear: year === undefined, name, hours } : null;
}
