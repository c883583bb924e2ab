import * as z from 'zod/mini';
import { Empty, Id, Instant, page, Stage, Typed, Visibility } from './common.ts';
import { endpoint } from './endpoint.ts';
import { ConversationStatus, FilterText, Priority, Sort, ViewKey } from './filter.ts';

export {
  ConversationStatus,
  conversationStatuses,
  Priority,
} from './filter.ts';

/** A person on a network. */
export const ProfileSummary = z.object({
  id: Id,
  contactId: z.nullable(Id),
  network: z.string(),
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.nullable(z.string()),
  followers: z.nullable(z.number()),
});
export type ProfileSummary = z.output<typeof ProfileSummary>;

/** One row of the inbox. `version` grows with every change, so that a late answer never overwrites a newer one. */
export const ConversationRow = z.object({
  id: Id,
  number: z.number(),
  version: z.number(),
  status: ConversationStatus,
  priority: Priority,
  network: z.string(),
  /** True in content of the sandbox network. */
  sandbox: z.boolean(),
  profile: ProfileSummary,
  /** The newest message, cut to 160 characters. */
  preview: z.string(),
  previewDirection: z.nullable(z.enum(['in', 'out'])),
  visibility: Visibility,
  /** The customer had the last word. */
  awaitsUs: z.boolean(),
  assigneeId: z.nullable(Id),
  teamId: z.nullable(Id),
  tags: z.array(z.string()),
  /** BCP 47; null where it is not known. */
  language: z.nullable(z.string()),
  snoozedUntil: z.nullable(Instant),
  /** The next deadline; null without one. */
  primaryDueAt: z.nullable(Instant),
  lastMessageAt: Instant,
  lastInboundAt: z.nullable(Instant),
  /** Something new for this viewer: of the customer, for a follower also of colleagues; or marked so by hand. */
  unread: z.boolean(),
  /** This viewer follows it. */
  following: z.boolean(),
  /** State of the newest dispatch that is not simply sent; null when there is none. */
  outbox: z.nullable(z.enum(['held', 'queued', 'sending', 'failed', 'unknown'])),
});
export type ConversationRow = z.output<typeof ConversationRow>;

export const AttachmentView = z.object({
  id: Id,
  kind: z.enum(['image', 'video', 'audio', 'file']),
  state: z.enum(['pending', 'stored', 'refused', 'gone']),
  mimeType: z.nullable(z.string()),
  alt: z.string(),
  sizeBytes: z.nullable(z.number()),
  /** Served by us, never the network's address. Null until stored. */
  url: z.nullable(z.string()),
});
export type AttachmentView = z.output<typeof AttachmentView>;

