import type { ApiError } from '#web/api.ts';

/** A server that fails so often at the same thing will not do better the next time. */
const mostFailures = 5;

/** Pure: what becomes of something that could not be sent: tried again later, or given back to the person. */
export function whatNow(code: ApiError['code'], failures: number): 'later' | 'return' {
  switch (code) {
    case 'offline':
    case 'unauthenticated':
    case 'rate_limited':
    case 'unavailable':
      return 'later';
    case 'internal':
      return failures < mostFailures ? 'later' : 'return';
    default:
      return 'return';
  }
}
