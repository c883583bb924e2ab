import X from 'lucide-react/icons/x';
import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { t } from '../i18n.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

/** Where the focus starts: not on the button that closes. */
const firstControl = '[data-body] :is(input, textarea, select, button, a[href])';

type ModalProps = {
  onClose: () => void;
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  /** Takes the focus at first; else the first control does. */
  initialFocus?: RefObject<HTMLElement | null>;
  className?: string;
  children: ReactNode;
};

/** A native modal window without a look: open as long as it is on the screen. Escape and a click beside it close it. */
export function Modal({ onClose, label, labelledBy, describedBy, initialFocus, className, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    (initialFocus?.current ?? dialog.querySelector<HTMLElement>(firstControl) ?? dialog).focus();
    // Closing gives the focus back to where it was.
    return () => dialog.close();
  }, [initialFocus]);

  return (
    <dialog
      ref={ref}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      tabIndex={-1}
      data-own-keys=""
      data-covers-page=""
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
      className={cx('modal', className)}
    >
      {children}
    </dialog>
  );
}

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

/** A modal window with title and buttons; a sheet from below on a phone. */
export function Dialog({ open, onOpenChange, title, description, size = 'medium', ...props }: DialogProps) {
  const id = useId();
  const { footer, initialFocus, children } = props;
  if (!open) return null;
  const close = () => onOpenChange(false);
  return (
    <Modal
      onClose={close}
      labelledBy={id}
      describedBy={description ? `${id}-text` : undefined}
      initialFocus={initialFocus}
      className={cx('sheet', widths[size])}
    >
      <div className="flex max-h-[inherit] flex-col">
        <header className="flex items-start gap-3 px-5 pt-4 pb-2">
          <div className="min-w-0 flex-1">
            <h2 id={id} className="text-lg font-semibold text-balance">
              {title}
            </h2>
            {description && (
              <p id={`${id}-text`} className="mt-1 text-ink2">
                {description}
              </p>
            )}
          </div>
          <IconButton
            label={t('ui.close')}
            icon={<X size={16} aria-hidden="true" />}
            size="small"
            className="order-last -me-1.5"
            onClick={close}
          />
        </header>
        {children && (
          <div
            data-body=""
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto px-5 py-2 -outline-offset-2"
          >
            {children}
          </div>
        )}
        <footer className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] empty:pt-0">
          {footer}
        </footer>
      </div>
    </Modal>
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
  const cancel = useRef<HTMLButtonElement>(null);
  const footer = (
    <>
      <Button ref={cancel} onClick={() => props.onOpenChange(false)}>
        {t('ui.cancel')}
      </Button>
      <Button tone={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
        {action}
      </Button>
    </>
  );
  return <Dialog initialFocus={cancel} {...props} size="small" footer={footer} />;
}
