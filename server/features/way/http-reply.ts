import { ConnectorError } from '#connectors/connector-error.ts';
import type { HttpReply, HttpRequest } from '#connectors/session.ts';
import type { Outcome, Outside } from './letter.ts';

const timeoutMs = 10_000;

/** Sends one request through the guard; the answer decides what became of it. */
export async function post(
  { http, now }: Pick<Outside, 'http' | 'now'>,
  request: Omit<HttpRequest, 'method' | 'timeoutMs'>,
): Promise<Outcome> {
  try {
    return outcomeOf(await http({ method: 'POST', timeoutMs, ...request }), now());
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.kind === 'unknown_outcome') return { state: 'unknown' };
    if (error.kind === 'invalid_request') return { state: 'failed', reason: 'refused_address', isFinal: true };
    return { state: 'failed', reason: 'unreachable', isFinal: false };
  }
}

/** Pure: what an answer says of the message. */
export function outcomeOf({ status, headers }: Pick<HttpReply, 'status' | 'headers'>, now: Date): Outcome {
  if (status >= 200 && status < 300) return { state: 'sent' };
  if (status === 401 || status === 403) return { state: 'failed', reason: 'credentials', isFinal: true };
  if (status === 404 || status === 410) return { state: 'failed', reason: 'gone', isFinal: true };
  if (status === 413) return { state: 'failed', reason: 'too_large', isFinal: true };
  if (status === 429 || status >= 500) {
    const reason = status === 429 ? 'rate_limited' : 'busy';
    return { state: 'failed', reason, isFinal: false, retryAfterMs: retryAfterMs(headers['retry-after'], now) };
  }
  return { state: 'failed', reason: 'rejected', isFinal: true };
}

/** Seconds, or a date (RFC 9110, section 10.2.3); 0 for neither. */
function retryAfterMs(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
