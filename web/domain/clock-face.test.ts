import { expect, test } from 'vitest';
import type { RunningClock } from '#contract/clock.ts';
import { clockFace } from './clock-face.ts';

const now = new Date('2026-03-10T09:00:00Z');
const clock = (change: Partial<RunningClock>): RunningClock => ({
  kind: 'first_response',
  dueAt: null,
  warnAt: null,
  leftMs: null,
  pausedBy: null,
  ...change,
});

test.each([
  ['far away', { dueAt: '2026-03-10T13:00:00Z' }, { look: 'calm', time: '4 hr' }],
  ['with seconds left over', { dueAt: '2026-03-10T09:11:20Z' }, { look: 'calm', time: '12 min' }],
  [
    'after its warning',
    { dueAt: '2026-03-10T09:05:00Z', warnAt: '2026-03-10T09:00:00Z' },
    { look: 'soon', time: '5 min' },
  ],
  ['in its last minute', { dueAt: '2026-03-10T09:00:34Z' }, { look: 'calm', time: '40 sec' }],
  ['just late', { dueAt: '2026-03-10T08:59:58Z' }, { look: 'late', time: '1 min' }],
  ['long late', { dueAt: '2026-03-08T07:00:00Z' }, { look: 'late', time: '2 days 2 hr' }],
  ['standing still', { pausedBy: 'customer', leftMs: 90 * 60_000 }, { look: 'paused', time: '1 hr 30 min' }],
  [
    'standing still after its deadline',
    { pausedBy: 'PR', leftMs: -1, dueAt: '2026-03-10T08:00:00Z' },
    { look: 'late', time: '1 hr' },
  ],
])('a clock %s', (_, change, expected) => {
  expect(clockFace(clock(change), now)).toEqual(expected);
});

test.each([
  ['1:00', '1 min'],
  ['1:01', '2 min'],
  ['58:59', '59 min'],
  ['59:00', '59 min'],
  ['59:40', '1 hr'],
  ['60:00', '1 hr'],
  ['60:01', '1 hr 1 min'],
  ['90:00', '1 hr 30 min'],
  ['119:20', '2 hr'],
  ['120:00', '2 hr'],
  ['149:59', '2 hr'],
  ['150:00', '3 hr'],
  ['239:58', '4 hr'],
  ['2820:00', '1 day 23 hr'],
  ['2880:00', '2 days'],
  ['3599:00', '2 days'],
  ['3600:00', '3 days'],
])('with %s left it shows %s', (left, time) => {
  const [minutes = 0, seconds = 0] = left.split(':').map(Number);
  const dueAt = new Date(now.getTime() + (minutes * 60 + seconds) * 1000).toISOString();
  expect(clockFace(clock({ dueAt }), now)?.time).toBe(time);
});

test('a clock without a deadline shows nothing', () => {
  expect(clockFace(clock({}), now)).toBeNull();
});
