import type { WorkState } from '#contract/work.ts';

/** Whether somebody is there, as it is stored. */
type StoredAttendance = { state: WorkState; backAt: Date | null };

/** Pure: whether somebody works at a moment; being away ends by itself at its time. */
export function isWorking({ state, backAt }: StoredAttendance, at: Date): boolean {
  return state === 'working' || (state === 'away' && backAt !== null && backAt <= at);
}
