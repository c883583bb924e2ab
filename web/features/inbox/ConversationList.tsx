import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { ApiError, errorMessage } from '#web/api.ts';
import { useReadBegun } from '#web/features/composer/begun.ts';
import type { RowPage } from '#web/features/conversation/cache.ts';
import type { Here } from '#web/features/view/use-here.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { useDelayed } from '#web/ui/use-delayed.ts';
import { VirtualList } from '#web/ui/VirtualList.tsx';
import { type Choosing, ConversationItem, type RowActions } from './ConversationItem.tsx';
import { EmptyView } from './EmptyView.tsx';

type ListProps = {
  here: Here;
  list: UseInfiniteQueryResult<InfiniteData<RowPage>>;
  /** In the order on the screen. */
  rows: readonly ConversationRow[];
  /** Rows that wait above because the list is scrolled. */
  news: number;
  openId: string | null;
  /** Where the keyboard stands. */
  cursor: string | null;
  choosing: Choosing;
  onCursor: (id: string) => void;
  onMove: (by: number) => void;
  onScrolled: (scrolled: boolean) => void;
};

/** Height of a row before it is measured. */
const rowHeightPx = 82;

/** The conversations of a view with every face it may have: rows, loading, empty, failed, forbidden. */
export function ConversationList(props: ListProps) {
  const { here, list, rows, news, openId, cursor, choosing, onCursor, onMove, onScrolled } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const actions = useRowActions({ ...choosing, focus: onCursor });
  const loading = useDelayed(list.isPending);
  useReadBegun();
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;

  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    onMove(by);
  };

  if (list.isPending) return loading ? <SkeletonRows count={8} avatar /> : null;
  if (list.isError && rows.length === 0) return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return <EmptyView here={here} />;

  const active = rows.findIndex(({ id }) => id === cursor);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk through the links inside.
    <div onKeyDown={onKeyDown} className="relative flex min-h-0 flex-1 flex-col">
      {news > 0 && (
        <div className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
          <Button
            tone="primary"
            size="small"
            icon={<ArrowUp size={13} aria-hidden="true" />}
            title={t('inbox.news.hint')}
            onClick={() => scroller.current?.scrollTo({ top: 0 })}
            className="pointer-events-auto rounded-full px-3 shadow-pop"
          >
            {t('inbox.news', { count: news })}
          </Button>
        </div>
      )}
      <VirtualList
        label={t('inbox.conversations')}
        items={rows}
        itemKey={(row) => row.id}
        rowHeightPx={rowHeightPx}
        activeIndex={active}
        onNearEnd={loadMore}
        onScrolled={onScrolled}
        scrollerRef={scroller}
        className="flex-1"
        renderItem={(row, index) => (
          <ConversationItem
            row={row}
            view={here.address}
            open={row.id === openId}
            chosen={choosing.has(row.id)}
            isChoosing={choosing.isOn}
            tabbable={row.id === cursor || (active < 0 && index === 0)}
            actions={actions}
          />
        )}
        footer={
          <ListEnd
            loading={isFetchingNextPage}
            failed={isFetchNextPageError}
            more={hasNextPage}
            onRetry={() => void fetchNextPage()}
          />
        }
      />
    </div>
  );
}

/** One object that always does what the newest of these do. */
function useRowActions(newest: RowActions): RowActions {
  const current = useRef(newest);
  useLayoutEffect(() => {
    current.current = newest;
  });
  const [actions] = useState<RowActions>(() => ({
    toggle: (id) => current.current.toggle(id),
    extendTo: (id) => current.current.extendTo(id),
    focus: (id) => current.current.focus(id),
  }));
  return actions;
}

type EndProps = { loading: boolean; failed: boolean; more: boolean; onRetry: () => void };

function ListEnd({ loading, failed, more, onRetry }: EndProps) {
  if (failed) {
    return (
      <p role="alert" className="flex items-center justify-center gap-2 px-4 py-4 text-ink2">
        {t('inbox.error.more')}
        <Button size="small" onClick={onRetry}>
          {t('ui.retry')}
        </Button>
      </p>
    );
  }
  return (
    <p className="px-4 py-4 text-center text-xs text-ink3">{loading ? t('inbox.more') : more ? '' : t('inbox.end')}</p>
  );
}

function ListError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof ApiError && error.code === 'forbidden') {
    return <EmptyState title={t('inbox.forbidden.title')}>{t('inbox.forbidden.body')}</EmptyState>;
  }
  const isTooBroad = error instanceof ApiError && error.reason === 'filter_too_broad';
  return (
    <ErrorState
      title={t(isTooBroad ? 'view.too_broad.title' : 'inbox.error.title')}
      message={errorMessage(error)}
      kept={t('inbox.error.kept')}
      requestId={error instanceof ApiError ? (error.requestId ?? undefined) : undefined}
      onRetry={onRetry}
    />
  );
}
