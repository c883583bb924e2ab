import { isAscii } from '#server/text/fold.ts';
import { spell } from '#server/text/spell.ts';

/** A text as it may be meant, word by word; `joined` are stretches without spaces in which a phrase may hide. */
export type Reading = { words: readonly string[]; joined: readonly string[] };

/** A word, with the letters that were hidden in it; and the same where all is ASCII, which is quicker. */
const wordly = /[\p{L}\p{N}\p{M}*]+/gu;
const plainest = /[a-z0-9*]+/g;
/** What is written for a letter between letters. */
const drawn = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g' }));
const drawnSigns = new Map(Object.entries({ '@': 'a', $: 's', '!': 'i', '|': 'i', '€': 'e', '+': 't', '£': 'l' }));
/** Fewer single letters in a row are initials. */
const leastSpaced = 4;
/** A word this long may be several. */
const leastJoined = 8;

/** One spelling for what is read alike: case, accents, scripts, zero-width signs, and letters said more than once. Pure. */
export function plainWords(text: string): string {
  // Most of what is written is so plain that nothing has to be looked up.
  if (isAscii(text)) return squeeze(text.toLowerCase().replace(elided, ' ').replace(/['`]/g, ''));
  return squeeze(
    spell(text)
      .text.replace(elided, ' ')
      .replace(/['’‘`´ʼ]/gu, '')
      .replace(/ى/gu, 'ي')
      .replace(/ة/gu, 'ه')
      .replace(/ـ/gu, ''),
  );
}

/** An article or pronoun before a word, as in French and Italian. */
const elided = /(?<=(?<!\p{L})\p{L}{1,2})['’‘`´ʼ](?=\p{L}{2})/gu;

/** `kiiill` and `kill` are one; digits stay as they are. */
const squeeze = (text: string) => text.replace(/(\p{L})\1+/gu, '$1');
const hasLetter = /\p{L}/u;
/** What may stand for a letter; not what only ends a sentence or begins an account's name, or each would be read twice. */
const masked = /[01345789$|€+£]|(?<=[\p{L}\p{N}])@|!(?=[\p{L}\p{N}])/u;

/** With letters that are drawn alike as one; for the words of lists as well. */
export const likeDrawn = (plain: string) => squeeze(plain.replace(/[1!|l]/gu, 'i'));

/**
 * How a text may be meant, the plain one first: as it stands, with signs read as the letters they are drawn like, and with
 * words that were taken apart letter by letter or written as one. Pure.
 */
export function readingsOf(text: string): { plain: Reading; drawn: Reading | null } {
  const plain = plainWords(text);
  const meant = unmask(plain);
  return { plain: reading(plain), drawn: meant === plain ? null : reading(likeDrawn(meant)) };
}

/** Digits and signs that stand for letters, where a letter is beside them; a star stands for any one letter. */
function unmask(plain: string): string {
  if (!masked.test(plain)) return plain;
  return plain
    .split(/\s+/u)
    .map((word) => (masked.test(word) && hasLetter.test(word) ? [...word].map(asLetter).join('') : word))
    .join(' ');
}

const asLetter = (sign: string) => drawn.get(sign) ?? drawnSigns.get(sign) ?? sign;

function reading(plain: string): Reading {
  const found = plain.match(isAscii(plain) ? plainest : wordly) ?? [];
  const words = plain.includes('*') ? found.filter((word) => !/^\*+$/.test(word)) : found;
  const spaced = spacedOut(words);
  return {
    // Words that were taken apart stand behind the others, next to none of them.
    words: [...words, ...spaced.flatMap((word) => ['', word])],
    joined: [...spaced, ...words.filter((word) => word.length >= leastJoined)],
  };
}

/** Words of one letter, one after the other, as the one that they make. */
function spacedOut(words: readonly string[]): string[] {
  const found: string[] = [];
  let run: string[] = [];
  for (const word of [...words, '']) {
    if (word.length === 1 || (word.length === 2 && [...word].length === 1)) run.push(word);
    else {
      if (run.length >= leastSpaced) found.push(squeeze(run.join('')));
      run = [];
    }
  }
  return found;
}
