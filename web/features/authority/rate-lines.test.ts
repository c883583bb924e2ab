import { expect, test } from 'vitest';
import { Authority, defaultAuthority } from '#contract/authority.ts';
import { rateLines, ratesOf, toMinor, toUnits } from './rate-lines.ts';

test('rates read back are the rates that were written', () => {
  expect(ratesOf(rateLines(defaultAuthority.rates))).toEqual(defaultAuthority.rates);
});

test.each([
  ['usd 0,86', { currency: 'USD', rate: 0.86 }],
  ['  GBP = 1.15 ', { currency: 'GBP', rate: 1.15 }],
])('%j is a rate', (line, rate) => {
  expect(ratesOf(`\n${line}\n`)).toEqual([rate]);
});

test.each(['USD', 'USD x', 'USD -1', 'dollars 2'])('%j leaves the policy incomplete', (line) => {
  expect(Authority.safeParse({ ...defaultAuthority, rates: ratesOf(line) }).success).toBe(false);
});

test.each([
  ['50', 'EUR', 5000],
  ['12,5', 'EUR', 1250],
  ['500', 'JPY', 500],
  ['', 'EUR', null],
  ['a lot', 'EUR', undefined],
  ['-1', 'EUR', undefined],
])('%j in %s is %j of its smallest coin', (typed, currency, minor) => {
  expect(toMinor(typed, currency)).toBe(minor);
  if (typeof minor === 'number') expect(toMinor(toUnits(minor, currency), currency)).toBe(minor);
});
