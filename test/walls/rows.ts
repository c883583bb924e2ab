import { randomInt } from 'node:crypto';
import { defaultMatrix } from '#contract/priority.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from '../app.ts';
import type { TestConversation } from '../factories/conversation.ts';
import type { TestAgent } from '../factories/people.ts';

type Place = { workspaceId: WorkspaceId; agent: TestAgent; conversation: TestConversation; secret: string };

/** What has no factory of its own, because only the walls need one of each. */
export async function writeRows({ context }: TestApp, { workspaceId, agent, conversation, secret }: Place) {
  const [noteId, dispatchId, deliveryId, tagId, noticeId] = [newId(), newId(), newId(), newId(), newId()];
  const [waitingId, approvalId] = [newId(), newId()];
  const at = context.now();
  const { conversationId, channelId, messageId, threadId, profileId } = conversation;
  const inConversation = { workspace_id: workspaceId, conversation_id: conversationId };
  const byAgent = { ...inConversation, agent_id: agent.agentId };
  const policyVersion = randomInt(1_000, 1_000_000);
  const matrix = { categories: defaultMatrix.categories.map((one) => ({ ...one, name: secret })) };
  await context.db.inWorkspace(workspaceId, async (tx) => {
    const policy = { kind: 'priority', version: policyVersion, body: JSON.stringify(matrix), state: 'draft' };
    await tx
      .insertInto('policy')
      .values({ workspace_id: workspaceId, ...policy })
      .execute();
    await tx
      .insertInto('note')
      .values({ ...byAgent, id: noteId, text: secret, created_at: at })
      .execute();
    await tx
      .insertInto('notice')
      .values({ ...byAgent, id: noticeId, kind: 'mentioned', urgency: 'page', key: secret, at, silent_at: at })
      .execute();
    await tx
      .insertInto('draft')
      .values({ ...byAgent, mode: 'public', text: secret, updated_at: at })
      .execute();
    await tx
      .insertInto('tag')
      .values({ workspace_id: workspaceId, id: tagId, name: `tag ${secret}` })
      .execute();
    await tx
      .insertInto('conversation_tag')
      .values({ ...inConversation, tag_id: tagId })
      .execute();
    const dispatch = {
      ...inConversation,
      message_id: messageId,
      thread_id: threadId,
      channel_id: channelId,
      verb: 'reply',
      stage: 'public',
      content: secret,
      content_hash: Buffer.alloc(32),
      seen_version: 1,
      not_before: at,
      actor_kind: 'agent',
      actor_id: agent.agentId,
      created_at: at,
    };
    await tx
      .insertInto('dispatch')
      .values([
        { ...dispatch, id: dispatchId, client_key: newId(), state: 'failed' },
        { ...dispatch, id: waitingId, client_key: newId(), state: 'waiting' },
      ])
      .execute();
    await tx
      .insertInto('approval')
      .values({
        workspace_id: workspaceId,
        id: approvalId,
        dispatch_id: waitingId,
        state: 'asked',
        seal: Buffer.alloc(32),
        checks: '[]',
        asked_by_kind: 'agent',
        asked_by: agent.agentId,
        asked_at: at,
        due_at: at,
        expires_at: new Date(at.getTime() + 3_600_000),
        comment: secret,
      })
      .execute();
    await tx
      .insertInto('delivery')
      .values({
        workspace_id: workspaceId,
        id: deliveryId,
        channel_id: channelId,
        network: 'sandbox',
        source: 'webhook',
        received_at: at,
        body: Buffer.from(JSON.stringify({ secret })),
        state: 'failed',
        error: secret,
      })
      .execute();
    await tx
      .insertInto('delivery_item')
      .values({
        workspace_id: workspaceId,
        delivery_id: deliveryId,
        received_at: at,
        n: 0,
        channel_id: channelId,
        outcome: 'failed',
        reason: `kind ${secret}`,
        message_id: messageId,
        profile_id: profileId,
      })
      .execute();
  });
  return { noteId, dispatchId, approvalId, deliveryId, noticeId, policyVersion: String(policyVersion) };
}
