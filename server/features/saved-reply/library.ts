import type { Variant } from '#contract/saved-reply.ts';
import { piecesOf } from '#contract/saved-reply-text.ts';
import { chooseVariant, speaks } from './choose-variant.ts';
import { type Word, wordsOf } from './words-of.ts';

/** A saved reply as it is told apart from others. */
export type Shelved = {
  id: string;
  title: string;
  folder: string;
  /** Differs after any change of it. */
  stamp: string;
  variants: readonly Variant[];
};

type Entry<Reply> = {
  reply: Reply;
  /** Forms of the title and the folder. */
  named: ReadonlySet<string>;
  /** Forms of each text, in the order of the variants. */
  said: readonly ReadonlySet<string>[];
};

/** Where a form stands: the places of the entries that hold it, in their names and in any of their texts. */
type Holders = { named: number[]; said: number[] };

/** Saved replies with what is needed to find those that fit a message: made once, asked often. */
export type Library<Reply extends Shelved> = {
  entries: readonly Entry<Reply>[];
  holders: ReadonlyMap<string, Holders>;
};

/** Pure: makes a library; what did not change since an earlier one is not read again. */
export function makeLibrary<Reply extends Shelved>(
  replies: readonly Reply[],
  earlier: Library<Reply> | null = null,
): Library<Reply> {
  const known = new Map(earlier?.entries.map((entry) => [`${entry.reply.id} ${entry.reply.stamp}`, entry]));
  const entries = replies.map(
    (reply) =>
      known.get(`${reply.id} ${reply.stamp}`) ?? {
        reply,
        named: formsOf(`${reply.title} ${reply.folder}`),
        said: reply.variants.map(({ text }) => formsOf(fixedWords(text))),
      },
  );
  const holders = new Map<string, Holders>();
  const holdersOf = (form: string): Holders => {
    const there = holders.get(form);
    if (there) return there;
    const made = { named: [], said: [] };
    holders.set(form, made);
    return made;
  };
  for (const [n, { named, said }] of entries.entries()) {
    for (const form of named) holdersOf(form).named.push(n);
    for (const forms of said)
      for (const form of forms) {
        const places = holdersOf(form).said;
        if (places.at(-1) !== n) places.push(n);
      }
  }
  return { entries, holders };
}

const formsOf = (text: string): ReadonlySet<string> => new Set(wordsOf(text).map(({ form }) => form));

/** What is filled in from a conversation says nothing of the reply. */
const fixedWords = (text: string) =>
  piecesOf(text)
    .map((piece) => (piece.kind === 'words' ? piece.text : ' '))
    .join('');

/** A reply that fits a message, and the words of the message by which it was found, the most telling first. */
export type Suggestion<Reply> = { reply: Reply; words: string[]; score: number };

type Asked<Reply> = {
  text: string;
  language: string | null;
  network: string;
  /** Whether it may be offered here and now. */
  isOffered: (reply: Reply) => boolean;
};

/** A word in the title counts so many times as much as one in the text. */
const titleCounts = 3;
/** So few words shared in the text alone are chance. */
const fewestInText = 2;
/** Added to the number of words of a reply, so that short ones do not win by their shortness alone. */
const evenness = 12;
/** Of a large library, what more than this share holds tells nothing apart. */
const mostHolding = 0.25;
const largeLibrary = 40;
/** So many of those that share most are looked at word by word. */
const lookedAt = 40;

/**
 * Pure: the replies that fit what a customer wrote, the best first: the rarer in the library a word is, the more it counts,
 * and in long replies each counts less. Only texts in the customer's language, or for any, and for that network are asked.
 */
export function suggest<Reply extends Shelved>(
  library: Library<Reply>,
  { text, language, network, isOffered }: Asked<Reply>,
  most: number,
): Suggestion<Reply>[] {
  const telling = tellingWords(library, text);
  const found: Suggestion<Reply>[] = [];
  for (const entry of sharingMost(library, telling, isOffered)) {
    const { reply, said } = entry;
    const variant = chooseVariant(reply.variants, { network, language });
    if (!variant || !speaks(variant.language, language)) continue;
    const judged = judge(entry, said[reply.variants.indexOf(variant)] ?? new Set(), telling);
    if (judged) found.push({ reply, ...judged });
  }
  return found.sort((a, b) => b.score - a.score || a.reply.id.localeCompare(b.reply.id)).slice(0, most);
}

type Telling = { word: Word; weight: number; holders: Holders };

function tellingWords({ entries, holders }: Library<Shelved>, text: string): Telling[] {
  const count = entries.length;
  return wordsOf(text).flatMap((word) => {
    const found = holders.get(word.form);
    if (!found) return [];
    const holding = Math.max(found.named.length, found.said.length);
    if (count >= largeLibrary && holding > count * mostHolding) return [];
    return [{ word, weight: Math.log((count + 1) / (holding + 1)) + 0.1, holders: found }];
  });
}

/** The entries that share most with a message, whichever of their texts counts, of those that are offered. */
function sharingMost<Reply extends Shelved>(
  { entries }: Library<Reply>,
  telling: readonly Telling[],
  isOffered: (reply: Reply) => boolean,
): Entry<Reply>[] {
  const sums = new Float64Array(entries.length);
  const touched: number[] = [];
  const add = (n: number, worth: number) => {
    if (sums[n] === 0) touched.push(n);
    sums[n] = (sums[n] ?? 0) + worth;
  };
  for (const { weight, holders } of telling) {
    for (const n of holders.named) add(n, weight * titleCounts);
    for (const n of holders.said) add(n, weight);
  }
  return touched
    .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))
    .flatMap((n) => entries[n] ?? [])
    .filter(({ reply }) => isOffered(reply))
    .slice(0, lookedAt);
}

function judge(
  { named }: Entry<unknown>,
  said: ReadonlySet<string>,
  telling: readonly Telling[],
): { words: string[]; score: number } | null {
  const counted = telling
    .map(({ word, weight }) => ({
      word,
      isNamed: named.has(word.form),
      worth: (named.has(word.form) ? titleCounts : said.has(word.form) ? 1 : 0) * weight,
    }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);
  if (counted.length < fewestInText && !counted.some(({ isNamed }) => isNamed)) return null;
  const sum = counted.reduce((total, { worth }) => total + worth, 0);
  return {
    words: counted.map(({ word }) => word.written),
    score: sum / Math.sqrt(evenness + named.size + said.size),
  };
}
