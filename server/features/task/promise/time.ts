import { type DayPart, type Times, type Unit, words } from './speech.ts';

export type Day =
  /** Days from today. */
  | { from: number }
  /** The next such weekday, 1 Monday to 7 Sunday; `isNext`: not the one of this week. */
  | { weekday: number; isNext: boolean }
  /** The last open day of this week, or of the next one. */
  | { week: 0 | 1 };

export type Clock = { hour: number; minute: number };

/** A time as it was said. `workdays` are days on which the team is open. */
export type Said = { in: number; unit: Unit } | { day: Day; part?: DayPart | undefined; at?: Clock | undefined };

/** Pure: the time that a folded sentence names, the most exact one; null for none. */
export function timeIn(sentence: string, times: Times): Said | null {
  const span = spanIn(sentence, times);
  if (span) return span;
  const day = dayIn(sentence, times);
  const at = clockIn(sentence, times);
  if (!day) return at && { day: { from: 0 }, at };
  const part = (Object.keys(times.parts) as DayPart[]).find((one) => words(times.parts[one]).test(sentence));
  return { day, ...(at ? { at } : part ? { part } : {}) };
}

function spanIn(sentence: string, { numbers, units, within }: Times): Said | null {
  const number = `(?<n>\\d{1,3}|${Object.keys(numbers).join('|')})`;
  for (const unit of Object.keys(units) as Unit[]) {
    const found = words(within.replace('N', `${number}(?:\\s|-)*(?:${units[unit]})`)).exec(sentence);
    const said = found?.groups?.n;
    const amount = said === undefined ? 0 : (numbers[said] ?? Number(said));
    if (amount > 0) return { in: amount, unit };
  }
  return null;
}

function dayIn(sentence: string, times: Times): Day | null {
  const says = (pattern: string) => words(pattern).test(sentence);
  if (says(times.dayAfterTomorrow)) return { from: 2 };
  if (says(times.tomorrow)) return { from: 1 };
  const weekday = times.weekdays.findIndex(says);
  if (weekday >= 0) {
    const name = times.weekdays[weekday] ?? '';
    const isNext = says(`(?:${times.next})\\s+(?:${name})|(?:${name})\\s+(?:${times.next})`);
    return { weekday: weekday + 1, isNext };
  }
  if (says(times.endOfWeek)) return { week: 0 };
  if (says(times.nextWeek)) return { week: 1 };
  return says(times.today) ? { from: 0 } : null;
}

function clockIn(sentence: string, { at }: Times): Clock | null {
  const time = `(?<hour>\\d{1,2})(?:\\s?[:.h]\\s?(?<minute>\\d{2}))?`;
  const found =
    words(`(?:${at})\\s+${time}(?:\\s?(?:uhr|h|o'clock))?(?:\\s?(?<half>[ap]\\.?m|صباحا|مساء))?`).exec(sentence)
      ?.groups ?? words(`${time}\\s?(?<half>[ap]\\.?m|صباحا|مساء)`).exec(sentence)?.groups;
  if (!found) return null;
  const { half = '', minute = '0' } = found;
  const said = Number(found.hour);
  const isAfternoon = /^p|مساء/.test(half) && said < 12;
  const isMidnight = /^a|صباحا/.test(half) && said === 12;
  const hour = isAfternoon ? said + 12 : isMidnight ? 0 : said;
  return hour < 24 && Number(minute) < 60 ? { hour, minute: Number(minute) } : null;
}
