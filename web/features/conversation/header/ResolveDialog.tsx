import type { TaskView } from '#contract/task-view.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import type { Leave } from '../commands.ts';

type ResolveProps = {
  /** Those still open. */
  tasks: readonly TaskView[];
  onResolve: (leave: Leave) => void;
  onClose: () => void;
};

/** Asks before a conversation is resolved in which tasks are open. */
export function ResolveDialog({ tasks, onResolve, onClose }: ResolveProps) {
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={t('task.resolve', { count: tasks.length })}
      description={t('task.resolve.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" onClick={() => onResolve({ leaveTasks: true })}>
            {t('posts.resolve.action')}
          </Button>
        </>
      }
    >
      <TaskLines tasks={tasks} />
    </Dialog>
  );
}

/** The same under a heading, where more is asked. */
export function OpenTasks({ tasks }: Pick<ResolveProps, 'tasks'>) {
  return (
    <>
      <h3 className="mt-4 mb-1 text-2xs font-semibold text-ink3">{t('task.resolve', { count: tasks.length })}</h3>
      <TaskLines tasks={tasks} />
    </>
  );
}

function TaskLines({ tasks }: Pick<ResolveProps, 'tasks'>) {
  return (
    <ul className="space-y-1">
      {tasks.map(({ id, text, dueAt }) => (
        <li key={id} className="flex items-baseline gap-3">
          <bdi className="line-clamp-2 min-w-0 flex-1">{text}</bdi>
          <span title={exactTime(new Date(dueAt))} className="shrink-0 text-xs text-ink3">
            <RelativeTime at={dueAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
