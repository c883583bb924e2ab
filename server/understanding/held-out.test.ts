import { expect, test } from 'vitest';
import { holdOut } from './held-out.ts';
import type { Correction } from './learn.ts';

/** What this team calls urgent, in words that no shipped rule knows. */
const taught = (n: number): Correction =>
  n % 2 === 0
    ? { text: `The boiler of flat number ${'abcdefghij'[n % 10]} drips again`, label: 'urgent' }
    : { text: `The garden of house ${'abcdefghij'[n % 10]} looks lovely`, label: 'not-urgent' };

test('what was learned is measured on corrections that it had not seen', () => {
  const found = holdOut(
    'urgent',
    Array.from({ length: 60 }, (_, n) => taught(n)),
  );

  expect(found?.rows).toBe(60);
  expect(found?.right).toBeGreaterThan(54);
  expect(found?.rightWithout).toBeLessThan(40);
});

test('too few say nothing', () => {
  expect(holdOut('urgent', [taught(0), taught(1)])).toBeNull();
});
