import { expect, test } from 'vitest';
import type { CheckResult } from '#contract/dispatch.ts';
import { isStale, withLength } from './answer.ts';

const limit = { max: 500, unit: 'characters' };
const check = (name: CheckResult['check'], verdict: CheckResult['verdict']): CheckResult => ({
  check: name,
  verdict,
  reason: 'fine',
  message: '',
  parameters: {},
});
const said = (checks: readonly CheckResult[]) => checks.map((one) => `${one.check} ${one.verdict}`);

test('what is too long is said before the gate has answered', () => {
  const [tooLong] = withLength([], 10_011, limit);

  expect(tooLong).toMatchObject({ reason: 'text_too_long', parameters: { length: 10_011, max: 500 } });
});

test('an older answer of the gate does not call fine what is too long now, and its refusal is not said twice', () => {
  const before = [check('length', 'pass'), check('addressees', 'pass')];
  expect(said(withLength(before, 501, limit))).toEqual(['addressees pass', 'length stop']);

  const refused = [check('length', 'stop')];
  expect(withLength(refused, 501, limit)).toBe(refused);
});

test('what fits, and a note, is left to the gate', () => {
  expect(withLength([], 500, limit)).toEqual([]);
  expect(withLength([], 10_011, null)).toEqual([]);
});

test.each([
  ['nothing happened since', 7, 7, false],
  ['something happened and the gate is still being asked', 7, null, false],
  ['the customer was verified meanwhile, and the gate was asked anew', 7, 8, true],
])('a refusal when %s', (_, refusedAt, askedAt, stale) => {
  expect(isStale(refusedAt, askedAt)).toBe(stale);
});
