import { Dialog as Base } from '@base-ui/react/dialog';
import X from 'lucide-react/icons/x';
import type { ReactNode, RefObject } from 'react';
import { t } from '../i18n.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** Buttons at the end, the main one last. */
  footer?: ReactNode;
  /** Takes the focus at first; else the first control does. */
  initialFocus?: RefObject<HTMLElement | null>;
  children?: ReactNode;
};

const widths = { small: 'sm:max-w-96', medium: 'sm:max-w-[34rem]', large: 'sm:max-w-[52rem]' };

/** A modal window; a sheet from below on a phone. Escape and a click beside it close it. */
export function Dialog({ open, onOpenChange, title, description, size = 'medium', ...props }: DialogProps) {
  const { footer, initialFocus, children } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Viewport className="fixed inset-0 flex items-end justify-center overflow-hidden sm:items-center sm:p-6">
          <Base.Popup
            data-own-keys=""
            data-covers-page=""
            initialFocus={initialFocus}
            className={cx(
              'flex max-h-[92dvh] w-full flex-col rounded-t-xl border border-line2 bg-raise shadow-modal outline-none sm:max-h-full sm:rounded-xl',
              'transition-[opacity,transform] duration-150 ease-out data-[ending-style]:translate-y-2 data-[ending-style]:opacity-0 data-[starting-style]:translate-y-2 data-[starting-style]:opacity-0',
              widths[size],
            )}
          >
            <header className="flex items-start gap-3 px-5 pt-4 pb-2">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg font-semibold text-balance">{title}</Base.Title>
                {description && <Base.Description className="mt-1 text-ink2">{description}</Base.Description>}
              </div>
              <Base.Close
                render={<IconButton label={t('ui.close')} icon={<X size={16} />} size="small" className="-me-1.5" />}
              />
            </header>
            {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>}
            {footer && (
              <footer className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))]">
                {footer}
              </footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

type ConfirmProps = Omit<DialogProps, 'footer' | 'size'> & {
  /** The verb of what happens: "Delete reply", never "OK". */
  action: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
};

/** Asks before something that cannot be undone. What can be undone should happen at once and offer an undo. */
export function ConfirmDialog({ action, danger, busy, onConfirm, ...props }: ConfirmProps) {
  const footer = (
    <>
      <Button onClick={() => props.onOpenChange(false)}>{t('ui.cancel')}</Button>
      <Button tone={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
        {action}
      </Button>
    </>
  );
  return <Dialog {...props} size="small" footer={footer} />;
}
