import { Link } from '@tanstack/react-router';
import { AttendanceButton } from '../features/work/AttendanceButton.tsx';
import { cappedCount } from '../format.ts';
import { t } from '../i18n.ts';
import { cx } from '../ui/cx.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Mark } from './Mark.tsx';
import type { Page } from './pages.ts';

type RailProps = { pages: readonly Page[]; onShowKeys: () => void };

/** The areas, down the side of wider screens. */
export function Rail({ pages, onShowKeys }: RailProps) {
  return (
    <nav
      aria-label={t('shell.areas')}
      className="hidden w-[54px] shrink-0 flex-col items-center gap-1 overflow-y-auto border-e border-line bg-panel py-2.5 sm:flex"
    >
      <Mark />
      <span className="h-1.5 shrink-0" />
      {pages
        .filter(({ place }) => place === 'top')
        .map((page) => (
          <Area key={page.path} page={page} />
        ))}
      <span className="flex-1" />
      {pages
        .filter(({ place }) => place === 'bottom')
        .map((page) => (
          <Area key={page.path} page={page} />
        ))}
      <AttendanceButton />
      <AccountMenu side="inline-end" onShowKeys={onShowKeys} />
    </nav>
  );
}

/** What a page without anything that waits answers. */
const useNothing = () => 0;

function Area({ page }: { page: Page }) {
  const count = (page.useCount ?? useNothing)();
  const label = nameOf(page, count);
  return (
    <Tooltip label={label} keys={page.keys} side="inline-end">
      <Link
        to={page.path}
        aria-label={label}
        className="relative grid size-9 shrink-0 place-items-center rounded-[9px] text-ink3 transition-colors duration-100 hover:bg-hover hover:text-ink data-[status=active]:bg-sel data-[status=active]:text-accent"
      >
        <page.icon size={18} aria-hidden="true" />
        <Waiting count={count} className="-end-0.5 -top-0.5" />
      </Link>
    </Tooltip>
  );
}

function nameOf({ label }: Page, count: number): string {
  return count > 0 ? t('shell.unread', { page: t(label), words: cappedCount(count) }) : t(label);
}

/** How much waits, at the corner of an icon. */
function Waiting({ count, className }: { count: number; className: string }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className={cx(
        'absolute min-w-4 rounded-full bg-accent px-1 text-center text-2xs leading-4 font-semibold text-on-accent tabular-nums',
        className,
      )}
    >
      {cappedCount(count)}
    </span>
  );
}

/** The same areas under the thumb on a phone. */
export function TabBar({ pages, onShowKeys }: RailProps) {
  const areas = pages.filter(({ place }) => place !== 'palette');
  return (
    <nav
      aria-label={t('shell.areas')}
      className="flex shrink-0 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {areas.slice(0, 4).map((page) => (
        <Tab key={page.path} page={page} />
      ))}
      <More key={areas.length} pages={areas.slice(4)} onShowKeys={onShowKeys} />
    </nav>
  );
}

/** The person, and behind them the areas for which there is no room, with how much waits there. The same pages as long as it stands. */
function More({ pages, onShowKeys }: RailProps) {
  const counts = pages.map((page) => (page.useCount ?? useNothing)());
  return (
    <span className="relative grid min-w-0 flex-1 place-items-center">
      <AccountMenu side="top" morePages={pages} counts={counts} onShowKeys={onShowKeys} />
      <Waiting count={counts.reduce((a, b) => a + b, 0)} className="pointer-events-none start-1/2 top-1 ms-2" />
    </span>
  );
}

function Tab({ page }: { page: Page }) {
  const count = (page.useCount ?? useNothing)();
  return (
    <Link
      to={page.path}
      className="relative flex min-h-13 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-ink3 -outline-offset-2 data-[status=active]:text-accent"
    >
      <page.icon size={20} aria-hidden="true" />
      <Waiting count={count} className="start-1/2 top-1 ms-1" />
      <span aria-hidden="true" className="max-w-full truncate px-1">
        {t(page.label)}
      </span>
      <span className="sr-only">{nameOf(page, count)}</span>
    </Link>
  );
}
