import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Calendar } from '#contract/calendar.ts';
import { deadlineAfter, workingTimeBetween } from './working-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const office = [{ from: '09:00', to: '17:00' }];
const split = [
  { from: '08:30', to: '12:00' },
  { from: '13:15', to: '18:45' },
];

function aCalendar(changes: Partial<Calendar> = {}): Calendar {
  return {
    id: 'office',
    name: 'Office',
    timeZone: 'Europe/Berlin',
    always: false,
    week: [office, office, office, office, office, [], []],
    days: [],
    teamIds: [],
    networks: [],
    ...changes,
  };
}
const always = aCalendar({ always: true });
const everyDay = (hours: Calendar['week'][number]) => Array.from({ length: 7 }, () => hours);
const allDay = [{ from: '00:00', to: '24:00' }];

describe('a deadline', () => {
  const berlin = aCalendar();
  const kolkata = aCalendar({ timeZone: 'Asia/Kolkata' });
  const chatham = aCalendar({ timeZone: 'Pacific/Chatham' });
  const lordHowe = aCalendar({ timeZone: 'Australia/Lord_Howe', week: everyDay(allDay) });
  const nightly = aCalendar({
    week: everyDay([
      { from: '22:00', to: '24:00' },
      { from: '00:00', to: '06:00' },
    ]),
  });
  const closedForChristmas = aCalendar({
    days: [
      { date: '2025-12-25', everyYear: true, name: 'Christmas', hours: [] },
      { date: '2026-12-24', everyYear: false, name: 'Christmas Eve', hours: [{ from: '09:00', to: '12:00' }] },
    ],
  });
  const leapDay = aCalendar({ days: [{ date: '2024-02-29', everyYear: true, name: 'Leap day', hours: [] }] });
  const nights = aCalendar({ week: everyDay([{ from: '01:00', to: '04:00' }]) });

  test.each<[string, Calendar, string, number, string]>([
    ['within a day', berlin, '2026-03-10T08:00:00Z', 2 * hour, '2026-03-10T10:00:00Z'],
    ['over the evening', berlin, '2026-03-10T15:00:00Z', 2 * hour, '2026-03-11T09:00:00Z'],
    ['at closing time, not the next opening', berlin, '2026-03-10T14:00:00Z', 2 * hour, '2026-03-10T16:00:00Z'],
    ['over the weekend', berlin, '2026-03-13T15:30:00Z', 1 * hour, '2026-03-16T08:30:00Z'],
    ['asked at night', berlin, '2026-03-10T02:00:00Z', 15 * minute, '2026-03-10T08:15:00Z'],
    ['asked at a weekend', berlin, '2026-03-14T12:00:00Z', 15 * minute, '2026-03-16T08:15:00Z'],
    ['with seconds and milliseconds', berlin, '2026-03-10T15:59:30.250Z', 1 * minute, '2026-03-11T08:00:30.250Z'],
    [
      'in several blocks',
      aCalendar({ week: everyDay(split) }),
      '2026-03-10T10:30:00Z',
      1 * hour,
      '2026-03-10T12:45:00Z',
    ],
    ['at a half-hour zone', kolkata, '2026-03-10T11:00:00Z', 1 * hour, '2026-03-11T04:00:00Z'],
    ['at a zone of three quarters', chatham, '2026-06-10T20:15:00Z', 1 * hour, '2026-06-10T21:15:00Z'],
    ['through the night', nightly, '2026-03-10T20:00:00Z', 9 * hour, '2026-03-11T22:00:00Z'],
    ['over a holiday of every year', closedForChristmas, '2025-12-24T15:30:00Z', 1 * hour, '2025-12-26T08:30:00Z'],
    ['over a short day and a holiday', closedForChristmas, '2026-12-24T10:30:00Z', 1 * hour, '2026-12-28T08:30:00Z'],
    ['over a leap day that is closed', leapDay, '2028-02-28T15:30:00Z', 1 * hour, '2028-03-01T08:30:00Z'],
    ['over the end of February without one', leapDay, '2026-02-27T15:30:00Z', 1 * hour, '2026-03-02T08:30:00Z'],
    [
      'through a leap day',
      aCalendar({ week: everyDay(office) }),
      '2028-02-28T15:30:00Z',
      1 * hour,
      '2028-02-29T08:30:00Z',
    ],
    ['over the week in which summer time begins', berlin, '2026-03-27T15:00:00Z', 2 * hour, '2026-03-30T08:00:00Z'],
    ['over the week in which it ends', berlin, '2026-10-23T14:00:00Z', 2 * hour, '2026-10-26T09:00:00Z'],
    ['in the night that lacks an hour', nights, '2026-03-29T00:00:00Z', 2 * hour, '2026-03-29T02:00:00Z'],
    ['in the night that has one twice', nights, '2026-10-24T23:00:00Z', 4 * hour, '2026-10-25T03:00:00Z'],
    ['where summer time is half an hour', lordHowe, '2026-10-03T12:00:00Z', 24 * hour, '2026-10-04T12:00:00Z'],
    ['around the clock', always, '2026-03-28T23:00:00.001Z', 24 * hour, '2026-03-29T23:00:00.001Z'],
  ])('%s', (_, calendar, start, workMs, due) => {
    expect(deadlineAfter(calendar, new Date(start), workMs)?.toISOString()).toBe(new Date(due).toISOString());
  });

  it('is never where nothing opens any more', () => {
    const never = aCalendar({
      week: everyDay([]),
      days: [{ date: '2026-03-11', everyYear: false, name: 'Open day', hours: office }],
    });

    expect(deadlineAfter(never, new Date('2026-03-10T00:00:00Z'), 9 * hour)).toBeNull();
    expect(deadlineAfter(never, new Date('2026-03-10T00:00:00Z'), 8 * hour)).toEqual(new Date('2026-03-11T16:00:00Z'));
  });
});

