import * as z from 'zod/mini';
import { Alerts, defaultAlerts } from './alerts.ts';
import { Authority, defaultAuthority } from './authority.ts';
import { Calendars, defaultCalendars } from './calendar.ts';
import { ClockRules, defaultClockRules } from './clock.ts';
import { ClosingWords, defaultClosing } from './closing.ts';
import { Empty, Id, Instant } from './common.ts';
import { DangerRules } from './danger.ts';
import { defaultDanger } from './danger-defaults.ts';
import { defaultEmergingRules, EmergingRules } from './emerging-rules.ts';
import { endpoint } from './endpoint.ts';
import { defaultEscalation, EscalationRules } from './escalation.ts';
import { defaultGoingPrivate, GoingPrivate } from './going-private.ts';
import { defaultOutOfHours, OutOfHours } from './out-of-hours.ts';
import { defaultMatrix, PriorityMatrix } from './priority.ts';
import { defaultRouting, RoutingRules } from './routing.ts';
import { defaultSecretRules, SecretRules } from './secret.ts';
import { defaultSignOff, SignOffRules } from './sign-off.ts';
import { defaultStrangerRules, StrangerRules } from './stranger-policy.ts';
import { Taxonomy } from './taxonomy.ts';
import { defaultTaxonomy } from './taxonomy-defaults.ts';
import { defaultEngagement, EngagementPolicy } from './triage-policy.ts';
import { defaultVanishing, VanishingRules } from './vanishing.ts';
import { defaultVerification, VerificationPolicy } from './verification-policy.ts';
import { defaultWordRules, WordRules } from './words.ts';

/** What each kind of policy holds. A new kind is a new line here and in `policyDefaults`. */
export const policyBodies = {
  calendars: Calendars,
  priority: PriorityMatrix,
  clocks: ClockRules,
  routing: RoutingRules,
  outOfHours: OutOfHours,
  escalation: EscalationRules,
  authority: Authority,
  words: WordRules,
  verification: VerificationPolicy,
  secrets: SecretRules,
  signOff: SignOffRules,
  alerts: Alerts,
  closing: ClosingWords,
  goingPrivate: GoingPrivate,
  strangers: StrangerRules,
  vanishing: VanishingRules,
  taxonomy: Taxonomy,
  danger: DangerRules,
  emerging: EmergingRules,
  triage: EngagementPolicy,
} as const;
export type PolicyKind = keyof typeof policyBodies;
export type PolicyBody<K extends PolicyKind> = z.output<(typeof policyBodies)[K]>;
export const policyKinds = Object.keys(policyBodies) as [PolicyKind, ...PolicyKind[]];
export const PolicyKind = z.enum(policyKinds);

/** What holds before a version was ever switched on: version 0. */
export const policyDefaults: { [K in PolicyKind]: PolicyBody<K> } = {
  calendars: defaultCalendars,
  priority: defaultMatrix,
  clocks: defaultClockRules,
  routing: defaultRouting,
  outOfHours: defaultOutOfHours,
  escalation: defaultEscalation,
  authority: defaultAuthority,
  words: defaultWordRules,
  verification: defaultVerification,
  secrets: defaultSecretRules,
  signOff: defaultSignOff,
  alerts: defaultAlerts,
  closing: defaultClosing,
  goingPrivate: defaultGoingPrivate,
  strangers: defaultStrangerRules,
  vanishing: defaultVanishing,
  taxonomy: defaultTaxonomy,
  danger: defaultDanger,
  emerging: defaultEmergingRules,
  triage: defaultEngagement,
};

export const PolicyState = z.enum(['draft', 'scheduled', 'active', 'retired']);
export type PolicyState = z.output<typeof PolicyState>;

export const PolicySummary = z.object({
  version: z.number(),
  state: PolicyState,
  /** When it was, or will be, switched on. */
  validFrom: z.nullable(Instant),
  changedAt: Instant,
  changedBy: z.nullable(Id),
});
export type PolicySummary = z.output<typeof PolicySummary>;

