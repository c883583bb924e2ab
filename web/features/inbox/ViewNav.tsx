import { useNavigate } from '@tanstack/react-router';
import { memo } from 'react';
import type { ViewKey } from '#contract/filter.ts';
import type { SavedView } from '#contract/view.ts';
import { sectionOf, useSavedViews } from '#web/features/view/saved-views.ts';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { cx } from '#web/ui/cx.ts';
import { SavedViewList } from './SavedViewList.tsx';
import { useCounts } from './use-counts.ts';
import { ViewLink } from './ViewLink.tsx';
import { audienceOf, viewGroups } from './views.ts';

type ViewNavProps = { current: string; className?: string };

/** The views with their counts, as a column beside the list. Rows come and go without it. */
export const ViewNav = memo(function ViewNav({ current, className }: ViewNavProps) {
  const countOf = useCounts();
  const navigate = useNavigate();
  const saved = useSavedViews();
  usePaletteActions(
    allViews(saved).map(({ address, name }) => ({
      id: `view-${address}`,
      label: t('inbox.view.go', { view: name }),
      run: () => void navigate({ to: '/inbox/$view', params: { view: address }, search: {} }),
    })),
  );
  return (
    <nav aria-label={t('inbox.views')} className={cx('relative overflow-y-auto bg-bg px-2.5 py-3', className)}>
      {viewGroups.map((group) => (
        <section key={group.key} aria-labelledby={`views-${group.key}`} className="mb-4">
          <h2 id={`views-${group.key}`} className="mx-2 mb-1 text-2xs font-semibold tracking-wide text-ink3">
            {t(`inbox.group.${group.key}`)}
          </h2>
          <ul>
            {group.views.map((view) => (
              <li key={view}>
                <ViewLink
                  address={view}
                  name={t(`inbox.view.${view}`)}
                  current={view === current}
                  count={countOf(view)}
                />
              </li>
            ))}
          </ul>
          <SavedViewList
            views={sectionOf(saved, { audience: audienceOf[group.key] })}
            labelledBy={`views-${group.key}`}
            current={current}
            countOf={countOf}
          />
        </section>
      ))}
    </nav>
  );
});

/** The same views in reach of a thumb, below the list. */
export const ViewBar = memo(function ViewBar({ current, className }: ViewNavProps) {
  const countOf = useCounts();
  return (
    <nav
      aria-label={t('inbox.views')}
      className={cx('relative flex shrink-0 gap-1.5 overflow-x-auto border-t border-line bg-bg px-3 py-2', className)}
    >
      {allViews(useSavedViews()).map(({ address, name }) => (
        <ViewLink
          key={address}
          pill
          address={address}
          name={name}
          current={address === current}
          count={countOf(address)}
        />
      ))}
    </nav>
  );
});

/** Standard and saved ones, section by section. */
function allViews(saved: readonly SavedView[]): { address: string; name: string }[] {
  return viewGroups.flatMap((group) => [
    ...[...group.views].map((view: ViewKey) => ({ address: view as string, name: t(`inbox.view.${view}`) })),
    ...sectionOf(saved, { audience: audienceOf[group.key] }).map(({ id, name }) => ({ address: id, name })),
  ]);
}
