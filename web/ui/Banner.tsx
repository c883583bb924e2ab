import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type BannerProps = {
  tone?: 'neutral' | 'soon' | 'late' | 'ok';
  icon?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
};

const tones = {
  neutral: 'bg-hover text-ink2',
  soon: 'bg-soon-bg text-soon',
  late: 'bg-late-bg text-late',
  ok: 'bg-ok-bg text-ok',
};

/** A quiet line across the page about the page as a whole. */
export function Banner({ tone = 'neutral', icon, action, children }: BannerProps) {
  return (
    <div role="status" className={cx('flex min-h-9 items-center gap-2.5 px-4 py-1.5', tones[tone])}>
      {icon && <span className="flex">{icon}</span>}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
