import { useEffect, useEffectEvent } from 'react';

type Keys = Record<'previous' | 'next' | 'first' | 'last' | 'closer' | 'farther' | 'whole', () => void> & {
  /** The arrows move within the picture. */
  isZoomed: boolean;
};

/** The keys of the viewer: arrows lead on, + and - zoom. A player that has the focus keeps its own. */
export function useViewerKeys({ isZoomed, ...run }: Keys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLMediaElement) return;
    const isMirrored = document.documentElement.dir === 'rtl';
    const actions: Record<string, () => void> = {
      ...(isZoomed
        ? {}
        : {
            ArrowLeft: isMirrored ? run.next : run.previous,
            ArrowRight: isMirrored ? run.previous : run.next,
            Home: run.first,
            End: run.last,
          }),
      '+': run.closer,
      '=': run.closer,
      '-': run.farther,
      '0': run.whole,
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
