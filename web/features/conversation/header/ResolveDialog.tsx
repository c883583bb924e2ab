import { useState } from 'react';
import type { UnansweredReason } from '#contract/conversation.ts';
import type { PublicPost } from '#contract/stage.ts';
import type { TaskView } from '#contract/task-view.ts';
import { networkName } from '#web/domain/networks.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import type { Leave } from '../commands.ts';
import { UnansweredChoice } from './UnansweredChoice.tsx';

type ResolveProps = {
  /** Those without an answer of ours. */
  waiting: readonly PublicPost[];
  /** Those still open. */
  tasks: readonly TaskView[];
  onResolve: (leave: Leave) => void;
  onClose: () => void;
};

/** Asks before a conversation is resolved in which public posts have no answer of ours, and why, or tasks are open. */
export function ResolveDialog({ waiting, tasks, onResolve, onClose }: ResolveProps) {
  const [reason, setReason] = useState<UnansweredReason | null>(null);
  const isUnanswered = waiting.length > 0;
  const leave = { leaveUnanswered: reason ?? undefined, ...(tasks.length > 0 ? { leaveTasks: true } : {}) };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={
        isUnanswered ? t('posts.resolve.title', { count: waiting.length }) : t('task.resolve', { count: tasks.length })
      }
      description={t(isUnanswered ? 'posts.resolve.description' : 'task.resolve.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" disabled={isUnanswered && reason === null} onClick={() => onResolve(leave)}>
            {t('posts.resolve.action')}
          </Button>
        </>
      }
    >
      {isUnanswered && <Posts waiting={waiting} chosen={reason} onChoose={setReason} />}
      {isUnanswered && tasks.length > 0 && (
        <h3 className="mt-4 mb-1 text-2xs font-semibold text-ink3">{t('task.resolve', { count: tasks.length })}</h3>
      )}
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
    </Dialog>
  );
}

type PostsProps = {
  waiting: readonly PublicPost[];
  chosen: UnansweredReason | null;
  onChoose: (reason: UnansweredReason) => void;
};

function Posts({ waiting, chosen, onChoose }: PostsProps) {
  return (
    <>
      <ul className="mb-3 space-y-1">
        {waiting.map(({ id, network, to, preview }) => (
          <li key={id} className="flex items-center gap-2">
            <NetworkMark network={network} label={networkName(network)} />
            <span className="min-w-0 flex-1 truncate">
              <bdi className="font-semibold">{to}</bdi> <bdi className="text-ink2">{preview}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <UnansweredChoice chosen={chosen} onChoose={onChoose} />
    </>
  );
}
