import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type BulkAction, listBulkSkipped } from '#contract/bulk.ts';
import { call, errorMessage } from '#web/api.ts';
import { PreviewWords } from '#web/domain/PreviewWords.tsx';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useDelayed } from '#web/ui/use-delayed.ts';
import { Running } from './BulkProgress.tsx';
import { useBulkCommands } from './commands.ts';
import { askToGoOn, isHeldBack } from './going-on.ts';
import { bulkQuery, isToUndo, isUnderWay, skippedCount, workedOff } from './queries.ts';
import { actionWords, skippedWords } from './words.ts';

/** What was done to many at once lately: how far, what was left out and why, and the way back. */
export function BulkDialog({ onClose }: { onClose: () => void }) {
  const { data, error, isPending, isError, refetch } = useQuery(bulkQuery);
  const loading = useDelayed(isPending);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('bulk.recent')}
      description={t('bulk.recent.description')}
      size="large"
    >
      {loading && <SkeletonRows count={4} />}
      {isError && (
        <ErrorState title={t('bulk.recent.failed')} message={errorMessage(error)} onRetry={() => void refetch()} />
      )}
      {data?.actions.length === 0 && <EmptyState title={t('bulk.recent')}>{t('bulk.recent.empty')}</EmptyState>}
      <ul className="pb-3">
        {data?.actions.map((action) => (
          <li key={action.id} className="border-b border-line py-3 last:border-0">
            <Entry action={action} onLeave={onClose} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Entry({ action, onLeave }: { action: BulkAction; onLeave: () => void }) {
  const people = usePeople();
  const { cancel, undo } = useBulkCommands();
  const [left, setLeft] = useState(false);
  const isUndoable = !isUnderWay(action) && isToUndo(action) && action.undoneBy === null;

  if (isUnderWay(action)) return <Running action={action} onCancel={() => void cancel(action)} />;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 font-medium">{actionWords(action, people)}</span>
        {action.state === 'cancelled' && <Tag tone="soon">{t('bulk.recent.stopped')}</Tag>}
        {action.undoneBy !== null && <Tag>{t('bulk.recent.undone')}</Tag>}
        <span className="text-xs text-ink3">
          <RelativeTime at={action.createdAt} />
        </span>
        {isUndoable && (
          <Button size="small" onClick={() => void undo(action)}>
            {t('ui.undo')}
          </Button>
        )}
      </div>
      <p className="mt-0.5 text-xs text-ink2">{figures(action, people.nameOf(action.agentId))}</p>
      {skippedCount(action) > 0 && (
        <>
          <Button tone="ghost" size="small" aria-expanded={left} className="mt-1 -ms-2" onClick={() => setLeft(!left)}>
            {t('bulk.recent.left')}
          </Button>
          {isHeldBack(action) && (
            <Button
              tone="ghost"
              size="small"
              className="mt-1"
              onClick={() => {
                onLeave();
                askToGoOn(action);
              }}
            >
              {t('bulk.held.ask')}
            </Button>
          )}
          {left && <Left bulkId={action.id} onLeave={onLeave} />}
        </>
      )}
    </>
  );
}

function figures(action: BulkAction, name: string | null): string {
  const missing = action.total - workedOff(action);
  const by = action.agentId === null ? t('bulk.recent.key') : name;
  return [
    t('bulk.recent.changed', { count: action.changed }),
    action.unchanged > 0 && t('bulk.recent.unchanged', { count: action.unchanged }),
    skippedWords(action),
    missing > 0 && t('bulk.recent.not_reached', { count: missing }),
    !action.mine && by !== null && t('bulk.recent.by', { name: by }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function Left({ bulkId, onLeave }: { bulkId: string; onLeave: () => void }) {
  const query = useInfiniteQuery({
    queryKey: ['bulk-left', bulkId],
    queryFn: ({ pageParam, signal }) =>
      call(listBulkSkipped, { params: { bulkId }, query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ul className="mt-1 rounded-md border border-line">
        {items.map(({ conversationId, reason, row }) => (
          <li key={conversationId} className="flex gap-3 border-b border-line px-3 py-1.5 text-xs last:border-0">
            <span className="min-w-0 flex-1 truncate">
              {row ? (
                <Link
                  to="/inbox/$view/$conversationId"
                  params={{ view: 'all', conversationId }}
                  onClick={onLeave}
                  className="font-medium hover:underline"
                >
                  <bdi>{row.profile.name || row.profile.handle}</bdi>{' '}
                  <span className="text-ink3">
                    <PreviewWords row={row} />
                  </span>
                </Link>
              ) : (
                <span className="text-ink3">{t('bulk.recent.hidden')}</span>
              )}
            </span>
            <span className="shrink-0 text-ink3">{t(`bulk.why.${reason}`)}</span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="small" className="mt-2" onClick={() => void query.fetchNextPage()}>
          {t('search.more')}
        </Button>
      )}
    </>
  );
}
