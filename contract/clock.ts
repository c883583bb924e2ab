import * as z from 'zod/mini';
import { Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Priority } from './filter.ts';
import { RightHurdle, RightRole } from './right.ts';
import { Tier } from './work.ts';

/** First response: the first answer of a person. Next response: each one after it. Resolution: until it is settled. */
export const clockKinds = ['first_response', 'next_response', 'resolution'] as const;
export const ClockKind = z.enum(clockKinds);
export type ClockKind = z.output<typeof ClockKind>;

/** `met` in time, `late` after it, `dropped` when nothing was left to answer. */
export const clockStates = ['running', 'paused', 'met', 'late', 'dropped'] as const;
export const ClockState = z.enum(clockStates);
export type ClockState = z.output<typeof ClockState>;

/** The clock that lists sort by and rows show. `response`: whichever answer the customer waits for, first or next. */
export const primaryClocks = ['response', ...clockKinds] as const;
export const PrimaryClock = z.enum(primaryClocks);
export type PrimaryClock = z.output<typeof PrimaryClock>;

const Kinds = z.array(ClockKind).check(z.maxLength(3));

/** How clocks run. */
export const ClockRules = z.object({
  primary: PrimaryClock,
  /** Warned when this share of the time is used. */
  warnPercent: z.int().check(z.gte(10), z.lte(95)),
  /** Which clocks stand still while the conversation waits for the customer, or for a department. */
  pauses: z.object({ customer: Kinds, department: Kinds }),
  departments: z.array(Typed(40)).check(
    z.maxLength(30),
    z.refine((names) => new Set(names).size === names.length),
  ),
});
export type ClockRules = z.output<typeof ClockRules>;

export const defaultClockRules: ClockRules = {
  primary: 'response',
  warnPercent: 75,
  pauses: { customer: ['resolution'], department: ['resolution'] },
  departments: ['Billing', 'Legal', 'Logistics', 'PR', 'Product'],
};

/** A stretch in which a clock stood still. `by` is `customer` or a department's name. */
export const ClockPause = z.object({ by: z.string(), from: Instant, to: z.nullable(Instant) });
export type ClockPause = z.output<typeof ClockPause>;

/** A clock that runs or stands still, as a row of the list shows it. */
export const RunningClock = z.object({
  kind: ClockKind,
  /** Null while it stands still in time. */
  dueAt: z.nullable(Instant),
  warnAt: z.nullable(Instant),
  /** What is left while it stands still, in ms of open time; null while it runs. */
  leftMs: z.nullable(z.number()),
  pausedBy: z.nullable(z.string()),
});
export type RunningClock = z.output<typeof RunningClock>;

export const ClockView = z.object({
  id: Id,
  kind: ClockKind,
  /** Which one of its kind in this conversation, from 1. */
  n: z.number(),
  state: ClockState,
  isPrimary: z.boolean(),
  startedAt: Instant,
  stoppedAt: z.nullable(Instant),
  dueAt: z.nullable(Instant),
  warnAt: z.nullable(Instant),
  leftMs: z.nullable(z.number()),
  pausedBy: z.nullable(z.string()),
  targetMinutes: z.number(),
  /** Open time that counted, up to the moment asked, in ms. */
  countedMs: z.number(),
  /** The time as the customer lived it, pauses and nights included, in ms. */
  livedMs: z.number(),
  calendar: z.string(),
  pauses: z.array(ClockPause),
});
export type ClockView = z.output<typeof ClockView>;

/** Why a conversation stands where it does. */
export const WhyView = z.object({
  /** Null before its first message was read by the matrix. */
  category: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      priority: Priority,
      /** Teams that may answer and that can resolve; none means everyone. */
      answerTeamIds: z.array(Id),
      resolveTeamIds: z.array(Id),
      /** The least tier and role that may answer, and that can resolve. */
      answerTier: Tier,
      resolveTier: Tier,
      answerRole: RightRole,
      resolveRole: RightRole,
      /** The stakeholders without whose answer it is not resolved. */
      resolveGroupId: z.nullable(Id),
    }),
  ),
  /** What of the category's conditions the customer's message met; empty when it asks for nothing. */
  because: z.array(z.object({ condition: z.string(), value: z.string() })),
  /** Version of the priority policy that said so; 0 is what every workspace starts with. */
  policyVersion: z.number(),
  decidedAt: z.nullable(Instant),
  priority: Priority,
  /** What the viewer lacks to answer, and to resolve; null for nothing. */
  lacksToAnswer: z.nullable(RightHurdle),
  lacksToResolve: z.nullable(RightHurdle),
  /** A person chose the priority, so the matrix leaves it alone. */
  byHand: z.boolean(),
  /** Whose times count: another category than the recognised one when the priority was chosen by hand. */
  timesOf: z.nullable(z.string()),
});
export type WhyView = z.output<typeof WhyView>;

export const getClocks = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/clocks',
  permission: 'inbox.read',
  summary: 'The clocks of a conversation, running ones first, and why it has its priority.',
  params: z.object({ conversationId: Id }),
  reply: z.object({ clocks: z.array(ClockView), why: WhyView }),
});

/** A pause that ended this close to the deadline, or after it. */
export const closePauseMinutes = 5;

export const listClosePauses = endpoint({
  method: 'GET',
  path: '/api/clocks/close-pauses',
  permission: 'policy.manage',
  summary: 'Pauses of the last 30 days that began or ended within 5 minutes of a breach, newest first, at most 200.',
  reply: z.object({
    pauses: z.array(
      z.object({
        conversationId: Id,
        number: z.number(),
        kind: ClockKind,
        by: z.string(),
        from: Instant,
        to: z.nullable(Instant),
        /** From the pause’s nearer end to the deadline, in ms of wall-clock time; negative after it. */
        beforeBreachMs: z.number(),
      }),
    ),
  }),
});

export const listDepartmentTimes = endpoint({
  method: 'GET',
  path: '/api/clocks/departments',
  permission: 'policy.manage',
  summary: 'How long conversations waited for the customer and for each department in the last 30 days.',
  reply: z.object({
    waits: z.array(z.object({ by: z.string(), pauses: z.number(), livedMs: z.number(), openNow: z.number() })),
  }),
});
