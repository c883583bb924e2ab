import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { PublicPost } from '#contract/stage.ts';
import type { Tx } from '#server/db/client.ts';
import { previewLength } from './rows.ts';
import { bystandersOf, type Footing, type Present, publicStageOf } from './stages.ts';

/** How many are listed, the newest. */
const listed = 50;

type Found = Footing & { conversationId: string; to: string; preview: string; at: Date; isAnswered: boolean };

/**
 * What each customer of a conversation said in each public thread, newest first, and whether we answered it there since:
 * with an answer that stands or is on its way. Empty when there is only one, which needs no list.
 */
export async function readPosts(
  tx: Tx,
  conversationId: string,
  connectorOf: (network: string) => Connector | undefined,
  people: readonly Present[],
): Promise<PublicPost[]> {
  const found = await findPosts(tx, await findSpread(tx, [conversationId]), listed);
  if (found.length < 2) return [];
  return found.map(({ postId, conversationId: _, network, to, preview, at, isAnswered, ...footing }) => ({
    id: postId,
    network,
    to,
    preview,
    at: at.toISOString(),
    isAnswered,
    stage: publicStageOf({ ...footing, postId, network, to }, connectorOf),
    bystanders: bystandersOf(postId, people),
  }));
}

export type UnansweredPost = Pick<PublicPost, 'id' | 'network' | 'to' | 'preview'>;

/** The posts that wait for an answer in each of these conversations; those in which none does are left out. */
export async function findUnanswered(
  tx: Tx,
  conversationIds: readonly string[],
): Promise<Map<string, UnansweredPost[]>> {
  const found = await findPosts(tx, await findSpread(tx, conversationIds), null);
  const byConversation = [...Map.groupBy(found, (post) => post.conversationId)];
  return new Map(
    byConversation
      .filter(([, posts]) => posts.length > 1 && posts.some(({ isAnswered }) => !isAnswered))
      .map(([id, posts]) => [id, posts.filter(({ isAnswered }) => !isAnswered).map(toUnanswered)]),
  );
}

const toUnanswered = ({ postId, network, to, preview }: Found): UnansweredPost => ({
  id: postId,
  network,
  to,
  preview,
});

/** Those that stand in several threads: only there can a post be left behind. */
async function findSpread(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from conversation_thread
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])
    group by conversation_id having count(*) > 1`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The newest first; `most` null finds all. */
async function findPosts(tx: Tx, conversationIds: readonly string[], most: number | null): Promise<Found[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<Found>`
    select ct.conversation_id as "conversationId", 'public' as stage, newest.id as "messageId", concat(ct.thread_id, ' ', ct.profile_id) as "postId",
      ch.id as "channelId", ch.handle, ch.network, ch.settings, p.handle as "toHandle", ch.state <> 'disconnected' as "isConnected",
      coalesce(nullif(p.name, ''), p.handle) as "to", left(newest.text, ${previewLength}::int) as preview,
      newest.occurred_at as at, exists (
        select from message ours
        left join message target on target.workspace_id = ours.workspace_id and target.origin = ours.origin
          and target.external_id = ours.reply_to
        where ours.workspace_id = ct.workspace_id and ours.conversation_id = ct.conversation_id
          and ours.thread_id = ct.thread_id and ours.direction = 'out' and ours.deleted_at is null and not ours.is_automatic
          and ours.occurred_at >= newest.occurred_at
          and (target.profile_id is null or target.direction = 'out' or target.profile_id = ct.profile_id)
      ) or exists (
        select from dispatch d
        join message target on target.workspace_id = d.workspace_id and target.id = d.message_id
        where d.workspace_id = ct.workspace_id and d.conversation_id = ct.conversation_id
          and d.thread_id = ct.thread_id and d.verb = 'reply' and not d.is_automatic and target.profile_id = ct.profile_id
          and d.state in ('held', 'queued', 'sending', 'unknown')
          and (d.message_id = newest.id or d.created_at >= newest.received_at)
      ) as "isAnswered"
    from conversation_thread ct
    join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id and t.visibility = 'public'
    join profile p on p.workspace_id = ct.workspace_id and p.id = ct.profile_id
    cross join lateral (
      select m.id, m.text, m.occurred_at, m.received_at from message m
      where m.workspace_id = ct.workspace_id and m.thread_id = ct.thread_id and m.conversation_id = ct.conversation_id
        and m.profile_id = ct.profile_id and m.direction = 'in' and m.deleted_at is null
      order by m.occurred_at desc, m.received_seq desc limit 1
    ) newest
    cross join lateral (
      select c.id, c.handle, c.network, c.settings, c.state from message_channel mc
      join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id
      where mc.workspace_id = ct.workspace_id and mc.message_id = newest.id
      order by (c.state = 'disconnected'), c.connected_at limit 1
    ) ch
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = any(${conversationIds}::uuid[])
    order by newest.occurred_at desc, newest.id desc limit ${most}::int`.execute(tx);
  return rows;
}
