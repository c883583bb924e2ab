import { useSyncExternalStore } from 'react';

const stepMs = 10_000;
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  if (document.hidden) return;
  now = new Date();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = new Date();
    timer = setInterval(tick, stepMs);
    document.addEventListener('visibilitychange', tick);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/**
 * What `read` makes of the present, new when its answer changes: one timer serves the whole page, and a row renders
 * only when its words do. `read` must answer with a string, number or boolean.
 */
export function useFromNow<T extends string | number | boolean>(read: (now: Date) => T): T {
  return useSyncExternalStore(subscribe, () => read(now));
}
