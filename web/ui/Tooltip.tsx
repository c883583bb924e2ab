import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

export type TooltipSide = 'top' | 'bottom' | 'inline-start' | 'inline-end';

type TooltipProps = {
  label: ReactNode;
  keys?: string;
  side?: TooltipSide;
  /** The element explained; it needs a name of its own. */
  children: ReactElement;
};

/** Wraps the app: once one tooltip shows, its neighbours show at once. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Base.Provider delay={450} closeDelay={0} timeout={300}>
    {children}
  </Base.Provider>
);

export function Tooltip({ label, keys, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-sm bg-tip px-2 py-1 text-xs text-on-tip shadow-pop transition-opacity duration-100 data-[ending-style]:opacity-0 data-[instant]:duration-0 data-[starting-style]:opacity-0">
            {label}
            {keys && <Kbd keys={keys} plain />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