export const DispatchState = z.enum(['held', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled']);
export type DispatchState = z.output<typeof DispatchState>;

/** Something that happened to the conversation, for the person at the screen: type and what is worth saying. */
export const TimelineEvent = z.object({
  kind: z.literal('event'),
  id: Id,
  at: Instant,
  type: z.string(),
  actor: z.object({
    kind: z.enum(['agent', 'customer', 'system', 'api_key']),
    id: z.nullable(Id),
    name: z.nullable(z.string()),
  }),
  /** What it happened to: the message, dispatch or conversation. */
  subjectId: z.nullable(Id),
  detail: z.record(z.string(), z.unknown()),
});
export type TimelineEvent = z.output<typeof TimelineEvent>;

export const TimelineMessage = z.object({
  kind: z.literal('message'),
  id: Id,
  at: Instant,
  receivedAt: Instant,
  direction: z.enum(['in', 'out']),
  visibility: Visibility,
  threadId: Id,
  network: z.string(),
  channelHandle: z.nullable(z.string()),
  author: z.object({
    name: z.string(),
    handle: z.string(),
    profileId: z.nullable(Id),
    avatarUrl: z.nullable(z.string()),
  }),
  /** The colleague who wrote it, for answers of ours. */
  agentId: z.nullable(Id),
  /** True for something on our account that Earshot did not send. */
  foreign: z.boolean(),
  /** Another person's post in the thread, shown as context and never counted. */
  context: z.boolean(),
  replyToId: z.nullable(Id),
  text: z.string(),
  language: z.nullable(z.string()),
  editedAt: z.nullable(Instant),
  /** Earlier texts, oldest first. */
  versions: z.array(z.object({ text: z.string(), at: Instant })),
  deletedAt: z.nullable(Instant),
  deletedBy: z.nullable(z.enum(['author', 'network', 'us', 'erasure'])),
  hiddenAt: z.nullable(Instant),
  likedByUs: z.boolean(),
  expiresAt: z.nullable(Instant),
  permalink: z.nullable(z.string()),
  attachments: z.array(AttachmentView),
});
export type TimelineMessage = z.output<typeof TimelineMessage>;

/** Something of ours on its way out, until its message stands in the timeline. */
export const TimelineDispatch = z.object({
  kind: z.literal('dispatch'),
  id: Id,
  at: Instant,
  verb: z.enum(['reply', 'direct', 'like', 'unlike', 'hide', 'unhide', 'delete', 'block', 'unblock', 'mute', 'unmute']),
  state: DispatchState,
  stage: z.nullable(Stage),
  text: z.string(),
  agentId: z.nullable(Id),
  channelHandle: z.string(),
  /** Until then the person can take it back. */
  notBefore: Instant,
  attempts: z.number(),
  errorKind: z.nullable(z.string()),
  errorMessage: z.nullable(z.string()),
  attachments: z.array(AttachmentView),
});
export type TimelineDispatch = z.output<typeof TimelineDispatch>;

export const TimelineNote = z.object({
  kind: z.literal('note'),
  id: Id,
  at: Instant,
  agentId: z.nullable(Id),
  text: z.string(),
  mentions: z.array(Id),
});
export type TimelineNote = z.output<typeof TimelineNote>;

export const TimelineEntry = z.discriminatedUnion('kind', [
  TimelineMessage,
  TimelineNote,
  TimelineEvent,
  TimelineDispatch,
]);
export type TimelineEntry = z.output<typeof TimelineEntry>;

/** Why a reply may or may not leave: one line a check, in the order in which they ran. */
export const CheckResult = z.object({
  check: z.enum([
    'permission',
    'channel',
    'stage',
    'length',
    'attachments',
    'duplicate',
    'collision',
    'addressees',
    'gone',
  ]),
  verdict: z.enum(['pass', 'warn', 'stop']),
  /** One of `gateReasons` (contract/dispatch.ts). */
  reason: z.string(),
  /** The English fallback: a sentence for the person at the composer. */
  message: z.string(),
  parameters: z.record(z.string(), z.unknown()),
});
export type CheckResult = z.output<typeof CheckResult>;

const Bystander = z.object({ profileId: Id, handle: z.string(), name: z.string() });

const PublicStage = z.object({
  /** Which of the customers' public posts it is: the same while the customer goes on under it. */
  postId: z.string(),
  channelId: Id,
  handle: z.string(),
  /** Whom it would answer. */
  to: z.optional(z.string()),
  replyToId: Id,
  max: z.number(),
  unit: z.string(),
  images: z.number(),
});

/** What one customer said in one public thread. */
export const PublicPost = z.object({
  id: z.string(),
  network: z.string(),
  to: z.string(),
  /** Their newest words there, cut. */
  preview: z.string(),
  at: Instant,
  /** We answered it there since, or an answer is on its way. */
  isAnswered: z.boolean(),
  /** How it is answered; null when it cannot be. */
  stage: z.nullable(PublicStage),
  bystanders: z.array(Bystander),
});
export type PublicPost = z.output<typeof PublicPost>;

/** What can be done from here and on which stage: what the composer needs before the first letter. */
export const Stages = z.object({
  /** The stage of the customer's last message; the composer opens on it. */
  initial: z.nullable(Stage),
  public: z.nullable(PublicStage),
  private: z.nullable(
    z.object({
      channelId: Id,
      handle: z.string(),
      /** Whom it would go to, when that person wrote in private already. */
      to: z.optional(z.string()),
      max: z.number(),
      unit: z.string(),
      images: z.number(),
    }),
  ),
  /** Everyone in the thread besides the customer and us; off unless the person adds them. */
  bystanders: z.array(Bystander),
  can: z.array(z.enum(['like', 'hide', 'delete_own', 'delete_theirs', 'block', 'mute'])),
});
export type Stages = z.output<typeof Stages>;

export const Draft = z.object({
  mode: z.enum(['public', 'private', 'note']),
  text: z.string().check(z.maxLength(20_000)),
  attachmentIds: z.array(Id),
  updatedAt: z.nullable(Instant),
});
export type Draft = z.output<typeof Draft>;

/** That an account of ours blocks or mutes the customer. */
export const Restraint = z.object({ kind: z.enum(['block', 'mute']), channelHandle: z.string(), since: Instant });
export type Restraint = z.output<typeof Restraint>;

export const ConversationDetail = z.object({
  conversation: ConversationRow,
  /** Where it went, when it became part of another: everything of it stands there. */
  movedTo: z.nullable(z.object({ id: Id, number: z.number() })),
  stages: Stages,
  /** The customers' public posts, newest first, when there are several: each gets its own answer. */
  posts: z.array(PublicPost),
  drafts: z.array(Draft),
  restraints: z.array(Restraint),
  /** Oldest first: the newest entries, at most 100; `older` loads more. */
  timeline: z.array(TimelineEntry),
  older: z.nullable(z.string()),
  /** Other conversations of the same person, newest first. */
  history: z.array(
    z.object({
      id: Id,
      number: z.number(),
      status: ConversationStatus,
      network: z.string(),
      preview: z.string(),
      lastMessageAt: Instant,
    }),
  ),
});
export type ConversationDetail = z.output<typeof ConversationDetail>;

/** Why somebody resolves while a public post has no answer of ours. */
export const UnansweredReason = z.enum(['answered_together', 'answered_elsewhere', 'no_answer_needed']);
export type UnansweredReason = z.output<typeof UnansweredReason>;

const inConversation = z.object({ conversationId: Id });

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/conversations',
  permission: 'inbox.read',
  summary:
    'Lists the conversations of a standard view, or of any filter, in one of five orders; refused as filter_too_broad when that takes too long.',
  query: z.object({
    view: z._default(ViewKey, 'open'),
    /** Instead of a view: the JSON of a filter, as a saved view has it. */
    filter: z.optional(FilterText),
    sort: z._default(Sort, 'recent'),
    cursor: z.optional(z.string()),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 50),
  }),
  reply: page(ConversationRow),
});

