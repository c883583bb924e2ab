import * as z from 'zod/mini';
import { Id, Instant, Key, Stage, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Priority } from './filter.ts';
import { Conditions } from './priority.ts';
import { Capacity, Tier } from './work.ts';

const anyOf = <T extends z.ZodMiniType>(item: T) => z.optional(z.array(item).check(z.minLength(1), z.maxLength(100)));

/** What must hold of a conversation; words are looked for in all that its customer wrote lately. */
export const RoutingConditions = z.extend(Conditions, {
  /** Categories of the priority matrix. */
  categories: anyOf(Key),
  priorities: anyOf(Priority),
  tags: anyOf(Typed(40)),
  tiers: anyOf(Tier),
});
export type RoutingConditions = z.output<typeof RoutingConditions>;

/** `queue`: whoever takes it. The others give it to a person. */
export const routingMethods = ['queue', 'least_loaded', 'round_robin'] as const;
export const RoutingMethod = z.enum(routingMethods);
export type RoutingMethod = z.output<typeof RoutingMethod>;

export const RoutingRule = z.object({
  id: Key,
  name: Typed(60),
  when: RoutingConditions,
  /** The team that gets it; null leaves the team as it is. A team that a person chose stays in any case. */
  teamId: z.nullable(Id),
  /** The tier it is for; null leaves the tier as it is. */
  tier: z.nullable(Tier),
  /** Only these people; none named means all of the team, or everyone. */
  agentIds: z.array(Id).check(z.maxLength(200)),
  /** Topics of which a person must know one; none named means the conversation's category. */
  topics: z.array(Key).check(z.maxLength(20)),
  method: RoutingMethod,
  /** First to who last answered this customer within so many days; null for not. */
  stickyDays: z.nullable(z.int().check(z.gte(1), z.lte(365))),
  /** When nobody can take it: it waits for somebody, or the next rule that fits is asked. */
  otherwise: z.enum(['wait', 'next']),
});
export type RoutingRule = z.output<typeof RoutingRule>;

export const Topic = z.object({ id: Key, name: Typed(60) });
export type Topic = z.output<typeof Topic>;

/**
 * What a rule says of a person: `could` and was not chosen, `full` what they hold leaves no room, `gave_back` they had it
 * and gave it back or left.
 */
export const personVerdicts = [
  'chosen',
  'could',
  'full',
  'not_working',
  'gave_back',
  'topic',
  'network',
  'language',
  'tier',
  'not_in_team',
  'not_named',
] as const;
export const PersonVerdict = z.enum(personVerdicts);
export type PersonVerdict = z.output<typeof PersonVerdict>;

const Weight = z.int().check(z.gte(0), z.lte(100));
const areUnique = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id)).size === all.length;

/** Who gets what: the first rule that fits counts; where none does, whoever takes it. */
export const RoutingRules = z.object({
  rules: z.array(RoutingRule).check(z.maxLength(100), z.refine(areUnique)),
  /** What people can know beside the categories of the priority matrix. */
  topics: z.array(Topic).check(z.maxLength(100), z.refine(areUnique)),
  /** What an open conversation weighs. */
  weights: z.object({ urgent: Weight, high: Weight, normal: Weight, low: Weight }),
  /** Weight that a person holds who has no capacity of their own. */
  capacity: Capacity,
  /** Where nobody of its tier is free, somebody of a higher one takes it. */
  higherTiersHelp: z.boolean(),
  /** Whoever answers what is nobody's has it from then on. */
  answeringTakes: z._default(z.boolean(), true),
  /** When open conversations leave who holds them. Those of somebody without access always do. */
  leaving: z.object({
    /** Away for longer than this; null for never. */
    awayMinutes: z.nullable(z.int().check(z.gte(1), z.lte(30 * 24 * 60))),
    offShift: z.boolean(),
  }),
});
export type RoutingRules = z.output<typeof RoutingRules>;

/** What every workspace starts with: one queue for all, and nobody is given anything unasked. */
export const defaultRouting: RoutingRules = {
  rules: [],
  topics: [],
  weights: { urgent: 3, high: 2, normal: 1, low: 1 },
  capacity: 20,
  higherTiersHelp: true,
  answeringTakes: true,
  leaving: { awayMinutes: null, offShift: false },
};

export const RoutingBy = z.enum(['knows', 'least_loaded', 'round_robin']);
export type RoutingBy = z.output<typeof RoutingBy>;

const Reason = z.object({ condition: z.string(), value: z.string() });

/** What the rules said of a conversation, and why. */
export const RoutingTrace = z.object({
  policyVersion: z.number(),
  at: Instant,
  /** The rule that decided; null where none fitted. */
  rule: z.nullable(z.object({ id: z.string(), name: z.string() })),
  /** What of its conditions held; empty when it asks for nothing. */
  reasons: z.array(Reason),
  /** Rules above it: the condition that did not hold, or `nobody` who could take it. */
  passed: z.array(z.object({ ruleId: z.string(), name: z.string(), failed: z.string() })),
  teamId: z.nullable(Id),
  tier: Tier,
  choice: z.discriminatedUnion('is', [
    z.object({ is: z.literal('person'), agentId: Id, by: RoutingBy }),
    z.object({ is: z.literal('queue') }),
    /** `because`: the hurdle that the nearest person did not take. */
    z.object({ is: z.literal('waits'), because: PersonVerdict }),
  ]),
  /** What the rule said of people, the nearest first; at most 30. */
  people: z.array(z.object({ agentId: Id, verdict: PersonVerdict, load: z.number() })),
});
export type RoutingTrace = z.output<typeof RoutingTrace>;

export const getRouting = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/routing',
  permission: 'inbox.read',
  summary: 'What the routing rules last said of a conversation, and since when it waits.',
  params: z.object({ conversationId: Id }),
  reply: z.object({
    /** Null before the rules looked, or when their facts were erased. */
    trace: z.nullable(RoutingTrace),
    waitingSince: z.nullable(Instant),
    tier: Tier,
    /** A person chose the tier. */
    isTierByHand: z.boolean(),
  }),
});

export const tryRouting = endpoint({
  method: 'POST',
  path: '/api/routing/try',
  permission: 'policy.manage',
  summary: 'Says what rules would make of a conversation, or of a message as it was typed. Nothing is changed.',
  body: z.object({
    /** Absent: the rules that hold now. */
    rules: z.optional(RoutingRules),
    about: z.union([
      /** Its number. */
      z.object({ conversation: z.int().check(z.gte(1)) }),
      z.object({
        text: Typed(5_000),
        network: Typed(40),
        stage: Stage,
        language: z.nullable(Typed(35)),
        followers: z.nullable(z.int().check(z.gte(0))),
      }),
    ]),
  }),
  reply: z.object({
    trace: RoutingTrace,
    /** What the priority matrix made of it. */
    category: z.nullable(z.string()),
    priority: Priority,
  }),
});
