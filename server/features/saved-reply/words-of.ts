import { commonWords } from './common-words.ts';
import { plainText } from './wording.ts';

const leastLetters = 4;
/** Endings of a word in other cases and numbers stand behind so many letters. */
const stemLetters = 6;
/** Written without spaces: told by pairs of signs. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const runs = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+|[\p{L}\p{M}]+/gu;

/** A word as it was written and the form in which it is compared. */
export type Word = { written: string; form: string };

/**
 * Pure: the words of a text that may tell what it is about, each form once: without names of people and accounts, numbers,
 * links, short and common words. Endings are cut, so that "refunds" is "refund" and "delivery" is "delivered".
 */
export function wordsOf(text: string): Word[] {
  const said = plainText(text.replace(/https?:\/\/\S+|[@#]\S+/gu, ' '));
  const found = new Map<string, Word>();
  for (const [run] of said.matchAll(runs)) {
    if (unspaced.test(run)) for (const pair of pairsOf(run)) found.set(pair, { written: pair, form: pair });
    else {
      const form = formOf(run);
      if (form !== null && !found.has(form)) found.set(form, { written: run, form });
    }
  }
  return [...found.values()];
}

function pairsOf(run: string): string[] {
  const signs = [...run];
  return signs.length === 1 ? signs : signs.slice(1).map((sign, n) => `${signs[n]}${sign}`);
}

/** Of words that were seen before: a library holds the same ones over and over. */
const forms = new Map<string, string | null>();
const mostForms = 50_000;

/** Null for a word that tells nothing. */
function formOf(written: string): string | null {
  const known = forms.get(written);
  if (known !== undefined) return known;
  if (forms.size >= mostForms) forms.clear();
  const form = makeForm(written);
  forms.set(written, form);
  return form;
}

function makeForm(written: string): string | null {
  const folded = written.normalize('NFD').replace(/\p{M}/gu, '');
  if ([...folded].length < leastLetters || commonWords.has(folded)) return null;
  const cut = folded.slice(0, stemLetters);
  return cut.length > leastLetters && cut.endsWith('s') ? cut.slice(0, -1) : cut;
}
