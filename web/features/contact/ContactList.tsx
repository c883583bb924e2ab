import { useInfiniteQuery } from '@tanstack/react-query';
import Contact from 'lucide-react/icons/contact';
import SearchX from 'lucide-react/icons/search-x';
import { type KeyboardEvent, useCallback, useState } from 'react';
import { ApiError, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { useDelayed } from '#web/ui/use-delayed.ts';
import { VirtualList } from '#web/ui/VirtualList.tsx';
import { ContactItem, contactElementId } from './ContactItem.tsx';
import { contactsQuery } from './queries.ts';
import type { ContactSearch } from './search.ts';

type ListProps = { search: ContactSearch; onClear: () => void };

/** Height of a row before it is measured. */
const rowHeightPx = 60;

/** The people that fit, with every face of such a list; j and k walk through it, Enter opens. */
export function ContactList({ search, onClear }: ListProps) {
  const query = useInfiniteQuery(contactsQuery(search));
  const [cursor, setCursor] = useState<string | null>(null);
  const isSlow = useDelayed(query.isPending);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const active = rows.findIndex(({ id }) => id === cursor);

  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const move = (by: number) => {
    const next = rows[Math.min(Math.max(active < 0 ? 0 : active + by, 0), rows.length - 1)];
    if (!next) return;
    setCursor(next.id);
    // A row that comes into sight only now is drawn with the next frame.
    requestAnimationFrame(() => document.getElementById(contactElementId(next.id))?.focus({ preventScroll: true }));
  };
  useShortcuts({
    j: { label: t('contacts.key.next'), run: () => move(1) },
    k: { label: t('contacts.key.previous'), run: () => move(-1) },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(by);
  };

  if (query.isPending) return isSlow ? <SkeletonRows count={8} avatar /> : null;
  if (query.isError && rows.length === 0)
    return (
      <ErrorState
        message={errorMessage(query.error)}
        requestId={query.error instanceof ApiError ? (query.error.requestId ?? undefined) : undefined}
        onRetry={() => void query.refetch()}
      />
    );
  if (rows.length === 0) return <Nobody isNarrowed={Boolean(search.q ?? search.network)} onClear={onClear} />;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk through the links inside.
    <div
      onKeyDown={onKeyDown}
      className="-mx-4 flex min-h-0 flex-1 flex-col border-t border-line bg-panel sm:mx-0 sm:mb-5 sm:rounded-md sm:border"
    >
      <VirtualList
        label={t('contacts.list')}
        items={rows}
        itemKey={({ id }) => id}
        rowHeightPx={rowHeightPx}
        activeIndex={active}
        onNearEnd={loadMore}
        className="flex-1 sm:rounded-md"
        renderItem={(row, index) => (
          <ContactItem
            row={row}
            tabbable={row.id === cursor || (active < 0 && index === 0)}
            onFocus={() => setCursor(row.id)}
          />
        )}
        footer={
          <div className="px-4 py-4 text-center text-xs text-ink3">
            {isFetchNextPageError ? (
              <p role="alert" className="flex items-center justify-center gap-2">
                {t('contacts.error.more')}
                <Button size="small" onClick={() => void fetchNextPage()}>
                  {t('ui.retry')}
                </Button>
              </p>
            ) : (
              <p>{endOf(isFetchingNextPage, hasNextPage, query.data?.pages[0]?.capped ?? false)}</p>
            )}
          </div>
        }
      />
    </div>
  );
}

function endOf(isLoading: boolean, hasMore: boolean, isCapped: boolean): string {
  if (isLoading) return t('contacts.more');
  if (hasMore) return '';
  return t(isCapped ? 'contacts.end.capped' : 'contacts.end');
}

function Nobody({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  if (!isNarrowed)
    return (
      <EmptyState icon={<Contact size={20} aria-hidden="true" />} title={t('contacts.empty.title')}>
        {t('contacts.empty.body')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<SearchX size={20} aria-hidden="true" />}
      title={t('contacts.none.title')}
      action={<Button onClick={onClear}>{t('contacts.none.clear')}</Button>}
    >
      {t('contacts.none.body')}
    </EmptyState>
  );
}
