import { type Entry, type EntryKind, noneOf, type Taxonomy } from '#contract/taxonomy.ts';
import { findWord } from '#server/features/priority/queries.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { type Found, keptWords } from './labels.ts';

/** How sure words are: somebody chose them for the entry, and a message says more than its words. */
const sureOfWords = 0.6;
/** A product that a message does not name is told by what was learned only when that is as sure as this. */
const sureOfUnnamed = 0.6;

/**
 * Pure: the entry of a kind that a message belongs to. What was learned goes before words, where it is one of today's, or
 * none at all, as surely as words are. A
 * product is told by its names first: what a message names is a fact. An intent that no words tell is told by what else
 * was understood of the message.
 */
export function entryFound(kind: EntryKind, understanding: Understanding, text: string, taxonomy: Taxonomy): Found {
  const learned = learnedEntry(kind, understanding, text, taxonomy);
  if (kind === 'theme') return learned ?? entryByWords(taxonomy, kind, text);
  if (kind === 'intent') return learned ?? onlyOne(taxonomy, kind, text) ?? intentBySigns(taxonomy, understanding);
  const named = fitting(taxonomy, kind, text);
  if (named.length === 1) return entryByWords(taxonomy, kind, text);
  const isLikely = named.length === 0 ? (learned?.confidence ?? 0) >= sureOfUnnamed : named.some(is(learned?.label));
  return learned && isLikely ? learned : unknown;
}

const is = (label: string | null | undefined) => (entry: Fitting) => entry.id === label;
const unknown: Found = { label: null, confidence: 0, words: [] };

function learnedEntry(kind: EntryKind, understanding: Understanding, text: string, taxonomy: Taxonomy): Found | null {
  const { label, confidence, words } = understanding[kind];
  if (label === noneOf(kind)) return confidence >= sureOfWords ? unknown : null;
  const known = label === null ? null : entryOf(taxonomy, label);
  if (known === null) return null;
  return narrow(taxonomy, kind, known, text) ?? { label: known, confidence, words: keptWords(words) };
}

/** Pure: the entry whose words a text says. Where several fit, nobody knows; unknown too where none does. */
export const entryByWords = (taxonomy: Taxonomy, kind: EntryKind, text: string): Found =>
  onlyOne(taxonomy, kind, text) ?? unknown;

/** Pure: the entry split off another whose words a text says; null where none or several are. */
function narrow({ entries }: Taxonomy, kind: EntryKind, from: string, text: string): Found | null {
  const parts = entries.filter(({ splitFrom }) => splitFrom === from);
  return parts.length === 0 ? null : onlyOne({ entries: parts }, kind, text);
}

type Of = { kind: EntryKind; from: string | null };

/** Pure: what a text that bears an entry, or with null none of its kind, belongs to by words; null where it stays as it is. */
export const entryAnew = (taxonomy: Taxonomy, { kind, from }: Of, text: string): Found | null =>
  from === null ? onlyOne(taxonomy, kind, text) : narrow(taxonomy, kind, from, text);

/**
 * Of those whose words a text says the only one. One that was split off goes before the one it came from, a longer name
 * before a shorter one in it (“cordless drill”, “drill”); of several intents the one that stands first is meant.
 */
function onlyOne(taxonomy: Taxonomy, kind: EntryKind, text: string): Found | null {
  const [first, ...others] = fitting(taxonomy, kind, text);
  if (!first || (others.length > 0 && kind !== 'intent')) return null;
  return { label: first.id, confidence: sureOfWords, words: [first.word.replace(/\*$/, '…')] };
}

type Fitting = { id: string; word: string; splitFrom: string | null };

function fitting(taxonomy: Taxonomy, kind: EntryKind, text: string): Fitting[] {
  const { entries, all } = known(taxonomy, kind);
  // Most messages name none of many products: one look says so.
  if (findWord(all, text) === null) return [];
  const found = entries.flatMap(({ id, words, splitFrom }): Fitting[] => {
    const word = findWord(words, text);
    return word === null ? [] : [{ id, word, splitFrom }];
  });
  return found.filter(
    ({ id, word }) => !found.some((other) => other.splitFrom === id || (other.id !== id && isWithin(word, other.word))),
  );
}

const isWithin = (word: string, other: string) =>
  word.length < other.length && ` ${other.toLowerCase()} `.includes(` ${word.toLowerCase()} `);

type Known = { entries: readonly Pick<Entry, 'id' | 'words' | 'splitFrom'>[]; all: readonly string[] };
/** A taxonomy is asked for each message of a batch; it is never changed in place. */
const read = new WeakMap<Taxonomy, Map<EntryKind, Known>>();

function known(taxonomy: Taxonomy, kind: EntryKind): Known {
  const byKind = read.get(taxonomy) ?? new Map<EntryKind, Known>();
  read.set(taxonomy, byKind);
  const before = byKind.get(kind);
  if (before) return before;
  const entries = taxonomy.entries
    .filter((entry) => entry.kind === kind && entry.mergedInto === null)
    .map(({ id, name, words, splitFrom }) => ({ id, splitFrom, words: kind === 'product' ? [name, ...words] : words }));
  const made = { entries, all: entries.flatMap(({ words }) => words) };
  byKind.set(kind, made);
  return made;
}

/**
 * By the intents that come with Earshot, as far as the team has kept them: an advertisement is an offer, who is out of
 * patience complains, even where they ask, and what is merely unhappy or happy is complaint or praise.
 */
function intentBySigns(taxonomy: Taxonomy, { spam, frustrated, question, sentiment }: Understanding): Found {
  const signs = [
    { intent: 'offer', holds: spam.label === 'spam' && spam.confidence >= sureOfSpam, by: spam },
    { intent: 'complaint', holds: frustrated.label === 'frustrated', by: frustrated },
    { intent: 'question', holds: question.label === 'question', by: question },
    { intent: 'complaint', holds: sentiment.label === 'negative' && sentiment.confidence >= sureOfMood, by: sentiment },
    { intent: 'praise', holds: sentiment.label === 'positive' && sentiment.confidence >= sureOfMood, by: sentiment },
  ];
  const sign = signs.find(({ holds, by }) => holds && by.confidence >= sureOfSign);
  const label = sign ? entryOf(taxonomy, sign.intent) : null;
  if (!sign || label === null) return unknown;
  return { label, confidence: Math.min(sureOfWords, sign.by.confidence), words: keptWords(sign.by.words) };
}

/** What is hardly surer than a guess tells no intent. */
const sureOfSign = 0.6;
/** Who only answers us has a mood too, or a link: chosen by looking at what customers of one brand answered. */
const sureOfSpam = 0.9;
const sureOfMood = 0.8;

/** Pure: the entry that a label means today: what became part of another is that one; null for none that there is. */
export function entryOf({ entries }: Taxonomy, label: string): string | null {
  const entry = entries.find(({ id }) => id === label);
  return entry ? (entry.mergedInto ?? entry.id) : null;
}
