import type { Taxonomy } from '#contract/taxonomy.ts';
import { tasks } from '#contract/verdict.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { entryFound } from './entry.ts';
import { type FoundByTask, keptWords } from './labels.ts';

/** Of three answers: what is hardly surer than a guess is unknown. */
const leastSure = 0.4;

/** Pure: what is kept of what was understood of a text, with its theme, intent and product as the team has them. */
export function foundOf(understanding: Understanding, text: string, taxonomy: Taxonomy): FoundByTask {
  const found = tasks.map((task) => {
    const { label, confidence, words } = understanding[task];
    const isGuess = task === 'sentiment' && confidence < leastSure;
    return [task, { label: isGuess ? null : label, confidence, words: isGuess ? [] : keptWords(words) }] as const;
  });
  return { ...Object.fromEntries(found), ...entriesFound(understanding, text, taxonomy) };
}

/** Pure: the theme, the intent and the product of a text, as the team has them. */
export const entriesFound = (understanding: Understanding, text: string, taxonomy: Taxonomy) => ({
  theme: entryFound('theme', understanding, text, taxonomy),
  intent: entryFound('intent', understanding, text, taxonomy),
  product: entryFound('product', understanding, text, taxonomy),
});
