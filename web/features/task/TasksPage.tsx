import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import ListTodo from 'lucide-react/icons/list-todo';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { type TaskList, type TaskView, taskLists } from '#contract/task-view.ts';
import { ApiError, errorMessage } from '#web/api.ts';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { cappedCount } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';
import { Badge } from '#web/ui/Tag.tsx';
import { useDelayed } from '#web/ui/use-delayed.ts';
import { useTaskCommands } from './commands.ts';
import { groupsOf } from './groups.ts';
import { taskCountsQuery, tasksKey, tasksQuery } from './queries.ts';
import { TaskDialog } from './TaskDialog.tsx';
import { TaskRow, taskElementId } from './TaskRow.tsx';

/** Everything that is to be done: one's own, the team's, what is late, and what was done. */
export function TasksPage() {
  const { list = 'mine' } = useSearch({ from: '/frame/tasks' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { permissions } = useSession();
  const counts = useQuery(taskCountsQuery).data;
  const [edited, setEdited] = useState<{ task: TaskView | null } | null>(null);
  const mayAdd = permissions.includes('conversation.write');
  const add = () => setEdited({ task: null });
  useAnyChange(() => void client.invalidateQueries({ queryKey: tasksKey }));
  useShortcuts({ d: { run: add, label: t('task.add') } }, { active: mayAdd });

  return (
    <div className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col px-4 pt-5 pb-6 sm:px-6">
      <title>{`${t('task.title')} · Earshot`}</title>
      <header className="mb-3 flex items-center justify-between gap-4">
        <h1 className="text-xl font-semibold">{t('task.title')}</h1>
        {mayAdd && (
          <Button tone="primary" keys="d" icon={<Plus size={15} aria-hidden="true" />} onClick={add}>
            {t('task.add')}
          </Button>
        )}
      </header>
      {permissions.includes('inbox.read') ? (
        <Tabs
          label={t('task.lists')}
          value={list}
          onChange={(next) => void navigate({ to: '/tasks', search: { list: next }, replace: true })}
          tabs={taskLists.map((value) => ({
            value,
            label: (
              <>
                {t(`task.list.${value}`)}
                {value !== 'done' && counts !== undefined && counts[value] > 0 && (
                  <Badge
                    value={cappedCount(counts[value])}
                    label={t('task.count', { count: counts[value] })}
                    hot={value === 'overdue'}
                  />
                )}
              </>
            ),
            content: <List key={value} list={value} onChange={(task) => setEdited({ task })} />,
          }))}
        />
      ) : (
        <Forbidden permission="inbox.read" />
      )}
      {edited && <TaskDialog task={edited.task} conversationId={null} onClose={() => setEdited(null)} />}
    </div>
  );
}

function List({ list, onChange }: { list: TaskList; onChange: (task: TaskView) => void }) {
  const query = useInfiniteQuery(tasksQuery(list));
  const isSlow = useDelayed(query.isPending);
  const tasks = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [cursor, setCursor] = useState<string | null>(null);
  const navigate = useNavigate();
  const { setDone } = useTaskCommands();
  const mayWrite = useSession().permissions.includes('conversation.write');
  const active = tasks.find(({ id }) => id === cursor);
  const open = (task: TaskView) => {
    if (!task.conversation) return onChange(task);
    const params = { view: 'all', conversationId: task.conversation.id };
    void navigate({ to: '/inbox/$view/$conversationId', params });
  };
  const move = (by: number) => {
    const at = active ? tasks.indexOf(active) + by : 0;
    const next = tasks[Math.min(Math.max(at, 0), tasks.length - 1)];
    if (next) document.getElementById(taskElementId(next))?.focus();
  };
  useShortcuts({
    j: { label: t('task.key.next'), run: () => move(1) },
    k: { label: t('task.key.previous'), run: () => move(-1) },
  });
  useShortcuts(
    { x: { label: t('task.key.done'), run: () => active && void setDone(active, active.doneAt === null) } },
    { active: mayWrite },
  );
  if (query.isPending) return isSlow ? <SkeletonRows count={5} /> : null;
  if (query.isError && tasks.length === 0)
    return (
      <ErrorState
        message={errorMessage(query.error)}
        requestId={query.error instanceof ApiError ? (query.error.requestId ?? undefined) : undefined}
        onRetry={() => void query.refetch()}
      />
    );
  if (tasks.length === 0)
    return (
      <EmptyState icon={<ListTodo size={20} aria-hidden="true" />} title={t(`task.empty.${list}`)}>
        {t(`task.empty.${list}.body`)}
      </EmptyState>
    );
  const groups =
    list === 'done' ? [{ key: 'done' as const, tasks }] : groupsOf(tasks, new Date(), currentRegion().timeZone);
  return (
    <>
      {groups.map(({ key, tasks: some }) => (
        <section key={key} className="mb-4">
          {key !== 'done' && (
            <h2 className={`mb-1 text-xs font-semibold ${key === 'overdue' ? 'text-late' : 'text-ink3'}`}>
              {t(`task.group.${key}`)}
            </h2>
          )}
          <ul className="divide-y divide-line rounded-md border border-line bg-panel">
            {some.map((task) => (
              <TaskRow
                key={task.id}
                task={task}
                tabbable={task === (active ?? tasks[0])}
                onFocus={() => setCursor(task.id)}
                onOpen={() => open(task)}
                onChange={() => onChange(task)}
              />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('task.more')}
        </Button>
      )}
    </>
  );
}
