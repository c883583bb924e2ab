import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Left, mostAnHour, pace } from './pace.ts';

const start = Date.UTC(2025, 10, 4, 12);
const at = (seconds: number) => new Date(start + seconds * 1_000);
const waiting = (...groups: string[]) => groups.map((group, n) => ({ id: `${n}`, group }));

test('the first goes at once, what follows within a minute waits out the minute', () => {
  expect(pace(waiting('a'), [], at(0)).go).toHaveLength(1);
  expect(pace(waiting('b'), [{ at: at(0), groups: ['a'] }], at(20)).hold).toEqual([{ id: '0', until: at(60) }]);
  expect(pace(waiting('b'), [{ at: at(0), groups: ['a'] }], at(60)).go).toHaveLength(1);
});

test('the same about the same conversation waits ten minutes, and others do not wait for it', () => {
  const { go, hold } = pace(waiting('a', 'b'), [{ at: at(0), groups: ['a'] }], at(120));

  expect(go.map(({ group }) => group)).toEqual(['b']);
  expect(hold).toEqual([{ id: '0', until: at(600) }]);
});

test('however much comes, an hour has at most so many messages, and nothing is lost', () => {
  const arrivals = fc.array(
    fc.record({ atS: fc.integer({ min: 0, max: 7_200 }), group: fc.constantFrom('a', 'b', 'c', 'd') }),
    {
      maxLength: 200,
    },
  );
  fc.assert(
    fc.property(arrivals, (all) => {
      const left: Left[] = [];
      let pending = all.map(({ atS, group }, n) => ({ id: `${n}`, group, due: at(atS) }));
      while (pending.length > 0) {
        const now = new Date(Math.min(...pending.map(({ due }) => due.getTime())));
        const due = pending.filter((one) => one.due <= now);
        const { go, hold } = pace(due, left, now);
        expect(go.length + hold.length).toBe(due.length);
        for (const { until } of hold) expect(until.getTime()).toBeGreaterThan(now.getTime());
        if (go.length > 0) left.push({ at: now, groups: go.map(({ group }) => group) });
        pending = pending.flatMap((one) => {
          const held = hold.find(({ id }) => id === one.id);
          if (held) return [{ ...one, due: held.until }];
          return go.some(({ id }) => id === one.id) ? [] : [one];
        });
      }
      for (const { at: from } of left)
        expect(
          left.filter((one) => one.at >= from && one.at.getTime() < from.getTime() + 3_600_000).length,
        ).toBeLessThanOrEqual(mostAnHour);
    }),
  );
});
