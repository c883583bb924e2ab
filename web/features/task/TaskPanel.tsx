import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { TaskView } from '#contract/task-view.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { TaskItem } from './TaskItem.tsx';

type PanelProps = { tasks: readonly TaskView[]; conversationId: string; onAdd: () => void };

/** What is still to be done in a conversation. */
export function TaskPanel({ tasks, conversationId, onAdd }: PanelProps) {
  const { permissions } = useSession();
  const [changed, setChanged] = useState<TaskView | null>(null);
  return (
    <section className="mb-4 border-b border-line pb-4">
      <div className="mb-1 flex items-center justify-between">
        <h3 className="text-xs font-semibold text-ink3">{t('task.title')}</h3>
        {permissions.includes('conversation.write') && (
          <IconButton
            size="small"
            label={t('task.add')}
            keys="d"
            icon={<Plus size={15} aria-hidden="true" />}
            onClick={onAdd}
          />
        )}
      </div>
      {tasks.length === 0 && <p className="text-ink3">{t('task.none')}</p>}
      <ul className="-ms-1 flex flex-col gap-2">
        {tasks.map((task) => (
          <li key={task.id}>
            <TaskItem task={task} onChange={() => setChanged(task)} />
          </li>
        ))}
      </ul>
      {changed && <TaskDialog task={changed} conversationId={conversationId} onClose={() => setChanged(null)} />}
    </section>
  );
}
