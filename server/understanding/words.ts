import { letterAt } from './signs.ts';

/** A word and where it stands, in UTF-16 units. */
export type Word = { text: string; from: number; to: number };

/** A text with its words, read once for all word lists. */
export type Words = { text: string; words: Word[] };

const [apostrophe, curly] = [0x27, 0x2019];

/** The words of a text, lower case, with straight apostrophes: letters and digits, and letters behind an apostrophe. Pure. */
export function wordsOf(text: string): Words {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    at = endOfRun(text, from, true);
    if (at === from) {
      at += 1;
      continue;
    }
    let isCurly = false;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit !== apostrophe && unit !== curly) break;
      const to = endOfRun(text, at + 1, false);
      if (to === at + 1) break;
      isCurly ||= unit === curly;
      at = to;
    }
    const word = text.slice(from, at).toLowerCase();
    words.push({ text: isCurly ? word.replaceAll('’', "'") : word, from, to: at });
  }
  return { text, words };
}

function endOfRun(text: string, from: number, withDigits: boolean): number {
  let at = from;
  for (let size = letterAt(text, at, withDigits); size > 0; size = letterAt(text, at, withDigits)) at += size;
  return at;
}
