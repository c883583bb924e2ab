import * as z from 'zod/mini';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { TriageDecision } from './triage-policy.ts';

/** Why a rule alone may not leave a message without an answer. */
export const triageGuards = ['danger', 'threat', 'press', 'private'] as const;
export const TriageGuard = z.enum(triageGuards);
export type TriageGuard = z.output<typeof TriageGuard>;

/** What was decided of one message. */
export const Triaged = z.object({
  messageId: Id,
  at: Instant,
  /** Its beginning. */
  preview: z.string(),
  /** What holds. */
  decision: TriageDecision,
  /** What the policy says. */
  found: TriageDecision,
  /** The rule that fitted, as it was called then; null where none did. */
  rule: z.nullable(z.string()),
  /** What of its conditions held, and by which value. */
  reasons: z.array(z.object({ condition: z.string(), value: z.string() })),
  /** What kept the rule from having its way; null where it had it. */
  guard: z.nullable(TriageGuard),
  policyVersion: z.number(),
  /** A person decided, whom an API key has none of; null where the policy did. */
  override: z.nullable(z.object({ by: z.nullable(Id), at: Instant })),
});
export type Triaged = z.output<typeof Triaged>;

const ofConversation = z.object({ conversationId: Id });
const ofMessage = z.object({ messageId: Id });

export const getTriage = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/triage',
  permission: 'inbox.read',
  summary: 'Whether the newest 20 messages of a conversation’s customer need an answer and why, the newest first.',
  params: ofConversation,
  reply: z.object({
    /** Of all that waits for us, what asks for most; null before anything was decided. */
    decision: z.nullable(TriageDecision),
    messages: z.array(Triaged),
    /** Of these nobody has decided yet. */
    waiting: z.number(),
  }),
});

export const overrideTriage = endpoint({
  method: 'PUT',
  path: '/api/messages/:messageId/triage',
  permission: 'conversation.write',
  summary: 'Decides whether a message needs an answer. It holds whatever the policy says from now on.',
  params: ofMessage,
  body: z.object({ decision: TriageDecision }),
  reply: Empty,
});

export const takeBackTriage = endpoint({
  method: 'DELETE',
  path: '/api/messages/:messageId/triage',
  permission: 'conversation.write',
  summary: 'Takes a person’s decision back: what the policy says of the message holds again.',
  params: ofMessage,
  reply: Empty,
});
