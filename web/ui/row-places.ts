/**
 * Where the rows of a list stand, one below the other: the distance of each from the top, in px, and after the last the
 * height of all. A row that was not measured yet is as high as most.
 */
export function placeRows(keys: readonly string[], heightsPx: ReadonlyMap<string, number>, usualPx: number): number[] {
  const startsPx = [0];
  let end = 0;
  for (const key of keys) {
    end += heightsPx.get(key) ?? usualPx;
    startsPx.push(end);
  }
  return startsPx;
}

/** The row at a distance from the top; the first or last one beyond the ends. */
export function rowAt(startsPx: readonly number[], px: number): number {
  let low = 0;
  let high = startsPx.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((startsPx[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What of the list is in sight: how far it is scrolled and how high its window is, in px. */
export type Sight = { topPx: number; heightPx: number };

/** The first row to draw and the one after the last: those in sight and some around them. */
export function rowsInSight(startsPx: readonly number[], { topPx, heightPx }: Sight, around: number) {
  const count = startsPx.length - 1;
  return {
    first: Math.max(0, rowAt(startsPx, topPx) - around),
    end: Math.min(count, rowAt(startsPx, topPx + heightPx) + 1 + around),
  };
}

/** So many rows behind the end may wait to be taken away. */
const mostLeaving = 6;

/**
 * The row after the last to draw while those that new ones in front pushed out of the end wait to be taken away: the one
 * that was `lastDrawn` is drawn until then, unless it is far away by now, or gone.
 */
export const endWithLeaving = (keys: readonly string[], end: number, lastDrawn: string): number =>
  end + keys.slice(end, end + mostLeaving).indexOf(lastDrawn) + 1;

/** How far to scroll so that a row is wholly in sight: not at all when it is, else the shortest way. */
export function scrollTo(startsPx: readonly number[], index: number, { topPx, heightPx }: Sight): number {
  const start = startsPx[index] ?? 0;
  const end = startsPx[index + 1] ?? start;
  if (start < topPx || end - start > heightPx) return start;
  return end > topPx + heightPx ? end - heightPx : topPx;
}
