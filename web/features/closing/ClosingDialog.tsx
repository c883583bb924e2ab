import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Closing } from '#contract/closing.ts';
import type { ConversationDetail, UnansweredReason } from '#contract/conversation.ts';
import { errorMessage } from '#web/api.ts';
import { networkName } from '#web/domain/networks.ts';
import type { Leave } from '#web/features/conversation/commands.ts';
import { OpenTasks } from '#web/features/conversation/header/ResolveDialog.tsx';
import { UnansweredChoice } from '#web/features/conversation/header/UnansweredChoice.tsx';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { closingQuery } from './queries.ts';
import { SeenThread } from './SeenThread.tsx';
import { useFreshThreads } from './use-fresh-threads.ts';

type ClosingProps = {
  detail: ConversationDetail;
  /** Null where it is only looked at. */
  onResolve: ((leave: Leave) => void) | null;
  /** Writing goes on in public: under which post, and with which words where some were drafted. */
  onAnswer: (postId: string, text: string | null) => void;
  onShow: (conversationId: string) => void;
  onClose: () => void;
};

/** The public side of a conversation as a stranger sees it, and what is missing before it can be resolved. */
export function ClosingDialog({ detail, onResolve, onAnswer, onShow, onClose }: ClosingProps) {
  const row = detail.conversation;
  const { permissions } = useSession();
  const [reason, setReason] = useState<UnansweredReason | null>(null);
  const query = useQuery({ ...closingQuery(row.id, row.version), placeholderData: keepPreviousData });
  const closing = query.data;
  const threadIds = closing?.threads.map(({ threadId }) => threadId) ?? [];
  const fresh = useFreshThreads(row.id, threadIds);
  const open = closing ? closing.waiting.length + closing.questions.length : null;
  const asks = onResolve !== null && open !== null && open > 0;
  const tasks = onResolve === null ? [] : detail.tasks;
  const resolve = () =>
    onResolve?.({
      ...(asks && reason ? { leaveUnanswered: reason } : {}),
      ...(tasks.length > 0 ? { leaveTasks: true } : {}),
    });
  return (
    <Dialog
      open
      size="large"
      onOpenChange={onClose}
      title={t(asks ? 'closing.title.open' : 'closing.title')}
      description={t(asks ? 'closing.lead.open' : 'closing.lead')}
      footer={
        onResolve && (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button tone="primary" disabled={open === null || (asks && reason === null)} onClick={resolve}>
              {t(asks || tasks.length > 0 ? 'posts.resolve.action' : 'conversation.resolve')}
            </Button>
          </>
        )
      }
    >
      {closing ? (
        <>
          <Waiting closing={closing} onAnswer={permissions.includes('reply.public') ? onAnswer : null} />
          {/* Before the threads: what the button waits for is in sight however long they are. */}
          {asks && <UnansweredChoice chosen={reason} onChoose={setReason} />}
          {tasks.length > 0 && <OpenTasks tasks={tasks} />}
          <p role="status" className="mb-2 text-xs text-ink3 empty:hidden">
            {threadIds.length > 0 && fresh === 'busy' && t('closing.reading', { count: threadIds.length })}
            {fresh === 'failed' && t('closing.not_read')}
          </p>
          {closing.threads.length === 0 && <EmptyState title={t('closing.none')} />}
          {closing.threads.map((thread) => (
            <SeenThread
              key={thread.threadId}
              conversationId={row.id}
              thread={thread}
              mayAct={permissions.includes('conversation.write')}
              onShow={onShow}
            />
          ))}
        </>
      ) : query.isError ? (
        <ErrorState
          title={t('closing.error')}
          message={errorMessage(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Dialog>
  );
}

type WaitingProps = { closing: Closing; onAnswer: ClosingProps['onAnswer'] | null };

/** What does not end with our reply yet, with the way to write it. */
function Waiting({ closing: { waiting, questions, draft }, onAnswer }: WaitingProps) {
  if (waiting.length + questions.length === 0)
    return <p className="mb-3 rounded-md bg-ok-bg px-3 py-2 text-ok">{t('closing.closed')}</p>;
  return (
    <ul className="mb-3 space-y-2 rounded-md bg-soon-bg px-3 py-2">
      {waiting.map(({ id, network, to, needs }) => {
        const drafted = draft?.postId === id ? draft : null;
        return (
          <li key={id}>
            <div className="flex flex-wrap items-center gap-2">
              <NetworkMark network={network} label={networkName(network)} />
              <span className="min-w-0 flex-1">{t(`closing.needs.${needs}`, { to })}</span>
              {onAnswer && (
                <Button
                  size="small"
                  aria-label={t('posts.answer.to', { to })}
                  onClick={() => onAnswer(id, drafted && !drafted.problem ? drafted.text : null)}
                >
                  {t(drafted && !drafted.problem ? 'closing.use_draft' : 'posts.answer')}
                </Button>
              )}
            </div>
            {drafted && (
              <p dir="auto" className="mt-1 ps-6 text-ink2">
                {drafted.problem
                  ? t('closing.draft.problem', { names: drafted.problem.names.join(', ') })
                  : drafted.text}
              </p>
            )}
          </li>
        );
      })}
      {questions.length > 0 && <li>{t('closing.questions', { count: questions.length })}</li>}
    </ul>
  );
}
