import { retryTime } from './failure.ts';
import type { Headroom } from './session.ts';

/**
 * Pure: what usual headers tell of a limit: how many calls there are, how many are left, and when there are all again.
 * `prefix` is what their names begin with. Empty when they are not there.
 */
export function headroomFrom(
  headers: Record<string, string>,
  { of, prefix, now }: { of: string; prefix: string; now: Date },
): Headroom[] {
  const limit = Number(headers[`${prefix}limit`] ?? '');
  const left = Number(headers[`${prefix}remaining`] ?? Number.NaN);
  if (!(limit > 0 && left >= 0)) return [];
  const reset = headers[`${prefix}reset`];
  const resetsAt = reset === undefined ? undefined : retryTime({ 'ratelimit-reset': reset }, now);
  return [{ of, share: Math.min(left / limit, 1), left, ...(resetsAt && { resetsAt }) }];
}
