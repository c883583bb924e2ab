import { useQueryClient } from '@tanstack/react-query';
import type { Input } from '#contract/endpoint.ts';
import { addTask, changeTask, setTaskDone, setTaskRemoved, snoozeTask } from '#contract/task.ts';
import type { TaskView } from '#contract/task-view.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { tasksKey } from './queries.ts';
import { whenDue } from './when-due.ts';

/** What a person says of a task. */
export type TaskInput = Omit<Input<typeof addTask>['body'], 'id' | 'conversationId'>;

/** What can be done to tasks. Each says what it did, offers to take it back, and answers whether it was done. */
export function useTaskCommands() {
  const client = useQueryClient();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(work, t('task.failed'));
    void client.invalidateQueries({ queryKey: tasksKey });
    void client.invalidateQueries({ queryKey: ['conversation'] });
    return isDone;
  }

  const setRemoved = (task: TaskView, removed: boolean): Promise<boolean> =>
    run(async () => {
      await call(setTaskRemoved, { params: { taskId: task.id }, body: { removed } });
      if (removed) notice({ title: t('task.removed', { text: task.text }), undo: () => void setRemoved(task, false) });
    });

  const setDone = (task: TaskView, done: boolean, quiet = false): Promise<boolean> =>
    run(async () => {
      const { next } = await call(setTaskDone, { params: { taskId: task.id }, body: { done } });
      if (quiet) return;
      notice({
        title: t(done ? 'task.done.notice' : 'task.opened.notice', { text: task.text }),
        description: next ? t('task.done.next', { when: whenDue(next.dueAt) }) : undefined,
        undo: () => void setDone(task, !done, true),
      });
    });

  const snooze = (task: TaskView, until: Date | null, quiet = false): Promise<boolean> =>
    run(async () => {
      await call(snoozeTask, { params: { taskId: task.id }, body: { until: until?.toISOString() ?? null } });
      if (quiet || !until) return;
      const before = task.snoozedUntil === null ? null : new Date(task.snoozedUntil);
      notice({
        title: t('task.snoozed', { when: whenDue(until.toISOString()) }),
        undo: () => void snooze(task, before, true),
      });
    });

  return {
    add: (input: TaskInput, conversationId: string | null) =>
      run(async () => {
        const { task } = await call(addTask, { body: { ...input, id: newId(), conversationId } });
        notice({ title: t('task.added', { when: whenDue(task.dueAt) }), undo: () => void setRemoved(task, true) });
      }),
    change: (task: TaskView, input: TaskInput) =>
      run(async () => {
        await call(changeTask, { params: { taskId: task.id }, body: input });
      }),
    setDone: (task: TaskView, done: boolean) => setDone(task, done),
    snooze: (task: TaskView, until: Date | null) => snooze(task, until),
    remove: (task: TaskView) => setRemoved(task, true),
  };
}
