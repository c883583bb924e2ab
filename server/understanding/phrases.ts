import type { Words } from './words.ts';

/** Phrases by what they weigh, by language; a phrase is whole words, and `*` ends a word that may go on. */
export type Phrases = Record<string, readonly (readonly [weight: number, phrases: string])[]>;

/** Of a list, with its words; those of one list are in the order in which it names them. */
type Phrase = { list: number; words: string[]; weight: number };
/** The phrases of all lists of one language, by their first word, or by its first two letters where it may go on. */
type Begun = { exact: Map<string, Phrase[]>; open: Map<number, Phrase[]> };
type Found = { weight: number; words: string };

const byLanguage = new Map<string, Begun>();
let lists = 0;
const none: readonly Phrase[] = [];

/**
 * Reads phrases once, so that each text asks only for those that begin with a word of its own. `|` stands between phrases.
 * Each word is looked up once for all lists of a language, by whichever is asked first.
 */
export function phraseFinder(phrases: Phrases) {
  const list = lists;
  lists += 1;
  const languages = new Set(Object.keys(phrases));
  for (const [language, groups] of Object.entries(phrases)) {
    const begun = byLanguage.get(language) ?? { exact: new Map(), open: new Map() };
    byLanguage.set(language, begun);
    for (const [weight, listed] of groups)
      for (const phrase of listed.split('|')) addPhrase(begun, { list, words: phrase.trim().split(/\s+/), weight });
  }

  /** The phrases of a language that stand in a text, the heaviest first, as typed; null for a language without phrases. */
  return (read: Words, language: string | null): readonly Found[] | null => {
    if (language === null || !languages.has(language)) return null;
    return foundIn(read, language)[list] ?? [];
  };
}

function addPhrase({ exact, open }: Begun, phrase: Phrase): void {
  const [first = ''] = phrase.words;
  if (first.endsWith('*')) open.set(begins(first), [...(open.get(begins(first)) ?? []), phrase]);
  else exact.set(first, [...(exact.get(first) ?? []), phrase]);
}

/** The first two letters of a word in one number. */
const begins = (word: string) => word.charCodeAt(0) * 65_536 + (word.length > 1 ? word.charCodeAt(1) : 0);

/** What was found in texts that are still judged, by language. */
const inTexts = new WeakMap<Words, Map<string, ByList>>();
/** By the number of the list. */
type ByList = (Found[] | undefined)[];

/** What all lists of a language have in a text. */
function foundIn(read: Words, language: string): ByList {
  const known = inTexts.get(read) ?? new Map<string, ByList>();
  inTexts.set(read, known);
  const begun = byLanguage.get(language);
  const found = known.get(language) ?? (begun ? look(read, begun) : []);
  known.set(language, found);
  return found;
}

function look({ text, words }: Words, begun: Begun): ByList {
  const found: ByList = [];
  const add = (phrases: readonly Phrase[], n: number) => {
    for (const { list, words: wanted, weight } of phrases) {
      const [first, last] = [words[n], words[n + wanted.length - 1]];
      if (!first || !last || !wanted.every((word, m) => isWord(words[n + m]?.text, word))) continue;
      found[list] ??= [];
      found[list].push({ weight, words: text.slice(first.from, last.to) });
    }
  };
  for (let n = 0; n < words.length; n += 1) {
    const first = words[n]?.text ?? '';
    add(begun.exact.get(first) ?? none, n);
    add(begun.open.get(begins(first)) ?? none, n);
  }
  for (const ofList of found) ofList?.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return found;
}

function isWord(word: string | undefined, wanted: string): boolean {
  if (word === undefined) return false;
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
