import { type DangerKind, type DangerRules, dangerKinds } from '#contract/danger.ts';
import { likeDrawn, plainWords, type Reading, readingsOf } from './readings.ts';
import { shippedWords } from './words/list.ts';

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
type Index = { byFirst: ReadonlyMap<string, Sought[]>; open: ReadonlyMap<string, Sought[]>; loose: readonly Sought[] };

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
    loose: sought.filter(({ isUnspaced, joined, kind }) => isUnspaced || (joined !== '' && kind !== 'not')),
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
  const hits = reading.words.flatMap((_, from) => hitsAt(reading.words, from, index));
  const harmless = hits.filter(({ sought }) => sought.kind === 'not');
  const meant = hits.filter((hit) => hit.sought.kind !== 'not' && !harmless.some((one) => covers(one, hit)));
  return [...meant.map(({ sought }) => sought), ...looseHits(reading, index)].flatMap(({ kind, phrase }) =>
    kind === 'not' ? [] : [{ kind, phrase }],
  );
}

const covers = (one: Hit, other: Hit) => one.from < other.to && other.from < one.to;

function hitsAt(words: readonly string[], from: number, { byFirst, open }: Index): Hit[] {
  const word = words[from] ?? '';
  const hidden = word.includes('*');
  const candidates = hidden
    ? [...byFirst.values(), ...open.values()].flat().filter(({ parts }) => parts[0] && fits(word, parts[0]))
    : [word, ...bareOf(word)].flatMap((one) => [...(byFirst.get(one) ?? []), ...(open.get(one.slice(0, 2)) ?? [])]);
  return candidates.flatMap((sought) => {
    const to = endOf(words, from, sought.parts);
    return to === null ? [] : [{ sought, from, to }];
  });
}

/** Where a phrase that begins here ends, exclusive; null when it does not stand here. */
function endOf(words: readonly string[], from: number, parts: readonly Part[]): number | null {
  const [first, ...rest] = parts;
  if (!first || !fits(words[from] ?? '', first)) return null;
  let at = from + 1;
  for (const part of rest) {
    const next = words.slice(at, at + part.apart + 1).findIndex((word) => fits(word, part));
    if (next < 0) return null;
    at += next + 1;
  }
  return at;
}

/** Arabic writes and, so, with and for at the head of a word. */
const heads = /^[وفبل](?=\p{Script=Arabic}{3})/u;
const bareOf = (word: string): string[] => (heads.test(word) ? [word.slice(1)] : []);

/** A star in what was written stands for one letter that was hidden. */
function fits(word: string, { word: sought, isOpen }: Pick<Part, 'word' | 'isOpen'>): boolean {
  if (!word.includes('*'))
    return [word, ...bareOf(word)].some((one) => (isOpen ? one.startsWith(sought) : one === sought));
  const letters = [...word.replace(/\*+$/u, (stars) => (isOpen ? '' : stars))];
  if (letters.filter((one) => one !== '*').length < 2) return false;
  const wanted = [...sought];
  if (isOpen ? letters.length < wanted.length : letters.length !== wanted.length) return false;
  return wanted.every((one, n) => letters[n] === '*' || letters[n] === one);
}

/** What is written as one word, letter by letter, or in a script without spaces. */
function looseHits({ words, joined }: Reading, { loose }: Index): Sought[] {
  const whole = words.join('');
  const hasUnspaced = unspaced.test(whole);
  const hits = loose.filter(({ isUnspaced, joined: sought, parts }) =>
    isUnspaced
      ? hasUnspaced && whole.includes(parts.map(({ word }) => word).join(''))
      : joined.some((one) => one.includes(sought)),
  );
  const harmless = hits.filter(({ kind }) => kind === 'not').map(textOf);
  return hits.filter((one) => one.kind !== 'not' && !harmless.some((text) => text.includes(textOf(one))));
}

const textOf = ({ parts }: Sought) => parts.map(({ word }) => word).join('');
