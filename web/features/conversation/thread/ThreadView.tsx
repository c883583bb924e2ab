import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import { type ReplySort, replySorts, type ThreadTree } from '#contract/thread.ts';
import { errorMessage } from '#web/api.ts';
import { networkName } from '#web/domain/networks.ts';
import { compactCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { VirtualList } from '#web/ui/VirtualList.tsx';
import { type ThreadPlace, threadSearchQuery, treeQuery } from './queries.ts';
import { type Row, rowsOf } from './rows.ts';
import { TreeRow } from './TreeRow.tsx';
import { useBranches } from './use-branches.ts';
import { useNetwork } from './use-network.ts';

type ThreadProps = { detail: ConversationDetail; threadId: string; onClose: () => void };

/** The public thread as a stranger sees it, folded around the customer's words and our answers. */
export function ThreadView({ detail, threadId, onClose }: ThreadProps) {
  const place = { conversationId: detail.conversation.id, threadId };
  const [sort, setSort] = useState<ReplySort>('oldest');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const network = useNetwork(place);
  const tree = useQuery(treeQuery(place));
  const customerId = detail.conversation.profile.id;
  useShortcuts({ Escape: { run: onClose, label: t('thread.close') } }, { group: t('conversation.group') });
  /** First the search goes, then the thread. */
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (typed === '') onClose();
    else setTyped('');
  };

  return (
    <section aria-label={t('thread.label')} className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-1 gap-y-1.5 border-b border-line px-3 py-2 sm:px-5">
        <h3 className="min-w-0 flex-1 text-xs font-semibold">
          {t('thread.title')}
          {tree.data && <Size tree={tree.data} />}
        </h3>
        <IconButton
          label={t('thread.refresh')}
          size="small"
          icon={<RefreshCw size={14} aria-hidden="true" />}
          onClick={network.again}
        />
        <IconButton
          label={t('thread.close')}
          keys="w"
          size="small"
          icon={<X size={15} aria-hidden="true" />}
          onClick={onClose}
        />
        <div className="flex basis-full items-center gap-2">
          <Input
            type="search"
            value={typed}
            aria-label={t('thread.search')}
            placeholder={t('thread.search')}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onEscape}
            className="min-w-0 flex-1"
          />
          <Select<ReplySort>
            label={t('thread.sort')}
            value={sort}
            onChange={setSort}
            options={replySorts
              .filter((one) => one !== 'likes' || tree.data?.likesKnown)
              .map((one) => ({ value: one, label: t(`thread.sort.${one}`) }))}
            className="w-auto shrink-0"
          />
        </div>
      </header>
      <NetworkLine network={network} name={networkName(detail.conversation.network)} />
      {q !== '' ? (
        <Hits key={q} place={place} q={q} customerId={customerId} />
      ) : tree.data ? (
        <Tree key={sort} place={place} tree={tree.data} sort={sort} customerId={customerId} />
      ) : tree.isError ? (
        <ErrorState title={t('thread.error')} message={errorMessage(tree.error)} onRetry={() => void tree.refetch()} />
      ) : (
        <SkeletonRows count={4} avatar />
      )}
    </section>
  );
}

function Size({ tree: { posts, more } }: { tree: ThreadTree }) {
  const shown = `${compactCount(posts)}${more ? '+' : ''}`;
  return <span className="ms-2 font-normal text-ink3">{t('thread.size', { count: posts, shown })}</span>;
}

function NetworkLine({ network, name }: { network: ReturnType<typeof useNetwork>; name: string }) {
  const { state, failure, next } = network;
  const said = state === 'busy' ? t('thread.reading', { network: name }) : state === 'failed' ? failure : '';
  return (
    <p role="status" className="flex min-h-7 items-center gap-2 px-3 text-xs text-ink3 empty:hidden sm:px-5">
      {said}
      {state === 'failed' && (
        <Button size="small" onClick={network.again}>
          {t('ui.retry')}
        </Button>
      )}
      {state === 'done' && next !== null && (
        <Button size="small" tone="ghost" onClick={network.readOn}>
          {t('thread.read_on', { network: name })}
        </Button>
      )}
    </p>
  );
}

type TreeProps = { place: ThreadPlace; tree: ThreadTree; sort: ReplySort; customerId: string };

function Tree({ place, tree, sort, customerId }: TreeProps) {
  const { branches, toggle, more } = useBranches(place, sort);
  const rows = useMemo(() => rowsOf(tree.lines, branches), [tree.lines, branches]);
  // Where the reading starts: at the customer's newest words, once.
  const start = useRef<number | null>(null);
  start.current ??= rows.findLastIndex((row) => row.kind === 'post' && row.message.author.profileId === customerId);
  if (rows.length === 0) return <EmptyState title={t('thread.empty')} />;
  return (
    <List rows={rows} activeIndex={start.current}>
      {(row) => <TreeRow row={row} onToggle={toggle} onMore={more} customerId={customerId} />}
    </List>
  );
}

type HitsProps = { place: ThreadPlace; q: string; customerId: string };

function Hits({ place, q, customerId }: HitsProps) {
  const query = useInfiniteQuery(threadSearchQuery(place, q));
  const nothing = () => undefined;
  if (query.isPending) return <SkeletonRows count={3} avatar />;
  if (query.isError)
    return (
      <ErrorState title={t('thread.error')} message={errorMessage(query.error)} onRetry={() => void query.refetch()} />
    );
  const rows = query.data.pages.flatMap(({ items }) =>
    items.map((message): Row => ({ kind: 'post', key: message.id, depth: 0, message, likes: null })),
  );
  const searched = query.data.pages.reduce((sum, page) => sum + page.searched, 0);
  const footer = (
    <p className="flex flex-wrap items-center gap-2 px-3 py-3 text-xs text-ink3 sm:px-5">
      {t('thread.searched', { count: searched, hits: rows.length })}
      {query.hasNextPage && (
        <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('thread.search.on')}
        </Button>
      )}
    </p>
  );
  return (
    <List rows={rows} footer={footer}>
      {(row) => <TreeRow row={row} onToggle={nothing} onMore={nothing} customerId={customerId} />}
    </List>
  );
}

type ListProps = {
  rows: readonly Row[];
  activeIndex?: number;
  footer?: ReactNode;
  children: (row: Row) => ReactNode;
};

function List({ rows, activeIndex, footer, children }: ListProps) {
  return (
    <VirtualList
      label={t('thread.label')}
      items={rows}
      itemKey={(row) => row.key}
      rowHeightPx={84}
      renderItem={children}
      activeIndex={activeIndex}
      footer={footer}
      className="flex-1 py-2"
    />
  );
}
