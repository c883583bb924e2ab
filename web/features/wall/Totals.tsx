import type { WallLoad } from '#contract/wall.ts';
import { count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';

const figures = ['open', 'waiting', 'atRisk', 'late'] as const;

/** What a figure looks like: only what is pressing has a colour, and only when it is. */
export function toneOf(figure: (typeof figures)[number], value: number): string {
  if (value === 0) return 'text-ink3';
  return figure === 'late' ? 'text-late' : figure === 'atRisk' ? 'text-soon' : 'text-ink';
}

/** The four figures of everything, large enough for the back of the room. */
export function Totals({ total }: { total: WallLoad }) {
  return (
    <dl className="grid grid-cols-2 gap-[1.6vw] sm:grid-cols-4">
      {figures.map((figure) => (
        <div key={figure} className="flex flex-col-reverse rounded-xl border border-line bg-panel px-[1em] py-[0.7em]">
          <dt className="text-[0.8em] font-semibold text-ink2">{t(`wall.figure.${figure}`)}</dt>
          <dd className={cx('text-[3.4em] font-semibold tabular-nums leading-[1.15]', toneOf(figure, total[figure]))}>
            {count(total[figure])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
