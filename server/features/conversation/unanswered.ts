import type { UnansweredReason } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { countUnanswered } from './posts.ts';

/** Keeps in the history why a conversation was resolved while public posts in it have no answer; nothing when all have. */
export async function noteUnanswered(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  reason: UnansweredReason,
  now: Date,
): Promise<void> {
  const posts = await countUnanswered(tx, conversationId);
  if (posts === 0) return;
  record(tx, {
    type: 'conversation.left_unanswered',
    at: now,
    actor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { posts, reason },
  });
}
