import { type FocusEvent, useEffect, useRef, useState } from 'react';

/** Longer than a press takes, in ms: what is pressed to leave the composer must not move from under the finger. */
const pressMs = 400;

/** Whether the composer rests: its field was not used yet, or was left. A window that it opened is no leaving. */
export function useRest() {
  const [rests, setRests] = useState(true);
  const leaving = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  return {
    rests,
    onFocus: ({ target }: FocusEvent) => {
      clearTimeout(leaving.current);
      if (target instanceof HTMLTextAreaElement) setRests(false);
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (currentTarget.contains(relatedTarget)) return;
      leaving.current = window.setTimeout(() => {
        if (!document.activeElement?.closest('dialog, [popover]')) setRests(true);
      }, pressMs);
    },
  };
}
