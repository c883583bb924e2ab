import { type PointerEvent, useRef } from 'react';

const longMs = 450;
const slackPx = 10;

/**
 * Handlers for a finger that rests on something. The tap that ends a long press is no tap, and the browser's own menu of a
 * link stays away.
 */
export function useLongPress(run: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const pressed = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      stop();
      pressed.current = false;
      if (event.pointerType !== 'touch') return;
      start.current = { x: event.clientX, y: event.clientY };
      timer.current = setTimeout(() => {
        pressed.current = true;
        navigator.vibrate?.(10);
        run();
      }, longMs);
    },
    onPointerMove: (event: PointerEvent) => {
      if (Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > slackPx) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: { preventDefault: () => void; nativeEvent: Event }) => {
      if (event.nativeEvent instanceof globalThis.PointerEvent && event.nativeEvent.pointerType === 'touch')
        event.preventDefault();
    },
    /** Whether the click that follows belongs to the long press. */
    swallows: () => {
      const was = pressed.current;
      pressed.current = false;
      return was;
    },
  };
}
