import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { PaletteAction } from '../ui/CommandPalette.tsx';

let offered: readonly (readonly PaletteAction[])[] = [];
const listeners = new Set<() => void>();

function change(next: typeof offered): void {
  offered = next;
  for (const listener of listeners) listener();
}

/**
 * Offers actions in the command palette while the component is on the screen. Labelled shortcuts are there already;
 * this is for what has no key.
 */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const runLatest = useEffectEvent((id: string) => actions.find((action) => action.id === id)?.run());
  const shape = actions.map(({ id, label, keywords, keys }) => `${id}\n${label}\n${keywords}\n${keys}`).join('\n\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` says when the actions differ.
  useEffect(() => {
    const mine = actions.map((action) => ({ ...action, run: () => runLatest(action.id) }));
    change([...offered, mine]);
    return () => change(offered.filter((group) => group !== mine));
  }, [shape]);
}

/** What is offered now. */
export function useOfferedActions(): readonly PaletteAction[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
  ).flat();
}