export const countViews = endpoint({
  method: 'GET',
  path: '/api/views',
  permission: 'inbox.read',
  summary:
    'Counts the conversations of each standard view, capped at 100 (shown as 99+); null when counting took too long.',
  reply: z.object({ views: z.array(z.object({ key: ViewKey, count: z.nullable(z.number()) })) }),
});

export const getConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId',
  permission: 'inbox.read',
  summary: 'One conversation with its newest timeline entries.',
  params: inConversation,
  reply: ConversationDetail,
});

export const listTimeline = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/timeline',
  permission: 'inbox.read',
  summary: 'Older timeline entries, a page at a time.',
  params: inConversation,
  query: z.object({ before: z.string() }),
  reply: z.object({ items: z.array(TimelineEntry), older: z.nullable(z.string()) }),
});

const changed = z.object({ conversation: ConversationRow });

export const assignConversation = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/assignee',
  permission: 'conversation.write',
  summary: 'Gives the conversation to an agent, a team, or nobody.',
  params: inConversation,
  body: z.object({ assigneeId: z.nullable(Id), teamId: z.optional(z.nullable(Id)) }),
  reply: changed,
});

export const setConversationStatus = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/status',
  permission: 'conversation.write',
  summary:
    'Opens, resolves, waits or snoozes; a snooze ends at its time (null: it has none) or with the next message of the customer.',
  params: inConversation,
  body: z.object({
    status: ConversationStatus,
    snoozedUntil: z.optional(z.nullable(Instant)),
    /** With `resolved`, while public posts have no answer of ours: kept in the history. */
    unanswered: z.optional(UnansweredReason),
  }),
  reply: changed,
});

export const setConversationTags = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/tags',
  permission: 'conversation.write',
  summary: 'Sets the tags; unknown ones are created.',
  params: inConversation,
  body: z.object({ tags: z.array(Typed(40)).check(z.maxLength(20)) }),
  reply: changed,
});

export const setConversationPriority = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/priority',
  permission: 'conversation.write',
  summary: 'Sets the priority by hand.',
  params: inConversation,
  body: z.object({ priority: Priority }),
  reply: changed,
});

export const markConversationRead = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/read',
  permission: 'inbox.read',
  summary: 'Remembers that this agent has seen everything up to now.',
  params: inConversation,
  reply: Empty,
});

export const markConversationUnread = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:conversationId/read',
  permission: 'inbox.read',
  summary: 'Has the conversation ask for this agent’s attention again until it is read.',
  params: inConversation,
  reply: Empty,
});

export const followConversation = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/follow',
  permission: 'inbox.read',
  summary: 'Follows it: it stands among what one follows, and is unread with whatever colleagues write too.',
  params: inConversation,
  reply: changed,
});

export const unfollowConversation = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:conversationId/follow',
  permission: 'inbox.read',
  summary: 'Follows it no more.',
  params: inConversation,
  reply: changed,
});

export const addNote = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/notes',
  permission: 'note.write',
  summary: 'Adds an internal note, which can never be sent; mentioned agents are told.',
  params: inConversation,
  body: z.object({
    /** Made once by the browser: a second try with it adds no second note. */
    id: z.optional(Id),
    text: Typed(20_000),
    mentions: z._default(z.array(Id).check(z.maxLength(50)), []),
  }),
  reply: z.object({ note: TimelineNote, conversation: ConversationRow }),
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/draft',
  permission: 'reply.draft',
  summary: 'Keeps what is being typed, per agent and mode; an empty text deletes it.',
  params: inConversation,
  body: z.object({
    mode: z.enum(['public', 'private', 'note']),
    text: z.string().check(z.maxLength(20_000)),
    attachmentIds: z._default(z.array(Id), []),
  }),
  reply: Empty,
});

export const listTags = endpoint({
  method: 'GET',
  path: '/api/tags',
  permission: 'inbox.read',
  summary: 'Every tag of the workspace.',
  reply: z.object({ tags: z.array(z.object({ name: z.string(), uses: z.nullable(z.number()) })) }),
});
