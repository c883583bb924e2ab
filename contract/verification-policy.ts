import * as z from 'zod/mini';
import { Key, Typed } from './common.ts';
import { Priority } from './filter.ts';
import { LanguageCode } from './language.ts';
import { accountWords, askingWords, changeWords, payoutWords, urgentWords } from './verification-words.ts';

/**
 * What a customer can have shown, the least first. `account`: somebody reads the private messages of the account now.
 * `address`: and reads the mail or telephone that was on file before. `record`: and the connected system knows them.
 */
export const verificationLevels = ['account', 'address', 'record'] as const;
export const VerificationLevel = z.enum(verificationLevels);
export type VerificationLevel = z.output<typeof VerificationLevel>;

/** What an answer may hold that somebody else must not get. */
export const matterKinds = ['payout', 'account_data', 'change'] as const;
export const MatterKind = z.enum(matterKinds);
export type MatterKind = z.output<typeof MatterKind>;

const anyOf = <T extends z.ZodMiniType>(item: T) => z.optional(z.array(item).check(z.minLength(1), z.maxLength(100)));

/** In which matters which answers need which level. Of all rules that fit, the highest level counts. */
export const VerificationRule = z.object({
  id: Key,
  kinds: z.array(MatterKind).check(z.minLength(1), z.maxLength(matterKinds.length)),
  level: VerificationLevel,
  /** Payouts up to this need nothing by this rule, in the smallest coin of the policy of authority’s currency. */
  above: z.int().check(z.gte(0), z.lte(1_000_000_000_00)),
  /** Everything named must hold, with any of its values. */
  when: z.strictObject({
    /** Of the priority matrix. */
    categories: anyOf(Key),
    priorities: anyOf(Priority),
    tags: anyOf(Typed(40)),
    /** Said by the customer; a star at the end fits any ending. */
    words: anyOf(Typed(60)),
  }),
});
export type VerificationRule = z.output<typeof VerificationRule>;

const Words = z.array(Typed(80)).check(z.maxLength(300));
const inLanguages = (max: number) =>
  z.array(z.object({ language: LanguageCode, text: Typed(max) })).check(z.minLength(1), z.maxLength(5));

/** The link stands in it, and perhaps for how many minutes it works. */
const linkPlace = '{link}';

export const VerificationPolicy = z.object({
  rules: z.array(VerificationRule).check(
    z.maxLength(100),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  ),
  /** How long what was shown holds, and how long a link or code works, in minutes. */
  validMinutes: z.int().check(z.gte(5), z.lte(30 * 24 * 60)),
  linkMinutes: z.int().check(z.gte(5), z.lte(24 * 60)),
  /** After which signs that somebody else has taken over it is void. */
  signs: z.object({ handle: z.boolean(), language: z.boolean(), urgentPayout: z.boolean() }),
  /** What the connected system compares; asked on our own page only. */
  questions: z.array(z.object({ key: Key, labels: inLanguages(80) })).check(z.minLength(1), z.maxLength(5)),
  /** The private message that carries the link; the first stands in for a language without one. */
  texts: inLanguages(500).check(z.refine((all) => all.every(({ text }) => text.includes(linkPlace)))),
  /** By these an answer is recognised as account data or as a change; personal data and amounts are recognised by themselves. */
  accountWords: Words,
  changeWords: Words,
  /** What is never asked for in public. */
  askingWords: Words,
  /** Said together by a customer who did not say so before, they are sudden urgency with a payout. */
  urgentWords: Words,
  payoutWords: Words,
});
export type VerificationPolicy = z.output<typeof VerificationPolicy>;

const rule = (kind: MatterKind): VerificationRule => ({
  id: kind,
  kinds: [kind],
  level: 'account',
  above: 0,
  when: {},
});

/**
 * What every workspace starts with: nothing of the three leaves before the account’s reader has confirmed, which needs
 * neither a mail server nor a connected system.
 */
export const defaultVerification: VerificationPolicy = {
  rules: matterKinds.map(rule),
  validMinutes: 60,
  linkMinutes: 60,
  signs: { handle: true, language: true, urgentPayout: true },
  questions: [
    {
      key: 'order_number',
      labels: [
        { language: 'en', text: 'Order number' },
        { language: 'de', text: 'Bestellnummer' },
        { language: 'es', text: 'Número de pedido' },
        { language: 'fr', text: 'Numéro de commande' },
        { language: 'ar', text: 'رقم الطلب' },
      ],
    },
    {
      key: 'postal_code',
      labels: [
        { language: 'en', text: 'Postal code' },
        { language: 'de', text: 'Postleitzahl' },
        { language: 'es', text: 'Código postal' },
        { language: 'fr', text: 'Code postal' },
        { language: 'ar', text: 'الرمز البريدي' },
      ],
    },
  ],
  texts: [
    {
      language: 'en',
      text: 'Before we go on, please confirm here that it is you: {link} The link works once, for {minutes} minutes.',
    },
    {
      language: 'de',
      text: 'Bevor es weitergeht, bestätigen Sie bitte hier, dass Sie es sind: {link} Der Link gilt einmal und {minutes} Minuten lang.',
    },
    {
      language: 'es',
      text: 'Antes de seguir, confirme aquí que es usted: {link} El enlace sirve una sola vez, durante {minutes} minutos.',
    },
    {
      language: 'fr',
      text: 'Avant de continuer, confirmez ici que c’est bien vous : {link} Le lien sert une seule fois, pendant {minutes} minutes.',
    },
    {
      language: 'ar',
      text: 'قبل أن نتابع، يُرجى التأكيد هنا أنك صاحب الحساب: {link} يعمل الرابط مرة واحدة لمدة {minutes} دقيقة.',
    },
  ],
  accountWords,
  changeWords,
  askingWords,
  urgentWords,
  payoutWords,
};
