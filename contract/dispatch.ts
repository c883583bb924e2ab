import * as z from 'zod/mini';
import { Choices } from './choice.ts';
import { Id, Instant, Stage, Typed, writtenMaxLength } from './common.ts';
import { ConsentPurpose } from './consent.ts';
import { endpoint } from './endpoint.ts';
import { EnteredPromise, FoundPromise } from './promise.ts';
import { TimelineDispatch } from './timeline.ts';

/** The closed list of what a check may say; `fine` passes. Parameters are named beside each where it has some. */
export const gateReasons = [
  'fine',
  /** permission */
  'permission_missing',
  /** hurdle, category, teams, tier, role */
  'not_yours_to_answer',
  /** state */
  'channel_not_connected',
  /** until */
  'channel_paused',
  /** verb, network */
  'not_offered',
  /** verb, network */
  'access_level',
  /** network */
  'not_summoned',
  'no_public_message',
  'no_private_way',
  /** network, outside: template | nothing | person, closedAt */
  'outside_window',
  'text_missing',
  /** length, max, unit */
  'text_too_long',
  /** max */
  'thread_too_long',
  /** count, max */
  'too_many_attachments',
  /** name */
  'file_goes_alone',
  /** name, sizeBytes, maxBytes */
  'attachment_too_large',
  /** name, mimeType, allowed */
  'attachment_type_refused',
  /** name */
  'picture_made_to_fit',
  'attachment_not_ready',
  /** network */
  'choices_not_offered',
  'choices_with_files',
  /** title */
  'choices_alike',
  /** count, max */
  'too_many_choices',
  /** title, max */
  'choice_too_long',
  /** length, max, unit */
  'choices_text_too_long',
  /** count */
  'alt_text_missing',
  /** at, text */
  'same_just_sent',
  /** at, text */
  'same_sent_today',
  /** answers: [{ agentId, agentName, text, at, state }], yours */
  'answered_meanwhile',
  /** addressees: [{ profileId, handle, name }] */
  'unknown_addressee',
  /** handles, addressees */
  'names_someone_else',
  /** kinds */
  'personal_data_public',
  /** kinds */
  'personal_data_published',
  /** amount, currency, most, of: reply | day */
  'above_authority',
  /** currencies */
  'amount_without_rate',
  'amount_unnamed',
  'may_not_replace',
  'may_not_date',
  /** said, why, instead */
  'word_rule',
  /** level, kinds, has: none | account | address | record */
  'verification_needed',
  /** level, kinds, sign: handle | language | urgent_payout */
  'verification_void',
  'verification_in_public',
  'verification_by_hand',
  /** purpose, way */
  'consent_withdrawn',
  /** purpose, way, days, heard: yes | no */
  'consent_missing',
  /** until, from, to, zone */
  'quiet_hours',
  /** way */
  'prefers_way',
  /** language */
  'prefers_language',
  /** tags, cased */
  'tags_uncased',
  /** count */
  'emoji_run',
  /** handle */
  'not_your_account',
  /** handle */
  'disclosure_missing',
  'shielded',
  'own_name',
  'target_gone',
  'target_not_there_yet',
  /** title: empty for one that the person does not see; at */
  'saved_reply_expired',
  /** title */
  'saved_reply_unreleased',
  /** title */
  'saved_reply_deleted',
  /** blanks */
  'danger_automatic',
  'danger_begun',
  'blanks_left',
  /** names */
  'variables_left',
] as const;
export type GateReason = (typeof gateReasons)[number];

/** `hint` is worth knowing, `warn` has to be read and accepted, `approval` waits for a second person, `stop` cannot be passed. */
export const Verdict = z.enum(['pass', 'hint', 'warn', 'approval', 'stop']);
export type Verdict = z.output<typeof Verdict>;

/** Why a reply may or may not leave: at least one line a check, in the order in which they ran. */
export const CheckResult = z.object({
  /** The check's name, as `server/features/gate/checks/list.ts` has it. */
  check: z.string(),
  verdict: Verdict,
  /** One of `gateReasons`. */
  reason: z.string(),
  /** The English fallback: a sentence for the person at the composer. */
  message: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** Where in the text, in UTF-16 units, half open. */
  at: z.optional(z.array(z.object({ from: z.number(), to: z.number() }))),
  /** The whole text as this check would let it pass. */
  suggestion: z.optional(z.string()),
});
export type CheckResult = z.output<typeof CheckResult>;

