/**
 * How well `text` answers `query`: its letters must appear in order, the more at word starts and side by side the
 * better. Null when they do not. Case and accents do not count; an empty query fits everything with 0.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const wanted = fold(query).replaceAll(/\s+/g, '');
  const given = fold(text);
  if (wanted === '') return 0;
  const found = given.indexOf(wanted);
  // A plain hit beats scattered letters, at the start of a word most of all.
  if (found >= 0) return 100 + wanted.length * 4 + (startsWord(given, found) ? 20 : 0) - Math.min(found, 20) / 2;

  let score = 0;
  let from = 0;
  let last = -2;
  for (const letter of wanted) {
    const at = bestPlace(given, letter, from, last);
    if (at < 0) return null;
    score += startsWord(given, at) ? 8 : at === last + 1 ? 5 : 1;
    last = at;
    from = at + 1;
  }
  return score - given.length / 50;
}

/** The items that fit, the best first; equals keep their order. `wordsOf`: what else an item is called. */
export function fuzzyFilter<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
  wordsOf: (item: Item) => readonly string[] = () => [],
): Item[] {
  return items
    .map((item) => ({ item, score: best(fuzzyScore(query, textOf(item)), otherScore(query, wordsOf(item))) }))
    .filter((entry): entry is { item: Item; score: number } => entry.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** The beginning of another name is worth less than a plain hit in the own one, and more than scattered letters. */
function otherScore(query: string, words: readonly string[]): number | null {
  const wanted = fold(query).trim();
  return wanted !== '' && words.some((word) => fold(word).startsWith(wanted)) ? 80 : null;
}

const best = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** Right after the last letter, else the next word start with this letter, else its next place. */
function bestPlace(text: string, letter: string, from: number, last: number): number {
  if (text[last + 1] === letter) return last + 1;
  const next = text.indexOf(letter, from);
  for (let at = next; at >= 0; at = text.indexOf(letter, at + 1)) {
    if (startsWord(text, at)) return at;
  }
  return next;
}

const startsWord = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
