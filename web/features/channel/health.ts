import type { Channel } from '#contract/channel.ts';

export type Health = 'well' | 'paused' | 'trouble' | 'reconnect' | 'disconnected';

/** Pure: how an account is, as one word; `trouble` heals by itself, `reconnect` needs a person. */
export function healthOf({ state, stateReason, pausedUntil }: Channel, now: Date): Health {
  if (state !== 'connected') return state;
  if (pausedUntil !== null && new Date(pausedUntil) > now) return 'paused';
  return stateReason === null ? 'well' : 'trouble';
}
