import type { UnansweredReason } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import {
  type ConversationChanges,
  changeConversation,
  requireAnswered,
} from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readWithheld, withheldParameters, withheldWords } from '#server/features/priority/queries.ts';
import { requireTasksDone } from '#server/features/task/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';

/** What may stay behind when a conversation is resolved. */
export type Leave = { leave?: UnansweredReason | undefined; leaveTasks?: boolean | undefined };

/**
 * Changes a conversation that the viewer reaches, with what resolving asks of a person; callers see to the permission.
 * Throws AppError.
 */
export async function changeAs(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  { leave, leaveTasks = false, ...changes }: ConversationChanges & Leave,
  now: Date,
): Promise<{ changed: boolean }> {
  await getPlaced(tx, viewer, conversationId);
  const { changed } = await changeConversation(tx, actorOf(viewer), conversationId, changes, now);
  if (changed && changes.status === 'resolved') {
    await requireRight(tx, viewer, conversationId);
    await requireAnswered(tx, actorOf(viewer), { conversationId, leave }, now);
    await requireTasksDone(tx, actorOf(viewer), { conversationId, leave: leaveTasks }, now);
  }
  return { changed };
}

/** Throws `not_yours_to_resolve` where the priority matrix lets others do it. */
async function requireRight(tx: Tx, viewer: Viewer, conversationId: string): Promise<void> {
  const withheld = (await readWithheld(tx, viewer, [conversationId], 'resolve')).get(conversationId);
  if (withheld)
    throw new AppError('refused', 'not_yours_to_resolve', withheldWords(withheld), {
      parameters: withheldParameters(withheld),
    });
}
