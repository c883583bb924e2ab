/** Short words of many tags, by which one that runs them together is taken apart. */
const common = new Set(
  (
    'a all am an and are at back bad be best big black blue by can cant care city come cool country day days delay dont down eco every ' +
    'fail fast feel fine first for free friday fun get give go good great green happy hard hate have help here hero home hot how i in is it just ' +
    'keep know late lets life live local lost love made make me more my need never new next nice night no not now of off on one only open our out ' +
    'people play please power real rocks safe sale say save service shop show slow so sorry special still stop story style support team thank thanks ' +
    'that the think this time tip tips to today together too top true trust tv up us use wait want way we week weekend well what when where who why ' +
    'win with work world year you your'
  ).split(' '),
);
/** Shorter tags are one word, and read as one. */
const leastLength = 8;
const tag = /(?<![\p{L}\p{N}_&/])#([\p{L}\p{N}_]+)/gu;

export type UncasedTag = { from: number; to: number; tag: string; cased: string | null };

/**
 * Tags of several words in small letters, which a screen reader says as one; with the words' capitals where they are
 * known from a list or from `said`, texts around it. Pure.
 */
export function findUncasedTags(text: string, said: readonly string[]): UncasedTag[] {
  const known = new Set([...common, ...said.flatMap((one) => one.toLowerCase().match(/\p{L}{3,}/gu) ?? [])]);
  return [...text.matchAll(tag)].flatMap(({ 0: whole, 1: word = '', index }) => {
    const isPlain = word.length >= leastLength && /\p{Ll}/u.test(word) && !/[\p{Lu}_]/u.test(word);
    if (!isPlain || known.has(word)) return [];
    const words = wordsOf(word, known);
    const cased = words && `#${words.map((one) => `${one.charAt(0).toUpperCase()}${one.slice(1)}`).join('')}`;
    return [{ from: index, to: index + whole.length, tag: whole, cased }];
  });
}

/** The fewest known words that make up the whole; null for none, or for one. */
function wordsOf(word: string, known: ReadonlySet<string>): string[] | null {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1)
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (!before || !(known.has(piece) || /^\d+$/.test(piece))) continue;
      if (!best[end] || before.length + 1 < (best[end]?.length ?? 0)) best[end] = [...before, piece];
    }
  const found = best[word.length];
  return found && found.length > 1 ? found : null;
}
