import {
  type Clock,
  findClock,
  type Happening,
  keepJudgement,
  type Rules,
  runClocks,
  withoutQuestion,
} from '#server/features/clock/queries.ts';

/** A clock with the rules that it was last set or judged by. */
export type Replayed = { clock: Clock; rules: Rules };

/** Pure: the clocks as a history makes them, over those that there were. */
export function setClocks(
  before: readonly Replayed[],
  happened: readonly Happening[],
  rules: Rules,
  at: Date,
): Replayed[] {
  const made = runClocks(happened, rules);
  if (before.length === 0) return made.map((clock) => ({ clock, rules }));
  const known = before.map(({ clock }) => clock);
  const rulesBefore = new Map(before.map(({ clock, rules }) => [clock, rules]));
  const now = made.map((clock): Replayed => {
    const one = findClock(known, clock);
    const kept = keepJudgement(one, clock);
    return { clock: kept, rules: one && kept !== clock ? (rulesBefore.get(one) ?? rules) : rules };
  });
  const gone = new Set(withoutQuestion(known, made));
  const rest = before.filter(({ clock }) => !findClock(made, clock));
  return [...now, ...rest.map(({ clock, rules }) => ({ clock: gone.has(clock) ? dropped(clock, at) : clock, rules }))];
}

const dropped = (clock: Clock, at: Date): Clock => ({
  ...clock,
  state: 'dropped',
  stoppedAt: at,
  since: at,
  pausedBy: null,
});
