import type { Connector } from '#connectors/connector.ts';
import type { Closing } from '#contract/closing.ts';
import type { Tx } from '#server/db/client.ts';
import { findEndings, findQuestions, getPlaced } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readSeenThreads } from './seen.ts';
import { draftClosing } from './words.ts';

export { countEndings } from './rate.ts';

/** The public side of a conversation, and what is missing before it can be resolved. Throws `not_found` out of reach. */
export async function getClosing(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  { connectors, now }: { connectors: readonly Connector[]; now: Date },
): Promise<Closing> {
  await getPlaced(tx, viewer, conversationId);
  const endings = (await findEndings(tx, [conversationId])).get(conversationId) ?? [];
  const questions = (await findQuestions(tx, [conversationId], now)).get(conversationId) ?? [];
  const asking = new Set(questions.map(({ messageId }) => messageId));
  return {
    threads: await readSeenThreads(tx, conversationId, asking, now),
    waiting: endings
      .filter(({ isClosed }) => !isClosed)
      .map(({ id, network, to, preview, needs }) => ({ id, network, to, preview, needs })),
    questions: questions.map(({ messageId, threadId, to, preview, at }) => ({ messageId, threadId, to, preview, at })),
    draft: await draftClosing(tx, viewer, { conversationId, endings }, connectors),
  };
}
