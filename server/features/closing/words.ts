import type { Connector } from '#connectors/connector.ts';
import type { Closing } from '#contract/closing.ts';
import type { Tx } from '#server/db/client.ts';
import type { Ending } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { fillReply, readPlace } from '#server/features/saved-reply/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/**
 * Words with which to come back to the newest public post of a conversation that went on in private, as the policy has them
 * for its network and language; null when there is none or none is wanted.
 */
export async function draftClosing(
  tx: Tx,
  viewer: Viewer,
  { conversationId, endings }: { conversationId: string; endings: readonly Ending[] },
  connectors: readonly Connector[],
): Promise<Closing['draft']> {
  const post = endings.find(({ isClosed, needs }) => !isClosed && needs === 'closing');
  if (!post) return null;
  const { isDrafted, texts } = (await readActive(tx, 'closing')).body;
  if (!isDrafted) return null;
  const where = { conversationId, mode: 'public', replyToId: post.messageId } as const;
  const place = await readPlace(tx, viewer, where, connectors);
  const { text, problem, variant } = fillReply({ variants: texts, isExpired: false, mode: 'public' }, place);
  return variant ? { postId: post.id, text, problem } : null;
}
