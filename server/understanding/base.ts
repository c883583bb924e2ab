import type { Features } from './features.ts';
import type { TaughtTask } from './head.ts';
import { pleasantness } from './lexicon.ts';
import { spamKind } from './network-kind.ts';
import { type Shipped, shipped } from './shipped.ts';
import type { Verdict } from './verdict.ts';

/** The shipped model of a task; undefined where rules or the workspace alone judge it. */
export function baseFor(task: TaughtTask, network: string | undefined): Shipped | undefined {
  return shipped.get(task === 'spam' ? `spam-${spamKind(network) ?? 'unnamed'}` : task);
}

const commonEnglish = new Set(
  'the and you is it to of for my me your this that was not but have has are with can do what why how when thanks thank please just got get no yes ok on in we they so if be been will would help good great bad love hate never still need want now today'.split(
    ' ',
  ),
);

/** Surer than this of another language, English words in a text are taken for borrowed ones. */
const sureOfAnother = 0.8;

/** So few words tell no language, whatever they are. */
const fewWords = 3;

/** Whether English models may speak: the text is English, or too short to be sure of its language and its words are. */
export function readsEnglish(language: Verdict, { tokens }: Features): boolean {
  if (language.label === 'en') return true;
  if (!isUnsure(language)) return false;
  const words = tokens.map(({ text }) => text.toLowerCase()).filter((word) => /^\p{L}/u.test(word));
  if (language.label === null && words.length <= fewWords) return words.every((word) => /^[a-z'’-]+$/.test(word));
  const english = words.filter((word) => commonEnglish.has(word) || pleasantness(word) !== 0);
  return english.length * (language.label === null ? 4 : 2) >= words.length && english.length > 0;
}

/** Whether nobody can say which language it is, so that what needs few words, such as an advertisement, may be told all the same. */
export const isUnsure = ({ label, confidence }: Verdict): boolean => label === null || confidence <= sureOfAnother;
