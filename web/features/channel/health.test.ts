import { expect, test } from 'vitest';
import type { Channel } from '#contract/channel.ts';
import { cureOf, healthOf, isProofOld, pressOf } from './health.ts';

const now = new Date('2026-03-01T12:00:00Z');
const channel: Channel = {
  id: '0197a5b0-0000-7000-8000-000000000000',
  network: 'sandbox',
  handle: 'acme',
  name: 'Acme',
  avatarUrl: null,
  state: 'connected',
  stateReason: null,
  pausedUntil: null,
  connectedAt: now.toISOString(),
  lastDeliveryAt: null,
  lastPollAt: null,

  hookUrl: null,
  settings: {},
  spokenBy: null,
  disclosure: '',
};

test.each([
  [{}, 'well'],
  [{ stateReason: 'It did not answer.' }, 'trouble'],
  [{ pausedUntil: '2026-03-01T12:05:00Z', stateReason: 'Too many calls.' }, 'paused'],
  [{ pausedUntil: '2026-03-01T11:55:00Z' }, 'well'],
  [{ state: 'reconnect', pausedUntil: '2026-03-01T12:05:00Z' }, 'reconnect'],
  [{ state: 'disconnected', stateReason: 'Old words.' }, 'disconnected'],
] as const)('%j is %s', (change, health) => {
  expect(healthOf({ ...channel, ...change }, now)).toBe(health);
});

test('a pause by a person is said before one by the network, and after being cut off', () => {
  const until = '2026-03-01T12:05:00Z';

  expect(healthOf({ ...channel, pausedUntil: until }, now, now.toISOString())).toBe('halted');
  expect(healthOf({ ...channel, state: 'reconnect' }, now, now.toISOString())).toBe('reconnect');
});

test.each([
  [null, null],
  ['2026-03-16T12:00:00Z', null],
  ['2026-03-15T12:00:00Z', 'soon'],
  ['2026-03-04T12:00:01Z', 'soon'],
  ['2026-03-04T12:00:00Z', 'late'],
  ['2026-02-01T12:00:00Z', 'late'],
])('credentials that end at %s are %s', (endsAt, press) => {
  expect(pressOf(endsAt, now)).toBe(press);
});

test('a failure without advice of its own gets the general one', () => {
  expect([cureOf('permission'), cureOf('gone')]).toEqual(['permission', 'other']);
});

test('a proof holds for 30 days', () => {
  expect([null, '2026-01-30T12:00:01Z', '2026-01-30T12:00:00Z'].map((at) => isProofOld(at, now))).toEqual([
    false,
    false,
    true,
  ]);
});
