import { Link } from '@tanstack/react-router';
import type { LedgerItem } from '#contract/ledger.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { type Column, Table } from '#web/ui/Table.tsx';
import { ChannelName } from './ChannelName.tsx';
import type { ChannelFigures } from './Figures.tsx';
import { OutcomeTag } from './OutcomeTag.tsx';

type ItemsTableProps = {
  items: readonly LedgerItem[];
  channels: readonly ChannelFigures[];
  onOpen: (deliveryId: string) => void;
};

export function ItemsTable({ items, channels, onOpen }: ItemsTableProps) {
  const { permissions } = useSession();
  const columns: Column<LedgerItem>[] = [
    {
      key: 'received',
      header: t('ledger.received_at'),
      cell: ({ receivedAt }) => <RelativeTime at={receivedAt} className="whitespace-nowrap" />,
    },
    {
      key: 'channel',
      header: t('ledger.channel'),
      cell: ({ channelId }) => {
        const channel = channels.find((one) => one.channelId === channelId);
        return channel && <ChannelName channel={channel} />;
      },
    },
    { key: 'outcome', header: t('ledger.outcome'), cell: ({ outcome }) => <OutcomeTag outcome={outcome} /> },
    {
      key: 'reason',
      header: t('ledger.reason'),
      cell: ({ reason }) => <span className="break-words text-ink2">{reason ?? ''}</span>,
      className: 'min-w-32',
    },
    {
      key: 'conversation',
      header: t('ledger.conversation'),
      cell: ({ conversationId }) =>
        conversationId && (
          <Link
            to="/inbox/$view/$conversationId"
            params={{ view: 'all', conversationId }}
            className="whitespace-nowrap text-accent underline-offset-2 hover:underline"
          >
            {t('ledger.conversation.open')}
          </Link>
        ),
    },
  ];
  const raw: Column<LedgerItem> = {
    key: 'raw',
    header: <span className="sr-only">{t('ledger.raw')}</span>,
    cell: ({ deliveryId }) => (
      <Button size="small" onClick={() => onOpen(deliveryId)}>
        {t('ledger.raw')}
      </Button>
    ),
    numeric: true,
  };
  return (
    <Table
      caption={t('ledger.items')}
      columns={permissions.includes('ledger.replay') ? [...columns, raw] : columns}
      rows={items}
      rowKey={({ deliveryId, n }) => `${deliveryId} ${n}`}
    />
  );
}
