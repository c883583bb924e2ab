import { expect, test } from 'vitest';
import { fromLocalText, snoozeTimes, toLocalText } from './snooze.ts';

const at = (now: string, zone: string) =>
  Object.fromEntries(snoozeTimes(new Date(now), zone).map(({ key, at }) => [key, at.toISOString()]));

test('the morning is the agent’s, not the server’s', () => {
  expect(at('2026-01-07T15:10:00Z', 'Europe/Berlin')).toEqual({
    later: '2026-01-07T18:15:00.000Z',
    tomorrow: '2026-01-08T08:00:00.000Z',
    monday: '2026-01-12T08:00:00.000Z',
    week: '2026-01-14T08:00:00.000Z',
  });
});

test('tomorrow is the agent’s tomorrow, though it is yesterday in UTC', () => {
  expect(at('2026-01-07T23:30:00Z', 'Pacific/Auckland').tomorrow).toBe('2026-01-08T20:00:00.000Z');
});

test('nine o’clock stays nine o’clock over a change of the clocks', () => {
  expect(at('2026-03-28T12:00:00Z', 'Europe/Berlin').tomorrow).toBe('2026-03-29T07:00:00.000Z');
  expect(at('2026-10-24T12:00:00Z', 'Europe/Berlin').tomorrow).toBe('2026-10-25T08:00:00.000Z');
});

test('Monday on a Monday is the next one', () => {
  expect(at('2026-01-12T12:00:00Z', 'UTC').monday).toBe('2026-01-19T09:00:00.000Z');
});

test('each moment is offered once', () => {
  expect(Object.keys(at('2026-01-11T12:00:00Z', 'UTC'))).toEqual(['later', 'tomorrow', 'week']);
  expect(Object.keys(at('2026-01-12T12:00:00Z', 'UTC'))).toEqual(['later', 'tomorrow', 'monday']);
});

test('a typed time is read in the zone it was shown in', () => {
  const moment = fromLocalText('2026-07-01T09:30', 'America/New_York');

  expect(moment?.toISOString()).toBe('2026-07-01T13:30:00.000Z');
  expect(moment && toLocalText(moment, 'America/New_York')).toBe('2026-07-01T09:30');
  expect(fromLocalText('', 'UTC')).toBeNull();
});
