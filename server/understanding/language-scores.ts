import { places, readRuns } from './language-table.ts';

/** How well the best language fits a text and how well the next one does, 0 to 1. */
export type Scored = { language: string; first: number; second: number; isReliable: boolean };

const { languages, letters, keys, kinds, starts, spoken, worth } = readRuns();

/** What the table leaves out of each worth, to fit a byte. */
const base = 53;
/** What a run is worth on average where a text is half sure. */
const half = 25;
/** A language that scores less than this share of what it usually does is none that is known. */
const leastShare = 0.75;
const leastRuns = 3;
const stride = 3;
/** Bytes of a word that are looked at, of a text at its end of a word, and of a text at most. */
const [mostOfWord, enough, most] = [70, 350, 380];
const space = 32;

const bits = 18;
const mask = (1 << bits) - 1;
/** A run's number and one, where its bytes fall; 0 where nothing is. */
const slots = new Uint32Array(1 << bits);
for (let n = 0; n < keys.length; n += 1) {
  let slot = fall(keys[n] as number, kinds[n] as number);
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = n + 1;
}

/** What is used for one text after another: nothing of it is kept for the next. */
const bytes = new Uint8Array(2_048);
const sums = new Uint32Array(languages.length);
const encoder = new TextEncoder();
/** The text in which a run was last met: each counts once. */
const lastMet = new Float64Array(keys.length);
let text = 0;
/** Runs of this text that no language is known by. */
const strange = new Set<number>();

/**
 * Which language a text is in by its runs of letters, of the first 350 bytes; null where none of them is known. The same
 * as `detect` of eld, from the same counts; only a letter that no language of the table writes, such as “ʻ”, is no blank here
 * (one text in 55,000).
 */
export function scoreLanguages(written: string): Scored | null {
  const { written: size } = encoder.encodeInto(onlyLetters(written).toLowerCase(), bytes);
  text += 1;
  strange.clear();
  sums.fill(0);
  const end = endOf(size);
  let runs = 0;
  let from = 0;
  while (from < end) {
    let to = from;
    while (to < end && bytes[to] !== space) to += 1;
    if (to > from) runs += addWord(from, to);
    // At the first end of a word behind these, all is said.
    if (to > enough) break;
    from = to + 1;
  }
  return best(runs + strange.size);
}

/** Where the last whole sign ends that is looked at. */
function endOf(size: number): number {
  let end = Math.min(size, most + 1);
  while (end < size && ((bytes[end] as number) & 0xc0) === 0x80) end += 1;
  return end;
}

/** Counts the runs of a word in: four bytes each, a stride apart, and its last four. Answers how many known ones are new. */
function addWord(from: number, to: number): number {
  const length = to - from;
  if (length <= 4) return addRun(keyAt(from, length), places.whole);
  const cut = Math.min(length, mostOfWord);
  let added = 0;
  for (let at = 0; at + 4 < cut; at += stride)
    added += addRun(keyAt(from + at, 4), at === 0 ? places.first : places.within);
  if (length <= mostOfWord) return added + addRun(keyAt(to - 4, 4), places.last);
  // Of what is longer, no language is known by the rest.
  let rest = 0x811c;
  for (let at = from + cut - 4; at < to; at += 1) rest = Math.imul(rest ^ (bytes[at] as number), 0x01000193);
  strange.add(-1 - (rest >>> 0));
  return added;
}

function keyAt(from: number, length: number): number {
  let key = 0;
  for (let n = 0; n < length; n += 1) key |= (bytes[from + n] as number) << (8 * n);
  return key >>> 0;
}

function addRun(key: number, kind: number): number {
  let slot = fall(key, kind);
  for (;;) {
    const n = (slots[slot] as number) - 1;
    if (n < 0) {
      strange.add(4 * key + kind);
      return 0;
    }
    if (keys[n] === key && kinds[n] === kind) {
      if (lastMet[n] === text) return 0;
      lastMet[n] = text;
      for (let at = starts[n] as number; at < (starts[n + 1] as number); at += 1) {
        const language = spoken[at] as number;
        sums[language] = (sums[language] as number) + (worth[at] as number) + base;
      }
      return 1;
    }
    slot = (slot + 1) & mask;
  }
}

function fall(key: number, kind: number): number {
  const mixed = Math.imul(key ^ Math.imul(kind + 1, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) & mask;
}

function best(runs: number): Scored | null {
  let first = 0;
  let second = 0;
  let chosen = -1;
  for (let language = 0; language < sums.length; language += 1) {
    const sum = sums[language] as number;
    if (sum > first) {
      second = first;
      first = sum;
      chosen = language;
    } else if (sum > second) second = sum;
  }
  const language = languages[chosen];
  if (!language) return null;
  const scaled = (sum: number) => sum / runs / (sum / runs + half);
  return {
    language: language.code,
    first: scaled(first),
    second: scaled(second),
    isReliable: runs >= leastRuns && scaled(first) >= language.usual * leastShare,
  };
}

const isLetter = (unit: number) => (((letters[unit >> 3] as number) >> (unit & 7)) & 1) === 1;
const isApostrophe = (unit: number) => unit === 0x27 || unit === 0x60 || unit === 0x2019;

/** The words alone, a space between them; an apostrophe stays before a letter, and at the end. */
function onlyLetters(written: string): string {
  let kept = '';
  let from = 0;
  let at = 0;
  while (at < written.length) {
    if (isLetter(written.charCodeAt(at))) {
      at += 1;
      continue;
    }
    let to = at + 1;
    while (to < written.length && !isLetter(written.charCodeAt(to))) to += 1;
    let apostrophes = to;
    while (apostrophes > at && isApostrophe(written.charCodeAt(apostrophes - 1))) apostrophes -= 1;
    // Between words nothing else is left; a word that begins with an apostrophe keeps it.
    if (apostrophes > at) {
      kept += from === at && kept === '' ? '' : `${written.slice(from, at)} `;
      from = apostrophes;
    }
    at = to;
  }
  return kept + written.slice(from);
}
