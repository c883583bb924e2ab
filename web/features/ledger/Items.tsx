import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import ListX from 'lucide-react/icons/list-x';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { useState } from 'react';
import { Loaded } from '#web/domain/Loaded.tsx';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import type { ChannelFigures } from './Figures.tsx';
import { ItemsTable } from './ItemsTable.tsx';
import { itemsQuery, useReplay } from './queries.ts';
import type { LedgerSearch } from './search.ts';

type ItemsProps = { channels: readonly ChannelFigures[]; search: LedgerSearch };

/** The items behind a figure, newest first. */
export function Items({ channels, search }: ItemsProps) {
  const items = useInfiniteQuery(itemsQuery(search));
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <div id="items" className="scroll-mt-4 border-t border-line pt-5">
      <ItemsHead channels={channels} search={search} />
      <Loaded query={items}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0)
            return <EmptyState icon={<ListX size={20} aria-hidden="true" />} title={t('ledger.items.empty')} />;
          return (
            <>
              <ItemsTable items={rows} channels={channels} onOpen={setOpened} />
              {items.hasNextPage && (
                <div className="mt-3 flex justify-center">
                  <Button busy={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
                    {t('ledger.items.more')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
      {opened !== null && <DeliveryDialog deliveryId={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** What is shown, the way back to everything, and another try for what did not go in. */
function ItemsHead({ channels, search }: ItemsProps) {
  const { permissions } = useSession();
  const replay = useReplay();
  const { days, channel, outcome, reason } = search;
  const account = channels.find((one) => one.channelId === channel);
  const isFiltered = Boolean(channel || outcome || reason);
  const canReplay = (outcome === 'failed' || outcome === 'skipped') && permissions.includes('ledger.replay');
  const shown = [
    outcome && t(`ledger.kind.${outcome}`),
    account?.handle && handleOn(account.network, account.handle),
    reason,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <header className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="text-base font-semibold">{t('ledger.items')}</h2>
        <p className="text-ink2" aria-live="polite">
          {isFiltered ? shown : t('ledger.items.all')}
        </p>
      </div>
      {canReplay && (
        <Button
          busy={replay.isPending}
          icon={<RotateCw size={14} aria-hidden="true" />}
          title={t('ledger.replay.hint')}
          onClick={() => replay.mutate({ channelId: channel, outcome })}
        >
          {t(`ledger.replay.${outcome}`)}
        </Button>
      )}
      {isFiltered && (
        <Link to="/settings/ledger" search={{ days }} className="text-accent underline-offset-2 hover:underline">
          {t('ledger.items.show_all')}
        </Link>
      )}
    </header>
  );
}
