import { linkConversation, mergeConversations, splitConversation } from '#contract/matter.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from '../app.ts';
import { aConversation, aMessage, type TestConversation } from '../factories/conversation.ts';
import type { TestAgent } from '../factories/people.ts';

export type Matters = {
  /** A conversation beside the first, linked with it. */
  twinId: string;
  mergeId: string;
  splitId: string;
  proposalId: string;
  otherProposalId: string;
};

type Place = {
  workspaceId: WorkspaceId;
  owner: TestAgent;
  agent: TestAgent;
  teamId: string;
  conversation: TestConversation;
  secret: string;
};

/** One merge, one split, one link, and two proposals, none of which stands in another's way. */
export async function aFewMatters(
  app: TestApp,
  { workspaceId, owner, agent, teamId, conversation, secret }: Place,
): Promise<Matters> {
  const { db, now } = app.context;
  const place = { text: `And where is this? ${secret}`, teamId, assigneeId: agent.agentId };
  const another = () => aConversation(db, workspaceId, place);
  const [twin, third, fourth, long, short] = [
    await another(),
    await another(),
    await another(),
    await another(),
    await another(),
  ];
  const later = await aMessage(db, workspaceId, long, { text: `Something else. ${secret}` });
  const params = { conversationId: long.conversationId };
  const split = await app.call(owner, splitConversation, { params, body: { fromMessageId: later } });
  const merge = await app.call(owner, mergeConversations, { params, body: { from: [short.conversationId] } });
  await app.call(owner, linkConversation, {
    params: { conversationId: conversation.conversationId, otherId: twin.conversationId },
    body: { kind: 'related' },
  });
  const propose = async (one: TestConversation, other: TestConversation) => {
    const id = newId();
    const [first, second] = [one, other].toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1));
    if (!first || !second) throw new Error('A proposal is about two.');
    await db.inWorkspace(workspaceId, (tx) =>
      tx
        .insertInto('matter_proposal')
        .values({
          workspace_id: workspaceId,
          id,
          one_id: first.conversationId,
          other_id: second.conversationId,
          one_message_id: first.messageId,
          other_message_id: second.messageId,
          reason: 'same_words',
          likeness: 1,
          state: 'waiting',
          at: now(),
        })
        .execute(),
    );
    return id;
  };
  return {
    twinId: twin.conversationId,
    mergeId: merge.body.mergeId,
    splitId: split.body.splitId,
    proposalId: await propose(conversation, third),
    otherProposalId: await propose(third, fourth),
  };
}
