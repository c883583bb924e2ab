import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';

type PopoverProps = {
  trigger: ReactElement;
  /** Name for screen readers, shown as a heading when `heading` is set. */
  title: string;
  heading?: boolean;
  side?: 'top' | 'bottom' | 'inline-start' | 'inline-end';
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

/** A small panel beside its button, for a form of one or two fields or an explanation. */
export function Popover({ trigger, title, heading, side = 'bottom', align = 'start', ...props }: PopoverProps) {
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={5} collisionPadding={8} className="z-20">
          <Base.Popup
            data-own-keys=""
            className={cx(
              'pop max-h-(--available-height) w-72 max-w-(--available-width) overflow-y-auto p-3',
              props.className,
            )}
          >
            <Base.Title className={heading ? 'mb-2 font-semibold' : 'sr-only'}>{title}</Base.Title>
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the popover it stands in. */
export const PopoverClose = ({ render }: { render: ReactElement }) => <Base.Close render={render} />;
