import type { WayKind } from '#contract/way.ts';

/**
 * Pure: by which ways a page goes: those the person chose, and where these hang on one carrier the first other that does
 * not. `isIndependent` when two of them have carriers of their own.
 */
export function pageWays<Way extends { kind: WayKind; carrier: string }>(
  chosen: readonly WayKind[],
  open: readonly Way[],
): { ways: Way[]; isIndependent: boolean } {
  const ways = open.filter(({ kind }) => chosen.includes(kind));
  const carriers = new Set(ways.map(({ carrier }) => carrier));
  while (carriers.size < 2) {
    const other = open.find(({ carrier }) => !carriers.has(carrier));
    if (!other) break;
    carriers.add(other.carrier);
    ways.push(other);
  }
  return { ways, isIndependent: carriers.size >= 2 };
}
