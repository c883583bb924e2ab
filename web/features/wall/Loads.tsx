import type { WallLoad } from '#contract/wall.ts';
import type { WorkState } from '#contract/work.ts';
import { count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { toneOf } from './Totals.tsx';

type Row = WallLoad & { key: string; name: string; state?: WorkState };

const figures = ['open', 'waiting', 'atRisk', 'late'] as const;

/** One line a team or person: what is open, waiting, at risk and late. */
export function Loads({ rows, more = 0 }: { rows: readonly Row[]; more?: number }) {
  return (
    <>
      <table className="w-full border-collapse">
        <thead>
          <tr className="text-[0.7em] text-ink3">
            <th className="font-normal">
              <span className="sr-only">{t('wall.name')}</span>
            </th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="px-[0.4em] text-end font-normal whitespace-nowrap">
                {t(`wall.figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, state, ...load }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="w-full max-w-0 py-[0.4em] text-start font-medium">
                <span className="flex items-center gap-[0.5em]">
                  {state && <StateDot state={state} />}
                  <bdi className={cx('truncate', state && state !== 'working' && 'text-ink2')}>{name}</bdi>
                </span>
              </th>
              {figures.map((figure) => (
                <td
                  key={figure}
                  className={cx('px-[0.4em] text-end font-semibold tabular-nums', toneOf(figure, load[figure]))}
                >
                  {count(load[figure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="mt-[0.4em] text-[0.8em] text-ink3">{t('wall.more', { count: more })}</p>}
    </>
  );
}

const dots: Record<WorkState, string> = {
  working: 'bg-ok',
  away: 'border-2 border-soon',
  off_shift: 'border-2 border-line2',
};

/** Whether somebody is there, by shape and colour. */
function StateDot({ state }: { state: WorkState }) {
  return (
    <span title={t(`wall.state.${state}`)} className={cx('size-[0.6em] shrink-0 rounded-full', dots[state])}>
      <span className="sr-only">{t(`wall.state.${state}`)}</span>
    </span>
  );
}
