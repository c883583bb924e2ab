/** How many values there were of each size, in steps of a hundredth; memory does not grow with their number. */
export type Spread = Map<number, number>;

const step = Math.log(1.01);

/** Adds a time in ms; whatever is less than one counts as none. */
export function addTo(spread: Spread, ms: number): void {
  const size = ms < 1 ? -1 : Math.round(Math.log(ms) / step);
  spread.set(size, (spread.get(size) ?? 0) + 1);
}

/** The time that this share of the values does not exceed, in ms, exact to one percent; null without values. */
export function timeWithin(spread: Spread, share: number): number | null {
  const total = [...spread.values()].reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [size, count] of [...spread].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= total * share) return size < 0 ? 0 : Math.round(Math.exp(size * step));
  }
  return null;
}
