import type { Replayed } from './set-clocks.ts';
import { wallOf } from './wall.ts';

/** Pure: when a clock became late; null when it did not, up to that moment. */
export function lateSince({ clock }: Replayed, asOf: Date): Date | null {
  const { state, dueAt, stoppedAt } = clock;
  if (dueAt === null || state === 'met') return null;
  if (state === 'dropped') return stoppedAt !== null && dueAt < stoppedAt ? dueAt : null;
  return state === 'late' || dueAt <= asOf ? dueAt : null;
}

/** Pure: whether a clock used the share of its time at which a warning is due, up to that moment. */
export function isWarned({ clock, rules }: Replayed, asOf: Date): boolean {
  if (clock.state === 'running') return clock.warnAt !== null && clock.warnAt <= asOf;
  return clock.spentMs * 100 >= clock.targetMinutes * 60_000 * rules.warnPercent;
}

const night = { from: 22, to: 7 };

/** Pure: whether a moment falls between 22 and 7 o'clock in a zone. */
export function isNight(timeZone: string, at: Date): boolean {
  const { hour } = wallOf(timeZone, at);
  return hour >= night.from || hour < night.to;
}

/** Pure: the same where the clock's calendar is. */
export const isAtNight = ({ rules }: Replayed, at: Date): boolean => isNight(rules.calendar.timeZone, at);
