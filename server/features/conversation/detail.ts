import type { ConversationDetail } from '#contract/conversation.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { readReturned } from '#server/features/approval/queries.ts';
import { readDrafts } from '#server/features/draft/queries.ts';
import { readSignOffs } from '#server/features/gate/queries.ts';
import { proposeFor, readInvitation } from '#server/features/going-private/queries.ts';
import { readAttachmentsById } from '#server/features/message/queries.ts';
import { readOpenTasks } from '#server/features/task/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readSurvivors } from './family.ts';
import { readHistory } from './history.ts';
import { readPosts } from './posts.ts';
import { getConversation } from './queries.ts';
import { findQuestions } from './questions.ts';
import { readRestraints } from './restraints.ts';
import { readStageFacts } from './stage-facts.ts';
import { stagesOf } from './stages.ts';
import { readTimeline } from './timeline.ts';

/** Everything the screen shows of one conversation. Throws `not_found`. */
export async function getDetail(
  { connectors, now }: Pick<Context, 'connectors' | 'now'>,
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
): Promise<ConversationDetail> {
  const conversation = await getConversation(tx, viewer, conversationId);
  const facts = await readStageFacts(tx, viewer, conversationId);
  const { entries, older } = await readTimeline(tx, conversationId, null);
  const survivor = (await readSurvivors(tx, [conversationId])).get(conversationId);
  const connectorOf = (network: string) => connectors.find((connector) => connector.network === network);
  const stages = stagesOf(facts, connectorOf);
  const { posts, waiting } = await readPosts(tx, conversationId, connectorOf, facts.people);
  const drafts = viewer.agentId === null ? [] : await readDrafts(tx, viewer.agentId, conversationId);
  const questions = (await findQuestions(tx, [conversationId], now())).get(conversationId) ?? [];
  return {
    conversation,
    movedTo: survivor === undefined || survivor.id === conversationId ? null : survivor,
    stages,
    proposal: await proposeFor(tx, conversationId, stages, now()),
    invitation: await readInvitation(tx, conversationId, now()),
    posts,
    closing: { posts: waiting, questions: questions.length },
    restraints: (await readRestraints(tx, [conversation.profile.id])).get(conversation.profile.id) ?? [],
    tasks: await readOpenTasks(tx, viewer, conversationId),
    drafts,
    draftFiles: [
      ...(
        await readAttachmentsById(
          tx,
          drafts.flatMap((draft) => draft.attachmentIds),
        )
      ).values(),
    ],
    returned: viewer.agentId === null ? [] : await readReturned(tx, viewer.agentId, conversationId),
    signOffs: await readSignOffs(tx, viewer, conversation),
    timeline: entries,
    older,
    history: await readHistory(tx, viewer, conversation),
  };
}
