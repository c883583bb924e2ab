import * as z from 'zod/mini';
import { Id, Key, Stage, Typed } from './common.ts';
import { ContactMark } from './contact-mark.ts';
import { Priority, type Priority as PriorityName } from './filter.ts';
import { RightRole } from './right.ts';
import { Sentiment, Sign } from './verdict.ts';
import { Tier } from './work.ts';

const anyOf = <T extends z.ZodMiniType>(item: T) => z.optional(z.array(item).check(z.minLength(1), z.maxLength(100)));
const ninetyDays = 90 * 24 * 60;
const Minutes = z.int().check(z.gte(1), z.lte(ninetyDays));

/** What must hold of a customer's message and its conversation: everything named here, with any of its values. */
export const Conditions = z.strictObject({
  networks: anyOf(Typed(40)),
  stage: z.optional(Stage),
  /** BCP 47; `pt` fits `pt-BR` too. */
  languages: anyOf(Typed(35)),
  teamIds: anyOf(Id),
  followersAtLeast: z.optional(z.int().check(z.gte(1), z.lte(10_000_000_000))),
  marks: anyOf(ContactMark),
  /** A field kept about people, such as their tier or region, and the values that count. */
  fields: z.optional(
    z
      .array(
        z.object({
          key: z.string().check(z.maxLength(40)),
          values: z.array(Typed(100)).check(z.minLength(1), z.maxLength(50)),
        }),
      )
      .check(z.minLength(1), z.maxLength(5)),
  ),
  /** What was understood of it; the unknown fits none. */
  sentiments: anyOf(Sentiment),
  themes: anyOf(Key),
  intents: anyOf(Key),
  products: anyOf(Key),
  signs: anyOf(Sign),
  /** Any of these words or phrases, whatever their case and accents; `refund*` also fits `refunded`. */
  words: anyOf(Typed(60)),
});
export type Conditions = z.output<typeof Conditions>;

/** A kind of issue the team owns. */
export const Category = z.object({
  id: Key,
  name: Typed(60),
  when: Conditions,
  priority: Priority,
  /** Minutes of the calendar's open time. */
  firstMinutes: Minutes,
  nextMinutes: Minutes,
  /** Null: no promise about when it is solved. */
  resolutionMinutes: z.nullable(Minutes),
  /** Teams that may answer and that can resolve; none named means everyone. */
  answerTeamIds: z.array(Id).check(z.maxLength(20)),
  resolveTeamIds: z.array(Id).check(z.maxLength(20)),
  /** The least tier and role that may answer, and that can resolve. */
  answerTier: z._default(Tier, 1),
  resolveTier: z._default(Tier, 1),
  answerRole: z._default(RightRole, 'agent'),
  resolveRole: z._default(RightRole, 'agent'),
  /** The department without whose answer it is not resolved: a group of stakeholders; null for none. */
  resolveGroupId: z._default(z.nullable(Id), null),
});
export type Category = z.output<typeof Category>;

export const asksNothing = (when: Conditions) => Object.values(when).every((value) => value === undefined);

/** The first category that fits a message counts; the last one asks for nothing, so that one always does. */
export const PriorityMatrix = z.object({
  categories: z.array(Category).check(
    z.minLength(1),
    z.maxLength(100),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
    z.refine((all) => asksNothing(all.at(-1)?.when ?? { stage: 'public' })),
  ),
});
export type PriorityMatrix = z.output<typeof PriorityMatrix>;

/** What lets everyone answer and resolve. */
export const everyone = {
  answerTeamIds: [],
  resolveTeamIds: [],
  answerTier: 1,
  resolveTier: 1,
  answerRole: 'agent',
  resolveRole: 'agent',
  resolveGroupId: null,
} satisfies Partial<Category>;
const within = (firstMinutes: number, resolutionMinutes: number) => ({
  firstMinutes,
  nextMinutes: firstMinutes,
  resolutionMinutes,
});
const hours = 60;

/**
 * What every workspace starts with: 15 minutes where it burns, one or two hours otherwise, four for a question. Words count
 * at once and in every language; what was understood of a message follows within seconds. A sign of hurry alone errs too
 * often to be worth a page, together with an unhappy tone it is.
 */
