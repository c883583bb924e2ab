const dayMs = 24 * 60 * 60_000;

/** A session nobody uses ends after this long. */
export const idleSessionMs = 14 * dayMs;
/** No session outlives this, however often it is used. */
export const longestSessionMs = 90 * dayMs;
/** Use is written down at most this often. */
export const seenEveryMs = 5 * 60_000;

/** When a session that is used now ends. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + idleSessionMs, createdAt.getTime() + longestSessionMs));
}
