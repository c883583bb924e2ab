import { spell } from '#server/text/spell.ts';

/** Whole words or phrases that something is told by; a star at the end fits any ending. */
type Told = { id: string; phrases: readonly string[] };
type Phrase<R extends Told> = { spelled: string; isOpen: boolean; rule: R };

/** Rules of words made ready for looking. */
export type Phrases<R extends Told> = readonly Phrase<R>[];

/** Spells the words of rules once, so that texts are only searched. */
export function makePhrases<R extends Told>(rules: readonly R[]): Phrases<R> {
  return rules.flatMap((rule) =>
    rule.phrases.flatMap((phrase) => {
      const isOpen = phrase.endsWith('*');
      const spelled = spell(isOpen ? phrase.slice(0, -1) : phrase).text.trim();
      return spelled === '' ? [] : [{ spelled, isOpen, rule }];
    }),
  );
}

/** Scripts that put no space between words: there a word may begin and end anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const letter = /[\p{L}\p{N}\p{M}]/u;

/** Where a text says what rules name: the first place of each rule, by place. Pure. */
export function findPhrases<R extends Told>(
  phrases: Phrases<R>,
  original: string,
): { rule: R; from: number; to: number }[] {
  const { text, place } = spell(original);
  const found = new Map<string, { rule: R; from: number; to: number }>();
  for (const { spelled, isOpen, rule } of phrases) {
    if (found.has(rule.id)) continue;
    for (let at = text.indexOf(spelled); at >= 0; at = text.indexOf(spelled, at + 1)) {
      const end = at + spelled.length;
      if (!standsAlone(text, at, end, isOpen) && !unspaced.test(spelled)) continue;
      found.set(rule.id, { rule, ...place(at, end) });
      break;
    }
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

function standsAlone(text: string, from: number, to: number, isOpen: boolean): boolean {
  // The last unit of a sign outside the first plane is no letter by itself, and no such letter ends a word of a rule.
  if (from > 0 && letter.test(text[from - 1] ?? '')) return false;
  return isOpen || !letter.test(text[to] ?? '');
}
