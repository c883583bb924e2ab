import CircleAlert from 'lucide-react/icons/circle-alert';
import RotateCw from 'lucide-react/icons/rotate-cw';
import type { ReactNode } from 'react';
import { t } from '../i18n.ts';
import { Button } from './Button.tsx';

type EmptyStateProps = {
  icon?: ReactNode;
  title: ReactNode;
  /** Why it is empty and what would fill it. */
  children?: ReactNode;
  /** The next thing to do. */
  action?: ReactNode;
};

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-80 flex-col items-center gap-1.5 px-4 py-12 text-center text-balance">
      {icon && <span className="mb-1.5 grid size-10 place-items-center rounded-lg bg-hover text-ink3">{icon}</span>}
      <p className="text-base font-semibold">{title}</p>
      {children && <div className="text-ink2">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

type ErrorStateProps = {
  title?: ReactNode;
  /** What happened. */
  message: ReactNode;
  /** What was kept. */
  kept?: ReactNode;
  /** What to do, when trying again is not it. */
  remedy?: ReactNode;
  requestId?: string;
  onRetry?: () => void;
  /** Other ways out than trying again. */
  children?: ReactNode;
};

/** Says what happened, what was kept and what to do; stands where the content would have stood. */
export function ErrorState({ title, message, kept, remedy, requestId, onRetry, children }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-96 flex-col items-center gap-1.5 px-4 py-12 text-center text-balance"
    >
      <span className="mb-1.5 grid size-10 place-items-center rounded-lg bg-late-bg text-late">
        <CircleAlert size={20} aria-hidden="true" />
      </span>
      <p className="text-base font-semibold">{title ?? t('ui.error.title')}</p>
      <p className="text-ink2">{message}</p>
      {kept && <p className="text-ink2">{kept}</p>}
      {remedy && <p className="text-ink2">{remedy}</p>}
      {onRetry && (
        <Button onClick={onRetry} icon={<RotateCw size={14} aria-hidden="true" />} className="mt-3">
          {t('ui.retry')}
        </Button>
      )}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
      {requestId && <p className="mt-3 text-xs text-ink3 select-all">{t('ui.error.request', { requestId })}</p>}
    </div>
  );
}
