import { Link } from '@tanstack/react-router';
import type { Reply } from '#contract/endpoint.ts';
import type { getLedger } from '#contract/ledger.ts';
import { count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { type Column, Table } from '#web/ui/Table.tsx';
import { ChannelName } from './ChannelName.tsx';
import type { ChannelFigures } from './Figures.tsx';
import { OutcomeTag } from './OutcomeTag.tsx';
import type { LedgerSearch } from './search.ts';

type Reason = Reply<typeof getLedger>['reasons'][number];
type ReasonsProps = { reasons: readonly Reason[]; channels: readonly ChannelFigures[]; search: LedgerSearch };

/** Why items were skipped or failed, most frequent first. */
export function Reasons({ reasons, channels, search }: ReasonsProps) {
  const columns: Column<Reason>[] = [
    {
      key: 'reason',
      header: t('ledger.reason'),
      cell: ({ reason }) => <span className="break-words">{reason || t('ledger.reason.none')}</span>,
      className: 'min-w-48',
    },
    { key: 'outcome', header: t('ledger.outcome'), cell: ({ outcome }) => <OutcomeTag outcome={outcome} /> },
    {
      key: 'channel',
      header: t('ledger.channel'),
      cell: ({ channelId }) => {
        const channel = channels.find((one) => one.channelId === channelId);
        return channel && <ChannelName channel={channel} />;
      },
    },
    {
      key: 'count',
      header: t('ledger.items'),
      numeric: true,
      cell: ({ channelId, outcome, reason, count: items }) => (
        <Link
          to="/settings/ledger"
          search={{ days: search.days, channel: channelId ?? undefined, outcome, reason: reason || undefined }}
          hash="items"
          aria-label={t('ledger.reason.open', { count: items, reason })}
          className="underline decoration-line2 underline-offset-3 hover:decoration-current"
        >
          {count(items)}
        </Link>
      ),
    },
  ];
  return (
    <Table
      caption={t('ledger.reasons')}
      columns={columns}
      rows={reasons}
      rowKey={({ channelId, outcome, reason }) => `${channelId} ${outcome} ${reason}`}
    />
  );
}
