import { fold } from '#server/text/fold.ts';

/** Scripts that put no space between words: there a word may begin anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const letter = '[\\p{L}\\p{N}\\p{M}]';
const wholeWord = /^[\p{L}\p{N}\p{M}]+$/u;
const everyWord = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The first of these words or phrases that stands in the text, or null: whole words, whatever their case and accents; a
 * star at the end fits any ending.
 */
export function findWord(words: readonly string[], text: string): string | null {
  const { exact, beginnings, rest } = soughtOf(words);
  const { folded, parts } = readText(text);
  let first = words.length;
  for (const part of parts) {
    first = Math.min(first, exact.get(part) ?? first);
    for (const { plain, n } of beginnings.get(part.charCodeAt(0)) ?? none)
      if (n < first && part.startsWith(plain)) first = n;
  }
  for (const { pattern, plain, n } of rest) {
    if (n > first) break;
    if (folded.includes(plain) && pattern.test(folded)) first = n;
  }
  return words[first] ?? null;
}

type Beginning = { plain: string; n: number };
const none: readonly Beginning[] = [];

/** Words in the way in which they are looked for, each with its place in the list. */
type Sought = {
  exact: ReadonlyMap<string, number>;
  /** By their first letter. */
  beginnings: ReadonlyMap<number, readonly Beginning[]>;
  /** Phrases, words with signs in them, and scripts without spaces. */
  rest: readonly { plain: string; pattern: RegExp; n: number }[];
};

/** Policies hold some hundred words and are asked for each message; their lists are never changed in place. */
const known = new WeakMap<readonly string[], Sought>();

function soughtOf(words: readonly string[]): Sought {
  const before = known.get(words);
  if (before) return before;
  const exact = new Map<string, number>();
  const beginnings = [];
  const rest = [];
  for (const [n, word] of words.entries()) {
    const isOpen = word.endsWith('*');
    const plain = fold(isOpen ? word.slice(0, -1) : word)
      .trim()
      .replace(/\s+/g, ' ');
    if (plain === '') continue;
    if (!wholeWord.test(plain) || unspaced.test(plain)) rest.push({ plain, pattern: patternOf(plain, isOpen), n });
    else if (isOpen) beginnings.push({ plain, n });
    else if (!exact.has(plain)) exact.set(plain, n);
  }
  const made = { exact, beginnings: Map.groupBy(beginnings, ({ plain }) => plain.charCodeAt(0)), rest };
  known.set(words, made);
  return made;
}

function patternOf(plain: string, isOpen: boolean): RegExp {
  const escaped = plain.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (unspaced.test(plain)) return new RegExp(escaped, 'u');
  return new RegExp(`(?<!${letter})${escaped}${isOpen ? '' : `(?!${letter})`}`, 'u');
}

type Read = { folded: string; parts: readonly string[] };

/** A message is asked about by one category after the other, and of several policies in a simulation. */
const lastRead = new Map<string, Read>();
const mostRead = 200;

function readText(text: string): Read {
  const before = lastRead.get(text);
  if (before) return before;
  const folded = fold(text).replace(/\s+/g, ' ');
  const read = { folded, parts: folded.match(everyWord) ?? [] };
  if (lastRead.size >= mostRead) lastRead.clear();
  lastRead.set(text, read);
  return read;
}
