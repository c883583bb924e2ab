import type { ReactNode } from 'react';
import { count, percent } from '../format.ts';
import { t } from '../i18n.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';

type ProgressProps = {
  /** What is being done. */
  label: string;
  done: number;
  /** Null while the size is not known yet. */
  total: number | null;
  onCancel?: () => void;
  /** Said beside how much is left. */
  children?: ReactNode;
};

/** Long work: how far, how much is left, and the way to stop it. */
export function Progress({ label, done, total, onCancel, children }: ProgressProps) {
  const share = total ? Math.min(1, done / total) : 0;
  const words = total === null ? count(done) : t('ui.progress', { done, total });
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate font-medium">{label}</span>
        <span className="text-xs text-ink3 tabular-nums">{words}</span>
        {total !== null && <span className="w-9 text-end text-xs text-ink3 tabular-nums">{percent(share)}</span>}
      </div>
      <div className="flex items-center gap-3">
        <Meter label={label} share={share} words={words} busy={total === null} className="flex-1" />
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink3 tabular-nums empty:hidden">
        {total !== null && done < total && <span>{t('ui.progress.left', { left: total - done })}</span>}
        {children}
      </p>
    </div>
  );
}

type MeterProps = {
  label: string;
  /** 0 to 1. */
  share: number;
  /** What it says in words; the percentage by default. */
  words?: string;
  tone?: 'accent' | 'soon' | 'late' | 'neutral';
  busy?: boolean;
  className?: string;
};

const bars = { accent: 'bg-accent', soon: 'bg-soon', late: 'bg-late', neutral: 'bg-ink3' };

/** A thin bar: of progress, of a running clock. */
export function Meter({ label, share, words, tone = 'accent', busy, className }: MeterProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={busy ? undefined : Math.round(share * 100)}
      aria-valuetext={words}
      className={cx('h-1 overflow-hidden rounded-full bg-line2', className)}
    >
      <div
        className={cx('h-full rounded-full', busy ? 'shimmer w-full' : bars[tone])}
        style={busy ? undefined : { inlineSize: `${share * 100}%` }}
      />
    </div>
  );
}