export const defaultMatrix: PriorityMatrix = {
  categories: [
    {
      id: 'urgent_complaint',
      name: 'Urgent complaint',
      when: {
        words: [
          ...['urgent', 'emergency', 'asap', 'immediately', 'lawyer', 'lawsuit', 'fraud*', 'scam*', 'stolen', 'hacked'],
          ...['charged twice', 'dangerous', 'injur*', 'burn*', 'dringend', 'notfall', 'anwalt', 'betrug', 'gestohlen'],
          ...[
            'doppelt abgebucht',
            'cobrado dos veces',
            'débité deux fois',
            'gefährlich',
            'urgente',
            'abogado',
            'estafa',
            'robado',
            'peligroso',
            'avocat',
          ],
          ...['arnaque', 'dangereux', 'عاجل', 'احتيال', 'محامي', 'خطير'],
        ],
      },
      priority: 'urgent',
      ...within(15, 4 * hours),
      ...everyone,
    },
    {
      id: 'threat',
      name: 'Threat or emergency',
      when: { signs: ['threat'] },
      priority: 'urgent',
      ...within(15, 4 * hours),
      ...everyone,
    },
    {
      id: 'unhappy_in_a_hurry',
      name: 'Unhappy and in a hurry',
      when: { sentiments: ['negative'], signs: ['urgent'] },
      priority: 'urgent',
      ...within(15, 4 * hours),
      ...everyone,
    },
    {
      id: 'anger_many_read',
      name: 'Anger that many people read',
      when: { stage: 'public', followersAtLeast: 10_000, signs: ['frustrated'] },
      priority: 'urgent',
      ...within(15, 8 * hours),
      ...everyone,
    },
    {
      id: 'special_person',
      name: 'VIP, press or authority',
      when: { marks: ['vip', 'press', 'authority', 'legal'] },
      priority: 'high',
      ...within(1 * hours, 8 * hours),
      ...everyone,
    },
    {
      id: 'in_a_hurry',
      name: 'In a hurry',
      when: { signs: ['urgent'] },
      priority: 'high',
      ...within(1 * hours, 8 * hours),
      ...everyone,
    },
    {
      id: 'out_of_patience',
      name: 'Out of patience',
      when: { signs: ['frustrated'] },
      priority: 'high',
      ...within(1 * hours, 24 * hours),
      ...everyone,
    },
    {
      id: 'complaint',
      name: 'Complaint',
      when: {
        words: [
          ...[
            'refund*',
            'broken',
            'not working',
            'does not work',
            "doesn't work",
            'damaged',
            'missing',
            'late',
            'delayed',
            'stopped',
          ],
          ...['disappoint*', 'unacceptable', 'complain*', 'cancel*', 'never arrived', 'not arrived', 'wrong', 'worst'],
          ...[
            'rückerstattung',
            'kaputt',
            'beschwerde',
            'enttäusch*',
            'verspätet',
            'kündig*',
            'reembolso',
            'roto',
            'queja',
          ],
          ...['remboursement', 'cassé', 'réclamation', 'déçu*', 'استرداد', 'شكوى', 'معطل'],
        ],
      },
      priority: 'high',
      ...within(1 * hours, 24 * hours),
      ...everyone,
    },
    {
      id: 'many_listen',
      name: 'Many people listen',
      when: { stage: 'public', followersAtLeast: 10_000 },
      priority: 'high',
      ...within(1 * hours, 24 * hours),
      ...everyone,
    },
    {
      id: 'unhappy',
      name: 'Unhappy',
      when: { sentiments: ['negative'] },
      priority: 'normal',
      ...within(2 * hours, 48 * hours),
      ...everyone,
    },
    {
      id: 'private_message',
      name: 'Private message',
      when: { stage: 'private' },
      priority: 'normal',
      ...within(2 * hours, 48 * hours),
      ...everyone,
    },
    {
      id: 'general',
      name: 'General question',
      when: {},
      priority: 'normal',
      ...within(4 * hours, 72 * hours),
      ...everyone,
    },
  ],
};

/**
 * Pure: the category whose times count: the one that was recognised, or, where a person chose another priority, the
 * first with that priority, else still the recognised one.
 */
export function timesOf({ categories }: PriorityMatrix, categoryId: string | null, priority: PriorityName): Category {
  const own = categories.find(({ id }) => id === categoryId) ?? categories.at(-1);
  if (!own) throw new Error('A priority matrix names no category.');
  return own.priority === priority ? own : (categories.find((one) => one.priority === priority) ?? own);
}
