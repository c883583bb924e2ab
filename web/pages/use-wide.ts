import { useSyncExternalStore } from 'react';

/** Whether the window is at least this wide, in pixels of the page (so zoom counts). */
export function useWide(minWidthPx: number): boolean {
  const query = matchMedia(`(min-width: ${minWidthPx}px)`);
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
