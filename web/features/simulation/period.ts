import { mostSimulatedDays } from '#contract/simulation.ts';
import { fromLocalText, toLocalText } from '#web/features/conversation/snooze.ts';

export type Period = { from: Date; to: Date };
export const spans = ['yesterday', 'week', 'month', 'own'] as const;
export type Span = (typeof spans)[number];

const dayMs = 86_400_000;
export const weekDays = 7;
const days = { week: weekDays, month: 28 };

/** Pure: yesterday from midnight to midnight in that zone; else so many days with today, up to now. */
export function periodOf(span: Exclude<Span, 'own'>, now: Date, timeZone: string): Period {
  const today = dayText(now, timeZone);
  if (span === 'yesterday') return { from: midnight(daysBefore(today, 1), timeZone), to: midnight(today, timeZone) };
  return { from: midnight(daysBefore(today, days[span] - 1), timeZone), to: now };
}

/** Pure: from the first day to the end of the last one, or to now; null for days that cannot be tried. */
export function ownPeriod(first: string, last: string, now: Date, timeZone: string): Period | null {
  const end = Date.parse(last);
  const length = (end - Date.parse(first)) / dayMs + 1;
  if (!(length >= 1 && length <= mostSimulatedDays)) return null;
  const [from, to] = [midnight(first, timeZone), midnight(daysBefore(last, -1), timeZone)];
  if (from >= now) return null;
  return { from, to: to > now ? now : to };
}

/** Pure: the day that a wall shows there, `2026-11-20`; `days` before it. */
export const dayText = (at: Date, timeZone: string, before = 0): string =>
  daysBefore(toLocalText(at, timeZone).slice(0, 10), before);

const daysBefore = (day: string, count: number) => new Date(Date.parse(day) - count * dayMs).toISOString().slice(0, 10);

function midnight(day: string, timeZone: string): Date {
  const at = fromLocalText(`${day}T00:00`, timeZone);
  if (!at) throw new Error(`${day} is no day.`);
  return at;
}
