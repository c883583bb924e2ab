import * as z from 'zod/mini';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { VerificationLevel } from './verification-policy.ts';

/**
 * How a customer shows who they are. `questions`: the connected system compares what they enter on our page. `system`: it is
 * asked about the account, and the customer does nothing.
 */
export const verificationWays = ['link', 'mail_code', 'sms_code', 'questions', 'system'] as const;
export const VerificationWay = z.enum(verificationWays);
export type VerificationWay = z.output<typeof VerificationWay>;

/** What each way shows. */
export const levelOfWay = {
  link: 'account',
  mail_code: 'address',
  sms_code: 'address',
  questions: 'record',
  system: 'record',
} as const satisfies Record<VerificationWay, VerificationLevel>;

/** Why something asked came to nothing, or what was shown is void. */
export const verificationEnds = [
  'too_many_tries',
  'no_match',
  /** The connected system lets nobody in as this customer. */
  'locked',
  /** It could not be reached, or did not answer as agreed. */
  'no_answer',
  /** The code did not leave. */
  'not_sent',
  'handle',
  'language',
  'urgent_payout',
  /** A person made it void. */
  'by_hand',
  /** Another was started. */
  'replaced',
] as const;
export const VerificationEnd = z.enum(verificationEnds);
export type VerificationEnd = z.output<typeof VerificationEnd>;

/** What stands in the way of a way. */
export const wayHurdles = [
  'no_private_way',
  /** It came to the contact after the conversation began. */
  'new_address',
  'no_mail_server',
  'no_sms_service',
  'no_mail',
  'no_phone',
  'no_system',
] as const;
export const WayHurdle = z.enum(wayHurdles);
export type WayHurdle = z.output<typeof WayHurdle>;

/** How far a conversation's customer is verified. */
export const VerificationView = z.object({
  /** The most that an answer could need in this matter; null for nothing. */
  needed: z.nullable(VerificationLevel),
  met: z.nullable(z.object({ level: VerificationLevel, until: Instant })),
  /** What waits for the customer. */
  open: z.nullable(
    z.object({
      id: Id,
      way: VerificationWay,
      level: VerificationLevel,
      askedAt: Instant,
      askedBy: z.nullable(Id),
      until: Instant,
      /** Where the code went, in part. */
      hint: z.string(),
    }),
  ),
  /** How the last one ended, when nothing counts and nothing waits; null for none, and for one that simply ran out. */
  ended: z.nullable(z.object({ reason: VerificationEnd, at: Instant })),
  ways: z.array(z.object({ way: VerificationWay, level: VerificationLevel, hurdle: z.nullable(WayHurdle) })),
});
export type VerificationView = z.output<typeof VerificationView>;

const inConversation = z.object({ conversationId: Id });

export const getVerification = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/verification',
  permission: 'inbox.read',
  summary: 'How far the customer of a conversation is verified, what waits for them, and by which ways they can be.',
  params: inConversation,
  reply: VerificationView,
});

export const startVerification = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/verifications',
  permission: 'reply.private',
  summary: 'Starts a verification; what waited before is void. The link leaves through the gate, in private only.',
  params: inConversation,
  body: z.object({ way: VerificationWay }),
  reply: VerificationView,
});

export const voidVerification = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/verification/void',
  permission: 'conversation.write',
  summary: 'Makes void what the customer has shown and what waits for them.',
  params: inConversation,
  reply: VerificationView,
});

const ofLink = z.object({ token: z.string().check(z.maxLength(200)) });

/** What the customer's page shows. `closed`: used, too old, void or not ours. */
export const IdentityPage = z.object({
  workspaceName: z.string(),
  way: z.enum(['link', 'mail_code', 'sms_code', 'questions']),
  state: z.enum(['open', 'done', 'closed']),
  hint: z.string(),
  /** In the languages in which the workspace asks them. */
  questions: z.array(
    z.object({ key: z.string(), labels: z.array(z.object({ language: z.string(), text: z.string() })) }),
  ),
  until: Instant,
});
export type IdentityPage = z.output<typeof IdentityPage>;

export const getIdentityPage = endpoint({
  method: 'GET',
  path: '/api/identity-links/:token',
  permission: 'public',
  summary: 'What a customer’s link asks. It changes nothing, so that programs which look at links confirm nothing.',
  params: ofLink,
  reply: IdentityPage,
});

const Entered = z.string().check(z.trim(), z.maxLength(200));

export const confirmIdentity = endpoint({
  method: 'POST',
  path: '/api/identity-links/:token/confirm',
  permission: 'public',
  summary: 'The customer confirms, with the code or the answers that are asked for. Works once.',
  params: ofLink,
  body: z.object({ code: z.optional(Entered), answers: z.optional(z.record(z.string(), Entered)) }),
  reply: z.object({
    /** `wrong` may be tried again, `unavailable` later; after `closed` nothing can be. */
    outcome: z.enum(['done', 'wrong', 'unavailable', 'closed']),
    triesLeft: z.number(),
  }),
});

/** The system that knows the customers. */
export const VerificationSystem = z.object({ url: z.string(), changedAt: Instant });
export type VerificationSystem = z.output<typeof VerificationSystem>;

export const getVerificationSystem = endpoint({
  method: 'GET',
  path: '/api/verification-system',
  permission: 'policy.manage',
  summary: 'The connected system that is asked about customers; null for none.',
  reply: z.object({ system: z.nullable(VerificationSystem) }),
});

export const setVerificationSystem = endpoint({
  method: 'PUT',
  path: '/api/verification-system',
  permission: 'workspace.manage',
  summary: 'Connects the system at an address, with a new secret by which it knows that a request is ours.',
  body: z.object({ url: z.url().check(z.maxLength(1_000)) }),
  reply: z.object({
    system: VerificationSystem,
    /** Shown this once. */
    secret: z.string(),
  }),
});

export const removeVerificationSystem = endpoint({
  method: 'DELETE',
  path: '/api/verification-system',
  permission: 'workspace.manage',
  summary: 'Disconnects the system; what it said of customers stays until it runs out.',
  reply: Empty,
});

/** What the connected system can say, and what becomes of every other answer. */
export const systemAnswers = ['match', 'no_match', 'locked', 'no_answer'] as const;
export type SystemAnswer = (typeof systemAnswers)[number];

export const testVerificationSystem = endpoint({
  method: 'POST',
  path: '/api/verification-system/test',
  permission: 'workspace.manage',
  summary: 'Asks the connected system about nobody; a working one answers no_match.',
  reply: z.object({ answer: z.enum(systemAnswers) }),
});
