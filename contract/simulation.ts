import * as z from 'zod/mini';
import { Week } from './calendar.ts';
import { ClockKind } from './clock.ts';
import { Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { PolicyContent, type PolicyKind } from './policy.ts';
import { TimeZone } from './session.ts';
import { Skills } from './work.ts';

/** Policies that can be tried on what has passed. */
export const simulatedKinds = ['priority', 'calendars', 'clocks', 'routing'] as const satisfies readonly PolicyKind[];
export const SimulatedKind = z.enum(simulatedKinds);
export type SimulatedKind = z.output<typeof SimulatedKind>;

const Tried = PolicyContent.check(z.refine(({ kind }) => SimulatedKind.safeParse(kind).success));

/** The longest period that is replayed. */
export const mostSimulatedDays = 92;
/** So many conversations, the newest, a preview replays at most; a whole simulation has no such limit. */
export const mostPreviewed = 2_000;

/** The clocks of one kind that began in the period, under one set of policies. */
export const ClockSums = z.object({
  clocks: z.number(),
  /** Those that used the share of their time at which a warning is due. */
  warned: z.number(),
  late: z.number(),
  /** Those that became late between 22 and 7 o'clock where their calendar is. */
  lateAtNight: z.number(),
  /** Open time of those that were stopped by an answer or by resolving, in ms; null without any. */
  medianMs: z.nullable(z.number()),
  p90Ms: z.nullable(z.number()),
});
export type ClockSums = z.output<typeof ClockSums>;

export const simulationGroups = ['all', 'category', 'priority', 'team', 'person', 'network'] as const;
export const SimulationGroup = z.enum(simulationGroups);
export type SimulationGroup = z.output<typeof SimulationGroup>;

export const ConversationRef = z.object({ id: Id, number: z.number() });
export type ConversationRef = z.output<typeof ConversationRef>;
const Some = { count: z.number(), examples: z.array(ConversationRef) };

/** Somebody as they might have been: what is not named stays as it was. */
export const StaffedPerson = z.object({
  agentId: Id,
  skills: z.optional(z.partial(Skills)),
  /** They work in these hours of each week and at no other time, whatever they said of themselves. */
  shifts: z.optional(z.object({ timeZone: TimeZone, week: Week })),
});
export type StaffedPerson = z.output<typeof StaffedPerson>;

/** Who might have worked when, and could what. */
export const StaffingDraft = z.object({
  people: z.array(StaffedPerson).check(
    z.minLength(1),
    z.maxLength(500),
    z.refine((all) => new Set(all.map(({ agentId }) => agentId)).size === all.length),
  ),
});
export type StaffingDraft = z.output<typeof StaffingDraft>;

/** What a person, a team or nobody had in the period. */
export const HeldSums = z.object({
  /** Conversations that came to them; to nobody: that began to wait. */
  given: z.number(),
  /** Of these, between 22 and 7 o'clock where the person is. */
  givenAtNight: z.number(),
  /** Open conversations, in the mean over the period and at most at once. */
  mean: z.number(),
  most: z.number(),
  /** Clocks that became late while they had the conversation, and those that did at night where their calendar is. */
  late: z.number(),
  lateAtNight: z.number(),
});
export type HeldSums = z.output<typeof HeldSums>;

/** Why a conversation cannot be lived again exactly. */
export const routingDoubts = ['parted', 'erased', 'skills'] as const;
export const RoutingDoubt = z.enum(routingDoubts);
export type RoutingDoubt = z.output<typeof RoutingDoubt>;

const sides = <T extends z.ZodMiniType>(one: T) => z.object({ now: one, draft: one });
const Held = z.array(z.object({ key: z.nullable(Id), now: HeldSums, draft: HeldSums }));
const Waited = z.object({ medianMs: z.nullable(z.number()), p90Ms: z.nullable(z.number()) });

/** Who had what, as the rules of then gave it and as other rules or other people would have. */
export const RoutingResult = z.object({
  /** Those that were nobody's at some moment of the period. */
  conversations: z.number(),
  /** Whether the rules of then, asked again, gave each to the same people in the same order. */
  alike: z.number(),
  different: z.object(Some),
  /** Those that cannot be lived again exactly, and why. */
  inexact: z.array(z.object({ because: RoutingDoubt, ...Some })),
  people: Held,
  teams: Held,
  /** Who got it first in the period, and who would have; null for nobody. */
  moves: z.array(z.object({ from: z.nullable(Id), to: z.nullable(Id), ...Some })),
  /** Open and nobody's at the end. */
  unrouted: sides(z.object(Some)),
  /** Until somebody had it. */
  waited: sides(Waited),
  /** What people did by hand with a conversation that somebody else would have had by then, and that therefore does not count. */
  leftOut: z.number(),
});
export type RoutingResult = z.output<typeof RoutingResult>;

export const SimulationResult = z.object({
  conversations: z.number(),
  /** How the replay of what held then compares with what was written: alike, different, or nothing was written of it. */
  alike: z.number(),
  different: z.object(Some),
  unwritten: z.number(),
  /** By kind of clock and by what they are grouped. `key` is an id, a priority, a network; null for none. */
  rows: z.array(
    z.object({
      kind: ClockKind,
      by: SimulationGroup,
      key: z.nullable(z.string()),
      now: ClockSums,
      draft: ClockSums,
    }),
  ),
  /** Categories, by id, that conversations change to; null where the matrix had not read them. */
  moves: z.array(z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()), ...Some })),
  /** Clocks that would be late and were not, or the other way round. */
  turns: z.array(z.object({ kind: ClockKind, becomes: z.enum(['late', 'in_time']), ...Some })),
  /** How many clocks that began on a day are late, by the asker's wall. */
  days: z.array(z.object({ day: z.iso.date(), now: z.number(), draft: z.number() })),
  /** What categories are called, those of the draft first. */
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Where a draft of routing or of staffing was tried. */
  routing: z.optional(RoutingResult),
});
export type SimulationResult = z.output<typeof SimulationResult>;

