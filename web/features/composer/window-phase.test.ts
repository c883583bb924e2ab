import { expect, test } from 'vitest';
import { windowPhase } from './window-phase.ts';

const now = new Date('2026-03-01T12:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test.each([
  [inHours(24), 'open'],
  [inHours(3.01), 'open'],
  [inHours(3), 'soon'],
  [inHours(0.001), 'soon'],
  [now, 'closed'],
  [inHours(-30), 'closed'],
  [null, 'closed'],
])('a window that closes at %s is %s', (closesAt, phase) => {
  expect(windowPhase(closesAt, now)).toBe(phase);
});
