import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ViewKey } from '#contract/conversation.ts';
import { countsQuery } from '#web/features/conversation/queries.ts';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { cx } from '#web/ui/cx.ts';
import { isHot, viewGroups } from './views.ts';

type ViewNavProps = { current: ViewKey; className?: string };

/** The views with their counts, as a column beside the list. */
export function ViewNav({ current, className }: ViewNavProps) {
  const countOf = useCounts();
  const navigate = useNavigate();
  usePaletteActions(
    viewGroups
      .flatMap((group): ViewKey[] => [...group.views])
      .map((view) => ({
        id: `view-${view}`,
        label: t('inbox.view.go', { view: t(`inbox.view.${view}`) }),
        run: () => void navigate({ to: '/inbox/$view', params: { view } }),
      })),
  );
  return (
    <nav aria-label={t('inbox.views')} className={cx('overflow-y-auto bg-bg px-2.5 py-3', className)}>
      {viewGroups.map((group) => (
        <section key={group.key} aria-labelledby={`views-${group.key}`} className="mb-4">
          <h2 id={`views-${group.key}`} className="mx-2 mb-1 text-2xs font-semibold tracking-wide text-ink3">
            {t(`inbox.group.${group.key}`)}
          </h2>
          <ul>
            {group.views.map((view) => (
              <li key={view}>
                <Link
                  to="/inbox/$view"
                  params={{ view }}
                  aria-current={view === current ? 'page' : undefined}
                  className={cx(
                    'flex min-h-(--control-small) items-center gap-2 rounded-[7px] px-2 -outline-offset-2',
                    view === current ? 'bg-sel font-semibold text-ink' : 'text-ink2 hover:bg-hover hover:text-ink',
                  )}
                >
                  <span className="min-w-0 flex-1 truncate">{t(`inbox.view.${view}`)}</span>
                  <Count view={view} count={countOf(view)} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The same views in reach of a thumb, below the list. */
export function ViewBar({ current, className }: ViewNavProps) {
  const countOf = useCounts();
  return (
    <nav
      aria-label={t('inbox.views')}
      className={cx('flex shrink-0 gap-1.5 overflow-x-auto border-t border-line bg-bg px-3 py-2', className)}
    >
      {viewGroups
        .flatMap((group): ViewKey[] => [...group.views])
        .map((view) => (
          <Link
            key={view}
            to="/inbox/$view"
            params={{ view }}
            aria-current={view === current ? 'page' : undefined}
            ref={view === current ? intoSight : undefined}
            className={cx(
              'flex min-h-(--control-small) shrink-0 items-center gap-1.5 rounded-full border px-3 whitespace-nowrap -outline-offset-2',
              view === current ? 'border-accent bg-sel font-semibold text-accent' : 'border-line2 bg-panel text-ink2',
            )}
          >
            {t(`inbox.view.${view}`)}
            <Count view={view} count={countOf(view)} />
          </Link>
        ))}
    </nav>
  );
}

function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function Count({ view, count }: { view: ViewKey; count: number | null | undefined }) {
  if (count === undefined || count === 0) return null;
  const words = cappedCount(count);
  return (
    <span className={cx('text-xs tabular-nums', isHot(view) ? 'font-semibold text-late' : 'font-normal text-ink3')}>
      <span aria-hidden="true">{words}</span>
      <span className="sr-only">{t('inbox.view.count', { count: words })}</span>
    </span>
  );
}

/** Undefined while the counts are on their way, null where counting took too long. */
export function useCounts(): (view: ViewKey) => number | null | undefined {
  const { data } = useQuery(countsQuery);
  return (view) => data?.views.find(({ key }) => key === view)?.count;
}
