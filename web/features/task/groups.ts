import type { TaskView } from '#contract/task-view.ts';
import { exactDay } from '#web/domain/day.ts';

export type GroupKey = 'overdue' | 'today' | 'tomorrow' | 'later';
const dayMs = 86_400_000;

/** Pure: open tasks, given by due moment, under the headings of a day in the reader's zone; empty ones are left out. */
export function groupsOf(
  tasks: readonly TaskView[],
  now: Date,
  timeZone: string,
): { key: GroupKey; tasks: TaskView[] }[] {
  const today = exactDay(now, timeZone);
  // Noon, so that a day of 23 or 25 hours has one tomorrow.
  const tomorrow = exactDay(new Date(Date.parse(`${today}T12:00:00Z`) + dayMs), 'UTC');
  const keyOf = ({ dueAt }: TaskView): GroupKey => {
    const due = new Date(dueAt);
    if (due < now) return 'overdue';
    const day = exactDay(due, timeZone);
    return day === today ? 'today' : day === tomorrow ? 'tomorrow' : 'later';
  };
  return [...Map.groupBy(tasks, keyOf)].map(([key, some]) => ({ key, tasks: some }));
}
