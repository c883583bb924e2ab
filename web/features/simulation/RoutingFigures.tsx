import type { HeldSums, RoutingResult } from '#contract/simulation.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Table } from '#web/ui/Table.tsx';
import { Change } from './Change.tsx';

type HeldRow = RoutingResult['people'][number];
type FiguresProps = {
  routing: RoutingResult;
  by: 'person' | 'team';
  /** Only what a glance needs. */
  isShort?: boolean;
};

/** What each person or team had, as it was beside as it would have been. */
export function RoutingFigures({ routing, by, isShort = false }: FiguresProps) {
  const { nameOf, teamNameOf } = usePeople();
  const nameFor = (key: string | null) => {
    if (key === null) return t(by === 'person' ? 'simulation.none.person' : 'simulation.none.team');
    return (by === 'person' ? nameOf(key) : teamNameOf(key)) ?? key;
  };
  const figure = (key: keyof HeldSums, label: string, isNeutral = true) => ({
    key,
    header: label,
    numeric: true,
    className: 'align-top',
    cell: ({ now, draft }: HeldRow) => (
      <Change now={rounded(now[key])} draft={rounded(draft[key])} isNeutral={isNeutral} />
    ),
  });
  const rows = (by === 'person' ? routing.people : routing.teams).filter(hasSomething);
  return (
    <Table
      caption={t(by === 'person' ? 'simulation.people' : 'simulation.teams')}
      rows={rows}
      rowKey={({ key }) => key ?? ''}
      empty={<p className="px-3.5 py-3 text-ink3">{t('simulation.nothing')}</p>}
      columns={[
        {
          key: 'name',
          header: t(by === 'person' ? 'simulation.by.person' : 'simulation.by.team'),
          className: 'min-w-32 align-top',
          cell: ({ key }) => <bdi>{nameFor(key)}</bdi>,
        },
        figure('given', t('simulation.given')),
        figure('givenAtNight', t('simulation.given.night')),
        figure('mean', t('simulation.held')),
        ...(isShort ? [] : [figure('most', t('simulation.held.most'))]),
        figure('late', t('simulation.late'), false),
        ...(isShort ? [] : [figure('lateAtNight', t('simulation.night'), false)]),
      ]}
    />
  );
}

const rounded = (value: number) => Math.round(value * 10) / 10;
const hasSomething = ({ now, draft }: HeldRow) =>
  [now, draft].some((sums) => Object.values(sums).some((one) => one > 0));
