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
    for (const promise of readSentence(sentence)) found.set(`${promise.kind} ${JSON.stringify(promise.when)}`, promise);
  }
  return [...found.values()].slice(0, mostPromises);
}

type Reader = { conditions: RegExp; commits: { kind: PromiseKind; says: RegExp }[]; and: RegExp; speech: Speech };

const readers: readonly Reader[] = [english, german, spanish, french, arabic].map((speech) => ({
  conditions: words(speech.conditions),
  commits: [
    ...(Object.entries(speech.verbs) as [PromiseKind, string][]).map(([kind, verbs]) => ({
      kind,
      says: words(`(?:${speech.commits})${speech.between}(?:${verbs})`),
    })),
    ...speech.others.map(({ kind, says }) => ({ kind, says: words(says) })),
  ],
  and: new RegExp(speech.and, 'u'),
  speech,
}));

function readSentence(text: string): SaidPromise[] {
  const folded = fold(withoutQuotes(text));
  if (/[?؟]$/.test(folded)) return [];
  for (const reader of readers) {
    const kind = kindOf(folded, reader);
    if (!kind) continue;
    if (reader.conditions.test(folded)) return [];
    const parts = readParts(folded, reader).map((part) => ({ ...part, text }));
    return parts.length > 1 ? parts : [{ kind, text, when: timeIn(folded, reader.speech.times) }];
  }
  return [];
}

const kindOf = (folded: string, { commits }: Reader) => commits.find(({ says }) => says.test(folded))?.kind;

/** The parts of a sentence that promise something, each by a time of its own: what shares a time is one promise. */
function readParts(folded: string, reader: Reader): Omit<SaidPromise, 'text'>[] {
  const { and, speech } = reader;
  const found = new Map<string, Omit<SaidPromise, 'text'>>();
  for (const [n, part] of folded.split(and).entries()) {
    const ways = n === 0 ? [part] : [part, ...speech.carried.map((said) => `${said} ${part}`)];
    const kind = ways.map((way) => kindOf(way, reader)).find((one) => one !== undefined);
    const when = kind && timeIn(part, speech.times);
    if (kind && when && !found.has(JSON.stringify(when))) found.set(JSON.stringify(when), { kind, when });
  }
  return [...found.values()];
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
