import type { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tier } from '#contract/work.ts';
import { AppError } from '#server/errors.ts';

/** What of a conversation people decide. Moments are texts with all their microseconds, so that restoring loses nothing. */
export type Standing = {
  status: ConversationStatus;
  /** Null also while snoozed: then until the customer answers. */
  snoozedUntil: string | null;
  /** The department it waits for while on hold; null for none that was named. */
  heldBy: string | null;
  resolvedAt: string | null;
  assigneeId: string | null;
  teamId: string | null;
  priority: Priority;
  tier: Tier;
};

/** What is wanted; absent stays as it is. */
export type Wanted = {
  status?: ConversationStatus;
  /** Needed with the status `snoozed`: later than now, or null for a snooze until the customer answers. */
  snoozedUntil?: Date | null;
  /** With the status `on_hold`. */
  heldBy?: string | null;
  assigneeId?: string | null;
  teamId?: string | null;
  priority?: Priority;
  tier?: Tier;
};

/** How it stands once it is changed. Throws `invalid` for a snooze without an end that is still to come. */
export function settle(current: Standing, wanted: Wanted, now: Date): Standing {
  const status = wanted.status ?? current.status;
  return {
    status,
    snoozedUntil: status === 'snoozed' ? snoozeEnd(current, wanted, now) : null,
    heldBy: status === 'on_hold' ? holder(current, wanted) : null,
    resolvedAt: resolution(current, status, now),
    assigneeId: wanted.assigneeId === undefined ? current.assigneeId : wanted.assigneeId,
    teamId: wanted.teamId === undefined ? current.teamId : wanted.teamId,
    priority: wanted.priority ?? current.priority,
    tier: wanted.tier ?? current.tier,
  };
}

function snoozeEnd(current: Standing, { status, snoozedUntil }: Wanted, now: Date): string | null {
  if (status === undefined) return current.snoozedUntil;
  if (snoozedUntil === null) return null;
  if (snoozedUntil && snoozedUntil > now) return snoozedUntil.toISOString();
  throw new AppError(
    'invalid',
    'bad_request',
    'A snooze needs a time that is still to come (snoozedUntil), or null to last until the customer answers.',
  );
}

/** Put on hold anew without a name, it waits for nobody in particular. */
function holder(current: Standing, { status, heldBy }: Wanted): string | null {
  if (heldBy !== undefined) return heldBy;
  return status === undefined ? current.heldBy : null;
}

function resolution(current: Standing, status: ConversationStatus, now: Date): string | null {
  if (status !== 'resolved') return null;
  return current.status === 'resolved' ? current.resolvedAt : now.toISOString();
}

export const isStatusNew = (before: Standing, after: Standing) =>
  before.status !== after.status ||
  !sameTime(before.snoozedUntil, after.snoozedUntil) ||
  before.heldBy !== after.heldBy;

export const isAssignmentNew = (before: Standing, after: Standing) =>
  before.assigneeId !== after.assigneeId || before.teamId !== after.teamId;

export const differs = (before: Standing, after: Standing) =>
  isStatusNew(before, after) ||
  isAssignmentNew(before, after) ||
  before.priority !== after.priority ||
  before.tier !== after.tier;

function sameTime(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Date.parse(a) === Date.parse(b);
}
