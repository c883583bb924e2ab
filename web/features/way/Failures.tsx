import type { Failure, Way } from '#contract/way.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Table } from '#web/ui/Table.tsx';
import { Tag } from '#web/ui/Tag.tsx';

const tones = { pending: 'soon', failed: 'late', unknown: 'neutral' } as const;

/** The last messages that did not get through, with why and what becomes of them. */
export function Failures({ failures, ways }: { failures: readonly Failure[]; ways: readonly Way[] }) {
  const { nameOf } = usePeople();
  const wayName = (id: string | null) => ways.find((way) => way.id === id)?.name ?? null;
  return (
    <SettingsSection title={t('way.failures')} lead={t('way.failures.lead')}>
      <Table
        caption={t('way.failures')}
        rows={failures}
        rowKey={({ id }) => id}
        empty={<p className="px-3.5 py-3 text-ink3">{t('way.failures.none')}</p>}
        columns={[
          { key: 'at', header: t('way.failures.at'), cell: ({ at }) => <RelativeTime at={at} /> },
          {
            key: 'to',
            header: t('way.failures.to'),
            cell: ({ agentId, wayId }) => <bdi>{nameOf(agentId) ?? wayName(wayId) ?? ''}</bdi>,
          },
          {
            key: 'by',
            header: t('way.failures.by'),
            cell: ({ kind, carrier }) => t('way.about', { service: t(`way.kind.${kind}`), carrier }),
          },
          {
            key: 'why',
            header: t('way.failures.why'),
            cell: ({ reason }) => (reason === null ? '' : t(`way.reason.${reason}`)),
          },
          {
            key: 'state',
            header: t('way.failures.state'),
            cell: ({ state }) => <Tag tone={tones[state]}>{t(`way.state.${state}`)}</Tag>,
          },
          { key: 'tries', header: t('way.failures.tries'), numeric: true, cell: ({ attempts }) => attempts },
        ]}
      />
    </SettingsSection>
  );
}
