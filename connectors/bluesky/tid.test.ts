import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTid, tidAt, tidTime } from './tid.ts';

test('record keys made one after the other rise and never repeat', () => {
  const now = new Date('2026-11-22T12:00:00.000Z');
  const made = Array.from({ length: 5000 }, () => nextTid(now));

  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
  for (const tid of made) expect(tid).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
});

test('a record key tells the moment it was made at', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
      fc.nat(1023),
      (moment, clock) => {
        expect(tidTime(tidAt(moment.getTime() * 1000, clock))).toEqual(moment);
      },
    ),
  );
});

test.each(['', 'self', '3n2wo2tlkxk2', '3n2wo2tlkxk2hh', '1n2wo2tlkxk2h', 'zn2wo2tlkxk2h'])(
  '%j is no such key',
  (text) => {
    expect(tidTime(text)).toBeNull();
  },
);
