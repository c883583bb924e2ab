import type { Connector } from '#connectors/connector.ts';
import type { Stages } from '#contract/stage.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readPosts } from './posts.ts';
import { readStageFacts } from './stage-facts.ts';
import { stagesOf } from './stages.ts';

/**
 * On which stages a conversation can be answered. Of several public posts the newest that waits is answered, else the
 * newest, as in the composer while nobody chooses; callers apply the viewer's reach.
 */
export async function readAnswerable(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  connectors: readonly Connector[],
): Promise<Stages> {
  const connectorOf = (network: string) => connectors.find((connector) => connector.network === network);
  const facts = await readStageFacts(tx, viewer, conversationId);
  const stages = stagesOf(facts, connectorOf);
  const { posts } = await readPosts(tx, conversationId, connectorOf, facts.people);
  const answerable = posts.filter(({ stage }) => stage !== null);
  const target = answerable.find(({ isAnswered }) => !isAnswered) ?? answerable[0];
  return target ? { ...stages, public: target.stage, bystanders: target.bystanders } : stages;
}
