import { expect, test } from 'vitest';
import type { Channel } from '#contract/channel.ts';
import { healthOf } from './health.ts';

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
