/** What waits to leave. */
export type Waiting = { id: string; group: string };
/** A message that left within the last hour, with the groups it spoke of. */
export type Left = { at: Date; groups: readonly string[] };

/** Two messages to one person are at least so far apart, in ms. */
const betweenMs = 60_000;
/** Of the same kind about the same conversation so far, in ms. */
const betweenSameMs = 10 * 60_000;
const hourMs = 3_600_000;
/** More messages an hour nobody reads. */
export const mostAnHour = 12;

/**
 * Pure: what of the waiting may leave now, in one message, and until when the rest is held, so that nothing becomes a
 * storm: messages keep their distance, those about the same even more, and an hour has at most `mostAnHour`.
 */
export function pace(
  waiting: readonly Waiting[],
  left: readonly Left[],
  now: Date,
): { go: Waiting[]; hold: { id: string; until: Date }[] } {
  const since = (ms: number) => now.getTime() - ms;
  const recent = left
    .filter(({ at }) => at.getTime() > since(hourMs))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const last = recent.at(-1);
  const overflowing = recent.at(-mostAnHour);
  const untilAll = Math.max(
    last ? last.at.getTime() + betweenMs : 0,
    overflowing ? overflowing.at.getTime() + hourMs : 0,
  );
  const untilOf = ({ group }: Waiting) => {
    const same = recent.findLast(({ groups }) => groups.includes(group));
    return Math.max(untilAll, same ? same.at.getTime() + betweenSameMs : 0);
  };
  const go = waiting.filter((one) => untilOf(one) <= now.getTime());
  const hold = waiting.filter((one) => !go.includes(one)).map((one) => ({ id: one.id, until: new Date(untilOf(one)) }));
  return { go, hold };
}
