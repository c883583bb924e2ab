import { type AboutGroups, countAboutGroups, nothingAboutGroups } from './groups.ts';
import { isSwearing, pleasantness } from './lexicon.ts';

/** Each feature falls into one of so many places; a power of two. */
export const places = 1 << 17;
const mask = places - 1;

/** What is counted of a text besides its words and letters; the order is that of the shipped weights. */
export const counted = [
  'pleasant words',
  'unpleasant words',
  'mood of the last words',
  'swear words',
  'exclamation marks',
  'question marks',
  'words in capitals',
  'stretched words',
  'addresses',
  'names of accounts',
  'digits',
  'length',
  'smiles',
  'frowns',
  'names of groups',
  'insults of groups',
  'harsh words beside a group',
  'a group without harsh words',
  'kind words beside a group',
  'harsh words without a group',
  'words against hate beside a group',
  'denied harsh words beside a group',
  'quotes beside a group',
] as const;

export type Token = { text: string; from: number; to: number };

/** A text as every model sees it. */
export type Features = {
  /** Where each feature falls, with repeats. */
  at: Uint32Array;
  /** The token each feature comes from; of two words, the second. */
  token: Uint16Array;
  /** What `counted` names, each about 0 to 2. */
  counts: Float32Array;
  tokens: Token[];
  /** What one feature is worth: the longer the text, the less. */
  unit: number;
};

