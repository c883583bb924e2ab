import type { ReactNode } from 'react';
import type { SimulationResult } from '#contract/simulation.ts';
import { t } from '#web/i18n.ts';
import { Table } from '#web/ui/Table.tsx';
import { Change } from './Change.tsx';

export type FigureRow = SimulationResult['rows'][number];

type FiguresTableProps = {
  caption: string;
  /** What the first column names. */
  header: string;
  name: (row: FigureRow) => ReactNode;
  rows: readonly FigureRow[];
  /** Only what a glance needs. */
  isShort?: boolean;
};

/** Figures of clocks side by side: as they were, as they would have been, and the difference. */
export function FiguresTable({ caption, header, name, rows, isShort = false }: FiguresTableProps) {
  const figure = (key: 'late' | 'lateAtNight' | 'warned' | 'medianMs' | 'p90Ms', label: string) => ({
    key,
    header: label,
    numeric: true,
    className: 'align-top',
    cell: ({ now, draft }: FigureRow) => <Change now={now[key]} draft={draft[key]} isTime={key.endsWith('Ms')} />,
  });
  const clocks = {
    key: 'clocks',
    header: t('simulation.began'),
    numeric: true,
    className: 'align-top',
    cell: ({ now, draft }: FigureRow) => <Change now={now.clocks} draft={draft.clocks} isNeutral />,
  };
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ kind, by, key }) => `${kind} ${by} ${key}`}
      empty={<p className="px-3.5 py-3 text-ink3">{t('simulation.nothing')}</p>}
      columns={[
        { key: 'name', header, className: 'min-w-32 align-top', cell: name },
        clocks,
        figure('late', t('simulation.late')),
        figure('lateAtNight', t('simulation.night')),
        ...(isShort ? [] : [figure('warned', t('simulation.warned'))]),
        figure('medianMs', t('simulation.median')),
        ...(isShort ? [] : [figure('p90Ms', t('simulation.p90'))]),
      ]}
    />
  );
}
