import * as z from 'zod/mini';
import { Empty, Id, Instant, writtenMaxLength } from './common.ts';
import { endpoint } from './endpoint.ts';

export const Draft = z.object({
  mode: z.enum(['public', 'private', 'note']),
  text: z.string().check(z.maxLength(writtenMaxLength)),
  attachmentIds: z.array(Id),
  /** In public: which of the customers’ posts it answers (`PublicStage.postId`); null for whichever is offered. */
  postId: z.nullable(z.string()),
  /** The saved replies that it was made from. */
  savedReplyIds: z.array(Id),
  updatedAt: z.nullable(Instant),
});
export type Draft = z.output<typeof Draft>;

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
  }),
  reply: Empty,
});
