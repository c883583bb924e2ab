import { cloneElement, type ReactElement, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import type { Align, Side } from './place.ts';
import { usePopup } from './use-popup.ts';

type PopoverProps = {
  /** A Button or IconButton. */
  trigger: ReactElement<Record<string, unknown>>;
  /** Name for screen readers, shown as a heading when `heading` is set. */
  title: string;
  heading?: boolean;
  side?: Side;
  align?: Align;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

/** A small panel beside its button, for a form of one or two fields or an explanation. */
export function Popover({ trigger, title, heading, side = 'bottom', align = 'start', ...props }: PopoverProps) {
  const titleId = useId();
  const popup = usePopup({ ...props, side, align, onPlaced: focusFirst });
  return (
    <>
      {cloneElement(trigger, {
        popoverTarget: popup.id,
        'aria-haspopup': 'dialog',
        'aria-expanded': popup.open,
      })}
      <div
        {...popup.props}
        role="dialog"
        aria-labelledby={titleId}
        className={cx('pop w-72 max-w-[calc(100vw-1rem)] overflow-y-auto p-3', props.className)}
      >
        {popup.drawn && (
          <>
            <h2 id={titleId} className={heading ? 'mb-2 font-semibold' : 'sr-only'}>
              {title}
            </h2>
            {props.children}
          </>
        )}
      </div>
    </>
  );
}

const focusable = 'input:not(:disabled), button:not(:disabled), select, textarea, a[href], [tabindex="0"]';

function focusFirst(popup: HTMLElement): void {
  if (popup.contains(document.activeElement)) return;
  (popup.querySelector<HTMLElement>(focusable) ?? popup).focus();
}
