import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { networkName } from '#web/domain/networks.ts';
import { PreviewWords } from '#web/domain/PreviewWords.tsx';
import { usePeople } from '#web/domain/people.ts';
import { VisibilityTag } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Card } from './Card.tsx';
import { contactConversationsQuery } from './queries.ts';

/** What was said with the person on all networks, newest first; each opens in the inbox. */
export function ContactConversations({ contactId }: { contactId: string }) {
  const query = useInfiniteQuery(contactConversationsQuery(contactId));
  return (
    <Card title={t('contact.conversations')}>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <p className="text-ink3">{t('contact.conversations.none')}</p>;
          return (
            <ol className="-mx-2 -my-1.5">
              {rows.map((row) => (
                <li key={row.id}>
                  <Past row={row} />
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <p className="mt-2 text-center">
          <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('contact.conversations.more')}
          </Button>
        </p>
      )}
    </Card>
  );
}

function Past({ row }: { row: ConversationRow }) {
  const { nameOf } = usePeople();
  const assignee = nameOf(row.assigneeId);
  return (
    <Link
      to="/inbox/$view/$conversationId"
      params={{ view: 'all', conversationId: row.id }}
      className="block rounded-md px-2 py-2 hover:bg-hover"
    >
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink3">
        <NetworkMark network={row.network} label={networkName(row.network)} />
        <span className="tabular-nums">#{row.number}</span>
        <span className="text-ink2">{t(`conversation.status.${row.status}`)}</span>
        <VisibilityTag visibility={row.visibility} />
        {assignee && <bdi>{assignee}</bdi>}
        <RelativeTime at={row.lastMessageAt} className="ms-auto" />
      </span>
      <span dir="auto" className="mt-0.5 line-clamp-2 text-start">
        <PreviewWords row={row} />
      </span>
    </Link>
  );
}
