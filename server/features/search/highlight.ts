import type { TextRange } from '#contract/search.ts';
import { fold } from '#server/text/fold.ts';
import { toTokens } from './tokens.ts';

const words = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const excerptLength = 180;
/** So much before a match is in sight where it is read, in Latin letters; a Chinese character is as wide as two. */
const leadWidth = 50;

/** Where words of the query stand in a text, in UTF-16 units; neighbours that only a sign or space parts are one range. */
export function findRanges(text: string, tokens: readonly string[]): TextRange[] {
  const wanted = new Set(tokens);
  const ranges: TextRange[] = [];
  const characters = graphemes.segment(text);
  const mark = (from: number, to: number) => {
    const start = safeCut(text, from);
    const final = characters.containing(to - 1);
    const end = final ? final.index + final.segment.length : to;
    const last = ranges.at(-1);
    if (last && start - last[1] <= 1) last[1] = end;
    else ranges.push([start, end]);
  };
  for (const { 0: word, index } of text.matchAll(words)) {
    if (
      wanted.has(fold(word).replaceAll("'", '')) ||
      (/['’]/.test(word) && toTokens(word).some((token) => wanted.has(token)))
    )
      mark(index, index + word.length);
    else
      for (const { segment, index: at, isWordLike } of unspacedSegments(word))
        if (isWordLike && wanted.has(fold(segment))) mark(index + at, index + at + segment.length);
  }
  return ranges;
}

/** The part of a text around its first match, whole words where possible, with the ranges inside it. */
export function excerpt(text: string, tokens: readonly string[]): { excerpt: string; ranges: TextRange[] } {
  const ranges = findRanges(text, tokens);
  const first = ranges[0]?.[0] ?? 0;
  const lead = leadOf(text, first);
  const start = lead === 0 ? 0 : wordStart(text, lead, first);
  if (start === 0 && text.length <= excerptLength) return { excerpt: text, ranges };
  const end = start + excerptLength >= text.length ? text.length : safeCut(text, start + excerptLength);
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  const inside = ranges
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): TextRange => [from + shift, to + shift]);
  return { excerpt: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`, ranges: inside };
}

const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ud840-\ud8bf]/;

function unspacedSegments(word: string): Iterable<Intl.SegmentData> {
  return unspaced.test(word) ? segmenter.segment(word) : [];
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\ud840-\ud8bf]/;

/** Where the text before a match begins to be wider than what is in sight; 0 where all of it fits. */
function leadOf(text: string, first: number): number {
  let at = first;
  for (let width = 0; at > 0 && width < leadWidth; at -= 1) width += wide.test(text.charAt(at - 1)) ? 2 : 1;
  return at;
}

/** The next word, if one begins in the first half before the match. */
function wordStart(text: string, from: number, first: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space - from < (first - from) / 2 ? space + 1 : safeCut(text, from);
}

/** Never inside what a person sees as one character: a letter with its marks, an emoji of several signs. */
function safeCut(text: string, at: number): number {
  return graphemes.segment(text).containing(at)?.index ?? at;
}
