import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LadderStep } from './escalation.ts';

/** What may cost a life, as a customer says it: their own, another's, many, or a body that fails. */
export const dangerKinds = ['suicide', 'violence', 'bomb', 'medical'] as const;
export const DangerKind = z.enum(dangerKinds);
export type DangerKind = z.output<typeof DangerKind>;

const Phrases = z.array(Typed(80)).check(z.maxLength(300));

/** Where somebody in danger is helped; public numbers change, so each workspace owns its list. */
export const Helpline = z.object({
  /** ISO 3166, two letters. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  name: Typed(80),
  phone: Typed(40),
  kinds: z.array(DangerKind).check(z.minLength(1)),
});
export type Helpline = z.output<typeof Helpline>;

/** What an agent may say there, read and approved beforehand; {helpline} becomes the one that is chosen. */
export const DangerSaying = z.object({
  kind: DangerKind,
  /** BCP 47. */
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  text: Typed(600),
});
export type DangerSaying = z.output<typeof DangerSaying>;

export const DangerRules = z.object({
  /** Words of one's own beside the shipped lists. */
  words: z.object({ suicide: Phrases, violence: Phrases, bomb: Phrases, medical: Phrases }),
  /** Words that hold one of these and mean no danger here. */
  not: Phrases,
  /** Whoever is on call in any rota is called with the first step. */
  callsOnCall: z.boolean(),
  steps: z.array(LadderStep).check(z.minLength(1), z.maxLength(10)),
  /** Minutes after the last step until everybody is told that nobody answered. */
  alarmAfterMinutes: z.int().check(z.gte(1), z.lte(60)),
  helplines: z.array(Helpline).check(z.maxLength(200)),
  sayings: z.array(DangerSaying).check(z.maxLength(200)),
});
export type DangerRules = z.output<typeof DangerRules>;

/** `police`: it was handed on; `wrong`: what was written meant no danger. */
export const DangerOutcome = z.enum(['helped', 'handed_on', 'no_contact', 'wrong']);
export type DangerOutcome = z.output<typeof DangerOutcome>;

/** What is told to the police or another authority, asked by one person and decided by a second. */
export const Disclosure = z.object({
  id: Id,
  /** Who is told. */
  authority: z.string(),
  /** What is told. */
  what: z.string(),
  why: z.string(),
  askedBy: z.nullable(Id),
  askedAt: Instant,
  state: z.enum(['asked', 'given', 'refused']),
  decidedBy: z.nullable(Id),
  decidedAt: z.nullable(Instant),
  comment: z.string(),
  /** The reader may decide. */
  mayDecide: z.boolean(),
});
export type Disclosure = z.output<typeof Disclosure>;

export const Danger = z.object({
  id: Id,
  kinds: z.array(DangerKind),
  /** Of the lists, by which it was told; empty when a person said so. */
  words: z.array(z.string()),
  foundBy: z.enum(['words', 'model', 'person']),
  messageId: z.nullable(Id),
  at: Instant,
  /** Who was called so far, in order. */
  called: z.array(z.object({ agentId: Id, at: Instant })),
  /** Who takes care; null while nobody has said so. */
  takenBy: z.nullable(Id),
  disclosures: z.array(Disclosure),
});
export type Danger = z.output<typeof Danger>;

const inConversation = z.object({ conversationId: Id });
const shown = z.object({
  /** Null where nobody is in danger, or no longer. */
  danger: z.nullable(Danger),
  /** Those that fit what is told, the customer's language first. */
  helplines: z.array(Helpline),
  /** Approved words for it, in the customer's language first. */
  sayings: z.array(DangerSaying),
});

export const getDanger = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/danger',
  permission: 'inbox.read',
  summary: 'Whether a life is in danger in this conversation, who was called, and where help is.',
  params: inConversation,
  verbatim: true,
  reply: shown,
});

export const reportDanger = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/danger',
  permission: 'conversation.write',
  summary: 'Says that a life is in danger here: people are called at once, and automation stops.',
  params: inConversation,
  body: z.object({ kind: DangerKind }),
  verbatim: true,
  reply: shown,
});

export const endDanger = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/danger/end',
  permission: 'conversation.write',
  summary: 'Says that it is over, and how it ended; automation goes on.',
  params: inConversation,
  body: z.object({ outcome: DangerOutcome, note: z._default(z.string().check(z.trim(), z.maxLength(500)), '') }),
  reply: Empty,
});

export const askDisclosure = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/disclosures',
  permission: 'conversation.write',
  summary: 'Asks a second person whether this may be told to the police or another authority.',
  params: inConversation,
  body: z.object({ authority: Typed(120), what: Typed(2_000), why: Typed(1_000) }),
  reply: z.object({ id: Id }),
});

export const decideDisclosure = endpoint({
  method: 'POST',
  path: '/api/disclosures/:disclosureId/decision',
  permission: 'reply.approve',
  summary: 'Lets it be told or not; never by who asked, also not by another account of theirs.',
  params: z.object({ disclosureId: Id }),
  body: z.object({
    decision: z.enum(['given', 'refused']),
    comment: z._default(z.string().check(z.trim(), z.maxLength(500)), ''),
  }),
  reply: Empty,
});
