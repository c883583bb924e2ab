import { useMemo, useSyncExternalStore } from 'react';

/** Whether the window is at least this wide, in pixels of the page (so zoom counts). */
export function useWide(minWidthPx: number): boolean {
  const { subscribe, isWide } = useMemo(() => {
    const query = matchMedia(`(min-width: ${minWidthPx}px)`);
    return {
      subscribe: (listener: () => void) => {
        query.addEventListener('change', listener);
        return () => query.removeEventListener('change', listener);
      },
      isWide: () => query.matches,
    };
  }, [minWidthPx]);
  return useSyncExternalStore(subscribe, isWide);
}
