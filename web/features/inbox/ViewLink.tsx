import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { isHot } from './views.ts';

type ViewLinkProps = {
  /** A standard view's key or a saved one's id. */
  address: string;
  name: string;
  current: boolean;
  count: number | null | undefined;
  /** As a pill in a row instead of a line in a column. */
  pill?: boolean;
  /** Names of keys beside Enter, for screen readers. */
  keys?: string | undefined;
  icon?: ReactNode;
};

/** A view with its count. */
export function ViewLink({ address, name, current, count, pill, keys, icon }: ViewLinkProps) {
  const column = cx(
    'gap-2 rounded-[7px] px-2',
    current ? 'bg-sel font-semibold text-ink' : 'text-ink2 hover:bg-hover hover:text-ink',
  );
  const row = cx(
    'shrink-0 gap-1.5 rounded-full border px-3 whitespace-nowrap',
    current ? 'border-accent bg-sel font-semibold text-accent' : 'border-line2 bg-panel text-ink2',
  );
  return (
    <Link
      to="/inbox/$view"
      params={{ view: address }}
      search={{}}
      draggable={false}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={keys}
      ref={pill && current ? intoSight : undefined}
      className={cx('flex min-h-(--control-small) items-center -outline-offset-2', pill ? row : column)}
    >
      {icon}
      <span dir="auto" className={cx('min-w-0 truncate text-start', pill ? 'max-w-48' : 'flex-1')}>
        {name}
      </span>
      <Count address={address} count={count} />
    </Link>
  );
}

function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function Count({ address, count }: { address: string; count: number | null | undefined }) {
  if (count === undefined || count === 0) return null;
  const words = cappedCount(count);
  return (
    <span
      title={count === null ? t('view.count.unknown') : undefined}
      className={cx('text-xs tabular-nums', isHot(address) ? 'font-semibold text-late' : 'font-normal text-ink3')}
    >
      <span aria-hidden="true">{words}</span>
      <span className="sr-only">
        {count === null ? t('view.count.unknown') : t('inbox.view.count', { count: words })}
      </span>
    </span>
  );
}
