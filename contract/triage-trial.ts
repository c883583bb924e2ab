import * as z from 'zod/mini';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { EngagementPolicy, TriageDecision } from './triage-policy.ts';

/** The longest past that is tried. */
export const mostTrialDays = 90;

const Counts = z.object({ answer: z.number(), acknowledge: z.number(), watch: z.number(), none: z.number() });

/** Messages that would be decided otherwise, from what to what. */
export const TriageMove = z.object({
  from: TriageDecision,
  to: TriageDecision,
  count: z.number(),
  /** The newest of them, as far as they still stand where the viewer may see them. */
  examples: z.array(
    z.object({
      messageId: Id,
      conversationId: Id,
      number: z.number(),
      network: z.string(),
      /** Its beginning. */
      preview: z.string(),
      /** The rules that say so; null where none fits. */
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
    }),
  ),
});
export type TriageMove = z.output<typeof TriageMove>;

/** What a policy would have made of the last days, beside what the policy makes of them that holds. */
export const TriageTrial = z.object({
  id: Id,
  state: z.enum(['running', 'cancelling', 'cancelled', 'done', 'failed']),
  days: z.number(),
  startedAt: Instant,
  /** Messages looked at, of how many; null while they are counted. */
  done: z.number(),
  total: z.nullable(z.number()),
  /** The policy that is tried. */
  policy: EngagementPolicy,
  /** How many messages each decision holds of, and would. */
  now: Counts,
  draft: Counts,
  /** The most frequent first. */
  moves: z.array(TriageMove),
  /** Of these messages a person decided: that stands, whatever a policy says. */
  overridden: z.number(),
});
export type TriageTrial = z.output<typeof TriageTrial>;

export const getTriageTrial = endpoint({
  method: 'GET',
  path: '/api/triage/trial',
  permission: 'policy.manage',
  summary: 'One’s newest trial of an engagement policy on the past: how far it is, and what it found so far.',
  reply: z.object({ trial: z.nullable(TriageTrial) }),
});

export const startTriageTrial = endpoint({
  method: 'POST',
  path: '/api/triage/trials',
  permission: 'policy.manage',
  summary: `Tries an engagement policy on what customers wrote in the last days, at most ${mostTrialDays}, in the background; nothing is decided by it. One at a time for each person.`,
  body: z.object({ days: z.int().check(z.gte(1), z.lte(mostTrialDays)), policy: EngagementPolicy }),
  reply: z.object({ trialId: Id }),
});

export const cancelTriageTrial = endpoint({
  method: 'POST',
  path: '/api/triage/trials/:trialId/cancel',
  permission: 'policy.manage',
  summary: 'Stops one’s trial after the batch under way; one that has ended stays as it is.',
  params: z.object({ trialId: Id }),
  reply: Empty,
});
