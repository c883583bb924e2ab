import type { SimulationResult } from '#contract/simulation.ts';
import { calendarDay, count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Table } from '#web/ui/Table.tsx';

type Days = SimulationResult['days'];

/** How many clocks became late, by the day on which they began: as it was beside as it would have been. */
export function DaysChart({ days }: { days: Days }) {
  const last = days.length > 1 ? days.at(-1) : undefined;
  const most = Math.max(1, ...days.flatMap(({ now, draft }) => [now, draft]));
  const height = (value: number) => `${(value / most) * 100}%`;
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap gap-x-4 text-xs text-ink3">
        <Key className="bg-ink3">{t('simulation.now')}</Key>
        <Key className="bg-accent">{t('simulation.draft')}</Key>
        <span>{t('simulation.days.most', { count: most })}</span>
      </figcaption>
      <div aria-hidden="true" className="flex h-28 items-end gap-px border-b border-line2 sm:gap-1">
        {days.map(({ day, now, draft }) => (
          <div
            key={day}
            title={`${calendarDay(day)}: ${count(now)} → ${count(draft)}`}
            className="flex h-full min-w-0 flex-1 items-end justify-center gap-px hover:bg-hover"
          >
            <span className="max-w-4 flex-1 rounded-t-xs bg-ink3" style={{ blockSize: height(now) }} />
            <span className="max-w-4 flex-1 rounded-t-xs bg-accent" style={{ blockSize: height(draft) }} />
          </div>
        ))}
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between text-xs text-ink3">
        <span>{days[0] && calendarDay(days[0].day)}</span>
        {last && <span>{calendarDay(last.day)}</span>}
      </div>
      <details className="mt-2">
        <summary className="cursor-pointer text-xs text-ink2">{t('simulation.days.table')}</summary>
        <div className="mt-2">
          <Table
            caption={t('simulation.days')}
            rows={days}
            rowKey={({ day }) => day}
            columns={[
              { key: 'day', header: t('simulation.day'), cell: ({ day }) => calendarDay(day) },
              { key: 'now', header: t('simulation.now'), numeric: true, cell: ({ now }) => count(now) },
              { key: 'draft', header: t('simulation.draft'), numeric: true, cell: ({ draft }) => count(draft) },
            ]}
          />
        </div>
      </details>
    </figure>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={cx('size-2 rounded-xs', className)} />
      {children}
    </span>
  );
}
