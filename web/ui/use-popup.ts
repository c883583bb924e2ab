import { type RefObject, type ToggleEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Align, place, type Side } from './place.ts';

type PopupOptions = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side: Side;
  align: Align;
  gap?: number;
  /** Runs once the popup stands in its place: moves the focus. */
  onPlaced?: (popup: HTMLElement) => void;
};

type Popup = {
  id: string;
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Whether the content is to be drawn: it outlasts the closing, else the browser could not give the focus back. */
  drawn: boolean;
  /** For the popover element. */
  props: {
    ref: RefObject<HTMLDivElement | null>;
    id: string;
    popover: 'auto';
    tabIndex: -1;
    'data-own-keys': '';
    onBeforeToggle: (event: ToggleEvent<HTMLDivElement>) => void;
    onToggle: (event: ToggleEvent<HTMLDivElement>) => void;
  };
};

/**
 * A native popover beside the element with `popovertarget={id}`. The browser closes it on Escape and on a click
 * elsewhere, gives the focus back, and draws it above everything; here it is opened and put in its place.
 */
export function usePopup({ open: controlled, onOpenChange, side, align, gap = 5, onPlaced }: PopupOptions): Popup {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [inner, setInner] = useState(false);
  const [lingers, setLingers] = useState(false);
  const open = controlled ?? inner;
  /** True while the browser itself opens or closes it. */
  const toggling = useRef(false);

  const setOpen = (next: boolean) => {
    setInner(next);
    onOpenChange?.(next);
  };

  useLayoutEffect(() => {
    const popup = ref.current;
    if (!popup || toggling.current || popup.matches(':popover-open') === open) return;
    if (open) popup.showPopover();
    else popup.hidePopover();
  }, [open]);

  const placed = useRef(onPlaced);
  useLayoutEffect(() => {
    placed.current = onPlaced;
  });

  useEffect(() => {
    const popup = ref.current;
    const anchor = anchorOf(id);
    if (!open || !popup || !anchor) return;
    const put = () => putBeside(popup, anchor, side, align, gap);
    setLingers(true);
    const start = () => {
      put();
      placed.current?.(popup);
    };
    // Opened by the browser, it is not drawn yet while this runs.
    const frame = popup.matches(':popover-open') ? start() : requestAnimationFrame(start);
    const watcher = new ResizeObserver(put);
    watcher.observe(popup);
    window.addEventListener('resize', put);
    window.addEventListener('scroll', put, { capture: true, passive: true });
    return () => {
      if (frame) cancelAnimationFrame(frame);
      watcher.disconnect();
      window.removeEventListener('resize', put);
      window.removeEventListener('scroll', put, { capture: true });
    };
  }, [open, id, side, align, gap]);

  const onBeforeToggle = (event: ToggleEvent<HTMLDivElement>) => {
    const next = event.newState === 'open';
    if (event.target !== event.currentTarget || next === open) return;
    toggling.current = true;
    // The content must be there before the browser shows it.
    flushSync(() => setOpen(next));
    toggling.current = false;
  };

  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.newState === 'open') return;
    setLingers(false);
    // The browser gives the focus back from the outermost popup only, and to nothing where what had it is gone.
    const { activeElement } = document;
    if (activeElement === document.body || event.currentTarget.contains(activeElement)) anchorOf(id)?.focus();
  };

  const props = { ref, id, popover: 'auto', tabIndex: -1, 'data-own-keys': '', onBeforeToggle, onToggle } as const;
  return { id, open, setOpen, drawn: open || lingers, props };
}

export function anchorOf(id: string): HTMLElement | null {
  return document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
}

export function putBeside(popup: HTMLElement, anchor: Element, side: Side, align: Align, gap: number): void {
  popup.style.maxHeight = '';
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const rtl = document.documentElement.dir === 'rtl';
  const size = { width: popup.offsetWidth, height: popup.offsetHeight };
  const { left, top, maxHeight } = place(anchor.getBoundingClientRect(), size, room, { side, align, gap, rtl });
  popup.style.left = `${left}px`;
  popup.style.top = `${top}px`;
  popup.style.maxHeight = `${maxHeight}px`;
}
