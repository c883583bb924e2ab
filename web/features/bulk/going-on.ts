import { useSyncExternalStore } from 'react';
import type { BulkAction } from '#contract/bulk.ts';

let asked: BulkAction | null = null;
const listeners = new Set<() => void>();

/** Asks about what an action held back; null when that is settled. */
export function askToGoOn(action: BulkAction | null): void {
  asked = action;
  for (const listener of listeners) listener();
}

/** The action about whose held back conversations the person is asked. */
export function useAskedToGoOn(): BulkAction | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}

/** How many conversations an action held back because public posts in them have no answer. */
export function heldBack({ skipped, change }: BulkAction): number {
  if (change === null) return 0;
  return skipped.find(({ reason }) => reason === 'posts_unanswered')?.count ?? 0;
}
