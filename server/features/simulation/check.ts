import { findClock, isOn, type StoredClock, sameTime } from '#server/features/clock/queries.ts';
import type { Past } from './past.ts';
import type { Outcome } from './replay.ts';
import type { Replayed } from './set-clocks.ts';

/** How a replay of what held then compares with what is written of a conversation. */
export type Check = 'alike' | 'different' | 'unwritten';

/**
 * Pure: whether category, priority and every clock came out as they are written. `unwritten`: the program had not begun to
 * follow it, as everything from before it kept clocks.
 */
export function check(past: Past, { category, priority, clocks }: Outcome): Check {
  const { row } = past;
  if (row.category === null && past.clocks.length === 0 && category !== null) return 'unwritten';
  const isAlike =
    row.category === (category?.id ?? null) &&
    row.priority === priority &&
    past.clocks.length === clocks.length &&
    clocks.every((replayed) => isSame(findClock(past.clocks, replayed.clock), replayed));
  return isAlike ? 'alike' : 'different';
}

function isSame(stored: StoredClock | undefined, { clock, rules }: Replayed): boolean {
  return (
    stored !== undefined &&
    stored.state === clock.state &&
    stored.targetMinutes === clock.targetMinutes &&
    stored.spentMs === clock.spentMs &&
    stored.calendar === rules.calendar.name &&
    sameTime(stored.startedAt, clock.startedAt) &&
    sameTime(stored.dueAt, clock.dueAt) &&
    // What ended because its question went elsewhere ended when the program noticed.
    (sameTime(stored.stoppedAt, clock.stoppedAt) || (stored.state === 'dropped' && !isOn(clock)))
  );
}
