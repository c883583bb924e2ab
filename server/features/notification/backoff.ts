/** Waits before the second try and those after it, in ms; then it is given up. */
const calm = [10_000, 30_000, 120_000, 600_000, 1_800_000];
/** Somebody waits for a page. */
const pressing = [3_000, 10_000, 20_000, 30_000, 60_000, 120_000];

/**
 * Pure: when a failed message is tried again after so many attempts; null when it is given up. `retryAfterMs` is what
 * the carrier asked for.
 */
export function nextTry(
  { attempts, isPage, retryAfterMs }: { attempts: number; isPage: boolean; retryAfterMs: number | null },
  now: Date,
): Date | null {
  const wait = (isPage ? pressing : calm)[attempts - 1];
  if (wait === undefined) return null;
  return new Date(now.getTime() + Math.max(wait, Math.min(retryAfterMs ?? 0, 3_600_000)));
}
