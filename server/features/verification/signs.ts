import type { VerificationPolicy } from '#contract/verification-policy.ts';
import { findWord } from '#server/features/priority/queries.ts';

/** Why somebody else may write by now. */
export const takeoverSigns = ['handle', 'language', 'urgent_payout'] as const;
export type TakeoverSign = (typeof takeoverSigns)[number];

export type Said = { text: string; language: string | null };

/** What is known of an account since it was asked whom it belongs to. */
export type Since = {
  isSameHandle: boolean;
  /** The language it wrote in before; null when nobody could tell. */
  language: string | null;
  before: readonly Said[];
  after: readonly Said[];
};

type Watched = Pick<VerificationPolicy, 'signs' | 'urgentWords' | 'payoutWords'>;

/** The first sign that an account was taken over since; null for none. Pure. */
export function findSign(policy: Watched, { isSameHandle, language, before, after }: Since): TakeoverSign | null {
  const { signs, urgentWords, payoutWords } = policy;
  if (signs.handle && !isSameHandle) return 'handle';
  const known = language ?? before.findLast((said) => said.language !== null)?.language ?? null;
  if (signs.language && after.some((said) => isOther(known, before, said))) return 'language';
  const presses = ({ text }: Said) => findWord(urgentWords, text) !== null && findWord(payoutWords, text) !== null;
  // Who was in a hurry from the start is no sign; who suddenly is, is one.
  if (signs.urgentPayout && after.some(presses) && !before.some(presses)) return 'urgent_payout';
  return null;
}

/** Another language by what the network says, else another script in a text long enough to tell. */
function isOther(known: string | null, before: readonly Said[], { text, language }: Said): boolean {
  if (known !== null && language !== null) return base(known) !== base(language);
  const [was, is] = [scriptOf(before.map((said) => said.text).join(' ')), scriptOf(text)];
  return was !== null && is !== null && was !== is;
}

const base = (language: string) => language.toLowerCase().split('-')[0];

const scripts = ['Latin', 'Cyrillic', 'Arabic', 'Greek', 'Hebrew', 'Han', 'Hangul', 'Devanagari', 'Thai'] as const;
const letterOf = new Map(scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')]));
/** Fewer letters are a name or a sticker, not a language. */
const fewestLetters = 20;

/** The script of most letters; null for too few of any. */
function scriptOf(text: string): string | null {
  const plain = text.replace(/https?:\S+|[@#]\S+/gu, ' ');
  const counted = scripts.map((script) => ({ script, count: plain.match(letterOf.get(script) ?? /$^/)?.length ?? 0 }));
  const most = counted.reduce((a, b) => (b.count > a.count ? b : a));
  return most.count >= fewestLetters ? most.script : null;
}
