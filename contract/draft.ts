import * as z from 'zod/mini';
import { Choices } from './choice.ts';
import { Empty, Id, Instant, writtenMaxLength } from './common.ts';
import { endpoint } from './endpoint.ts';
import { EnteredPromise } from './promise.ts';

export const Draft = z.object({
  mode: z.enum(['public', 'private', 'note']),
  text: z.string().check(z.maxLength(writtenMaxLength)),
  attachmentIds: z.array(Id),
  /** In public: which of the customers’ posts it answers (`PublicStage.postId`); null for whichever is offered. */
  postId: z.nullable(z.string()),
  /** The saved replies that it was made from. */
  savedReplyIds: z.array(Id),
  /** Money entered beside the text. */
  promised: z.array(EnteredPromise),
  /** What it offers to choose from. */
  choices: Choices,
  updatedAt: z.nullable(Instant),
});
export type Draft = z.output<typeof Draft>;

/** An answer or correction of the reader's that a second person did not let through: its words are theirs again. */
export const Returned = z.object({
  approvalId: Id,
  state: z.enum(['refused', 'expired']),
  /** Null for a correction, which stands in place of `messageId`. */
  stage: z.nullable(z.enum(['public', 'private'])),
  messageId: z.nullable(Id),
  text: z.string(),
  /** Who refused it, and why. */
  by: z.nullable(Id),
  comment: z.string(),
  at: Instant,
});
export type Returned = z.output<typeof Returned>;

/** More than one person leaves unfinished. */
export const mostBegun = 500;

export const listDrafts = endpoint({
  method: 'GET',
  path: '/api/drafts',
  permission: 'reply.draft',
  summary: 'The conversations in which the reader left words unfinished, the latest first.',
  reply: z.object({ conversationIds: z.array(Id) }),
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/draft',
  permission: 'reply.draft',
  summary: 'Keeps what is being typed, per agent and mode; an empty text deletes it.',
  params: z.object({ conversationId: Id }),
  body: z.object({
    mode: z.enum(['public', 'private', 'note']),
    text: z.string().check(z.maxLength(writtenMaxLength)),
    attachmentIds: z._default(z.array(Id), []),
    postId: z._default(z.nullable(z.string().check(z.maxLength(100))), null),
    savedReplyIds: z._default(z.array(Id).check(z.maxLength(20)), []),
    promised: z._default(z.array(EnteredPromise).check(z.maxLength(5)), []),
    choices: z._default(Choices, []),
  }),
  reply: Empty,
});
