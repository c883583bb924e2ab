import { mostSimulatedDays } from '#contract/simulation.ts';
import { AppError } from '#server/errors.ts';

const dayMs = 86_400_000;

/** Pure: the moments of a period. Throws `invalid` for one that is none, has not passed or is too long. */
export function readPeriod(wanted: { from: string; to: string }, now: Date): { from: Date; to: Date } {
  const [from, to] = [new Date(wanted.from), new Date(wanted.to)];
  if (from >= to || to > now || to.getTime() - from.getTime() > (mostSimulatedDays + 1) * dayMs)
    throw new AppError(
      'invalid',
      'bad_request',
      `A simulation needs a period that has passed, at most ${mostSimulatedDays} days long (from, to).`,
    );
  return { from, to };
}
