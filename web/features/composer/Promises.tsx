import Handshake from 'lucide-react/icons/handshake';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { FoundPromise } from '#contract/promise.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useTaskCommands } from '#web/features/task/commands.ts';
import { whenDue } from '#web/features/task/when-due.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';

type PromisesProps = {
  row: ConversationRow;
  /** Those still open. */
  tasks: readonly TaskView[];
  promises: readonly FoundPromise[];
  /** Words stand in the composer: what they do not promise any more is not offered. */
  isWritten: boolean;
};

/** What was found is one promise as long as it says the same. */
const keyOf = ({ kind, dueAt }: FoundPromise) => `${kind} ${dueAt.slice(0, 10)}`;

/**
 * What the text promises the customer, each to be kept as a task in one press. It stays after the text has been sent, until
 * it is taken or put aside, and never stands in anybody's way.
 */
export function Promises({ row, tasks, promises, isWritten }: PromisesProps) {
  const { agent, permissions } = useSession();
  const { add } = useTaskCommands();
  const [settled, setSettled] = useState<readonly string[]>([]);
  const [last, setLast] = useState({ promises, hasLeft: false });
  if (promises.length > 0 && promises !== last.promises) setLast({ promises, hasLeft: false });
  else if (!isWritten && !last.hasLeft) setLast({ ...last, hasLeft: true });
  const left = last.hasLeft ? last.promises : [];
  const offered = (promises.length > 0 ? promises : left).filter(
    (one) => !settled.includes(keyOf(one)) && !tasks.some(({ isPromise, dueAt }) => isPromise && dueAt === one.dueAt),
  );
  if (offered.length === 0 || !permissions.includes('conversation.write')) return null;

  const settle = (one: FoundPromise) => setSettled([...settled, keyOf(one)]);
  const take = async (one: FoundPromise) => {
    const name = row.profile.name || row.profile.handle;
    const text = t('promise.task', { what: t(`promise.task.${one.kind}`, { name }), said: one.text.slice(0, 300) });
    settle(one);
    const input = { text, dueAt: one.dueAt, ownerId: row.assigneeId ?? agent.id, remindMinutes: 30, isPromise: true };
    if (!(await add(input, row.id))) setSettled((now) => now.filter((key) => key !== keyOf(one)));
  };
  return (
    <ul aria-label={t('promise.label')} className="flex flex-col gap-1 border-t border-line py-1.5 text-xs text-ink2">
      {offered.map((one) => (
        <li key={keyOf(one)} className="flex min-h-(--control-small) items-center gap-2">
          <Handshake size={14} aria-hidden="true" className="shrink-0 text-private" />
          <span className="min-w-0 flex-1" title={exactTime(new Date(one.dueAt))}>
            {t(one.isTimeSaid ? 'promise.found' : 'promise.found.open', {
              what: t(`promise.kind.${one.kind}`),
              when: whenDue(one.dueAt),
            })}
          </span>
          <Button size="small" onClick={() => void take(one)}>
            {t('promise.take')}
          </Button>
          <IconButton
            size="small"
            label={t('promise.leave')}
            icon={<X size={14} aria-hidden="true" />}
            onClick={() => settle(one)}
          />
        </li>
      ))}
    </ul>
  );
}
