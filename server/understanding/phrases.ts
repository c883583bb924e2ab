import type { Words } from './words.ts';

/** Phrases by what they weigh, by language; a phrase is whole words, and `*` ends a word that may go on. */
export type Phrases = Record<string, readonly (readonly [weight: number, phrases: string])[]>;

type Phrase = { words: string[]; weight: number };
const none: readonly Phrase[] = [];

/** Reads phrases once, so that each text asks only for those that begin with a word of its own. `|` stands between phrases. */
export function phraseFinder(phrases: Phrases) {
  const byLanguage = new Map(
    Object.entries(phrases).map(([language, groups]) => {
      const exact = new Map<string, Phrase[]>();
      /** By their first two letters. */
      const begun = new Map<string, Phrase[]>();
      for (const [weight, listed] of groups)
        for (const phrase of listed.split('|').map((each) => ({ words: each.trim().split(/\s+/), weight }))) {
          const [first = ''] = phrase.words;
          const [into, key] = first.endsWith('*') ? [begun, first.slice(0, 2)] : [exact, first];
          into.set(key, [...(into.get(key) ?? []), phrase]);
        }
      return [language, { exact, begun }] as const;
    }),
  );

  /** The phrases of a language that stand in a text, the heaviest first, as typed; null for a language without phrases. */
  return ({ text, words }: Words, language: string | null): { weight: number; words: string }[] | null => {
    const known = language === null ? undefined : byLanguage.get(language);
    if (!known) return null;
    const found: { weight: number; words: string }[] = [];
    const look = (phrases: readonly Phrase[] | undefined, n: number) => {
      for (const phrase of phrases ?? none) {
        const [first, last] = [words[n], words[n + phrase.words.length - 1]];
        if (first && last && phrase.words.every((wanted, m) => isWord(words[n + m]?.text, wanted)))
          found.push({ weight: phrase.weight, words: text.slice(first.from, last.to) });
      }
    };
    for (let n = 0; n < words.length; n += 1) {
      const first = words[n]?.text ?? '';
      look(known.exact.get(first), n);
      if (known.begun.size > 0) look(known.begun.get(first.slice(0, 2)), n);
    }
    return found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  };
}

function isWord(word: string | undefined, wanted: string): boolean {
  if (word === undefined) return false;
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
