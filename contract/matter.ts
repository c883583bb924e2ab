import * as z from 'zod/mini';
import { Empty, Id, Instant, page } from './common.ts';
import { Preview } from './conversation-row.ts';
import { endpoint } from './endpoint.ts';
import { ConversationStatus } from './filter.ts';

/** A conversation as another one names it. */
export const ConversationRef = z.object({
  id: Id,
  number: z.number(),
  status: ConversationStatus,
  network: z.string(),
  name: z.string(),
  handle: z.string(),
  ...Preview,
  lastMessageAt: Instant,
});
export type ConversationRef = z.output<typeof ConversationRef>;

/** Conversations that became part of this one, and still are. */
export const Merge = z.object({
  id: Id,
  at: Instant,
  agentId: z.nullable(Id),
  from: z.array(z.object({ id: Id, number: z.number(), name: z.string(), network: z.string() })),
});
export type Merge = z.output<typeof Merge>;

export const Split = z.object({
  id: Id,
  at: Instant,
  /** `from`: this conversation came out of the other; `into`: the other came out of this one. */
  direction: z.enum(['from', 'into']),
  other: z.object({ id: Id, number: z.number() }),
});
export type Split = z.output<typeof Split>;

export const LinkKind = z.enum(['related', 'duplicate']);
export type LinkKind = z.output<typeof LinkKind>;

export const ProposalReason = z.enum(['same_person', 'same_words']);
export type ProposalReason = z.output<typeof ProposalReason>;

/** Why two conversations may be one matter. */
export const Proposal = z.object({
  id: Id,
  at: Instant,
  reason: ProposalReason,
  /** Share of word pairs that both texts have, 0 to 1. */
  likeness: z.number(),
  /** Words that both texts have, at most 12. */
  words: z.array(z.string()),
  /** Time between the two messages, in hours. */
  hours: z.number(),
  /** The person's other account, when one contact has both. */
  samePerson: z.boolean(),
  one: ConversationRef,
  other: ConversationRef,
});
export type Proposal = z.output<typeof Proposal>;

const inConversation = z.object({ conversationId: Id });

export const getMatter = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/matter',
  permission: 'inbox.read',
  summary: 'What belongs together with a conversation: merges, splits, links, and proposals that wait.',
  params: inConversation,
  reply: z.object({
    merges: z.array(Merge),
    splits: z.array(Split),
    links: z.array(z.object({ kind: LinkKind, other: ConversationRef })),
    proposals: z.array(Proposal),
  }),
});
export type Matter = z.output<typeof getMatter.reply>;

export const findRelated = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/related',
  permission: 'inbox.read',
  summary: 'Conversations to merge or link with: of the same person first, then any whose number, name or words fit.',
  params: inConversation,
  query: z.object({ q: z._default(z.string().check(z.maxLength(200)), '') }),
  reply: z.object({ same: z.array(ConversationRef), others: z.array(ConversationRef) }),
});

export const mergeConversations = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/merge',
  permission: 'conversation.write',
  summary: 'Makes other conversations part of this one; everything of theirs comes along, and it can be undone.',
  params: inConversation,
  body: z.object({
    from: z.array(Id).check(z.minLength(1), z.maxLength(50)),
    /** Who has it afterwards; by default who has this one, else who has the first of the others that anyone has. */
    assigneeId: z.optional(z.nullable(Id)),
  }),
  reply: z.object({ mergeId: Id }),
});

export const undoMerge = endpoint({
  method: 'POST',
  path: '/api/merges/:mergeId/undo',
  permission: 'conversation.write',
  summary: 'Takes a merge apart again: everything goes back, and what came since goes with its thread.',
  params: z.object({ mergeId: Id }),
  reply: z.object({ conversationId: Id }),
});

export const splitConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/split',
  permission: 'conversation.write',
  summary: 'Makes part of a conversation one of its own: a message and all after it, or one thread.',
  params: inConversation,
  body: z.union([z.object({ fromMessageId: Id }), z.object({ threadId: Id })]),
  reply: z.object({ splitId: Id, conversationId: Id, number: z.number() }),
});

export const undoSplit = endpoint({
  method: 'POST',
  path: '/api/splits/:splitId/undo',
  permission: 'conversation.write',
  summary: 'Brings back what was split off, with all that came since.',
  params: z.object({ splitId: Id }),
  reply: z.object({ conversationId: Id }),
});

export const linkConversation = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/links/:otherId',
  permission: 'conversation.write',
  summary: 'Shows two conversations in each other, as related or as duplicates, without merging them.',
  params: z.object({ conversationId: Id, otherId: Id }),
  body: z.object({ kind: LinkKind }),
  reply: Empty,
});

export const unlinkConversation = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:conversationId/links/:otherId',
  permission: 'conversation.write',
  summary: 'Removes the link between two conversations.',
  params: z.object({ conversationId: Id, otherId: Id }),
  reply: Empty,
});

export const listProposals = endpoint({
  method: 'GET',
  path: '/api/proposals',
  permission: 'inbox.read',
  summary: 'Pairs of conversations that may be one matter and wait for a person, newest first.',
  query: z.object({ cursor: z.optional(z.string()) }),
  reply: page(Proposal),
});

export const countProposals = endpoint({
  method: 'GET',
  path: '/api/proposals/count',
  permission: 'inbox.read',
  summary: 'How many proposals wait, capped at 100.',
  reply: z.object({ count: z.number() }),
});

export const acceptProposal = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/accept',
  permission: 'conversation.write',
  summary: 'Merges the two into the older one, with one owner; undone with the merge.',
  params: z.object({ proposalId: Id }),
  body: z.object({ assigneeId: z.optional(z.nullable(Id)) }),
  reply: z.object({ mergeId: Id, conversationId: Id }),
});

export const dismissProposal = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/dismiss',
  permission: 'conversation.write',
  summary: 'Says that the two are different matters; the pair is not proposed again.',
  params: z.object({ proposalId: Id }),
  body: z.object({ dismissed: z._default(z.boolean(), true) }),
  reply: Empty,
});
