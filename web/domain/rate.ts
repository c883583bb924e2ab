import { percent } from '#web/format.ts';

/** 95 percent of all such samples say no less and no more. */
const z = 1.96;

/** Pure: a share with the bounds that so small a sample leaves open (Wilson's interval); null for none. */
export function rateOf(found: number, of: number): { share: number; low: number; high: number } | null {
  if (of === 0) return null;
  const share = found / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const middle = share + (z * z) / (2 * of);
  const scale = 1 + (z * z) / of;
  return { share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** The bounds in words, "5% (0% to 24%)"; a dash while nothing was judged. */
export function rateText(
  found: number,
  of: number,
  say: (words: { rate: string; low: string; high: string }) => string,
): string {
  const rate = rateOf(found, of);
  return rate === null ? '–' : say({ rate: percent(rate.share), low: percent(rate.low), high: percent(rate.high) });
}
