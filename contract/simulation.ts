import * as z from 'zod/mini';
import { ClockKind } from './clock.ts';
import { Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { PolicyContent, type PolicyKind } from './policy.ts';
import { TimeZone } from './session.ts';

/** Policies that can be tried on what has passed. */
export const simulatedKinds = ['priority', 'calendars', 'clocks'] as const satisfies readonly PolicyKind[];
export const SimulatedKind = z.enum(simulatedKinds);
export type SimulatedKind = z.output<typeof SimulatedKind>;

const Tried = PolicyContent.check(z.refine(({ kind }) => SimulatedKind.safeParse(kind).success));

/** The longest period that is replayed. */
export const mostSimulatedDays = 92;
/** So many conversations, the newest, a preview replays at most; a whole simulation has no such limit. */
export const mostPreviewed = 2_000;
export const previewDays = 7;

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
    kinds: z.array(SimulatedKind).check(z.minLength(1), z.maxLength(10)),
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
  summary: `What a policy would have made of the last ${previewDays} days: exact for the newest ${mostPreviewed} conversations at most. Nothing is kept.`,
  body: z.object({ content: Tried, timeZone: TimeZone }),
  reply: z.object({
    from: Instant,
    to: Instant,
    /** How many conversations there are, of which the newest were replayed. */
    total: z.number(),
    result: SimulationResult,
  }),
});
