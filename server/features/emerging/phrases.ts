import { stopWords } from '#server/text/stop-words.ts';
import { ownWords } from '#server/understanding/clean.ts';

const mostPhrases = 40;
const mostLetters = 40;

/** Runs of letters, with an apostrophe between them. */
const run = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Scripts that put no space between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Between two words that belong to one phrase stands nothing but space or a hyphen. */
const joined = /^[ \u00A0-]$/;
const hasLetter = /\p{L}/u;
/** Four figures may be part of somebody’s number. */
const manyFigures = /\p{N}{4}/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words and pairs of words beside each other that a message says, each once, lower case, at most 40: without
 * addresses, names of accounts, numbers, what says nothing, and `names`, the words of our own names. Pure.
 */
export function phrasesOf(text: string, names: ReadonlySet<string>): string[] {
  const said = ownWords(text.normalize('NFKC')).toLowerCase().replaceAll('’', "'");
  const found = new Set<string>();
  let before: Piece | null = null;
  for (const piece of piecesOf(said)) {
    const counts = isTelling(piece.text, names);
    if (counts) {
      found.add(piece.text);
      if (before && isBeside(before, piece, said)) found.add(said.slice(before.from, piece.to));
    }
    before = counts ? piece : null;
    if (found.size >= mostPhrases) break;
  }
  return [...found].filter((one) => one.length <= mostLetters).slice(0, mostPhrases);
}

type Piece = { text: string; from: number; to: number };

function* piecesOf(said: string): Generator<Piece> {
  for (const { 0: word, index } of said.matchAll(run)) {
    if (!unspaced.test(word)) {
      yield { text: word, from: index, to: index + word.length };
      continue;
    }
    for (const { segment, index: at, isWordLike } of segmenter.segment(word))
      if (isWordLike) yield { text: segment, from: index + at, to: index + at + segment.length };
  }
}

/** One letter alone says something only where a letter is a word. */
function isTelling(word: string, names: ReadonlySet<string>): boolean {
  if (!hasLetter.test(word) || manyFigures.test(word)) return false;
  if (word.length < 2 && !unspaced.test(word)) return false;
  return !stopWords.has(word) && !names.has(word);
}

const isBeside = (before: Piece, piece: Piece, said: string): boolean =>
  before.to === piece.from
    ? unspaced.test(before.text) && unspaced.test(piece.text)
    : joined.test(said.slice(before.to, piece.from));

/** Pure: the words of our own names and handles, also written as one. */
export function namesOf(all: readonly string[]): ReadonlySet<string> {
  const words = all.flatMap((name) => {
    const lower = name.normalize('NFKC').toLowerCase().replace(/^@/, '');
    return [lower, lower.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...(lower.match(run) ?? [])];
  });
  return new Set(words.filter((word) => word !== ''));
}