/** What an agent asks to send. `clientKey` is made once by the browser: the same key never sends twice. */
export const ReplyInput = z.object({
  clientKey: Id,
  stage: Stage,
  text: z.string().check(z.maxLength(writtenMaxLength)),
  /** The public message being answered; required in public. */
  replyToId: z.optional(Id),
  attachmentIds: z._default(z.array(Id).check(z.maxLength(10)), []),
  /** What the customer may choose from, in private. */
  choices: z.optional(Choices),
  /** Bystanders the person added on purpose. */
  addresseeIds: z._default(z.array(Id).check(z.maxLength(20)), []),
  /** The saved replies that the text was made from. */
  savedReplyIds: z.optional(z.array(Id).check(z.maxLength(20))),
  /** The version of the conversation on the screen while typing. */
  seenVersion: z.number(),
  /** Checks whose warning the person has read and accepted. */
  accepted: z._default(z.array(z.string()), []),
  /** What the text promises without naming it, or names in words that are not read. */
  promised: z.optional(z.array(EnteredPromise).check(z.maxLength(5))),
  /** Why personal data may stand in public this once; needs the permission `personal_data.publish`. */
  publishReason: z.optional(Typed(200)),
  /** What it is said for, when it is more than an answer: it then needs the person’s consent. */
  purpose: z.optional(ConsentPurpose),
  /** In public, where it is too long for one post: it leaves as a thread of several, in order. */
  asThread: z.optional(z.boolean()),
  /** It asks the customer in public to go on in private: what they write there belongs to this conversation. */
  invites: z.optional(z.boolean()),
  /** An API key says so of what no person wrote, such as an acknowledgement: it answers nobody’s question. */
  automatic: z.optional(z.boolean()),
});
export type ReplyInput = z.output<typeof ReplyInput>;

/** A reply is either on its way or refused with the reasons; what stands in the way of a second answer is shown. */
export const ReplyOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), dispatch: TimelineDispatch, undoUntil: Instant, checks: z.array(CheckResult) }),
  z.object({ ok: z.literal(false), checks: z.array(CheckResult) }),
]);
export type ReplyOutcome = z.output<typeof ReplyOutcome>;

export const sendReply = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/replies',
  permission: 'reply.draft',
  summary: 'Sends an answer through the gate, on the named stage.',
  params: z.object({ conversationId: Id }),
  body: ReplyInput,
  reply: ReplyOutcome,
});

export const checkReply = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/checks',
  permission: 'reply.draft',
  summary: 'What the gate would say to this answer now, and what it promises; nothing is sent.',
  params: z.object({ conversationId: Id }),
  body: ReplyInput,
  reply: z.object({
    checks: z.array(CheckResult),
    /** What it promises the customer, each of which may become a task. */
    promises: z.array(FoundPromise),
  }),
});

export const cancelDispatch = endpoint({
  method: 'POST',
  path: '/api/dispatches/:dispatchId/cancel',
  permission: 'reply.draft',
  summary: 'Takes back what has not left yet; the text becomes the draft again.',
  params: z.object({ dispatchId: Id }),
  reply: z.object({ dispatch: TimelineDispatch }),
});

export const settleDispatch = endpoint({
  method: 'POST',
  path: '/api/dispatches/:dispatchId/settle',
  permission: 'reply.draft',
  summary: 'A person decides about a failed or unknown dispatch: try again, or take it as sent or as not sent.',
  params: z.object({ dispatchId: Id }),
  body: z.object({ decision: z.enum(['retry', 'sent', 'not_sent']) }),
  reply: z.object({ dispatch: TimelineDispatch }),
});

export const actOnPerson = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/person/actions',
  permission: 'inbox.read',
  summary: 'Blocks or mutes the customer of a conversation on their network, or takes that back, through the gate.',
  params: z.object({ conversationId: Id }),
  body: z.object({ clientKey: Id, verb: z.enum(['block', 'unblock', 'mute', 'unmute']) }),
  reply: ReplyOutcome,
});

export const actOnMessage = endpoint({
  method: 'POST',
  path: '/api/messages/:messageId/actions',
  permission: 'inbox.read',
  summary: 'Likes, hides or deletes a message on its network, through the gate.',
  params: z.object({ messageId: Id }),
  body: z.object({ clientKey: Id, verb: z.enum(['like', 'unlike', 'hide', 'unhide', 'delete']) }),
  reply: ReplyOutcome,
});
