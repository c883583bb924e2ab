import { setTimeout as wait } from 'node:timers/promises';

/** What one look at work of the network says: it is done, or when to look again (ms). */
export type Look<T> = { done: T } | { againInMs: number };

/** Looks until the network's work is done. Undefined when it is not within `mostMs`; what a look throws is thrown. */
export async function lookUntilDone<T>(look: () => Promise<Look<T>>, mostMs: number): Promise<T | undefined> {
  const until = performance.now() + mostMs;
  for (;;) {
    const seen = await look();
    if ('done' in seen) return seen.done;
    if (performance.now() + seen.againInMs > until) return undefined;
    await wait(seen.againInMs);
  }
}
