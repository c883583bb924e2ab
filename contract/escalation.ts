import * as z from 'zod/mini';
import { Id, Key, Typed } from './common.ts';
import { Priority } from './filter.ts';

/**
 * Who is called: leads and owners, a team, whoever is on call in a rota, or one person; or the group of stakeholders that is
 * asked, with the question that a ladder puts to it.
 */
export const CallTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('leads') }),
  z.object({ kind: z.literal('team'), id: Id }),
  z.object({ kind: z.literal('rota'), id: Id }),
  z.object({ kind: z.literal('agent'), id: Id }),
  z.object({ kind: z.literal('group'), id: Id, question: z.optional(Typed(500)) }),
]);
export type CallTarget = z.output<typeof CallTarget>;

const day = 24 * 60;

export const LadderStep = z.object({
  /** Minutes after the step before it, or after the beginning, without an acknowledgement. */
  afterMinutes: z.int().check(z.gte(0), z.lte(day)),
  to: z.array(CallTarget).check(z.minLength(1), z.maxLength(10)),
});
export type LadderStep = z.output<typeof LadderStep>;

/** What sets a ladder off: a clock, what a customer writes, how much comes in, or that what is unanswered soon vanishes. */
export const ladderCauses = ['breached', 'warned', 'written', 'volume', 'vanishing'] as const;
export const LadderCause = z.enum(ladderCauses);
export type LadderCause = z.output<typeof LadderCause>;

/** What must hold of the conversation beside the cause: everything named here. */
export const LadderConditions = z.strictObject({
  priorityAtLeast: z.optional(Priority),
  /** Keys of the priority matrix. */
  categories: z.optional(z.array(Key).check(z.minLength(1), z.maxLength(50))),
  followersAtLeast: z.optional(z.int().check(z.gte(1), z.lte(10_000_000_000))),
  /** Any of these words or phrases in what the customer wrote, as in the priority matrix. */
  words: z.optional(z.array(Typed(60)).check(z.minLength(1), z.maxLength(100))),
  teamIds: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(50))),
});
export type LadderConditions = z.output<typeof LadderConditions>;

const asksForSomething = (when: LadderConditions) => Object.values(when).some((value) => value !== undefined);

/** Whom to call one after the other until somebody acknowledges it. */
export const Ladder = z
  .object({
    id: Key,
    name: Typed(60),
    on: LadderCause,
    when: LadderConditions,
    /** With the cause `volume`: so many conversations of one of the categories begin within so many minutes. */
    volume: z.nullable(
      z.object({
        conversations: z.int().check(z.gte(2), z.lte(10_000)),
        minutes: z.int().check(z.gte(1), z.lte(day)),
      }),
    ),
    steps: z.array(LadderStep).check(z.minLength(1), z.maxLength(10)),
    /** Minutes after the last step until everybody is told that nobody acknowledged it. */
    alarmAfterMinutes: z.int().check(z.gte(1), z.lte(day)),
  })
  .check(
    z.refine(({ on, volume }) => (on === 'volume') === (volume !== null)),
    z.refine(({ on, when }) => (on === 'volume' ? when.categories !== undefined : true)),
    z.refine(({ on, when }) => (on === 'written' ? asksForSomething(when) : true)),
    // Stakeholders are asked about a conversation, and how much comes in is none.
    z.refine(({ on, steps }) => on !== 'volume' || !steps.some(({ to }) => to.some(({ kind }) => kind === 'group'))),
  );
export type Ladder = z.output<typeof Ladder>;

export const EscalationRules = z.object({
  ladders: z.array(Ladder).check(
    z.maxLength(50),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  ),
});
export type EscalationRules = z.output<typeof EscalationRules>;

/** What every workspace starts with: the leads are called to an urgent matter that is late, and to what is about to vanish. */
export const defaultEscalation: EscalationRules = {
  ladders: [
    {
      id: 'urgent_late',
      name: 'Urgent and late',
      on: 'breached',
      when: { priorityAtLeast: 'urgent' },
      volume: null,
      steps: [
        { afterMinutes: 0, to: [{ kind: 'leads' }] },
        { afterMinutes: 10, to: [{ kind: 'leads' }] },
      ],
      alarmAfterMinutes: 10,
    },
    {
      id: 'vanishing',
      name: 'About to vanish',
      on: 'vanishing',
      when: {},
      volume: null,
      steps: [{ afterMinutes: 0, to: [{ kind: 'leads' }] }],
      alarmAfterMinutes: 30,
    },
  ],
};
