import { describe, expect, test } from 'vitest';
import { type Calendar, defaultCalendars } from '#contract/calendar.ts';
import { dueOf } from './due.ts';
import type { Said } from './promise/time.ts';

const nine = [
  { from: '09:00', to: '12:30' },
  { from: '13:00', to: '17:30' },
];
const berlin: Calendar = {
  id: 'berlin',
  name: 'Berlin',
  timeZone: 'Europe/Berlin',
  always: false,
  week: [nine, nine, nine, nine, [{ from: '09:00', to: '15:00' }], [], []],
  days: [{ date: '2026-12-25', everyYear: true, name: 'Christmas', hours: [] }],
  teamIds: [],
  networks: [],
};
const always = defaultCalendars.calendars[0] ?? expect.fail('There is no default calendar.');
/** A Thursday, 10:00 in Berlin. */
const thursday = '2026-11-26T09:00:00Z';

describe('a promise is due, for a team in Berlin that is open until 17:30 and on Friday until 15:00,', () => {
  test.each<[string, Said | null, string, string]>([
    ['tomorrow: when it closes', { day: { from: 1 } }, thursday, '2026-11-27T14:00:00.000Z'],
    ['today: when it closes', { day: { from: 0 } }, thursday, '2026-11-26T16:30:00.000Z'],
    [
      'today, said after it closed: at midnight',
      { day: { from: 0 } },
      '2026-11-26T20:00:00Z',
      '2026-11-26T23:00:00.000Z',
    ],
    [
      'tomorrow on a Friday: Saturday evening, closed or not',
      { day: { from: 1 } },
      '2026-11-27T09:00:00Z',
      '2026-11-28T17:00:00.000Z',
    ],
    ['tomorrow morning', { day: { from: 1 }, part: 'morning' }, thursday, '2026-11-27T11:00:00.000Z'],
    ['at 15:00', { day: { from: 0 }, at: { hour: 15, minute: 0 } }, thursday, '2026-11-26T14:00:00.000Z'],
    [
      'at 8:30, said at 10: tomorrow',
      { day: { from: 0 }, at: { hour: 8, minute: 30 } },
      thursday,
      '2026-11-27T07:30:00.000Z',
    ],
    [
      'by Thursday, said on Thursday: today',
      { day: { weekday: 4, isNext: false } },
      thursday,
      '2026-11-26T16:30:00.000Z',
    ],
    [
      'by Thursday, said that evening: in a week',
      { day: { weekday: 4, isNext: false } },
      '2026-11-26T20:00:00Z',
      '2026-12-03T16:30:00.000Z',
    ],
    ['by Monday', { day: { weekday: 1, isNext: false } }, thursday, '2026-11-30T16:30:00.000Z'],
    [
      'next Friday: not the one of this week',
      { day: { weekday: 5, isNext: true } },
      thursday,
      '2026-12-04T14:00:00.000Z',
    ],
    ['by the end of the week: its last open day', { day: { week: 0 } }, thursday, '2026-11-27T14:00:00.000Z'],
    ['next week', { day: { week: 1 } }, thursday, '2026-12-04T14:00:00.000Z'],
    ['within 24 hours, as the customer counts them', { in: 24, unit: 'hours' }, thursday, '2026-11-27T09:00:00.000Z'],
    ['in 30 minutes', { in: 30, unit: 'minutes' }, thursday, '2026-11-26T09:30:00.000Z'],
    ['in two days', { in: 2, unit: 'days' }, thursday, '2026-11-28T17:00:00.000Z'],
    ['within 3 working days', { in: 3, unit: 'workdays' }, thursday, '2026-12-01T16:30:00.000Z'],
    [
      'within 2 working days, with a holiday and a weekend between',
      { in: 2, unit: 'workdays' },
      '2026-12-23T09:00:00Z',
      '2026-12-28T16:30:00.000Z',
    ],
    ['in a week', { in: 1, unit: 'weeks' }, thursday, '2026-12-03T16:30:00.000Z'],
    ['with no time said: when the next open day ends', null, '2026-11-27T09:00:00Z', '2026-11-30T16:30:00.000Z'],
    [
      'tomorrow, when summer time begins',
      { day: { from: 1 }, at: { hour: 10, minute: 0 } },
      '2026-03-28T09:00:00Z',
      '2026-03-29T08:00:00.000Z',
    ],
  ])('%s', (_, said, now, due) => {
    expect(dueOf(said, berlin, new Date(now)).toISOString()).toBe(due);
  });
});

test('a team that never closes ends its day at six, and works from Monday to Friday', () => {
  expect(dueOf({ day: { from: 1 } }, always, new Date(thursday)).toISOString()).toBe('2026-11-27T18:00:00.000Z');
  expect(dueOf({ in: 2, unit: 'workdays' }, always, new Date(thursday)).toISOString()).toBe('2026-11-30T18:00:00.000Z');
  expect(dueOf(null, always, new Date('2026-11-27T09:00:00Z')).toISOString()).toBe('2026-11-30T18:00:00.000Z');
});
