import { expect, test } from 'vitest';
import { headroomFrom } from './headroom.ts';

const now = new Date('2026-03-01T12:00:00Z');
const at = new Date('2026-03-01T12:05:00Z');
const read = (limit: string, remaining: string, reset?: string) =>
  headroomFrom(
    { 'x-limit': limit, 'x-remaining': remaining, ...(reset !== undefined && { 'x-reset': reset }) },
    { of: 'calls', prefix: 'x-', now },
  );

test.each([
  ['a date', '2026-03-01T12:05:00.000Z'],
  ['a moment in seconds', String(at.getTime() / 1000)],
  ['seconds from now', '300'],
])('when there are all again may be %s', (_, reset) => {
  expect(read('300', '75', reset)).toEqual([{ of: 'calls', share: 0.25, left: 75, resetsAt: at }]);
});

test('what is left may stand alone', () => {
  expect(read('300', '0')).toEqual([{ of: 'calls', share: 0, left: 0 }]);
  expect(read('300', '0', 'soon')).toEqual([{ of: 'calls', share: 0, left: 0 }]);
});

test('headers that are not there, or say nothing, tell nothing', () => {
  expect(headroomFrom({}, { of: 'calls', prefix: 'x-', now })).toEqual([]);
  expect(read('0', '0')).toEqual([]);
  expect(read('many', '3')).toEqual([]);
  expect(read('300', 'some')).toEqual([]);
});
