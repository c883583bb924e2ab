import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';

/** Has these agents follow a conversation; those who do already stay as they are. */
export async function follow(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  agentIds: readonly string[],
  now: Date,
): Promise<void> {
  for (const agentId of new Set(agentIds))
    await followMany(tx, { actor, agentId, conversationIds: [conversationId], isFollowing: true, now });
}

/** Ends it; nothing happens to who did not follow. */
export async function unfollow(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  agentId: string,
  now: Date,
): Promise<void> {
  await followMany(tx, { actor, agentId, conversationIds: [conversationId], isFollowing: false, now });
}

type ManyFollowed = {
  actor: Actor;
  agentId: string;
  conversationIds: readonly string[];
  isFollowing: boolean;
  now: Date;
  correlationId?: string;
};

/** Follows or unfollows conversations that exist; gives the ids of those where that made a difference. */
export async function followMany(
  tx: Tx,
  { actor, agentId, conversationIds, isFollowing, now, correlationId }: ManyFollowed,
): Promise<string[]> {
  const { rows } = isFollowing
    ? await sql<{ id: string }>`
        insert into conversation_follower (workspace_id, conversation_id, agent_id, followed_at)
        select ${tx.workspaceId}, id, ${agentId}, ${now} from unnest(${conversationIds}::uuid[]) as id
        on conflict do nothing returning conversation_id as id`.execute(tx)
    : await sql<{ id: string }>`
        delete from conversation_follower where workspace_id = ${tx.workspaceId} and agent_id = ${agentId}
          and conversation_id = any(${conversationIds}::uuid[]) returning conversation_id as id`.execute(tx);
  for (const { id } of rows)
    record(tx, {
      type: isFollowing ? 'conversation.followed' : 'conversation.unfollowed',
      at: now,
      actor,
      subject: { kind: 'conversation', id },
      conversationId: id,
      correlationId,
      detail: { agent: agentId },
    });
  return rows.map(({ id }) => id);
}
