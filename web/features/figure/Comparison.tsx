import { useQuery, useQueryClient } from '@tanstack/react-query';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { type FigureWay, importFigures, removeFigures } from '#contract/figure.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { count, percent } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Table } from '#web/ui/Table.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { FigureSheet } from './FigureSheet.tsx';
import { monthText } from './month-text.ts';
import { figuresKey, figuresQuery } from './queries.ts';
import { type Row, rowsOf } from './rows.ts';

const spans = ['3', '6', '12', '24'] as const;

/** How our matters end in public and in private, beside what the team counts elsewhere. */
export function Comparison() {
  const [months, setMonths] = useState<(typeof spans)[number]>('6');
  const query = useQuery(figuresQuery(Number(months)));
  return (
    <SettingsSection title={t('figure.title')} lead={t('figure.lead')}>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Field label={t('figure.span')} className="w-44">
          <Select
            value={months}
            onChange={setMonths}
            options={spans.map((value) => ({ value, label: t('figure.months', { count: Number(value) }) }))}
          />
        </Field>
        <FigureSheet />
      </div>
      <Loaded query={query}>
        {(figures) => (
          <>
            <p className="mb-2 text-xs text-ink3">
              {t('figure.between', { from: monthText(figures.from), to: monthText(figures.to) })}
              {figures.countedAt !== null && (
                <>
                  {' · '}
                  {t('figure.counted')} <RelativeTime at={figures.countedAt} />
                </>
              )}
            </p>
            <Figures rows={rowsOf(figures)} asked={Number(months)} />
          </>
        )}
      </Loaded>
    </SettingsSection>
  );
}

function Figures({ rows, asked }: { rows: readonly Row[]; asked: number }) {
  const client = useQueryClient();

  async function change(work: () => Promise<void>): Promise<void> {
    await attempt(work, t('figure.failed'));
    await client.invalidateQueries({ queryKey: figuresKey });
  }
  const remove = (way: FigureWay) =>
    change(async () => {
      const { csv } = await call(removeFigures, { body: { way } });
      const undo = () => void change(async () => void (await call(importFigures, { body: { csv, apply: true } })));
      notice({ title: t('figure.removed', { way }), undo });
    });

  return (
    <Table
      caption={t('figure.title')}
      rows={rows}
      rowKey={({ key }) => key}
      empty={<p className="px-3.5 py-3 text-ink3">{t('figure.none')}</p>}
      columns={[
        {
          key: 'way',
          header: t('figure.way'),
          className: 'min-w-44',
          cell: ({ course, way }) =>
            course ? t('figure.course', { course }) : t('figure.way.name', { way: way ?? '' }),
        },
        { key: 'matters', header: t('figure.matters'), numeric: true, cell: ({ matters }) => count(matters) },
        { key: 'resolved', header: t('figure.resolved'), numeric: true, cell: ({ resolved }) => shareText(resolved) },
        { key: 'each', header: t('figure.each'), numeric: true, cell: ({ each }) => eachText(each) },
        { key: 'public', header: t('figure.public'), numeric: true, cell: ({ publicEach }) => eachText(publicEach) },
        {
          key: 'months',
          header: t('figure.covered'),
          numeric: true,
          cell: ({ months }) => t('figure.covered.of', { months, asked }),
        },
        {
          key: 'remove',
          header: <span className="sr-only">{t('figure.remove')}</span>,
          cell: ({ way }) =>
            way && (
              <IconButton
                size="small"
                label={t('figure.remove.of', { way })}
                icon={<Trash2 size={14} aria-hidden="true" />}
                onClick={() => void remove(way)}
              />
            ),
        },
      ]}
    />
  );
}

const none = '–';
const shareText = (share: number | null) => (share === null ? none : percent(share));
const eachText = (each: number | null) => (each === null ? none : count(Math.round(each * 10) / 10));
