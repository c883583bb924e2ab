import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import Archive from 'lucide-react/icons/archive';
import { useState } from 'react';
import type { AsideItem, AsideKind } from '#contract/stranger.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { AsideRow, asideElementId } from './AsideRow.tsx';
import { useAsideCommands } from './commands.ts';
import { asideQuery } from './queries.ts';

/** What is set aside of a kind, to be walked through and decided by keys. */
export function AsideList({ kind }: { kind: AsideKind }) {
  const query = useInfiniteQuery(asideQuery(kind));
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <>
          <Items items={pages.flatMap(({ items }) => items)} kind={kind} />
          {query.hasNextPage && (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()} className="mt-3">
              {t('stranger.more')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}

function Items({ items, kind }: { items: readonly AsideItem[]; kind: AsideKind }) {
  const [cursor, setCursor] = useState<string | null>(null);
  const navigate = useNavigate();
  const people = usePeople();
  const { setAside, bringBack } = useAsideCommands();
  const mayWrite = useSession().permissions.includes('conversation.write');
  const active = items.find(({ conversation }) => conversation.id === cursor) ?? items[0];
  const focus = (item: AsideItem | undefined) => item && document.getElementById(asideElementId(item))?.focus();
  const move = (by: number) => {
    const at = active && cursor !== null ? items.indexOf(active) + by : 0;
    focus(items[Math.min(Math.max(at, 0), items.length - 1)]);
  };
  /** What is decided leaves the list; the keys go on from what stood below it. */
  const decide = (item: AsideItem | undefined, work: (item: AsideItem) => void) => {
    if (!item) return;
    const at = items.indexOf(item);
    const next = items[at + 1] ?? items[at - 1];
    setCursor(next?.conversation.id ?? null);
    focus(next);
    work(item);
  };
  const back = (item: AsideItem) => bringBack(item.conversation, kind);
  const decline = (item: AsideItem) => setAside(item.conversation, 'declined', kind);
  const spam = (item: AsideItem) => setAside(item.conversation, 'spam', kind);
  const open = ({ conversation }: AsideItem) =>
    void navigate({ to: '/inbox/$view/$conversationId', params: { view: 'all', conversationId: conversation.id } });
  useShortcuts(
    {
      j: { label: t('stranger.key.next'), run: () => move(1) },
      k: { label: t('stranger.key.previous'), run: () => move(-1) },
    },
    { group: t('stranger.title') },
  );
  useShortcuts(
    {
      a: {
        label: t(kind === 'request' ? 'aside.accept' : 'stranger.restore'),
        run: () => decide(active, back),
      },
      ...(kind === 'request' ? { d: { label: t('stranger.decline'), run: () => decide(active, decline) } } : {}),
      ...(kind === 'spam' ? {} : { s: { label: t('stranger.spam'), run: () => decide(active, spam) } }),
    },
    { group: t('stranger.title'), active: mayWrite && items.length > 0 },
  );
  if (items.length === 0)
    return (
      <EmptyState icon={<Archive size={20} aria-hidden="true" />} title={t(`stranger.empty.${kind}`)}>
        {t(`stranger.empty.${kind}.body`)}
      </EmptyState>
    );
  return (
    <ul aria-label={t(`stranger.tab.${kind}`)} className="divide-y divide-line rounded-md border border-line bg-panel">
      {items.map((item) => (
        <AsideRow
          key={item.conversation.id}
          item={item}
          people={people}
          tabbable={item === active}
          mayWrite={mayWrite}
          onFocus={() => setCursor(item.conversation.id)}
          onOpen={() => open(item)}
          onBack={() => decide(item, back)}
          onDecline={() => decide(item, decline)}
          onSpam={() => decide(item, spam)}
        />
      ))}
    </ul>
  );
}
