import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { Kbd } from './Kbd.tsx';
import type { Side } from './place.ts';
import { putBeside } from './use-popup.ts';

export type TooltipSide = Side;
type Tip = { anchor: Element; label: ReactNode; keys?: string; side: Side };

const delayMs = 450;
/** Within this time after one tooltip its neighbours show at once. */
const warmMs = 300;
const lingerMs = 80;

let shown: Tip | null = null;
let closedAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function change(next: Tip | null): void {
  clearTimeout(timer);
  if (shown === next) return;
  if (shown && !next) closedAt = performance.now();
  shown?.anchor.removeAttribute('aria-describedby');
  shown = next;
  // A name that says the same needs no description beside it.
  if (next && next.anchor.getAttribute('aria-label') !== next.label) {
    next.anchor.setAttribute('aria-describedby', 'tooltip');
  }
  for (const listener of listeners) listener();
}

function later(run: () => void, ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(run, ms);
}

type TooltipProps = {
  label: ReactNode;
  keys?: string;
  side?: Side;
  /** The element explained; it needs a name of its own. */
  children: ReactElement<Record<string, unknown>>;
};

/** Explains an element on hover and focus. Costs nothing until then: one tooltip serves the whole page. */
export function Tooltip({ label, keys, side = 'top', children, ...passedOn }: TooltipProps) {
  const tip = (anchor: Element): Tip => ({ anchor, label, keys, side });
  const handlers = {
    onPointerEnter: ({ currentTarget, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return;
      const warm = shown !== null || performance.now() - closedAt < warmMs;
      later(() => change(tip(currentTarget)), warm ? 0 : delayMs);
    },
    onPointerLeave: () => later(() => change(null), lingerMs),
    onPointerDown: () => change(null),
    onFocus: ({ currentTarget }: FocusEvent) => {
      // Later, since the browser may be moving the focus while it closes a popup, and then refuses to open another.
      if (currentTarget.matches(':focus-visible')) later(() => change(tip(currentTarget)), 0);
    },
    onBlur: () => change(null),
  };
  // What a wrapper such as Menu gives to its trigger belongs to the element itself.
  return cloneElement(children, { ...passedOn, ...chained(handlers, children.props) });
}

type Handler = (event: never) => void;

/** Runs the element's own handlers too. */
function chained(handlers: Record<string, Handler>, own: Record<string, unknown>): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => {
      const other = own[name];
      if (typeof other !== 'function') return [name, handler];
      return [
        name,
        (event: never) => {
          other(event);
          handler(event);
        },
      ];
    }),
  );
}

/** The one tooltip; once per page. */
export function TooltipHost() {
  const ref = useRef<HTMLDivElement>(null);
  const tip = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );

  useLayoutEffect(() => {
    const host = ref.current;
    if (!tip || !host) return;
    // Again on top of whatever opened since.
    host.hidePopover();
    host.showPopover();
    putBeside(host, tip.anchor, tip.side, 'center', 6);
    const close = () => change(null);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('scroll', close, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('scroll', close, true);
      host.hidePopover();
    };
  }, [tip]);

  return (
    <div
      ref={ref}
      id="tooltip"
      role="tooltip"
      // Reached through aria-describedby alone; on its own it would be text outside every landmark.
      aria-hidden="true"
      popover="manual"
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={() => change(null)}
      className="tip"
    >
      {tip?.label}
      {tip?.keys && <Kbd keys={tip.keys} plain />}
    </div>
  );
}
