import { Link } from '@tanstack/react-router';
import BellOff from 'lucide-react/icons/bell-off';
import Check from 'lucide-react/icons/check';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Repeat from 'lucide-react/icons/repeat';
import { useState } from 'react';
import type { TaskView } from '#contract/task-view.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { snoozeTimes } from '#web/features/conversation/snooze.ts';
import { exactTime } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { cx } from '#web/ui/cx.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator, Submenu } from '#web/ui/Menu.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { useTaskCommands } from './commands.ts';
import { recurrenceWords } from './recurrence-words.ts';
import { whenDue } from './when-due.ts';

type ItemProps = {
  task: TaskView;
  /** On the page it says what it is about; in a conversation that is plain. */
  withPlace?: boolean;
  onChange: () => void;
};

/** One task: the circle that finishes it, what is to be done, by when and by whom. */
export function TaskItem({ task, withPlace = false, onChange }: ItemProps) {
  const { agent, permissions } = useSession();
  const { nameOf } = usePeople();
  const { setDone } = useTaskCommands();
  const { text, ownerId, conversation } = task;
  const isDone = task.doneAt !== null;
  const mayWrite = permissions.includes('conversation.write');
  const owner = ownerId === agent.id ? null : nameOf(ownerId);
  return (
    <div className="flex items-start gap-2.5">
      <button
        type="button"
        aria-label={t(isDone ? 'task.open_again' : 'task.finish', { text })}
        disabled={!mayWrite}
        onClick={() => void setDone(task, !isDone)}
        className="group grid size-(--control-small) shrink-0 place-items-center rounded-full -outline-offset-4 disabled:opacity-50"
      >
        <span
          className={cx(
            'grid size-[18px] place-items-center rounded-full border-[1.5px]',
            isDone
              ? 'border-ok bg-ok text-bg'
              : 'border-ink3 text-transparent group-hover:border-ok group-hover:text-ok',
          )}
        >
          <Check size={12} strokeWidth={3} aria-hidden="true" />
        </span>
      </button>
      <div className="min-w-0 flex-1 pt-[3px]">
        <p className={cx('break-words', isDone && 'text-ink3 line-through')}>
          <bdi>{text}</bdi>
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink3">
          {isDone ? <Finished task={task} /> : <Due task={task} />}
          {task.isPromise && <Tag tone="private">{t('task.promise')}</Tag>}
          {task.recurrence && (
            <span className="flex items-center gap-1">
              <Repeat size={11} aria-hidden="true" />
              {recurrenceWords(task.recurrence)}
            </span>
          )}
          {owner && <bdi>{owner}</bdi>}
          {withPlace && conversation && (
            <Link
              to="/inbox/$view/$conversationId"
              params={{ view: 'all', conversationId: conversation.id }}
              className="flex min-w-0 items-center gap-1 hover:text-ink hover:underline"
            >
              <NetworkMark network={conversation.network} label={networkName(conversation.network)} />
              <bdi className="truncate">{conversation.name}</bdi> #{conversation.number}
            </Link>
          )}
        </p>
      </div>
      {mayWrite && <Actions task={task} onChange={onChange} />}
    </div>
  );
}

/** By when, red once that has passed. */
function Due({ task: { dueAt, snoozedUntil } }: { task: TaskView }) {
  const isLate = useFromNow((now) => String(Date.parse(dueAt) < now.getTime())) === 'true';
  return (
    <>
      <time
        dateTime={dueAt}
        title={exactTime(new Date(dueAt))}
        className={cx('tabular-nums', isLate && 'font-semibold text-late')}
      >
        {t(isLate ? 'task.overdue' : 'task.due.at', { when: whenDue(dueAt) })}
      </time>
      {snoozedUntil && (
        <span className="flex items-center gap-1">
          <BellOff size={11} aria-hidden="true" />
          {t('task.snoozed', { when: whenDue(snoozedUntil) })}
        </span>
      )}
    </>
  );
}

function Finished({ task: { doneAt, doneBy } }: { task: TaskView }) {
  const { nameOf } = usePeople();
  return <span>{t('task.done.by', { name: nameOf(doneBy) ?? t('task.somebody'), when: whenDue(doneAt ?? '') })}</span>;
}

function Actions({ task, onChange }: Pick<ItemProps, 'task' | 'onChange'>) {
  const { snooze, remove, setDone } = useTaskCommands();
  const [now, setNow] = useState(() => new Date());
  const isDone = task.doneAt !== null;
  return (
    <Menu
      align="end"
      onOpenChange={() => setNow(new Date())}
      trigger={
        <IconButton
          size="small"
          label={t('task.actions', { text: task.text })}
          icon={<Ellipsis size={15} aria-hidden="true" />}
        />
      }
    >
      <MenuItem onSelect={() => void setDone(task, !isDone)}>
        {t(isDone ? 'conversation.reopen' : 'task.finish.short')}
      </MenuItem>
      {!isDone && (
        <>
          <MenuItem onSelect={onChange}>{t('task.change')}</MenuItem>
          <Submenu label={t('conversation.snooze')}>
            {snoozeTimes(now, currentRegion().timeZone).map(({ key, at }) => (
              <MenuItem key={key} hint={whenDue(at.toISOString())} onSelect={() => void snooze(task, at)}>
                {t(`conversation.snooze.${key}`)}
              </MenuItem>
            ))}
            {task.snoozedUntil && <MenuItem onSelect={() => void snooze(task, null)}>{t('task.snooze.end')}</MenuItem>}
          </Submenu>
        </>
      )}
      <MenuSeparator />
      <MenuItem danger onSelect={() => void remove(task)}>
        {t('task.remove')}
      </MenuItem>
    </Menu>
  );
}
