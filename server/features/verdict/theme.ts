import type { Taxonomy, Theme } from '#contract/taxonomy.ts';
import { findWord } from '#server/features/priority/queries.ts';
import type { Found } from './labels.ts';

/** How sure words are: somebody chose them for the theme, and a message says more than its words. */
const sureOfWords = 0.6;

/** Pure: the theme whose words a text says. Where several fit, nobody knows; unknown too where none does. */
export function themeByWords({ themes }: Taxonomy, text: string): Found {
  return onlyOne(themes, text) ?? { label: null, confidence: 0, words: [] };
}

/** Pure: the theme split off another whose words a text says; null where none or several are. */
export function narrow({ themes }: Taxonomy, from: string, text: string): Found | null {
  const parts = themes.filter(({ splitFrom }) => splitFrom === from);
  return parts.length === 0 ? null : onlyOne(parts, text);
}

/** Pure: what a text that bears a theme, or with null none, is found to be about by words; null where it stays as it is. */
export function themeAnew(taxonomy: Taxonomy, from: string | null, text: string): Found | null {
  return from === null ? onlyOne(taxonomy.themes, text) : narrow(taxonomy, from, text);
}

/** Of those whose words a text says the only one, where a theme that was split off goes before the one it came from. */
function onlyOne(themes: readonly Theme[], text: string): Found | null {
  const fitting = themes.flatMap(({ id, words, mergedInto, splitFrom }) => {
    const word = mergedInto === null ? findWord(words, text) : null;
    return word === null ? [] : [{ id, word, splitFrom }];
  });
  const [only, ...others] = fitting.filter(({ id }) => !fitting.some(({ splitFrom }) => splitFrom === id));
  if (!only || others.length > 0) return null;
  return { label: only.id, confidence: sureOfWords, words: [only.word.replace(/\*$/, '…')] };
}

/** Pure: the theme that a label means today: what became part of another is that one; null for none that there is. */
export function themeOf({ themes }: Taxonomy, label: string): string | null {
  const theme = themes.find(({ id }) => id === label);
  return theme ? (theme.mergedInto ?? theme.id) : null;
}
