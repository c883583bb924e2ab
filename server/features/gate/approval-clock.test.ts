import { expect, test } from 'vitest';
import type { Calendar } from '#contract/calendar.ts';
import { defaultCalendars } from '#contract/calendar.ts';
import { clockFor } from './approval-clock.ts';
import { missedTelling, nextTelling } from './approval-moments.ts';

const always: Calendar = { ...(defaultCalendars.calendars[0] as Calendar), always: true, timeZone: 'UTC' };
const nineToFive: Calendar = {
  ...always,
  always: false,
  week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]),
};
const policy = { approvalMinutes: 24 * 60, decideMinutes: 60, remindMinutes: 15 };
const at = (time: string) => new Date(`2026-11-26T${time}Z`);

test('somebody decides within the open time of the policy, and is reminded before it', () => {
  expect(clockFor(policy, always, at('12:00:00'))).toEqual({
    warnAt: at('12:45:00'),
    dueAt: at('13:00:00'),
    expiresAt: new Date('2026-11-27T12:00:00Z'),
  });
  const evening = clockFor(policy, nineToFive, at('16:30:00'));
  expect(evening.warnAt).toEqual(new Date('2026-11-27T09:15:00Z'));
  expect(evening.dueAt).toEqual(new Date('2026-11-27T09:30:00Z'));
});

test.each([
  ['without a reminder', { ...policy, remindMinutes: null }, { warnAt: null, dueAt: at('13:00:00') }],
  ['with one that would come at once', { ...policy, remindMinutes: 60 }, { warnAt: null, dueAt: at('13:00:00') }],
  ['that ends first', { ...policy, approvalMinutes: 30 }, { warnAt: null, dueAt: at('12:30:00') }],
])('a clock %s', (_, asked, wanted) => {
  expect(clockFor(asked, always, at('12:00:00'))).toMatchObject(wanted);
});

test('it tells each moment once, in order, and leaves its end to the end', () => {
  const clock = clockFor(policy, always, at('12:00:00'));

  expect(nextTelling(clock, at('12:00:00'))).toEqual({ at: at('12:45:00'), kind: 'soon' });
  expect(nextTelling(clock, at('12:45:00'))).toEqual({ at: at('13:00:00'), kind: 'late' });
  expect(nextTelling(clock, at('13:00:00'))).toBeNull();
  const short = clockFor({ ...policy, approvalMinutes: 30 }, always, at('12:00:00'));
  expect(nextTelling(short, at('12:00:00'))).toBeNull();
});

test('of what was missed while nothing ran, only the last is told', () => {
  const clock = clockFor(policy, always, at('12:00:00'));

  expect(missedTelling(clock, at('12:44:59'))).toBeNull();
  expect(missedTelling(clock, at('12:50:00'))).toBe('soon');
  expect(missedTelling(clock, at('18:00:00'))).toBe('late');
});