export const PolicyContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('calendars'), body: Calendars }),
  z.object({ kind: z.literal('priority'), body: PriorityMatrix }),
  z.object({ kind: z.literal('clocks'), body: ClockRules }),
  z.object({ kind: z.literal('routing'), body: RoutingRules }),
  z.object({ kind: z.literal('outOfHours'), body: OutOfHours }),
  z.object({ kind: z.literal('escalation'), body: EscalationRules }),
  z.object({ kind: z.literal('authority'), body: Authority }),
  z.object({ kind: z.literal('words'), body: WordRules }),
  z.object({ kind: z.literal('verification'), body: VerificationPolicy }),
  z.object({ kind: z.literal('secrets'), body: SecretRules }),
  z.object({ kind: z.literal('signOff'), body: SignOffRules }),
  z.object({ kind: z.literal('alerts'), body: Alerts }),
  z.object({ kind: z.literal('closing'), body: ClosingWords }),
  z.object({ kind: z.literal('goingPrivate'), body: GoingPrivate }),
  z.object({ kind: z.literal('strangers'), body: StrangerRules }),
  z.object({ kind: z.literal('vanishing'), body: VanishingRules }),
  z.object({ kind: z.literal('taxonomy'), body: Taxonomy }),
  z.object({ kind: z.literal('danger'), body: DangerRules }),
  z.object({ kind: z.literal('emerging'), body: EmergingRules }),
  z.object({ kind: z.literal('triage'), body: EngagementPolicy }),
]);
export type PolicyContent = z.output<typeof PolicyContent>;

const ofKind = z.object({ kind: PolicyKind });
const ofVersion = z.object({ kind: PolicyKind, version: z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000_000)) });

const Policy = z.object({
  /** What holds now; version 0 while nobody switched on another. */
  version: z.number(),
  active: PolicyContent,
  draft: z.nullable(z.object({ version: z.number(), content: PolicyContent })),
  /** Newest first, at most 100. */
  versions: z.array(PolicySummary),
});
export type Policy = z.output<typeof Policy>;

export const getPolicy = endpoint({
  method: 'GET',
  path: '/api/policies/:kind',
  permission: 'inbox.read',
  summary: 'A policy as it holds now, its draft and its versions.',
  params: ofKind,
  verbatim: true,
  reply: Policy,
});

export const getPolicyVersion = endpoint({
  method: 'GET',
  path: '/api/policies/:kind/versions/:version',
  permission: 'inbox.read',
  summary: 'One version of a policy; version 0 is what every workspace starts with.',
  params: ofVersion,
  verbatim: true,
  reply: z.object({ content: PolicyContent }),
});

export const savePolicyDraft = endpoint({
  method: 'PUT',
  path: '/api/policies/:kind/draft',
  permission: 'policy.manage',
  summary: 'Keeps the policy’s draft, which changes nothing until it is switched on.',
  params: ofKind,
  body: z.object({ content: PolicyContent }),
  reply: z.object({ version: z.number() }),
});

export const discardPolicyDraft = endpoint({
  method: 'DELETE',
  path: '/api/policies/:kind/draft',
  permission: 'policy.manage',
  summary: 'Throws the draft of a policy away.',
  params: ofKind,
  reply: Empty,
});

export const activatePolicy = endpoint({
  method: 'POST',
  path: '/api/policies/:kind/versions/:version/activate',
  permission: 'policy.manage',
  summary:
    'Switches a version on, now or at a time to come; an older version, or version 0, is a way back. Running clocks are set anew.',
  params: ofVersion,
  body: z.object({
    /** The version that holds now, as the caller saw it; refused as stale_version when another does. */
    replaces: z.int(),
    at: z.optional(Instant),
  }),
  verbatim: true,
  reply: Policy,
});

export const unschedulePolicy = endpoint({
  method: 'DELETE',
  path: '/api/policies/:kind/schedule',
  permission: 'policy.manage',
  summary: 'Has a version that was to be switched on later be a draft again.',
  params: ofKind,
  verbatim: true,
  reply: Policy,
});
