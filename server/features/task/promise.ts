import type { PromiseKind } from '#contract/promise.ts';
import { arabic } from './promise/arabic.ts';
import { english } from './promise/english.ts';
import { french } from './promise/french.ts';
import { german } from './promise/german.ts';
import { spanish } from './promise/spanish.ts';
import { type Speech, words } from './promise/speech.ts';
import { type Said, timeIn } from './promise/time.ts';

/** Something we say that we will do, the sentence that says it, and the time it names; null when it names none. */
export type SaidPromise = { kind: PromiseKind; text: string; when: Said | null };

/** More of them in one text is talk. */
const mostPromises = 5;

/**
 * Pure: the promises in a text that is going out, in its order, each kind and time once. Left out: what is quoted, asked,
 * denied, or hangs on a condition. Recognised in English, German, Spanish, French and Arabic.
 */
export function findPromises(text: string): SaidPromise[] {
  const found = new Map<string, SaidPromise>();
  for (const sentence of sentencesOf(text)) {
    const promise = readSentence(sentence);
    if (promise) found.set(`${promise.kind} ${JSON.stringify(promise.when)}`, promise);
  }
  return [...found.values()].slice(0, mostPromises);
}

type Reader = { conditions: RegExp; commits: { kind: PromiseKind; says: RegExp }[]; speech: Speech };

const readers: readonly Reader[] = [english, german, spanish, french, arabic].map((speech) => ({
  conditions: words(speech.conditions),
  commits: [
    ...(Object.entries(speech.verbs) as [PromiseKind, string][]).map(([kind, verbs]) => ({
      kind,
      says: words(`(?:${speech.commits})${speech.between}(?:${verbs})`),
    })),
    ...speech.others.map(({ kind, says }) => ({ kind, says: words(says) })),
  ],
  speech,
}));

function readSentence(text: string): SaidPromise | null {
  const folded = fold(withoutQuotes(text));
  if (/[?؟]$/.test(folded)) return null;
  for (const { conditions, commits, speech } of readers) {
    const commit = commits.find(({ says }) => says.test(folded));
    if (!commit) continue;
    return conditions.test(folded) ? null : { kind: commit.kind, text, when: timeIn(folded, speech.times) };
  }
  return null;
}

/** A new sentence begins with a capital or in a script that has none, so that "3.30 pm" and "z. B." end nothing. */
function sentencesOf(text: string): string[] {
  const own = text.split('\n').filter((line) => !/^\s*>/.test(line));
  const sentences = own.flatMap((line) => line.split(/(?<=[.!?؟]["”»]?)\s+(?=["“«¿¡]?[\p{Lu}\p{Lo}])/u));
  return sentences.map((one) => one.trim()).filter((one) => one !== '');
}

/** What somebody else said is no promise of ours. */
function withoutQuotes(sentence: string): string {
  return sentence.replace(/[“„«"][^“”„«»"]*[”“»"]/gu, ' ');
}

/** Lower case, without accents and other marks, figures and apostrophes of one kind. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
