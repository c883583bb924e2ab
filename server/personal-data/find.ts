import { plain } from '#server/text/plain.ts';
import { findAddresses } from './addresses.ts';
import { countDigits, type Digits } from './digits.ts';
import { findIdentityNumbers } from './identity-numbers.ts';
import { findCards, findIbans } from './payment.ts';
import { findMails, findPhones } from './reach.ts';
import { findSecrets } from './secrets.ts';
import type { Found, PersonalKind, Span } from './span.ts';

/** `digits` are those of the text: most texts have few, and this is asked of every message. */
type Finder = (text: string, digits: Digits) => Found[];

/** Before others what says more of the same digits. */
const finders: readonly Finder[] = [
  findCards,
  findSecrets,
  findIbans,
  findIdentityNumbers,
  findMails,
  findPhones,
  findAddresses,
];

/**
 * Personal data that stands in a text, by place, in any script; what lies within something found before it is left out.
 * Pure. Only what is certain by a check digit, its form or the words around it.
 */
export function findPersonalData(original: string): Span[] {
  return find(original, finders);
}

/** The kinds that nobody needs to read to help: card numbers, their security codes, passwords, numbers of identity documents. */
export const secretKinds: ReadonlySet<PersonalKind> = new Set(['card', 'cvv', 'password', 'identity_number']);

/** The same for what is masked on screens only. */
export function findSecretData(original: string): Span[] {
  return find(original, [findCards, findSecrets, findIdentityNumbers]).filter(({ kind }) => secretKinds.has(kind));
}

function find(original: string, by: readonly Finder[]): Span[] {
  const { text, place } = plain(original);
  const kept: Found[] = [];
  const digits = countDigits(text);
  for (const found of by.flatMap((finder) => finder(text, digits)))
    if (!kept.some((one) => found.from < one.to && one.from < found.to)) kept.push(found);
  return kept.sort((a, b) => a.from - b.from).map(({ kind, from, to }) => ({ kind, ...place(from, to) }));
}