const pattern =
  /(?<url>(?:https?:\/\/|www\.)\S+)|(?<name>@[\p{L}\p{N}_]+)|(?<face>[:;=8xX]['’]?[-^o]?[)(\][DPpOo/\\|*3](?![\p{L}\p{N}])|<3+|\^_?\^|-_+-|[)(][-']?[:;=])|(?<word>#?[\p{L}\p{M}\p{N}]+(?:['’_-][\p{L}\p{M}\p{N}]+)*)|(?<emoji>\p{Extended_Pictographic})|(?<marks>[!?.…]+|[^\s\p{L}\p{N}])/gu;
const smile = /^(?:[:;=8xX]['’]?[-^o]?[)\]DPp*3]|<3+|\^_?\^|\([-']?[:;=])$/;
const frown = /^(?:[:;=]['’]?[-^o]?[([/\\|]|-_+-|\)[-']?[:;=])$/;
const joyful = /[😀-😆😊😍😎🙂🤗🥰😘😂🎉👍👏❤💙💚💛💜🙏✨💯🙌]/u;
const grim = /[😒😞😟😠😡😢😣😤😥😩😫😭🙄👎💔🤬😾🤦😑😐😕🙁☹🤮🖕]/u;
const negating =
  /^(?:no|not|never|none|nobody|nothing|cannot|without|hardly|dont|doesnt|didnt|isnt|wasnt|wont|cant|aint)$|n't$/;
/** How many words a “not” reaches. */
const reach = 3;
const longestWord = 24;
const mostTokens = 400;

/** Hashes the words, pairs of words and runs of 3 to 5 letters of a text, once for all models. Pure. */
export function featuresOf(text: string): Features {
  const tokens: Token[] = [];
  const at: number[] = [];
  const token: number[] = [];
  const counts = new Float32Array(counted.length);
  const moods: number[] = [];
  const groups = nothingAboutGroups();
  let before = 0x9dc5;
  let negatedFor = 0;
  let letters = 0;
  let digits = 0;
  let wordCount = 0;
  const count = (name: (typeof counted)[number], by = 1) => {
    const n = counted.indexOf(name);
    counts[n] = (counts[n] ?? 0) + by;
  };
  for (const found of text.matchAll(pattern)) {
    if (tokens.length >= mostTokens) break;
    const typed = found[0];
    const { url, name, face, word, emoji, marks } = found.groups ?? {};
    const n = tokens.length;
    tokens.push({ text: typed, from: found.index, to: found.index + typed.length });
    const add = (hash: number) => {
      at.push(spread(hash) & mask);
      token.push(n);
    };
    let seen = typed;
    if (url !== undefined) {
      count('addresses');
      seen = '\u0001url';
    } else if (name !== undefined) {
      count('names of accounts');
      seen = '\u0001name';
    } else if (face !== undefined || emoji !== undefined) {
      if (smile.test(typed) || joyful.test(typed)) count('smiles');
      if (frown.test(typed) || grim.test(typed)) count('frowns');
    } else if (marks !== undefined) {
      if (marks.includes('!')) count('exclamation marks', marks.length);
      if (marks.includes('?')) count('question marks', marks.length);
      if (/[.!?…,;:]/.test(marks)) negatedFor = 0;
      seen = marks.slice(0, 3);
    } else if (word !== undefined) {
      seen = seenWord(word);
      wordCount += 1;
      letters += word.length;
      const numbers = word.match(/\d/g)?.length ?? 0;
      digits += numbers;
      const plain = seen.startsWith('#') ? seen.slice(1) : seen;
      if (/(\p{L})\1\1/u.test(seen)) count('stretched words');
      if (word.length > 2 && numbers === 0 && word === word.toUpperCase() && word !== word.toLowerCase())
        count('words in capitals');
      if (isSwearing(plain, 'en')) count('swear words');
      const pleasant = pleasantness(plain);
      const worth = pleasant * (negatedFor > 0 ? -0.7 : 1);
      countAboutGroups(groups, plain, { pleasant, isNegated: negatedFor > 0 });
      if (worth > 0) count('pleasant words', worth / 3);
      if (worth < 0) count('unpleasant words', -worth / 3);
      moods.push(worth);
      if (negatedFor > 0) add(hashOf(seen, 0x51ed));
      negatedFor = negating.test(plain) ? reach : Math.max(0, negatedFor - 1);
      addRuns(plain, add);
    }
    const own = hashOf(seen, 0x811c);
    const pair = Math.imul(before ^ 0x2545, 0x9e3779b1) ^ own;
    // Whole words and pairs stand for twice what a run of letters does.
    for (const whole of [own, own, pair, pair]) add(whole);
    before = own;
  }
  addGroups(groups, /["“”]/.test(text), count);
  count('mood of the last words', moods.slice(-6).reduce((sum, mood) => sum + mood, 0) / 4);
  count('digits', letters === 0 ? 0 : (2 * digits) / letters);
  count('length', Math.log1p(wordCount) / 2);
  for (const name of [
    'pleasant words',
    'unpleasant words',
    'swear words',
    'exclamation marks',
    'question marks',
    'stretched words',
    'addresses',
    'names of accounts',
    'smiles',
    'frowns',
  ] as const) {
    const n = counted.indexOf(name);
    counts[n] = Math.min(2, Math.log1p(counts[n] ?? 0));
  }
  const capitals = counted.indexOf('words in capitals');
  counts[capitals] = wordCount === 0 ? 0 : (2 * (counts[capitals] ?? 0)) / wordCount;
  return {
    at: Uint32Array.from(at),
    token: Uint16Array.from(token),
    counts,
    tokens,
    unit: at.length === 0 ? 0 : 1 / Math.sqrt(at.length),
  };
}

/** What is said beside the name of a group weighs otherwise than the same without one. */
function addGroups(
  { named, insults, harsh, denied, kind, against }: AboutGroups,
  isQuoted: boolean,
  count: (name: (typeof counted)[number], by: number) => void,
): void {
  const few = (found: number) => Math.min(2, Math.log1p(found));
  if (named + insults === 0) {
    count('harsh words without a group', few(harsh));
    return;
  }
  count('names of groups', named > 0 ? 1 : 0);
  count('insults of groups', few(insults));
  count('harsh words beside a group', few(harsh));
  count('a group without harsh words', harsh + insults === 0 ? 1 : 0);
  count('kind words beside a group', harsh === 0 ? few(kind) : 0);
  count('words against hate beside a group', few(against));
  count('denied harsh words beside a group', few(denied));
  count('quotes beside a group', isQuoted ? 1 : 0);
}

/** Lower case, a run of one letter at most three long, every digit a nought. */
function seenWord(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/(\p{L})\1{3,}/gu, '$1$1$1')
    .replace(/\d/g, '0');
}

function addRuns(word: string, add: (hash: number) => void): void {
  const text = `\u0002${word.slice(0, longestWord)}\u0003`;
  for (let from = 0; from + 3 <= text.length; from += 1) {
    let hash = 0x1000193;
    for (let n = 0; n < 5 && from + n < text.length; n += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(from + n), 0x01000193);
      if (n >= 2) add(hash + n);
    }
  }
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash;
}

/** Every bit of a hash reaches the lowest ones. */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
