import type { UnansweredReason } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { findUnanswered } from './posts.ts';

/**
 * Sees to it that a conversation that was just resolved leaves no public post without an answer, unless somebody says why;
 * that stays in the history. Throws `posts_unanswered`.
 */
export async function requireAnswered(
  tx: Tx,
  actor: Actor,
  { conversationId, leave }: { conversationId: string; leave: UnansweredReason | undefined },
  now: Date,
): Promise<void> {
  const posts = (await findUnanswered(tx, [conversationId])).get(conversationId) ?? [];
  if (posts.length === 0) return;
  if (!leave)
    throw new AppError(
      'refused',
      'posts_unanswered',
      `${posts.length === 1 ? 'One public post here has' : `${posts.length} public posts here have`} no answer. Answer first, or resolve again and say why none is needed.`,
      { parameters: { posts, count: posts.length } },
    );
  noteUnanswered(tx, { actor, conversationId, posts: posts.length, reason: leave, now });
}

type Left = {
  actor: Actor;
  conversationId: string;
  /** How many. */
  posts: number;
  reason: UnansweredReason;
  now: Date;
  /** The bulk action that it belongs to. */
  correlationId?: string;
};

/** Keeps in the history why a conversation was resolved while public posts in it have no answer. */
export function noteUnanswered(tx: Tx, { actor, conversationId, posts, reason, now, correlationId }: Left): void {
  record(tx, {
    type: 'conversation.left_unanswered',
    at: now,
    actor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    correlationId,
    detail: { posts, reason },
  });
}
