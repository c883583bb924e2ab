import type { RunningClock } from '#contract/clock.ts';
import { duration } from '../format.ts';

export type ClockLook = 'calm' | 'soon' | 'late' | 'paused';
/** What a clock shows: how pressing it is and the time left, or past its deadline. Null without a deadline. */
export type ClockFace = { look: ClockLook; time: string };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const tenSecondsMs = 10_000;

/**
 * Pure: a clock at a moment. It counts in whole minutes, below one in steps of ten seconds, so that it moves only when
 * that means something.
 */
export function clockFace(clock: Omit<RunningClock, 'kind'>, now: Date): ClockFace | null {
  if (clock.pausedBy !== null && clock.leftMs !== null && clock.leftMs >= 0)
    return { look: 'paused', time: roughly(clock.leftMs) };
  if (clock.dueAt === null) return null;
  const leftMs = Date.parse(clock.dueAt) - now.getTime();
  if (leftMs <= 0) return { look: 'late', time: duration(Math.max(minuteMs, -leftMs)) };
  const isSoon = clock.warnAt !== null && Date.parse(clock.warnAt) <= now.getTime();
  return { look: isSoon ? 'soon' : 'calm', time: roughly(leftMs) };
}

/**
 * The nearest whole hours or days while there are several, never more than half of one off; below that rounded up: four
 * hours are "4 hr" from the start, and "1 min" is shown until it is over.
 */
function roughly(ms: number): string {
  const large = [dayMs, hourMs].find((unit) => ms >= 2 * unit);
  if (large) return duration(Math.round(ms / large) * large);
  const step = ms > minuteMs ? minuteMs : tenSecondsMs;
  return duration(Math.ceil(ms / step) * step);
}
