import * as z from 'zod/mini';
import { Empty, Id, Instant, page, Stage, Typed } from './common.ts';
import { ConversationRow } from './conversation-row.ts';
import { Draft, Returned } from './draft.ts';
import { endpoint } from './endpoint.ts';
import { ConversationStatus, FilterText, Priority, Sort, ViewKey } from './filter.ts';
import { Restraint } from './restraint.ts';
import { PublicPost, Stages } from './stage.ts';
import { PrivateInvitation, StageProposal } from './stage-proposal.ts';
import { TaskView } from './task-view.ts';
import { AttachmentView, TimelineEntry } from './timeline.ts';
import { Tier } from './work.ts';

/** Another conversation of the same person, on whichever network. */
export const PastConversation = z.object({
  id: Id,
  number: z.number(),
  status: ConversationStatus,
  network: z.string(),
  /** How it began, cut. */
  opening: z.string(),
  lastMessageAt: Instant,
});
export type PastConversation = z.output<typeof PastConversation>;

export const ConversationDetail = z.object({
  conversation: ConversationRow,
  /** Where it went, when it became part of another: everything of it stands there. */
  movedTo: z.nullable(z.object({ id: Id, number: z.number() })),
  stages: Stages,
  /** The customers' public posts, newest first, when there are several: each gets its own answer. */
  posts: z.array(PublicPost),
  /** How many public posts do not end with our reply, and how many questions of bystanders wait under them. */
  closing: z.object({ posts: z.number(), questions: z.number() }),
  /** Where an answer belongs, and why; null where none can be given. */
  proposal: z.nullable(StageProposal),
  /** The newest invitation to go on in private that stands in public. */
  invitation: z.nullable(PrivateInvitation),
  drafts: z.array(Draft),
  /** The files that those name. */
  draftFiles: z.array(AttachmentView),
  /** Newest first; until the same is asked or sent again. */
  returned: z.array(Returned),
  /** What is added under an answer of the reader's, by account and stage; absent where nothing is. */
  signOffs: z.array(z.object({ channelId: Id, stage: Stage, text: z.string() })),
  restraints: z.array(Restraint),
  /** Those still open, by due moment. */
  tasks: z.array(TaskView),
  /** Oldest first: the newest entries, at most 100; `older` loads more. */
  timeline: z.array(TimelineEntry),
  older: z.nullable(z.string()),
  /** The newest other conversations of the same person; `listHistory` goes on. */
  history: page(PastConversation),
});
export type ConversationDetail = z.output<typeof ConversationDetail>;

/** Why somebody resolves while a public thread does not end with our reply; `as_before` takes back a reopening. */
export const UnansweredReason = z.enum([
  'answered_together',
  'answered_elsewhere',
  'no_answer_needed',
  'settled_in_private',
  'as_before',
]);
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

export const countConversations = endpoint({
  method: 'GET',
  path: '/api/conversations/count',
  permission: 'inbox.read',
  summary:
    'Counts the conversations that fit a filter, capped at 100 (shown as 99+); null when counting took too long.',
  query: z.object({
    /** The JSON of a filter, as a saved view has it. */
    filter: FilterText,
  }),
  reply: z.object({ count: z.nullable(z.number()) }),
});

export const getConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId',
  permission: 'inbox.read',
  summary: 'One conversation with its newest timeline entries.',
  params: inConversation,
  reply: ConversationDetail,
});

const changed = z.object({ conversation: ConversationRow });

export const listHistory = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/history',
  permission: 'inbox.read',
  summary: 'Other conversations of the same person on all networks, newest first, a page at a time.',
  params: inConversation,
  query: z.object({ cursor: z.optional(z.string()) }),
  reply: page(PastConversation),
});

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
    'Opens, resolves, waits or snoozes; a snooze ends at its time (null: it has none) or with the next message of the customer. To resolve while public posts do not end with our reply, or bystanders’ questions wait under them, is refused as posts_unanswered, with both, unless leaveUnanswered says why; while tasks are open as tasks_open, unless leaveTasks.',
  params: inConversation,
  body: z.object({
    status: ConversationStatus,
    snoozedUntil: z.optional(z.nullable(Instant)),
    /** With `on_hold`: the department it waits for. */
    heldBy: z.optional(z.nullable(Typed(40))),
    /** With `resolved`: why public posts and bystanders’ questions may stay as they are; kept in the history. */
    leaveUnanswered: z.optional(UnansweredReason),
    /** With `resolved`: tasks may stay open; kept in the history. */
    leaveTasks: z.optional(z.boolean()),
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

export const setConversationTier = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/tier',
  permission: 'conversation.write',
  summary:
    'Moves it up or down a tier, with a reason. It stays with who has it where they are of that tier, else it goes back to the queue, unless assigneeId names somebody.',
  params: inConversation,
  body: z.object({
    tier: Tier,
    /** For the history. */
    reason: Typed(500),
    assigneeId: z.optional(z.nullable(Id)),
  }),
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
