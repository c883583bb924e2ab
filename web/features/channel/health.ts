import type { Channel } from '#contract/channel.ts';
import type { ChannelHealth } from '#contract/channel-health.ts';

export type Health = 'well' | 'halted' | 'paused' | 'trouble' | 'reconnect' | 'disconnected';

const dayMs = 86_400_000;
/** From so many days before their end credentials are worth a word, and worth an alarm. */
const soonDays = 14;
const lateDays = 3;

/** Pure: how an account is, as one word; `trouble` and `paused` heal by themselves, `reconnect` and `halted` need a person. */
export function healthOf(
  { state, stateReason, pausedUntil }: Channel,
  now: Date,
  haltedAt: ChannelHealth['haltedAt'] = null,
): Health {
  if (state !== 'connected') return state;
  if (haltedAt !== null) return 'halted';
  if (pausedUntil !== null && new Date(pausedUntil) > now) return 'paused';
  return stateReason === null ? 'well' : 'trouble';
}

/** Pure: how pressing the end of the credentials is; null while there is none in sight. */
export function pressOf(endsAt: ChannelHealth['endsAt'], now: Date): 'soon' | 'late' | null {
  if (endsAt === null) return null;
  const days = (new Date(endsAt).getTime() - now.getTime()) / dayMs;
  return days <= lateDays ? 'late' : days <= soonDays ? 'soon' : null;
}

/** What a stranger's message proved is proven anew after so many days. */
const proofHoldsDays = 30;

/** Pure: whether it is time to prove again that strangers can write. */
export const isProofOld = (provenAt: string | null, now: Date): boolean =>
  provenAt !== null && now.getTime() - new Date(provenAt).getTime() >= proofHoldsDays * dayMs;

const cures = ['auth_expired', 'permission', 'rate_limited', 'quota_exhausted', 'transient'] as const;

/** Pure: which advice fits a kind of failure. */
export const cureOf = (kind: string): (typeof cures)[number] | 'other' => cures.find((one) => one === kind) ?? 'other';
