import { plain } from '#server/text/plain.ts';
import { findAddresses } from './addresses.ts';
import { findIdentityNumbers } from './identity-numbers.ts';
import { findCards, findIbans } from './payment.ts';
import { findMails, findPhones } from './reach.ts';
import { findSecrets } from './secrets.ts';
import type { Found, PersonalKind, Span } from './span.ts';

type Finder = (text: string) => Found[];

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
/** What else they find has digits in it: most texts have none, and this is asked of every message. */
const withoutDigits: ReadonlySet<Finder> = new Set<Finder>([findSecrets, findMails]);

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
  const asked = /\d/.test(text) ? by : by.filter((finder) => withoutDigits.has(finder));
  for (const found of asked.flatMap((finder) => finder(text)))
    if (!kept.some((one) => found.from < one.to && one.from < found.to)) kept.push(found);
  return kept.sort((a, b) => a.from - b.from).map(({ kind, from, to }) => ({ kind, ...place(from, to) }));
}
