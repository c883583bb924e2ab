import { expect, test } from 'vitest';
import { dueMonth, type Kept, monthsIn, spanBefore, together, usable } from './months.ts';

const now = new Date('2026-03-10T12:00:00Z');
const span = spanBefore(now, 3);
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const kept = (month: string, hours: number, matters = 2_000, change: Partial<Kept> = {}): Kept => ({
  ...{ month, course: 'public', matters, resolved: 5, exchanges: 7, publicExchanges: 6 },
  countedAt: hoursAgo(hours),
  ...change,
});

test('the running month is left out, over the turn of a year', () => {
  expect(span).toEqual({ from: '2025-12', to: '2026-02' });
  expect(monthsIn(span)).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(monthsIn(spanBefore(now, 24))).toHaveLength(24);
});

test('a count is used for a day, and of large months only, by all their courses together', () => {
  const small = [kept('2026-01', 1, 500), kept('2026-01', 1, 499, { course: 'private' })];
  const large = [kept('2026-02', 1, 500), kept('2026-02', 1, 500, { course: 'private' })];
  expect(usable([kept('2025-12', 30), ...small, ...large], now)).toEqual(large);
});

test.each<[string, Kept[], string | null]>([
  ['what was never counted comes first', [kept('2025-12', 30), kept('2026-02', 2)], '2026-01'],
  [
    'the last month is counted again each hour',
    [kept('2025-12', 5), kept('2026-01', 5), kept('2026-02', 1)],
    '2026-02',
  ],
  ['those before each day', [kept('2025-12', 24), kept('2026-01', 5), kept('2026-02', 0.5)], '2025-12'],
  ['the longest overdue first', [kept('2025-12', 25), kept('2026-01', 26), kept('2026-02', 2)], '2026-01'],
  ['else none is', [kept('2025-12', 23), kept('2026-01', 5), kept('2026-02', 0.5)], null],
])('%s', (_rule, counts, month) => {
  expect(dueMonth(counts, span, now)).toBe(month);
});

test('months are put together by course, and those without a matter do not count', () => {
  const none = kept('2026-01', 1, 0, { resolved: 0, exchanges: 0, publicExchanges: 0 });
  expect(
    together([kept('2026-02', 1, 10), none, kept('2025-12', 1, 20), kept('2025-12', 1, 0, { course: 'private' })]),
  ).toEqual([{ course: 'public', matters: 30, resolved: 10, exchanges: 14, publicExchanges: 12, months: 2 }]);
});
