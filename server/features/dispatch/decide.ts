import type { FailureKind } from '#connectors/connector-error.ts';

/** What became of a try. */
export type Step =
  | { to: 'retry'; at: Date; doubt: 'ask' | 'insist' | null }
  /** Waits until a person connects the channel again. */
  | { to: 'held' }
  | { to: 'failed' }
  /** Nobody can tell whether it went through: a person decides. */
  | { to: 'unknown' };

type Tried = {
  /** This try included, and those that a dead program left open. */
  attempts: number;
  /** Moves on by `triesGiven` with each reconnect and decision, and by one with each try that was left open. */
  attemptsLimit: number;
  /** Whether an earlier try may have gone through. */
  doubt: 'ask' | 'insist' | null;
  now: Date;
};

/** A dispatch gets so many tries, and as many more after a reconnect or a decision. */
export const triesGiven = 8;

/** Failures that pass by themselves; the rest stays until somebody does something about it. */
const passing: ReadonlySet<FailureKind> = new Set(['transient', 'unknown_outcome']);
const firstPauseMs = 2_000;
const longestPauseMs = 10 * 60_000;
/** For a network that says "slow down" without saying until when. */
const unsaidPauseMs = 60_000;

/** Pause after so many failed tries: tripled each time, up to ten minutes. */
export function pauseMs(failures: number): number {
  return Math.min(firstPauseMs * 3 ** Math.max(0, failures - 1), longestPauseMs);
}

/** What a failed try means, when it is known that this try did nothing; pure. */
export function decideFailure(kind: FailureKind, retryAt: Date | undefined, tried: Tried): Step {
  const { attempts, attemptsLimit, doubt, now } = tried;
  // The limit is about tries that fail; a network that asks for patience gets it.
  if (kind === 'rate_limited') return { to: 'retry', at: later(retryAt, now), doubt };
  if (kind === 'auth_expired') return { to: 'held' };
  if (!passing.has(kind)) return { to: 'failed' };
  if (attempts >= attemptsLimit) return { to: doubt === null ? 'failed' : 'unknown' };
  const failures = attempts - (attemptsLimit - triesGiven);
  return { to: 'retry', at: new Date(now.getTime() + pauseMs(failures)), doubt };
}

/** What it means that the network could not be asked about an earlier try; pure. */
export function decideUnasked(kind: FailureKind, retryAt: Date | undefined, tried: Tried): Step {
  const doubt = tried.doubt ?? 'ask';
  const asked = decideFailure(kind, retryAt, { ...tried, doubt });
  return asked.to === 'failed' ? { to: 'unknown' } : asked;
}

/** What it means that the network was asked and does not have it; pure. */
export function decideAbsent(tried: Tried): Step {
  // It may still be on its way there, so the next try asks once more before it sends.
  return decideFailure('unknown_outcome', undefined, { ...tried, doubt: tried.doubt ?? 'ask' });
}

function later(retryAt: Date | undefined, now: Date): Date {
  return retryAt && retryAt > now ? retryAt : new Date(now.getTime() + unsaidPauseMs);
}
