import * as z from 'zod/mini';
import { Id, Key, Typed } from './common.ts';

const conditions = ['links', 'sameFrom', 'followersAtMost', 'youngerThanDays'] as const;

/** What is taken for spam: every condition that is named here holds. What is unknown of somebody holds for no condition. */
export const SpamRule = z
  .object({
    id: Key,
    name: Typed(60),
    isOn: z.boolean(),
    stage: z.enum(['any', 'public', 'private']),
    /** Whole words or phrases, whatever their case and accents; a star at the end fits any ending. Empty: any text. */
    words: z.array(Typed(80)).check(z.maxLength(200)),
    /** At least so many links to pages that are not our own. */
    links: z.nullable(z.int().check(z.gte(1), z.lte(20))),
    /** At least so many other accounts said the same within a day. */
    sameFrom: z.nullable(z.int().check(z.gte(2), z.lte(1_000))),
    followersAtMost: z.nullable(z.int().check(z.gte(0), z.lte(1_000_000))),
    youngerThanDays: z.nullable(z.int().check(z.gte(1), z.lte(3_650))),
  })
  .check(z.refine((rule) => rule.words.length > 0 || conditions.some((condition) => rule[condition] !== null)));
export type SpamRule = z.output<typeof SpamRule>;

/** Verdicts are right as often as they say: of a hundred at this edge two are wrong, and those come back by the sample. */
const defaultSurely = 0.98;

/** What waits before it comes into the inbox, and what is set aside, of people who never wrote to us before. */
export const StrangerRules = z.object({
  requests: z.object({
    /** What the network keeps among its own requests waits here too. */
    fromNetwork: z.boolean(),
    /** Accounts of ours for which every stranger's private message waits. */
    channelIds: z.array(Id).check(z.maxLength(200)),
    /** Comes into the inbox by itself when nobody looked at it for so long; null for never. */
    admitAfterMinutes: z.nullable(z.int().check(z.gte(5), z.lte(10_080))),
  }),
  spam: z.array(SpamRule).check(
    z.maxLength(100),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  ),
  /** Spam, too, is what was understood as spam at least so surely, 0 to 1; null: what is understood sets nothing aside. */
  surely: z._default(z.nullable(z.number().check(z.gte(0.5), z.lte(1))), defaultSurely),
  /** Never set aside. */
  trusted: z.object({
    /** Handles, with or without `@`. */
    accounts: z.array(Typed(120)).check(z.maxLength(1_000)),
    /** A link to these, or to anything below them, counts for no link. */
    domains: z.array(Typed(120)).check(z.maxLength(200)),
  }),
});
export type StrangerRules = z.output<typeof StrangerRules>;

const whatever = { isOn: true, stage: 'any', links: null, sameFrom: null, followersAtMost: null } as const;

/** Every workspace starts with these: a stranger who writes to a brand is a customer, unless much speaks against it. */
export const defaultStrangerRules: StrangerRules = {
  requests: { fromNetwork: true, channelIds: [], admitAfterMinutes: 240 },
  spam: [
    {
      ...whatever,
      id: 'same_link',
      name: 'The same text with a link from many accounts',
      words: [],
      links: 1,
      sameFrom: 5,
      youngerThanDays: null,
    },
    {
      ...whatever,
      id: 'offers',
      name: 'Offers with a link from accounts that few follow',
      words: [
        ...['casino*', 'forex', 'bitcoin*', 'crypto giveaway', 'double your money', 'passive income', 'sugar daddy'],
        ...['loan offer', 'buy followers', 'cheap followers', 'investment opportunity', 'onlyfans'],
        ...['schnelles geld', 'kreditangebot', 'follower kaufen', 'dinero fácil', 'comprar seguidores'],
        ...['argent facile', 'acheter des abonnés', 'ربح سريع', 'شراء متابعين'],
      ],
      links: 1,
      followersAtMost: 10,
      youngerThanDays: null,
    },
  ],
  surely: defaultSurely,
  trusted: { accounts: [], domains: [] },
};
