/** Of a task, what decides when it tells. */
export type Telling = { dueAt: Date; remindMinutes: number | null; snoozedUntil: Date | null };

const minuteMs = 60_000;

/**
 * Pure: the first moment after `after` at which a task tells its owner: its reminder, then that it is due. While it is
 * snoozed, that moment stands for those before it. Null when all was told.
 */
export function nextTelling({ dueAt, remindMinutes, snoozedUntil }: Telling, after: Date): Date | null {
  const due = dueAt.getTime();
  const reminder = remindMinutes === null ? [] : [due - remindMinutes * minuteMs];
  const snooze = snoozedUntil?.getTime();
  const own = [...reminder, due].filter((at) => snooze === undefined || at > snooze);
  const next = [...(snooze === undefined ? [] : [snooze]), ...own].find((at) => at > after.getTime());
  return next === undefined ? null : new Date(next);
}
