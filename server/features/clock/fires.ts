import type { Clock } from './run.ts';

/** For which targets a clock told its warning and its breach already; null for neither. */
export type Told = { warnedFor: number | null; breachedFor: number | null };

/**
 * Pure: the moment at which a clock next has something to tell, and what; null when nothing is left. Once for each target:
 * a pause moves the deadline without a second warning, another target warns anew. A warning that would come with its
 * breach is left out.
 */
export function nextFiring(
  { state, dueAt, warnAt, targetMinutes }: Pick<Clock, 'state' | 'dueAt' | 'warnAt' | 'targetMinutes'>,
  { warnedFor, breachedFor }: Told,
  now: Date,
): { at: Date; kind: 'warning' | 'breach' } | null {
  if (state !== 'running' || dueAt === null || breachedFor === targetMinutes) return null;
  const isWarningLeft = warnedFor !== targetMinutes && warnAt !== null && warnAt < dueAt && dueAt > now;
  return isWarningLeft ? { at: warnAt, kind: 'warning' } : { at: dueAt, kind: 'breach' };
}
