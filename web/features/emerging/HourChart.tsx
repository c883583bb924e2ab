import type { EmergingHour } from '#contract/emerging.ts';
import { count, exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Table } from '#web/ui/Table.tsx';

/** Height of the drawing, in its own units; it is stretched to its frame. */
const height = 100;

/** Messages by the hour as bars, and what each hour usually brings as a line; the same as a table below it. */
export function HourChart({ hours }: { hours: readonly EmergingHour[] }) {
  const most = Math.max(1, ...hours.map((one) => Math.max(one.count, one.usual)));
  const [first, last] = [hours[0], hours.at(-1)];
  if (!first || !last) return null;
  const peak = hours.reduce((one, other) => (other.count > one.count ? other : one));
  const y = (value: number) => height - (value / most) * height;
  const usual = hours.flatMap((one, n) => [`${n},${y(one.usual)}`, `${n + 1},${y(one.usual)}`]).join(' ');
  return (
    <figure>
      <div className="rounded-lg border border-line bg-panel p-3">
        <div className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink2">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2.5 rounded-[2px] bg-accent" />
            {t('emerging.chart.messages')}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="h-0.5 w-3.5 bg-soon" />
            {t('emerging.chart.usual')}
          </span>
          <span className="ms-auto tabular-nums">{t('emerging.chart.most', { count: Math.round(most) })}</span>
        </div>
        <svg
          role="img"
          aria-label={t('emerging.chart.label', {
            count: peak.count,
            when: exactTime(new Date(peak.at)),
            usual: peak.usual,
          })}
          viewBox={`0 0 ${hours.length} ${height}`}
          preserveAspectRatio="none"
          className="block h-28 w-full rtl:-scale-x-100"
        >
          {hours.map((one, n) => (
            <rect
              key={one.at}
              x={n + 0.1}
              width={0.8}
              y={y(one.count)}
              height={height - y(one.count)}
              className="fill-accent"
            />
          ))}
          <polyline
            points={usual}
            fill="none"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
            className="stroke-soon"
          />
        </svg>
        <div className="mt-1 flex justify-between gap-3 border-t border-line pt-1 text-2xs text-ink3">
          <span>{exactTime(new Date(first.at))}</span>
          <span>{exactTime(new Date(last.at))}</span>
        </div>
      </div>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer text-xs text-ink2">{t('emerging.chart.table')}</summary>
        <div className="mt-2">
          <Table
            caption={t('emerging.chart.table')}
            rows={hours.filter((one) => one.count > 0).toReversed()}
            rowKey={({ at }) => at}
            empty={<p className="px-3.5 py-4 text-ink2">{t('emerging.chart.none')}</p>}
            columns={[
              { key: 'at', header: t('emerging.chart.hour'), cell: ({ at }) => exactTime(new Date(at)) },
              { key: 'count', header: t('emerging.chart.messages'), numeric: true, cell: (one) => count(one.count) },
              { key: 'usual', header: t('emerging.chart.usual'), numeric: true, cell: (one) => count(one.usual) },
            ]}
          />
        </div>
      </details>
    </figure>
  );
}
