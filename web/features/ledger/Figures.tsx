import { Link } from '@tanstack/react-router';
import type { Reply } from '#contract/endpoint.ts';
import type { getLedger, LedgerCounts } from '#contract/ledger.ts';
import { handleOn } from '#web/domain/networks.ts';
import { count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { type Column, Table } from '#web/ui/Table.tsx';
import { ChannelName } from './ChannelName.tsx';
import type { LedgerSearch } from './search.ts';

export type ChannelFigures = Reply<typeof getLedger>['channels'][number];

/** In the order of the sum: received is what the others add up to. */
const kinds = ['received', 'stored', 'applied', 'duplicate', 'skipped', 'failed', 'pending'] as const;

type FiguresProps = { channels: readonly ChannelFigures[]; search: LedgerSearch };

export function Figures({ channels, search }: FiguresProps) {
  return (
    <>
      <Table
        caption={t('ledger.figures')}
        columns={columns(search)}
        rows={channels}
        rowKey={({ channelId, network }) => channelId ?? network}
      />
      <details className="mt-2 text-ink2">
        <summary className="w-fit cursor-pointer py-1">{t('ledger.legend')}</summary>
        <dl className="mt-1 grid max-w-prose gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
          {kinds.map((kind) => (
            <div key={kind} className="contents">
              <dt className="font-medium text-ink">{t(`ledger.kind.${kind}`)}</dt>
              <dd className="max-sm:mb-1">{t(`ledger.kind.${kind}.means`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

const columns = (search: LedgerSearch): Column<ChannelFigures>[] => [
  { key: 'channel', header: t('ledger.channel'), cell: (channel) => <ChannelName channel={channel} /> },
  ...kinds.map((kind) => ({
    key: kind,
    header: t(`ledger.kind.${kind}`),
    numeric: true,
    cell: (channel: ChannelFigures) => <Figure kind={kind} channel={channel} search={search} />,
  })),
];

type FigureProps = { kind: keyof LedgerCounts; channel: ChannelFigures; search: LedgerSearch };

/** A number that opens its items. */
function Figure({ kind, channel, search }: FigureProps) {
  const value = channel.counts[kind];
  if (value === 0 || channel.channelId === null) return <span className="text-ink3">{count(value)}</span>;
  return (
    <Link
      to="/settings/ledger"
      search={{
        days: search.days,
        channel: channel.channelId,
        outcome: kind === 'received' ? undefined : kind,
      }}
      hash="items"
      aria-label={t('ledger.figure', {
        count: value,
        kind: t(`ledger.kind.${kind}`),
        handle: handleOn(channel.network, channel.handle),
      })}
      className={cx(
        'underline decoration-line2 underline-offset-3 hover:decoration-current',
        kind === 'failed' && 'font-semibold text-late',
      )}
    >
      {count(value)}
    </Link>
  );
}
