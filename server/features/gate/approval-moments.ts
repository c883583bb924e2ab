/** Of an approval: by when somebody decides, when who can is reminded (null for never), and when it ends by itself. */
export type ApprovalClock = { dueAt: Date; warnAt: Date | null; expiresAt: Date };

/** `soon`: its time is nearly over. `late`: nobody has decided in time. */
export type ApprovalTelling = { at: Date; kind: 'soon' | 'late' };

/**
 * Pure: what an approval next tells after a moment up to which all was told; null when nothing is left. What falls together
 * with its end is left to that.
 */
export function nextTelling({ dueAt, warnAt, expiresAt }: ApprovalClock, after: Date): ApprovalTelling | null {
  const soon: ApprovalTelling[] = warnAt === null ? [] : [{ at: warnAt, kind: 'soon' }];
  const tellings: ApprovalTelling[] = [...soon, { at: dueAt, kind: 'late' }];
  return tellings.find(({ at }) => at > after && at < expiresAt) ?? null;
}

/** Pure: of what was due up to now the last that counts: of a reminder and a lateness that were both missed, the lateness. */
export function missedTelling(clock: ApprovalClock, now: Date): ApprovalTelling['kind'] | null {
  if (clock.dueAt <= now) return 'late';
  return clock.warnAt !== null && clock.warnAt <= now ? 'soon' : null;
}
