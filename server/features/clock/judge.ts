import type { Clock } from './run.ts';

/** What of a clock says which one it is, and how it was judged. */
export type Judged = Pick<
  Clock,
  'kind' | 'n' | 'state' | 'startedAt' | 'stoppedAt' | 'targetMinutes' | 'dueAt' | 'spentMs'
>;

export const isOn = ({ state }: Pick<Clock, 'state'>) => state === 'running' || state === 'paused';

export const findClock = <C extends Pick<Clock, 'kind' | 'n'>>(
  clocks: readonly C[],
  { kind, n }: Pick<Clock, 'kind' | 'n'>,
): C | undefined => clocks.find((one) => one.kind === kind && one.n === n);

/**
 * Pure: a clock as the history makes it, with the judgement that it has already. Stopped then as it is stopped now: its
 * outcome stands, whatever the policies say since. The very clock that was made where nothing of it was judged.
 */
export function keepJudgement<C extends Clock>(known: Judged | undefined, made: C): C {
  if (!known || isOn(known) || !sameTime(known.stoppedAt, made.stoppedAt) || !sameTime(known.startedAt, made.startedAt))
    return made;
  const { state, targetMinutes, dueAt, spentMs } = known;
  return { ...made, state, targetMinutes, dueAt, spentMs };
}

/** Pure: those that run or stand still and that the history no longer makes: their question went elsewhere. */
export function withoutQuestion<C extends Judged>(
  before: readonly C[],
  made: readonly Pick<Clock, 'kind' | 'n'>[],
): C[] {
  return before.filter((known) => isOn(known) && !findClock(made, known));
}

export function sameTime(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
