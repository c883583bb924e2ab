import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { type ConversationDetail, listHistory, type PastConversation } from '#contract/conversation.ts';
import { call, errorMessage } from '#web/api.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { PanelSection } from './PanelSection.tsx';

const Peek = lazyPart(() => import('./Peek.tsx'), 'Peek');

/** Other conversations with the person on all networks, newest first; each can be read without leaving this one. */
export function History({ detail, view }: { detail: ConversationDetail; view: string }) {
  const { conversation, history } = detail;
  const [isAsked, setAsked] = useState(false);
  const [peekedId, setPeekedId] = useState<string | null>(null);
  const more = useInfiniteQuery({
    queryKey: ['history', conversation.id, history.next],
    queryFn: ({ pageParam, signal }) =>
      call(listHistory, {
        params: { conversationId: conversation.id },
        query: { cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: history.next,
    getNextPageParam: (last) => last.next,
    enabled: isAsked && history.next !== null,
  });
  const past = [...history.items, ...(more.data?.pages.flatMap(({ items }) => items) ?? [])];
  const hasMore = more.data ? more.hasNextPage : history.next !== null;
  const { profile } = conversation;
  return (
    <PanelSection title={t('contact.history')}>
      {past.length === 0 && (
        <p className="text-ink3">{t('contact.history.none', { name: profile.name || profile.handle })}</p>
      )}
      <ul className="-mx-2">
        {past.map((one) => (
          <li key={one.id}>
            <Past past={one} onPeek={() => setPeekedId(one.id)} />
          </li>
        ))}
      </ul>
      {more.isError && (
        <p role="alert" className="py-1 text-xs text-late">
          {errorMessage(more.error)}
        </p>
      )}
      {hasMore && (
        <Button
          size="small"
          className="mt-1.5"
          busy={more.isFetching}
          onClick={() => (isAsked ? void more.fetchNextPage() : setAsked(true))}
        >
          {t('contact.conversations.more')}
        </Button>
      )}
      <Suspense>
        {peekedId !== null && (
          <Peek past={past} id={peekedId} view={view} onMove={setPeekedId} onClose={() => setPeekedId(null)} />
        )}
      </Suspense>
    </PanelSection>
  );
}

function Past({ past, onPeek }: { past: PastConversation; onPeek: () => void }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={onPeek}
      className="block w-full rounded-md px-2 py-1.5 text-start hover:bg-hover"
    >
      <span className="flex items-center gap-1.5 text-xs text-ink3">
        <NetworkMark network={past.network} label={networkName(past.network)} />
        <span>#{past.number}</span>
        <span>{t(`conversation.status.${past.status}`)}</span>
        <RelativeTime at={past.lastMessageAt} className="ms-auto" />
      </span>
      <span dir="auto" className="line-clamp-2 text-start">
        {past.opening || '—'}
      </span>
    </button>
  );
}
