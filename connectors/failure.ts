import { ConnectorError, type FailureKind } from './connector-error.ts';

export type FailureContext = {
  /** Was it a request that changes something there? Then a 5xx may have done it. */
  write: boolean;
  now: Date;
  /** Who answered, for the sentence: "Bluesky". */
  network: string;
  /** What the network said, if it is fit for a person. */
  detail?: string;
};

type Words = { kind: FailureKind; said: string };

const byStatus: Record<number, Words> = {
  401: { kind: 'auth_expired', said: 'refused the token; reconnect the channel' },
  402: { kind: 'quota_exhausted', said: 'says that the paid quota is used up' },
  403: { kind: 'permission', said: 'does not permit this for our account' },
  404: { kind: 'gone', said: 'no longer has this' },
  409: { kind: 'duplicate', said: 'already has the same' },
  410: { kind: 'gone', said: 'no longer has this' },
  413: { kind: 'too_long', said: 'finds this too large' },
  429: { kind: 'rate_limited', said: 'asks us to slow down' },
  451: { kind: 'policy', said: 'withholds this for legal reasons' },
};

/** What an answer with a status of 300 or more means; `headers` in lower case, as Http gives them. */
export function failureFor(
  status: number,
  headers: Record<string, string>,
  { write, now, network, detail }: FailureContext,
): ConnectorError {
  const { kind, said } = byStatus[status] ?? otherwise(status, write);
  const message = `${network} ${said} (${status})${detail ? `: ${detail.replace(/\.$/, '')}` : ''}.`;
  const retryAt = kind === 'rate_limited' ? retryTime(headers, now) : undefined;
  return new ConnectorError(kind, message, retryAt ? { retryAt } : {});
}

function otherwise(status: number, write: boolean): Words {
  // 408, 425: the server says that it did not act.
  if (status === 408 || status === 425) return { kind: 'transient', said: 'did not get our request in time' };
  if (status >= 500) {
    return write
      ? { kind: 'unknown_outcome', said: 'failed; whether it did what we asked is not known' }
      : { kind: 'transient', said: 'has a fault' };
  }
  if (status >= 300 && status < 400) return { kind: 'invalid_request', said: 'pointed us to another address' };
  return { kind: 'invalid_request', said: 'did not accept the request' };
}

/**
 * Moment from which calls are welcome again, never before `now`. Networks write it as `retry-after`
 * (seconds or an HTTP date) or as a reset time: epoch seconds (Bluesky, X), an ISO date (Mastodon) or
 * seconds from now (the IETF draft). Undefined when none can be read.
 */
export function retryTime(headers: Record<string, string>, now: Date): Date | undefined {
  const told =
    headers['retry-after'] ??
    headers['ratelimit-reset'] ??
    headers['x-ratelimit-reset'] ??
    headers['x-rate-limit-reset'];
  if (told === undefined) return undefined;
  const seconds = Number(told);
  // Below this no epoch second is meant: it would lie in 2001.
  const smallestEpoch = 1_000_000_000;
  const ms = Number.isNaN(seconds)
    ? Date.parse(told)
    : seconds >= smallestEpoch
      ? seconds * 1000
      : now.getTime() + seconds * 1000;
  if (Number.isNaN(ms)) return undefined;
  return new Date(Math.max(ms, now.getTime()));
}
