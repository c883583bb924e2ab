import { type DangerKind, type DangerRules, dangerKinds } from '#contract/danger.ts';
import { isAscii } from '#server/text/fold.ts';
import { likeDrawn, plainWords, type Reading, readingsOf } from './readings.ts';
import { shippedWords } from './shipped.ts';

/** A danger that a text tells of, by which words of the lists. */
type FoundDanger = { kind: DangerKind; phrase: string };

/** Between two words of a phrase: one other at most, or three where a low line stands. */
const [usual, wide] = [1, 3];
/** Fewer letters written as one are part of other words. */
const leastJoined = 9;

type Part = { word: string; isOpen: boolean; apart: number };
type Sought = {
  kind: DangerKind | 'not';
  /** As the list has it. */
  phrase: string;
  parts: readonly Part[];
  /** Its words as one; empty where they are too short for it, or any ending fits. */
  joined: string;
  /** Of a script without spaces: it stands anywhere. */
  isUnspaced: boolean;
};

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Lists made ready for looking, in both spellings. */
type Ready = { plain: Index; drawn: Index };
type Index = {
  byFirst: ReadonlyMap<string, Sought[]>;
  open: ReadonlyMap<string, Sought[]>;
  /** Of scripts without spaces. */
  unspaced: readonly Sought[];
  /** By the first letters of their words written as one. */
  joined: ReadonlyMap<string, Sought[]>;
};
/** So many letters are looked up at each place of a long word. */
const lookedUp = 4;

function makeSought(kind: Sought['kind'], phrase: string, spelled: (text: string) => string): Sought | null {
  const parts: Part[] = [];
  let apart = usual;
  for (const written of phrase.split(/\s+/u)) {
    if (written === '_') {
      apart = wide;
      continue;
    }
    const isOpen = written.endsWith('*');
    const words = spelled(isOpen ? written.slice(0, -1) : written).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    for (const [n, word] of words.entries())
      parts.push({ word, isOpen: isOpen && n === words.length - 1, apart: n === 0 ? apart : 0 });
    apart = usual;
  }
  if (parts.length === 0) return null;
  const together = parts.map(({ word }) => word).join('');
  const isLoose = phrase.includes('_') || together.length < leastJoined || parts.length < 2;
  return { kind, phrase, parts, joined: isLoose ? '' : together, isUnspaced: unspaced.test(phrase) };
}

function makeIndex(all: readonly (readonly [Sought['kind'], string])[], spelled: (text: string) => string): Index {
  const sought = all.flatMap(([kind, phrase]) => makeSought(kind, phrase, spelled) ?? []);
  const spaced = sought.filter(({ isUnspaced }) => !isUnspaced);
  const first = ({ parts }: Sought) => parts[0] ?? { word: '', isOpen: false };
  return {
    byFirst: Map.groupBy(
      spaced.filter((one) => !first(one).isOpen),
      (one) => first(one).word,
    ),
    open: Map.groupBy(
      spaced.filter((one) => first(one).isOpen),
      (one) => first(one).word.slice(0, 2),
    ),
    unspaced: sought.filter(({ isUnspaced }) => isUnspaced),
    joined: Map.groupBy(
      spaced.filter(({ joined, kind }) => joined !== '' && kind !== 'not'),
      ({ joined }) => joined.slice(0, lookedUp),
    ),
  };
}

type Own = Pick<DangerRules, 'words' | 'not'>;
/** Policies are never changed in place, and are asked for each message. */
const known = new WeakMap<Own, Ready>();

function readyFor(own: Own): Ready {
  const before = known.get(own);
  if (before) return before;
  const lists = [...Object.values(shippedWords), { ...own.words, not: own.not }];
  const all = lists.flatMap((list) =>
    ([...dangerKinds, 'not'] as const).flatMap((kind) => list[kind].map((phrase) => [kind, phrase] as const)),
  );
  const ready = {
    plain: makeIndex(all, plainWords),
    drawn: makeIndex(all, (text) => likeDrawn(plainWords(text))),
  };
  known.set(own, ready);
  return ready;
}

/**
 * Pure: of which dangers to life a text tells, by the shipped lists of every language and the workspace's own words,
 * however they are spelled; each kind once. Rather one too many than one too few.
 */
