import type { EmergingHour } from '#contract/emerging.ts';
import { type HourCount, judgeHours } from '#server/understanding/spikes.ts';
import { startOf } from './hour.ts';

/** Hours that a chart shows: three days. */
const shownHours = 72;

/** Pure: the last three days up to an hour, each with what it usually brings; `since`: the first hour that is known. */
export function hoursOf(
  counts: readonly HourCount[],
  { since, until }: { since: number; until: number },
): EmergingHour[] {
  const first = Math.min(since, until);
  const ends = [
    { hour: first, count: 0 },
    { hour: until, count: 0 },
  ];
  const known = counts.filter(({ hour }) => hour >= first && hour <= until);
  return judgeHours([...ends, ...known])
    .slice(-shownHours)
    .map(({ hour, count, expected }) => ({
      at: startOf(hour).toISOString(),
      count,
      usual: Math.round(expected * 10) / 10,
    }));
}
