import { measure, type TextUnit } from './measure.ts';

/** A long answer stands as at most so many posts. */
export const mostParts = 10;

type PartLimit = { max: number; unit: TextUnit; maxBytes?: number | undefined };

/**
 * Pure: a text as the posts of a thread, in order, each within the limit and numbered `(1/3)`; a text that fits stays one
 * post without a number. Broken where a reader pauses: between paragraphs, else sentences, else words, and within a word
 * only where one alone is too long. Null when it would take more than `mostParts`.
 */
export function splitIntoParts(text: string, limit: PartLimit): string[] | null {
  const whole = text.trim();
  if (isWithin(whole, limit)) return [whole];
  for (let of = 2; of <= mostParts; of += 1) {
    const parts = cutInto(whole, of, limit);
    if (parts) return parts;
  }
  return null;
}

/** Pure: the words of some parts again, without their numbers. */
export const joinParts = (parts: readonly string[]) => parts.map((part) => part.replace(numbered, '')).join('\n\n');
const numbered = / \(\d{1,2}\/\d{1,2}\)$/u;

function cutInto(whole: string, of: number, limit: PartLimit): string[] | null {
  const parts: string[] = [];
  let rest = whole;
  for (let n = 1; n <= of; n += 1) {
    const withNumber = (words: string) => `${words} (${n}/${of})`;
    const fitting = (words: string) => isWithin(withNumber(words), limit);
    const to = fitting(rest) ? rest.length : breakOf(rest, fitting);
    const words = rest.slice(0, to).trimEnd();
    if (words === '') return null;
    parts.push(withNumber(words));
    rest = rest.slice(to).trimStart();
    if (rest === '') return n === of ? parts : null;
  }
  return null;
}

/** Ends of what a reader takes in at once, the best first; each as an index after it. */
const pauses = [/\n\s*\n/gu, /[.!?…。！？؟](?=["'”’»)\]]*(?:\s|$))["'”’»)\]]*|[。！？]/gu, /(?=\s)/gu];
/** A pause that would leave a post emptier than this share of what fits is none. */
const leastShare = 0.4;

function breakOf(text: string, fitting: (words: string) => boolean): number {
  const most = longestFitting(text, fitting);
  for (const [n, pause] of pauses.entries()) {
    const ends = [...text.slice(0, most + 1).matchAll(pause)].map((match) => match.index + match[0].length);
    const at = ends.findLast((end) => end <= most && text.slice(0, end).trim() !== '');
    const isLast = n === pauses.length - 1;
    if (at !== undefined && at > 0 && (isLast || at >= most * leastShare)) return at;
  }
  return most;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The longest beginning, in whole signs, that fits; found by halving. */
function longestFitting(text: string, fitting: (words: string) => boolean): number {
  const ends = [...graphemes.segment(text)].map(({ index, segment }) => index + segment.length);
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitting(text.slice(0, ends[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? 0 : (ends[low - 1] ?? 0);
}

function isWithin(text: string, { max, unit, maxBytes }: PartLimit): boolean {
  if (maxBytes !== undefined && new TextEncoder().encode(text).length > maxBytes) return false;
  return measure(text, unit) <= max;
}
