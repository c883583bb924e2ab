import { type Priority, priorities } from '#contract/filter.ts';
import type { NoticeUrgency } from '#contract/notification.ts';
import type { Choice } from '#contract/own-way.ts';
import type { DigestMinutes } from '#contract/way.ts';
import { quietUntil } from '#server/features/calendar/queries.ts';

/** Null where a notice is about no conversation. */
type Pressing = { urgency: NoticeUrgency; priority: Priority | null };

/**
 * Pure: how urgent a notice is to this person, and when it leaves the house: a page at once, what may wait with their
 * digest, the rest at once outside their quiet hours. Null: it stays inside.
 */
export function leavesAt(
  { urgency, priority }: Pressing,
  choice: Choice,
  timeZone: string,
  now: Date,
): { urgency: NoticeUrgency; at: Date | null } {
  if (urgency === 'page') return { urgency, at: now };
  const isAtOnce = urgency === 'now' && (priority === null || isPressing(priority, choice.atOnce));
  if (isAtOnce) return { urgency, at: quietUntil(now, choice.quiet, timeZone) ?? now };
  const slot = nextSlot(now, choice.digestMinutes);
  return { urgency: 'later', at: slot && (quietUntil(slot, choice.quiet, timeZone) ?? slot) };
}

/** The end of the running interval of a digest; null without one. */
export function nextSlot(now: Date, minutes: DigestMinutes): Date | null {
  if (minutes === 0) return null;
  const ms = minutes * 60_000;
  return new Date((Math.floor(now.getTime() / ms) + 1) * ms);
}

const isPressing = (priority: Priority, least: Priority) => priorities.indexOf(priority) <= priorities.indexOf(least);
