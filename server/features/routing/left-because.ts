import type { EventDetail } from '#contract/events.ts';
import type { RoutingRules } from '#contract/routing.ts';
import type { WorkState } from '#contract/work.ts';

export type Left = NonNullable<EventDetail<'conversation.assigned'>['because']>;
/** `isShielded`: threatened, and out of sight; absent for no. */
export type Absent = { isActive: boolean; isShielded?: boolean; state: WorkState; since: Date };

/** Pure: why the conversations of somebody go back, or null while they stay. */
export function leftBecause(
  { isActive, isShielded, state, since }: Absent,
  { leaving }: RoutingRules,
  now: Date,
): Left | null {
  if (!isActive) return 'deactivated';
  if (isShielded) return 'shielded';
  if (state === 'off_shift') return leaving.offShift ? 'off_shift' : null;
  if (state !== 'away' || leaving.awayMinutes === null) return null;
  return now.getTime() - since.getTime() >= leaving.awayMinutes * 60_000 ? 'away' : null;
}
