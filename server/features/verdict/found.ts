import type { Taxonomy } from '#contract/taxonomy.ts';
import { tasks } from '#contract/verdict.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { type FoundByTask, keptWords } from './labels.ts';
import { narrow, themeByWords, themeOf } from './theme.ts';

/** Of three answers: what is hardly surer than a guess is unknown. */
const leastSure = 0.4;

/** Pure: what is kept of what was understood of a text: its theme as learned, where it is one of today's, else by its words. */
export function foundOf(understanding: Understanding, text: string, taxonomy: Taxonomy): FoundByTask {
  const found = tasks.map((task) => {
    const { label, confidence, words } = understanding[task];
    const isGuess = task === 'sentiment' && confidence < leastSure;
    return [task, { label: isGuess ? null : label, confidence, words: isGuess ? [] : keptWords(words) }] as const;
  });
  const { label, ...learned } = understanding.theme;
  const known = label === null ? null : themeOf(taxonomy, label);
  const theme =
    known === null
      ? themeByWords(taxonomy, text)
      : (narrow(taxonomy, known, text) ?? { ...learned, label: known, words: keptWords(learned.words) });
  return { ...Object.fromEntries(found), theme };
}
