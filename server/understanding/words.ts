/** A word and where it stands, in UTF-16 units. */
export type Word = { text: string; from: number; to: number };

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** A text with its words, read once for all word lists. */
export type Words = { text: string; words: Word[] };

/** The words of a text, lower case, with straight apostrophes. Pure. */
export function wordsOf(text: string): Words {
  const words = [...text.matchAll(word)].map((found) => ({
    text: found[0].toLowerCase().replaceAll('’', "'"),
    from: found.index,
    to: found.index + found[0].length,
  }));
  return { text, words };
}
