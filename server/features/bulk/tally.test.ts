import { expect, test } from 'vitest';
import type { CheckResult } from '#contract/dispatch.ts';
import type { StepOutcome } from '#contract/macro.ts';
import { tally } from './tally.ts';

const step = (change: Partial<StepOutcome>): StepOutcome => ({
  ...{ is: 'changed', text: null, stage: null, handle: null, reason: null, message: '', checks: [], problem: null },
  ...change,
});
const said = (verdict: CheckResult['verdict'], reason: string): CheckResult => ({
  ...{ check: 'words', verdict, reason, message: reason, parameters: {} },
});
const about = (n: number) => ({ id: `0${n}`, number: n, name: `Person ${n}` });

test('each step counts what it would do, and what comes after a refusal is not reached', () => {
  const [first, second] = tally(2, [
    { about: about(1), steps: [step({}), step({ is: 'same' })] },
    { about: about(2), steps: [step({ is: 'refused', reason: 'not_found', message: 'Gone.' }), step({})] },
    { about: about(3), steps: [step({}), step({})] },
  ]);

  expect(first).toMatchObject({ changed: 2, same: 0, refused: 1, notReached: 0 });
  expect(first?.refusals).toEqual([
    { check: null, problem: null, reason: 'not_found', message: 'Gone.', count: 1, example: about(2) },
  ]);
  expect(second).toMatchObject({ changed: 1, same: 1, refused: 0, notReached: 1 });
});

test('the same objection of several conversations is told once, the most frequent first, with where it is seen', () => {
  const refused = (reason: string) =>
    step({ is: 'refused', reason: 'gate_refused', checks: [said('stop', reason), said('warn', 'tone')] });
  const [only] = tally(1, [
    { about: about(1), steps: [refused('rare')] },
    { about: about(2), steps: [refused('often')] },
    { about: about(3), steps: [refused('often')] },
  ]);

  expect(only?.refusals.map(({ check, count, example }) => [check?.reason, count, example.number])).toEqual([
    ['often', 2, 2],
    ['rare', 1, 1],
  ]);
  expect(only?.warnings.map(({ check, count }) => [check?.reason, count])).toEqual([['tone', 3]]);
});

test('what would be said is shown for the first three', () => {
  const [only] = tally(
    1,
    [1, 2, 3, 4].map((n) => ({ about: about(n), steps: [step({ text: `Hi ${n}`, stage: 'public', handle: 'acme' })] })),
  );

  expect(only?.says.map(({ text }) => text)).toEqual(['Hi 1', 'Hi 2', 'Hi 3']);
});
