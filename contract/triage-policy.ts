import * as z from 'zod/mini';
import { Key, Typed } from './common.ts';
import { Conditions } from './priority.ts';
import { Sign } from './verdict.ts';

/**
 * What becomes of a customer's message, what asks for most first: somebody answers in words; a like or a short word will
 * do; nobody answers and somebody keeps an eye on it; nothing.
 */
export const triageDecisions = ['answer', 'acknowledge', 'watch', 'none'] as const;
export const TriageDecision = z.enum(triageDecisions);
export type TriageDecision = z.output<typeof TriageDecision>;

/** Those after which nobody is waited for. */
export const isQuiet = (decision: TriageDecision): boolean => decision === 'watch' || decision === 'none';

/** `us`: in private, below something of ours, or begun with our name; `mention`: we are only named. */
export const addressings = ['us', 'mention'] as const;

/** Those of the priority matrix, and what only matters to whether somebody answers. */
export const TriageConditions = z.extend(Conditions, {
  addressed: z.optional(z.enum(addressings)),
  /** A person has answered in this conversation before. */
  answered: z.optional(z.boolean()),
  /** None of these is in it; where that is unknown, it does not hold. */
  without: z.optional(z.array(Sign).check(z.minLength(1), z.maxLength(20))),
  /** Characters of the message. */
  lengthAtMost: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
});
export type TriageConditions = z.output<typeof TriageConditions>;

export const TriageRule = z.object({
  id: Key,
  name: Typed(60),
  when: TriageConditions,
  decision: TriageDecision,
});
export type TriageRule = z.output<typeof TriageRule>;

/** Which message needs what: the first rule that fits counts; where none does, it is answered. */
export const EngagementPolicy = z.object({
  rules: z.array(TriageRule).check(
    z.maxLength(100),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  ),
});
export type EngagementPolicy = z.output<typeof EngagementPolicy>;

const thanks = [
  ...['thank*', 'thanks', 'thx', 'cheers', 'much appreciated', 'danke*', 'vielen dank', 'merci', 'gracias'],
  ...['muchas gracias', 'grazie', 'obrigad*', 'bedankt', 'dank je', 'tack', 'dzięki', 'شكرا', 'شكراً'],
];

/** Thanks that are none: “thanks for nothing”, “thanks, but it still does not work”. */
const buts = [
  ...['but', 'still', 'not', 'no', 'never', 'nothing', "doesn't", "didn't", "isn't", "won't", "can't", 'however'],
  ...['aber', 'nicht', 'nichts', 'noch', 'kein*', 'leider', 'trotzdem', 'pero', 'todavía', 'nada', 'sin embargo'],
  ...['mais', 'pas', 'encore', 'rien', 'toujours', 'cependant', 'لكن', 'ليس', 'لم', 'ما زال'],
];

/** Every workspace starts with these: what is not plainly settled, kind or an offer is answered. */
export const defaultEngagement: EngagementPolicy = {
  rules: [
    { id: 'unhappy', name: 'Anything unhappy', when: { sentiments: ['negative'] }, decision: 'answer' },
    { id: 'but', name: 'Something is not as it should be', when: { words: buts }, decision: 'answer' },
    {
      id: 'thanks',
      name: 'A short thank you after our answer',
      when: {
        words: thanks,
        stage: 'public',
        answered: true,
        lengthAtMost: 80,
        without: ['question', 'frustrated', 'urgent', 'threat'],
      },
      decision: 'none',
    },
    {
      id: 'praise',
      name: 'Praise without a question',
      when: { stage: 'public', sentiments: ['positive'], without: ['question', 'frustrated', 'urgent'] },
      decision: 'acknowledge',
    },
    {
      id: 'offer',
      name: 'An offer with a link, in public',
      when: { stage: 'public', signs: ['spam'], words: ['http', 'https', 'www*', 'bit.ly', 't.me', 'wa.me'] },
      decision: 'watch',
    },
  ],
};
