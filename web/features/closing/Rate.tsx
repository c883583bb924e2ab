import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Endings } from '#contract/closing.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { count, percent } from '#web/format.ts';
import { isMessageKey, t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { Select } from '#web/ui/Select.tsx';
import { type Column, Table } from '#web/ui/Table.tsx';
import { endingsQuery } from './queries.ts';

const periods = ['7', '30', '90'] as const;

/** How many public posts ended with our reply: in all, by account and by team. */
export function Rate() {
  const [days, setDays] = useState<(typeof periods)[number]>('30');
  const query = useQuery({ ...endingsQuery(Number(days)), placeholderData: keepPreviousData });
  return (
    <SettingsSection title={t('closing.rate')} lead={t('closing.rate.lead')}>
      <Select
        label={t('closing.rate.period')}
        value={days}
        onChange={setDays}
        options={periods.map((value) => ({ value, label: t('closing.rate.days', { days: Number(value) }) }))}
        className="mb-4 max-w-56"
      />
      <Loaded query={query}>{(endings) => <Figures endings={endings} />}</Loaded>
    </SettingsSection>
  );
}

type Counted = Endings['all'];

const shareOf = ({ posts, answered }: Counted) => (posts === 0 ? 0 : answered / posts);

function Figures({ endings: { all, reasons, channels, teams } }: { endings: Endings }) {
  if (all.posts === 0) return <p className="text-ink2">{t('closing.rate.none')}</p>;
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <p className="text-base font-semibold">
        {t('closing.rate.all', { share: percent(shareOf(all)), answered: all.answered, posts: all.posts })}
      </p>
      {reasons.length > 0 && (
        <p className="text-ink2">
          {t('closing.rate.others')}:{' '}
          {reasons.map(({ reason, posts }) => `${reasonWords(reason)} (${count(posts)})`).join(' · ')}
        </p>
      )}
      <Table
        caption={t('closing.rate.account')}
        columns={[
          {
            key: 'account',
            header: t('closing.rate.account'),
            cell: ({ network, handle }) => (
              <span className="flex items-center gap-2">
                <NetworkMark network={network} label={networkName(network)} />
                <bdi>{handleOn(network, handle)}</bdi>
              </span>
            ),
          },
          ...figures<Endings['channels'][number]>(),
        ]}
        rows={channels}
        rowKey={({ id }) => id}
      />
      <Table
        caption={t('closing.rate.team')}
        columns={[
          {
            key: 'team',
            header: t('closing.rate.team'),
            cell: ({ name }) => (name === null ? t('closing.rate.no_team') : <bdi>{name}</bdi>),
          },
          ...figures<Endings['teams'][number]>(),
        ]}
        rows={teams}
        rowKey={({ id }) => id ?? ''}
      />
    </div>
  );
}

const figures = <Row extends Counted>(): Column<Row>[] => [
  { key: 'posts', header: t('closing.rate.posts'), numeric: true, cell: ({ posts }) => count(posts) },
  { key: 'answered', header: t('closing.rate.answered'), numeric: true, cell: ({ answered }) => count(answered) },
  { key: 'share', header: t('closing.rate.share'), numeric: true, cell: (row) => percent(shareOf(row)) },
];

function reasonWords(reason: string): string {
  const key = `posts.reason.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}
