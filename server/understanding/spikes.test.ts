import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectSpikes, type HourCount } from './spikes.ts';

const start = 480_000;
/** Eight days with quiet nights. */
const ordinary: HourCount[] = Array.from({ length: 8 * 24 }, (_, n) => ({
  hour: start + n,
  count: (n % 24 < 7 ? 2 : 20) + (n % 5),
}));
const alarmsOf = (series: HourCount[]) => detectSpikes(series).map(({ hour }) => hour - start);

test('a series that keeps its habit raises no alarm', () => {
  expect(alarmsOf(ordinary)).toEqual([]);
});

test('a sudden rise is an alarm in its first hour, with what was expected', () => {
  const rise = ordinary.map((one) =>
    one.hour >= start + 156 && one.hour < start + 159 ? { ...one, count: 140 } : one,
  );

  expect(alarmsOf(rise)).toEqual([156, 157, 158]);
  expect(detectSpikes(rise)[0]).toMatchObject({ count: 140, expected: expect.closeTo(20, -1) });
});

test('what is much at night is little by day', () => {
  const by = (at: number) => alarmsOf(ordinary.map((one) => (one.hour === start + at ? { ...one, count: 26 } : one)));

  expect(by(147)).toEqual([147]);
  expect(by(156)).toEqual([]);
});

test('missing hours count nought, and a few messages are never an alarm', () => {
  expect(
    alarmsOf([
      { hour: start, count: 1 },
      { hour: start + 100, count: 7 },
    ]),
  ).toEqual([]);
});

test('later hours change no earlier verdict', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 40, maxLength: 120 }), fc.nat(39), (counts, cut) => {
      const series = counts.map((count, n) => ({ hour: start + n, count }));
      const known = alarmsOf(series.slice(0, counts.length - cut));
      expect(alarmsOf(series).filter((hour) => hour < counts.length - cut)).toEqual(known);
    }),
    { numRuns: 50 },
  );
});
