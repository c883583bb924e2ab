import { useSyncExternalStore } from 'react';
import type { BulkAction, BulkReason } from '#contract/bulk.ts';

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

/** How many conversations an action held back: because public posts in them have no answer, and because tasks are open. */
export function heldBack({ skipped, change }: BulkAction): { posts: number; tasks: number } {
  const count = (wanted: BulkReason) => skipped.find(({ reason }) => reason === wanted)?.count ?? 0;
  return change === null ? { posts: 0, tasks: 0 } : { posts: count('posts_unanswered'), tasks: count('tasks_open') };
}

export function isHeldBack(action: BulkAction): boolean {
  const { posts, tasks } = heldBack(action);
  return posts + tasks > 0;
}
