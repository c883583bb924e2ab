import { toTokens } from '#server/features/search/commands.ts';

/** Two texts of different people count as the same complaint from this share of common word pairs on. */
export const likenessNeeded = 0.5;
/** A text with fewer different words says too little: "where is my order" is everybody's. */
export const leastWords = 6;

/** What of a text is compared with others'. */
export type Likeness = { pairs: number[]; numbers: number[]; bands: number[] };

/**
 * Pure: the words of a text as the search sees them, without names that are addressed, so that it works alike in every
 * script. Null when there are too few to compare.
 */
export function likenessOf(text: string): Likeness | null {
  const words = wordsOf(text);
  if (words.length < leastWords) return null;
  const pairs = [...new Set(words.slice(1).map((word, n) => hash(`${words[n]} ${word}`)))];
  const numbers = [...new Set(words.filter((word) => /^\p{N}{4,}$/u.test(word)).map(hash))];
  return { pairs, numbers, bands: bandsOf(pairs) };
}

export function wordsOf(text: string): string[] {
  const tokens = toTokens(text);
  const named = new Set(tokens.filter((token) => token.startsWith('@')).map((token) => token.slice(1)));
  return tokens.filter((token) => !/^[@#]/.test(token) && !token.includes('/') && !named.has(token));
}

/** Pure: the share of all pairs of both that both have (Jaccard), 0 to 1. */
export function shareOf(a: readonly number[], b: readonly number[]): number {
  const other = new Set(b);
  const common = a.filter((pair) => other.has(pair)).length;
  const all = a.length + b.length - common;
  return all === 0 ? 0 : common / all;
}

/** Pure: both name long numbers and none in common: two orders, so two matters. */
export function numbersDiffer(a: readonly number[], b: readonly number[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((number) => b.includes(number));
}

/**
 * MinHash in bands: of two texts with share s at least one of the bands is equal with probability 1 - (1 - s²)^20, which
 * is 0.997 at 0.5 and 0.18 at 0.1, so an index on them finds nearly all that count and few that do not.
 */
const bandCount = 20;
const rowsABand = 2;

function bandsOf(pairs: readonly number[]): number[] {
  return Array.from({ length: bandCount }, (_, band) => {
    let key = band;
    for (let row = 0; row < rowsABand; row += 1) key = mix(key ^ minimum(pairs, band * rowsABand + row + 1));
    return key | 0;
  });
}

function minimum(pairs: readonly number[], seed: number): number {
  let least = 0xffffffff;
  const salt = Math.imul(seed, 0x9e3779b1);
  for (const pair of pairs) {
    const value = mix(pair ^ salt) >>> 0;
    if (value < least) least = value;
  }
  return least;
}

/** FNV-1a over UTF-16 units, then mixed; a signed 32-bit number, as the database keeps it. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value) | 0;
}

/** Every bit of the input moves every bit of the output (the finisher of MurmurHash3). */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
