import { fold } from '#server/features/search/commands.ts';

/** Scripts that put no space between words: there a word may begin anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const letter = '[\\p{L}\\p{N}\\p{M}]';

/**
 * The first of these words or phrases that stands in the text, or null: whole words, whatever their case and accents; a
 * star at the end fits any ending.
 */
export function findWord(words: readonly string[], text: string): string | null {
  const folded = fold(text).replace(/\s+/g, ' ');
  return words.find((word) => patternOf(word).test(folded)) ?? null;
}

/** Policies hold some hundred words and are asked for each message, so what was made once is kept. */
const patterns = new Map<string, RegExp>();
const mostPatterns = 10_000;

function patternOf(word: string): RegExp {
  const known = patterns.get(word);
  if (known) return known;
  if (patterns.size >= mostPatterns) patterns.clear();
  const made = makePattern(word);
  patterns.set(word, made);
  return made;
}

function makePattern(word: string): RegExp {
  const isOpen = word.endsWith('*');
  const plain = fold(isOpen ? word.slice(0, -1) : word)
    .trim()
    .replace(/\s+/g, ' ');
  if (plain === '') return /$^/;
  const escaped = plain.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (unspaced.test(plain)) return new RegExp(escaped, 'u');
  return new RegExp(`(?<!${letter})${escaped}${isOpen ? '' : `(?!${letter})`}`, 'u');
}
