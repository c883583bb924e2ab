import { tasks } from '#contract/verdict.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { type FoundByTask, keptWords } from './labels.ts';

/** Pure: what is kept of what was understood of a message. */
export function foundOf(understanding: Understanding): FoundByTask {
  const found = tasks.map((task) => {
    const { label, confidence, words } = understanding[task];
    return [task, { label, confidence, words: keptWords(words) }] as const;
  });
  return Object.fromEntries(found);
}
