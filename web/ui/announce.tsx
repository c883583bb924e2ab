import { useSyncExternalStore } from 'react';

type Spoken = { polite: string; assertive: string };

let spoken: Spoken = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

/** Has a screen reader say something that only the eye would notice: "3 conversations resolved". */
export function announce(message: string, urgency: keyof Spoken = 'polite'): void {
  // A no-break space makes the same sentence new, so that it is said again.
  const text = spoken[urgency] === message ? `${message}\u00a0` : message;
  spoken = { ...spoken, [urgency]: text };
  for (const listener of listeners) listener();
}

/** The two live regions; once per page. */
export function Announcer() {
  const { polite, assertive } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => spoken,
  );
  return (
    <div className="sr-only">
      <div role="status">{polite}</div>
      <div role="alert">{assertive}</div>
    </div>
  );
}
