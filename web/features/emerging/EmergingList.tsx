import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import TrendingUp from 'lucide-react/icons/trending-up';
import type { Emerging } from '#contract/emerging.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { EmergingTags } from './EmergingTags.tsx';
import { emergingListQuery } from './queries.ts';
import { titleOf } from './words.ts';

const shownNetworks = 4;

/** What grows now, or did before, the newest first. */
export function EmergingList({ list }: { list: 'open' | 'past' }) {
  const query = useQuery(emergingListQuery(list));
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={<TrendingUp size={20} aria-hidden="true" />} title={t(`emerging.empty.${list}`)}>
            {t(`emerging.empty.${list}.body`)}
          </EmptyState>
        ) : (
          <Items items={items} list={list} />
        )
      }
    </Loaded>
  );
}

const elementId = ({ id }: Emerging) => `emerging-${id}`;

function Items({ items, list }: { items: readonly Emerging[]; list: 'open' | 'past' }) {
  const move = (by: number) => {
    const at = items.findIndex((one) => document.getElementById(elementId(one)) === document.activeElement);
    const next = items[at === -1 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next) document.getElementById(elementId(next))?.focus();
  };
  useShortcuts(
    {
      j: { label: t('emerging.key.next'), run: () => move(1) },
      k: { label: t('emerging.key.previous'), run: () => move(-1) },
    },
    { group: t('shell.page.emerging') },
  );
  return (
    <ul
      aria-label={t(`emerging.tab.${list}`)}
      className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-panel"
    >
      {items.map((one) => (
        <Row key={one.id} issue={one} />
      ))}
    </ul>
  );
}

function Row({ issue }: { issue: Emerging }) {
  const { id, messages, people, networks, firstSeenAt, taken } = issue;
  const { nameOf } = usePeople();
  return (
    <li>
      <Link
        id={elementId(issue)}
        to="/emerging"
        search={{ issue: id }}
        className="block px-4 py-3 -outline-offset-2 hover:bg-hover"
      >
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span dir="auto" className="min-w-0 font-medium break-words">
            {titleOf(issue)}
          </span>
          <EmergingTags issue={issue} />
          <RelativeTime at={firstSeenAt} short className="ms-auto text-xs text-ink3" />
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink2">
          <span>{t('emerging.size', { messages, people })}</span>
          <span className="flex gap-1">
            {networks.slice(0, shownNetworks).map(({ key }) => (
              <NetworkMark key={key} network={key} label={networkName(key)} />
            ))}
          </span>
          {taken && <span>{t('emerging.taken', { name: (taken.by && nameOf(taken.by)) ?? '' })}</span>}
        </span>
      </Link>
    </li>
  );
}
