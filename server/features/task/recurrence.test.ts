import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { commonRecurrences, readRecurrence } from '#contract/task.ts';
import { nextOccurrence } from './recurrence.ts';

const rule = (text: string) => readRecurrence(text) ?? expect.fail(`${text} is no rule.`);
const series = (text: string, first: string, timeZone: string, count: number) => {
  const anchor = { at: new Date(first), timeZone };
  const found: string[] = [];
  for (let after = anchor.at; found.length < count; ) {
    const next = nextOccurrence(rule(text), anchor, after);
    if (!next) break;
    found.push(next.toISOString());
    after = next;
  }
  return found;
};

describe('a series', () => {
  test.each([
    [
      'each day keeps its time on the wall when summer time begins',
      'FREQ=DAILY',
      '2026-03-28T08:00:00Z',
      'Europe/Berlin',
      ['2026-03-29T07:00:00.000Z', '2026-03-30T07:00:00.000Z'],
    ],
    [
      'and when it ends',
      'FREQ=DAILY',
      '2026-10-24T07:00:00Z',
      'Europe/Berlin',
      ['2026-10-25T08:00:00.000Z', '2026-10-26T08:00:00.000Z'],
    ],
    [
      'comes an hour later where the clock leaps over it, and then in time again',
      'FREQ=DAILY',
      '2026-03-28T01:30:00Z',
      'Europe/Berlin',
      ['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
    ],
    [
      'comes once where the clock shows it twice',
      'FREQ=DAILY',
      '2026-10-24T00:30:00Z',
      'Europe/Berlin',
      ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
    ],
    [
      'on weekdays leaves out the weekend',
      commonRecurrences.weekdays,
      '2026-11-26T09:00:00Z',
      'UTC',
      ['2026-11-27T09:00:00.000Z', '2026-11-30T09:00:00.000Z', '2026-12-01T09:00:00.000Z'],
    ],
    [
      'each week has its weekday',
      commonRecurrences.weekly,
      '2026-11-26T09:00:00Z',
      'UTC',
      ['2026-12-03T09:00:00.000Z', '2026-12-10T09:00:00.000Z'],
    ],
    [
      'each second week on two days',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
      '2026-11-23T09:00:00Z',
      'UTC',
      ['2026-11-27T09:00:00.000Z', '2026-12-07T09:00:00.000Z', '2026-12-11T09:00:00.000Z'],
    ],
    [
      'each month on the 31st takes the last day of shorter months',
      commonRecurrences.monthly,
      '2026-12-31T09:00:00Z',
      'UTC',
      ['2027-01-31T09:00:00.000Z', '2027-02-28T09:00:00.000Z', '2027-03-31T09:00:00.000Z', '2027-04-30T09:00:00.000Z'],
    ],
    [
      'on the 29th of February comes back to it',
      'FREQ=MONTHLY;INTERVAL=12',
      '2024-02-29T09:00:00Z',
      'UTC',
      ['2025-02-28T09:00:00.000Z', '2026-02-28T09:00:00.000Z', '2027-02-28T09:00:00.000Z', '2028-02-29T09:00:00.000Z'],
    ],
    [
      'ends after its last day',
      'FREQ=DAILY;UNTIL=20261128',
      '2026-11-26T09:00:00Z',
      'UTC',
      ['2026-11-27T09:00:00.000Z', '2026-11-28T09:00:00.000Z'],
    ],
    ['in a zone with half hours', 'FREQ=DAILY', '2026-11-25T20:00:00Z', 'Asia/Kolkata', ['2026-11-26T20:00:00.000Z']],
  ])('%s', (_, text, first, timeZone, expected) => {
    expect(series(text, first, timeZone, expected.length + (text.includes('UNTIL') ? 1 : 0))).toEqual(expected);
  });
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Cairo'];
const rules = [
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;INTERVAL=5',
];
const moment = fc
  .date({ min: new Date('2024-01-01Z'), max: new Date('2032-01-01Z'), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000));

describe('whatever the rule, zone and moment', () => {
  const anything = [fc.constantFrom(...rules), fc.constantFrom(...zones), moment, moment] as const;

  test('the next one is after the moment, not before the first, and the same whether asked at once or step by step', () => {
    fc.assert(
      fc.property(...anything, (text, timeZone, at, after) => {
        const anchor = { at, timeZone };
        const next = nextOccurrence(rule(text), anchor, after);
        expect(next?.getTime()).toBeGreaterThan(after.getTime());
        expect(next?.getTime()).toBeGreaterThanOrEqual(at.getTime());
        // Nothing of the series lies between.
        if (next) expect(nextOccurrence(rule(text), anchor, new Date(next.getTime() - 1))).toEqual(next);
      }),
      { numRuns: 300 },
    );
  });

  test('the wall shows the same time, but where the clock leapt over it', () => {
    fc.assert(
      fc.property(...anything, (text, timeZone, at, after) => {
        const wall = (date: Date) =>
          Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone);
        const next = nextOccurrence(rule(text), { at, timeZone }, after) ?? expect.fail('It has no end.');
        const [first, then] = [wall(at), wall(next)];
        const wanted = then.toPlainDate().toZonedDateTime({ timeZone, plainTime: first.toPlainTime() });
        expect(then.epochMilliseconds).toBe(wanted.epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  '',
  'FREQ=YEARLY',
  'FREQ=DAILY;FREQ=WEEKLY',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=100',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=WEEKLY;BYDAY=MO,MO',
  'FREQ=MONTHLY;BYDAY=MO',
  'FREQ=DAILY;COUNT=3',
  'FREQ=DAILY;UNTIL=20260231',
  'FREQ=DAILY;UNTIL=tomorrow',
  'constructor=1',
])('%s is refused', (text) => {
  expect(readRecurrence(text)).toBeNull();
});
