import { expect, test } from 'vitest';
import { barsIn, weeksOf } from './weeks.ts';

const berlin = 'Europe/Berlin';

test('weeks begin on the reader’s today and last an hour less when summer time begins', () => {
  const weeks = weeksOf(new Date('2026-03-27T12:00:00Z'), new Date('2026-04-24T12:00:00Z'), berlin);
  const hours = (week: (typeof weeks)[number] | undefined) =>
    ((week?.at(-1)?.to.getTime() ?? 0) - (week?.[0]?.from.getTime() ?? 0)) / 3_600_000;

  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]?.from.toISOString()).toBe('2026-03-26T23:00:00.000Z');
  expect(hours(weeks[0])).toBe(167);
  expect(hours(weeks[1])).toBe(168);
  expect(weeks[0]?.at(-1)?.to).toEqual(weeks[1]?.[0]?.from);
});

test('a shift over the end of a week is drawn in both', () => {
  const weeks = weeksOf(new Date('2026-03-02T00:00:00Z'), new Date('2026-03-16T00:00:00Z'), 'UTC');
  const shift = { from: '2026-03-08T00:00:00Z', to: '2026-03-10T00:00:00Z' };

  const [first, second] = weeks.map((week) => barsIn(week, [shift])[0]);
  expect(first).toMatchObject({ start: 6 / 7, size: 1 / 7 });
  expect(second).toMatchObject({ start: 0, size: 1 / 7 });
});
