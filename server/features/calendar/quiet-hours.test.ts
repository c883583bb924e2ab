import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { quietUntil } from './quiet-hours.ts';

const night = { isOn: true, from: '22:00', to: '07:00', days: [] as number[] };
const until = (at: string, quiet: Parameters<typeof quietUntil>[1], zone: string) =>
  quietUntil(new Date(at), quiet, zone)?.toISOString() ?? null;

test.each([
  ['before midnight', '2025-11-04T22:30:00Z', night, '2025-11-05T06:00:00.000Z'],
  ['after midnight', '2025-11-05T01:00:00Z', night, '2025-11-05T06:00:00.000Z'],
  ['at its first moment', '2025-11-04T21:00:00Z', night, '2025-11-05T06:00:00.000Z'],
  ['a moment before', '2025-11-04T20:59:59.999Z', night, null],
  ['at its end', '2025-11-05T06:00:00Z', night, null],
  ['over a lunch', '2025-11-05T11:15:00Z', { ...night, from: '12:00', to: '13:00' }, '2025-11-05T12:00:00.000Z'],
  ['switched off', '2025-11-04T23:30:00Z', { ...night, isOn: false }, null],
  // 2025-11-07 is a Friday: Friday night, the weekend, and Sunday night are one quiet.
  ['a weekend', '2025-11-07T21:30:00Z', { ...night, days: [6, 7] }, '2025-11-10T06:00:00.000Z'],
  ['the night of a short summer night', '2025-03-29T22:30:00Z', night, '2025-03-30T05:00:00.000Z'],
  ['the night of a long autumn night', '2025-10-25T21:30:00Z', night, '2025-10-26T06:00:00.000Z'],
  ['an end that the spring leaves out', '2025-03-29T22:30:00Z', { ...night, to: '02:30' }, '2025-03-30T01:00:00.000Z'],
] as const)('quiet %s ends by the clock on the wall in Berlin', (_, at, quiet, expected) => {
  expect(until(at, { ...quiet, days: [...quiet.days] }, 'Europe/Berlin')).toBe(expected);
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');

test('wherever it is asked, quiet ends later, at a moment that is not quiet, with nothing but quiet between', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2025-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
      time,
      time,
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      zones,
      (at, from, to, days, zone) => {
        const quiet = { isOn: true, from, to, days };
        const end = quietUntil(at, quiet, zone);
        if (end === null) return;

        expect(end.getTime()).toBeGreaterThan(at.getTime());
        expect(quietUntil(end, quiet, zone)).toBeNull();
        for (let part = 1; part < 20; part += 1) {
          const between = new Date(at.getTime() + ((end.getTime() - at.getTime()) * part) / 20);
          expect(quietUntil(between, quiet, zone)).toEqual(end);
        }
        const wall = Temporal.Instant.fromEpochMilliseconds(end.getTime()).toZonedDateTimeISO(zone);
        expect(wall.second + wall.millisecond).toBe(0);
      },
    ),
  );
});