describe('open time', () => {
  test.each<[string, Calendar, string, string, number]>([
    ['of a day', aCalendar(), '2026-03-10T00:00:00Z', '2026-03-11T00:00:00Z', 8 * hour],
    ['of a week with summer time', aCalendar(), '2026-03-23T00:00:00Z', '2026-03-30T00:00:00Z', 40 * hour],
    [
      'of the day that lacks an hour',
      aCalendar({ week: everyDay(allDay) }),
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      23 * hour,
    ],
    [
      'of the day that has one more',
      aCalendar({ week: everyDay(allDay) }),
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
      25 * hour,
    ],
    [
      'of hours that lie in the gap',
      aCalendar({ week: everyDay([{ from: '02:00', to: '03:00' }]) }),
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      0,
    ],
    [
      'of a day that an island skipped',
      aCalendar({ timeZone: 'Pacific/Apia', week: everyDay(allDay) }),
      '2011-12-30T09:00:00Z',
      '2011-12-31T10:00:00Z',
      25 * hour,
    ],
    ['backwards', aCalendar(), '2026-03-11T00:00:00Z', '2026-03-10T00:00:00Z', 0],
  ])('%s', (_, calendar, from, to, expected) => {
    expect(workingTimeBetween(calendar, new Date(from), new Date(to))).toBe(expected);
  });
});

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'UTC',
];
const clockTimes = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const [h, m] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
});
const someHours = fc.uniqueArray(clockTimes, { minLength: 0, maxLength: 6 }).map((times) => {
  const sorted = times.sort();
  return sorted.flatMap((from, n) => (n % 2 === 0 && sorted[n + 1] ? [{ from, to: sorted[n + 1] ?? from }] : []));
});
const someCalendar = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    week: fc.array(someHours, { minLength: 7, maxLength: 7 }),
    holiday: fc.integer({ min: 1, max: 28 }),
  })
  .filter(({ week }) => week.some((day) => day.length > 0))
  .map(({ timeZone, week, holiday }) =>
    aCalendar({
      timeZone,
      week,
      days: [{ date: `2026-03-${String(holiday).padStart(2, '0')}`, everyYear: true, name: '', hours: [] }],
    }),
  );
// Around both changes of summer time, to the millisecond.
const someMoment = fc
  .tuple(fc.constantFrom('2026-03-05', '2026-03-26', '2026-10-01', '2026-10-23', '2026-10-30'), fc.nat(6 * 86_400_000))
  .map(([date, ms]) => new Date(Date.parse(date) + ms));

describe('deadline and open time', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(someCalendar, someMoment, fc.integer({ min: 1, max: 60 * hour }), (calendar, start, workMs) => {
        const due = deadlineAfter(calendar, start, workMs);
        expect(due && workingTimeBetween(calendar, start, due)).toBe(workMs);
        // The first such moment: a millisecond before, it was not enough.
        expect(due && workingTimeBetween(calendar, start, new Date(due.getTime() - 1))).toBe(workMs - 1);
      }),
    );
  });

  it('never run backwards', () => {
    fc.assert(
      fc.property(
        someCalendar,
        someMoment,
        fc.nat(40 * hour),
        fc.nat(40 * hour),
        fc.nat(3 * 24 * hour),
        (calendar, start, a, b, later) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          expect(Number(deadlineAfter(calendar, start, less))).toBeLessThanOrEqual(
            Number(deadlineAfter(calendar, start, more)),
          );
          const then = new Date(start.getTime() + later);
          expect(Number(deadlineAfter(calendar, start, more))).toBeLessThanOrEqual(
            Number(deadlineAfter(calendar, then, more)),
          );
        },
      ),
    );
  });

  it('add up over any moment between', () => {
    fc.assert(
      fc.property(someCalendar, fc.array(someMoment, { minLength: 3, maxLength: 3 }), (calendar, moments) => {
        const [from, between, to] = moments.sort((a, b) => a.getTime() - b.getTime()) as [Date, Date, Date];
        expect(workingTimeBetween(calendar, from, between) + workingTimeBetween(calendar, between, to)).toBe(
          workingTimeBetween(calendar, from, to),
        );
      }),
      // Each reads up to eight months day by day.
      { numRuns: 30 },
    );
  });
});
