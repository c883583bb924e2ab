import type { Objection, StepTally } from '#contract/bulk-macro.ts';
import type { StepOutcome } from '#contract/macro.ts';

type About = Objection['example'];
/** What a macro would do in one conversation, step by step. */
export type Looked = { about: About; steps: readonly StepOutcome[] };

const mostSaid = 3;

/** Pure: what each of so many steps would do in all of these. What comes after a refused step is not reached. */
export function tally(stepCount: number, looked: readonly Looked[]): StepTally[] {
  const ends = looked.map(({ steps }) => steps.findIndex(({ is }) => is === 'refused'));
  return Array.from({ length: stepCount }, (_, n) => {
    const reached = looked.flatMap(({ about, steps }, k) => {
      const end = ends[k] ?? -1;
      const step = end < 0 || n <= end ? steps[n] : undefined;
      return step ? [{ about, step }] : [];
    });
    const count = (wanted: StepOutcome['is']) => reached.filter(({ step }) => step.is === wanted).length;
    return {
      changed: count('changed'),
      same: count('same'),
      refused: count('refused'),
      notReached: looked.length - reached.length,
      refusals: gather(reached.flatMap(({ about, step }) => refusalsOf(step).map((one) => ({ ...one, about })))),
      warnings: gather(reached.flatMap(({ about, step }) => warningsOf(step).map((one) => ({ ...one, about })))),
      says: reached
        .flatMap(({ about, step: { is, text, stage, handle } }) =>
          is === 'changed' && text !== null ? [{ conversation: about, text, stage, handle }] : [],
        )
        .slice(0, mostSaid),
    };
  });
}

type Said = Omit<Objection, 'count' | 'example'>;

function refusalsOf({ is, checks, problem, reason, message }: StepOutcome): Said[] {
  if (is !== 'refused') return [];
  const stops = checks.filter(({ verdict }) => verdict === 'stop');
  if (stops.length === 0) return [{ check: null, problem, reason, message }];
  return stops.map((check) => ({ check, problem: null, reason, message: check.message }));
}

/** What is warned of, and that a second person would be asked. */
const warningsOf = ({ checks }: StepOutcome): Said[] =>
  checks
    .filter(({ verdict }) => verdict === 'warn' || verdict === 'approval')
    .map((check) => ({ check, problem: null, reason: null, message: check.message }));

/** The same said of several conversations is said once, the most frequent first. */
function gather(all: readonly (Said & { about: About })[]): Objection[] {
  const groups = Map.groupBy(all, ({ check, problem, reason, message }) =>
    check
      ? `${check.check} ${check.reason}`
      : problem
        ? `${problem.reason} ${problem.names.join()}`
        : `${reason} ${message}`,
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { about, ...said } = first;
      return [{ ...said, count: new Set(group.map((one) => one.about.id)).size, example: about }];
    })
    .sort((a, b) => b.count - a.count);
}
