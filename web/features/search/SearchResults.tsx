import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import SearchX from 'lucide-react/icons/search-x';
import { type SearchGroup, searchEverything } from '#contract/search.ts';
import { call, errorMessage } from '#web/api.ts';
import { networkName, ownPicture } from '#web/domain/networks.ts';
import { PreviewWords } from '#web/domain/PreviewWords.tsx';
import { VisibilityTag } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useDelayed } from '#web/ui/use-delayed.ts';
import { useSettled } from '#web/ui/use-settled.ts';
import { Marked } from './Marked.tsx';
import { Narrower } from './Narrower.tsx';
import { Problems } from './Problems.tsx';

type ResultsProps = { query: string; view: string; openId: string | null; onQuery: (query: string) => void };

const pauseMs = 200;

/** What the words were found in, conversation by conversation, newest first. */
export function SearchResults({ query, view, openId, onQuery }: ResultsProps) {
  const q = useSettled(query.trim(), pauseMs);
  const search = useInfiniteQuery({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) =>
      call(searchEverything, { query: { q, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled: q !== '',
    staleTime: 10_000,
  });
  const loading = useDelayed(search.isPending);

  if (search.isError) {
    return (
      <ErrorState
        title={t('search.error.title')}
        message={errorMessage(search.error)}
        onRetry={() => void search.refetch()}
      />
    );
  }
  if (!search.data) return loading ? <SkeletonRows count={5} avatar /> : null;

  const groups = search.data.pages.flatMap((page) => page.groups);
  const [first] = search.data.pages;
  const problems = first?.problems ?? [];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <p role="status" className="px-3.5 pb-2 text-xs text-ink3">
        {search.hasNextPage ? '' : t('search.count', { count: groups.length })}
      </p>
      <Problems problems={problems} />
      <Narrower tags={first?.tags ?? []} contacts={first?.contacts ?? []} onQuery={onQuery} />
      {groups.length === 0 && problems.length === 0 && (
        <EmptyState icon={<SearchX size={20} aria-hidden="true" />} title={t('search.empty.title', { query: q })}>
          {t('search.empty.body')}
        </EmptyState>
      )}
      <ul aria-label={t('search.results')}>
        {groups.map((group) => (
          <li key={group.conversation.id}>
            <Found group={group} view={view} open={group.conversation.id === openId} />
          </li>
        ))}
      </ul>
      {search.hasNextPage && (
        <p className="py-3 text-center">
          <Button size="small" busy={search.isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
            {t('search.more')}
          </Button>
        </p>
      )}
    </div>
  );
}

type FoundProps = { group: SearchGroup; view: string; open: boolean };

function Found({ group, view, open }: FoundProps) {
  const { conversation: row, hits } = group;
  const name = row.profile.name || row.profile.handle;
  return (
    <Link
      to="/inbox/$view/$conversationId"
      search={true}
      params={{ view, conversationId: row.id }}
      aria-current={open ? 'page' : undefined}
      className={cx(
        'grid grid-cols-[30px_minmax(0,1fr)] gap-x-2.5 border-b border-line px-3.5 py-2.5 -outline-offset-2',
        open ? 'bg-sel' : 'hover:bg-hover',
      )}
    >
      <span>
        <Avatar
          name={name}
          seed={row.profile.id}
          imageUrl={ownPicture(row.profile.avatarUrl)}
          mark={<NetworkMark network={row.network} />}
        />
      </span>
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <span className="sr-only">{networkName(row.network)}:</span>
          <bdi className="min-w-0 flex-1 truncate font-medium">{name}</bdi>
          <RelativeTime at={row.lastMessageAt} short className="text-xs text-ink3" />
        </span>
        {hits.map((hit) => (
          <span key={hit.id} dir="auto" className="mt-0.5 line-clamp-2 text-start text-ink2">
            {hit.kind === 'note' && (
              <span className="me-1.5 inline-flex align-middle">
                <Tag tone="note">{t('timeline.note')}</Tag>
              </span>
            )}
            {hit.deletedBy && (
              <span className="me-1.5 inline-flex align-middle">
                <Tag>{t('conversation.deleted', { by: hit.deletedBy })}</Tag>
              </span>
            )}
            <Marked text={hit.excerpt} ranges={hit.ranges} />
          </span>
        ))}
        {hits.length === 0 && (
          <span dir="auto" className="block truncate text-start text-ink2">
            <PreviewWords row={row} />
          </span>
        )}
        <span className="mt-1 flex items-center gap-1.5 text-xs text-ink3">
          <VisibilityTag visibility={row.visibility} />
          {t(`conversation.status.${row.status}`)}
          {group.hitCount > hits.length && <span>{t('search.hits', { count: group.hitCount - hits.length })}</span>}
        </span>
      </span>
    </Link>
  );
}