export const SimulationState = z.enum(['running', 'cancelling', 'cancelled', 'done', 'failed']);
export type SimulationState = z.output<typeof SimulationState>;

export const Simulation = z.object({
  id: Id,
  state: SimulationState,
  from: Instant,
  to: Instant,
  timeZone: z.string(),
  /** What was tried, as it was when it began. */
  drafts: z.array(
    z.object({
      kind: SimulatedKind,
      version: z.number(),
      /** The draft was edited, switched on or thrown away since. */
      isOutdated: z.boolean(),
    }),
  ),
  /** Who might have worked when, where that was tried. */
  staffing: z.nullable(StaffingDraft),
  /** Conversations replayed, of how many; null while they are counted. */
  done: z.number(),
  total: z.nullable(z.number()),
  createdAt: Instant,
  finishedAt: z.nullable(Instant),
  /** Only of one that is done, and only where one is asked for. */
  result: z.nullable(SimulationResult),
});
export type Simulation = z.output<typeof Simulation>;

const inSimulation = z.object({ simulationId: Id });
const reply = z.object({ simulation: Simulation });

export const startSimulation = endpoint({
  method: 'POST',
  path: '/api/simulations',
  permission: 'policy.manage',
  summary: `Replays what happened in a period, at most ${mostSimulatedDays} days, as the policies had it and as their drafts would have; one at a time for each person.`,
  body: z.object({
    from: Instant,
    to: Instant,
    timeZone: TimeZone,
    /** Policies whose draft, or the version that is to be switched on, is tried. */
    kinds: z.array(SimulatedKind).check(z.maxLength(10)),
    staffing: z.optional(StaffingDraft),
  }),
  reply,
});

export const listSimulations = endpoint({
  method: 'GET',
  path: '/api/simulations',
  permission: 'policy.manage',
  summary: 'One’s 20 newest simulations, without their results.',
  reply: z.object({ simulations: z.array(Simulation) }),
});

export const getSimulation = endpoint({
  method: 'GET',
  path: '/api/simulations/:simulationId',
  permission: 'policy.manage',
  summary: 'One of one’s simulations: how far it is, and its result once it is done.',
  params: inSimulation,
  reply,
});

export const cancelSimulation = endpoint({
  method: 'POST',
  path: '/api/simulations/:simulationId/cancel',
  permission: 'policy.manage',
  summary: 'Stops a simulation; it then has no result.',
  params: inSimulation,
  reply,
});

export const previewPolicy = endpoint({
  method: 'POST',
  path: '/api/simulations/preview',
  permission: 'policy.manage',
  summary: `What a policy would have made of a period, at most ${mostSimulatedDays} days: exact for the newest ${mostPreviewed} conversations at most. Nothing is kept.`,
  body: z.object({ content: Tried, from: Instant, to: Instant, timeZone: TimeZone }),
  reply: z.object({
    /** How many conversations there are, of which the newest were replayed. */
    total: z.number(),
    result: SimulationResult,
  }),
});
