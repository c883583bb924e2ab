import type { Taxonomy } from '#contract/taxonomy.ts';
import { findWord } from '#server/features/priority/queries.ts';
import type { Found } from './labels.ts';

/** How sure words are: somebody chose them for the theme, and a message says more than its words. */
const sureOfWords = 0.6;

/** Pure: the theme whose words a text says. Where several fit, nobody knows; unknown too where none does. */
export function themeByWords({ themes }: Taxonomy, text: string): Found {
  const fitting = themes.flatMap(({ id, words, mergedInto }) => {
    const word = mergedInto === null ? findWord(words, text) : null;
    return word === null ? [] : [{ id, word }];
  });
  const [only, ...others] = fitting;
  if (!only || others.length > 0) return { label: null, confidence: 0, words: [] };
  return { label: only.id, confidence: sureOfWords, words: [only.word.replace(/\*$/, '…')] };
}

/** Pure: the theme that a label means today: what became part of another is that one; null for none that there is. */
export function themeOf({ themes }: Taxonomy, label: string): string | null {
  const theme = themes.find(({ id }) => id === label);
  return theme ? (theme.mergedInto ?? theme.id) : null;
}
