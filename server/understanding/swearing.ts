import { hasSwearing, isSwearing } from './lexicon.ts';
import { type Understanding, unknown } from './verdict.ts';
import type { Words } from './words.ts';

/** Offence by the list of swear words of a language; what is not on it is unknown, because lists find less than half. Pure. */
export function judgeSwearing({ text, words }: Words, language: string | null): Understanding['offensive'] {
  if (language === null || !hasSwearing(language)) return unknown();
  const found = words.filter((word) => isSwearing(word.text, language));
  if (found.length === 0) return unknown();
  return {
    label: 'offensive',
    confidence: Math.min(0.95, 0.6 + 0.1 * found.length),
    words: found.slice(0, 4).map(({ from, to }) => text.slice(from, to)),
  };
}