export function findDanger(text: string, own: Own): FoundDanger[] {
  const { plain, drawn } = readingsOf(text);
  const ready = readyFor(own);
  const found = [...look(plain, ready.plain), ...(drawn ? look(drawn, ready.drawn) : [])];
  return dangerKinds.flatMap((kind) => found.find((one) => one.kind === kind) ?? []);
}

type Hit = { sought: Sought; from: number; to: number };

function look(reading: Reading, index: Index): FoundDanger[] {
  const hits: Hit[] = [];
  for (let from = 0; from < reading.words.length; from += 1) addHitsAt(hits, reading.words, from, index);
  const harmless = hits.filter(({ sought }) => sought.kind === 'not');
  const meant = hits.filter((hit) => hit.sought.kind !== 'not' && !harmless.some((one) => covers(one, hit)));
  return [...meant.map(({ sought }) => sought), ...looseHits(reading, index)].flatMap(({ kind, phrase }) =>
    kind === 'not' ? [] : [{ kind, phrase }],
  );
}

const covers = (one: Hit, other: Hit) => one.from < other.to && other.from < one.to;

function addHitsAt(hits: Hit[], words: readonly string[], from: number, { byFirst, open }: Index): void {
  const word = words[from] ?? '';
  const add = (candidates: readonly Sought[] | undefined) => {
    for (const sought of candidates ?? []) {
      const to = endOf(words, from, sought.parts);
      if (to !== null) hits.push({ sought, from, to });
    }
  };
  if (word.includes('*')) {
    for (const candidates of [...byFirst.values(), ...open.values()]) add(candidates);
    return;
  }
  const addWord = (one: string) => {
    add(byFirst.get(one));
    add(open.get(one.slice(0, 2)));
  };
  addWord(word);
  for (const bare of bareOf(word)) addWord(bare);
}

/** Where a phrase that begins here ends, exclusive; null when it does not stand here. */
function endOf(words: readonly string[], from: number, parts: readonly Part[]): number | null {
  let at = from;
  for (let n = 0; n < parts.length; n += 1) {
    const part = parts[n] as Part;
    const last = n === 0 ? from : Math.min(words.length - 1, at + part.apart);
    while (at <= last && !fits(words[at] ?? '', part)) at += 1;
    if (at > last) return null;
    at += 1;
  }
  return at;
}

/** Arabic writes and, so, with and for at the head of a word. */
const heads = /^[وفبل](?=\p{Script=Arabic}{3})/u;
const none: readonly string[] = [];
const bareOf = (word: string): readonly string[] =>
  word.charCodeAt(0) >= firstArabic && heads.test(word) ? [word.slice(1)] : none;
const firstArabic = 0x600;

/** A star in what was written stands for one letter that was hidden. */
function fits(word: string, { word: sought, isOpen }: Pick<Part, 'word' | 'isOpen'>): boolean {
  if (isOpen ? word.startsWith(sought) : word === sought) return true;
  if (!word.includes('*')) return bareOf(word).some((one) => (isOpen ? one.startsWith(sought) : one === sought));
  const letters = [...word.replace(/\*+$/u, (stars) => (isOpen ? '' : stars))];
  if (letters.filter((one) => one !== '*').length < 2) return false;
  const wanted = [...sought];
  if (isOpen ? letters.length < wanted.length : letters.length !== wanted.length) return false;
  return wanted.every((one, n) => letters[n] === '*' || letters[n] === one);
}

/** What is written as one word, letter by letter, or in a script without spaces. */
function looseHits({ words, joined }: Reading, index: Index): Sought[] {
  const asOne = joined.flatMap((word) => joinedIn(word, index));
  const whole = words.join('');
  if (isAscii(whole) || !unspaced.test(whole)) return asOne;
  const hits = index.unspaced.filter((sought) => whole.includes(textOf(sought)));
  const harmless = hits.filter(({ kind }) => kind === 'not').map(textOf);
  return [
    ...asOne,
    ...hits.filter((one) => one.kind !== 'not' && !harmless.some((text) => text.includes(textOf(one)))),
  ];
}

function joinedIn(word: string, { joined }: Index): Sought[] {
  const found: Sought[] = [];
  for (let from = 0; from + leastJoined <= word.length; from += 1)
    for (const sought of joined.get(word.slice(from, from + lookedUp)) ?? [])
      if (word.startsWith(sought.joined, from)) found.push(sought);
  return found;
}

const textOf = ({ parts }: Sought) => parts.map(({ word }) => word).join('');
