import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { WaitingPost } from '#contract/closing.ts';
import type { PublicPost } from '#contract/stage.ts';
import type { Tx } from '#server/db/client.ts';
import { previewLength } from './rows.ts';
import { bystandersOf, type Footing, type Present, publicStageOf } from './stages.ts';

/** How many are listed, the newest. */
const listed = 50;

type Found = Footing & {
  conversationId: string;
  threadId: string;
  profileId: string;
  to: string;
  preview: string;
  at: Date;
  /** Since the customer's last words there. */
  isAnswered: boolean;
  /** Also since their last words in private. */
  isClosed: boolean;
};

/**
 * What each customer of a conversation said in each public thread, newest first, and whether it ends with our reply: one
 * that stands or is on its way. The list is empty when there is only one post, which needs none; `waiting` counts all.
 */
export async function readPosts(
  tx: Tx,
  conversationId: string,
  connectorOf: (network: string) => Connector | undefined,
  people: readonly Present[],
): Promise<{ posts: PublicPost[]; waiting: number }> {
  const found = await findPosts(tx, [conversationId], listed);
  const waiting = found.filter(({ isClosed }) => !isClosed).length;
  if (found.length < 2) return { posts: [], waiting };
  const posts = found.map(({ postId, network, to, preview, at, isClosed, ...footing }) => ({
    id: postId,
    network,
    to,
    preview,
    at: at.toISOString(),
    isAnswered: isClosed,
    stage: publicStageOf({ ...footing, postId, network, to }, connectorOf),
    bystanders: bystandersOf(postId, people),
  }));
  return { posts, waiting };
}

/** A public post as it stands when its conversation is to be resolved. */
export type Ending = WaitingPost & {
  threadId: string;
  profileId: string;
  channelId: string;
  messageId: string;
  isClosed: boolean;
};

/** The public posts of each of these conversations, the newest first; those without any are left out. */
export async function findEndings(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Ending[]>> {
  const found = await findPosts(tx, conversationIds, null);
  return new Map(
    [...Map.groupBy(found, (post) => post.conversationId)].map(([id, posts]) => [id, posts.map(toEnding)]),
  );
}

const toEnding = ({ postId, network, to, preview, isAnswered, isClosed, ...post }: Found): Ending => ({
  id: postId,
  network,
  to,
  preview,
  needs: isAnswered ? 'closing' : 'answer',
  threadId: post.threadId,
  profileId: post.profileId,
  channelId: post.channelId,
  messageId: post.messageId,
  isClosed,
});

/** The newest first; `most` null finds all. */
async function findPosts(tx: Tx, conversationIds: readonly string[], most: number | null): Promise<Found[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<Found>`
    select ct.conversation_id as "conversationId", 'public' as stage, newest.id as "messageId", concat(ct.thread_id, ' ', ct.profile_id) as "postId",
      ch.id as "channelId", ch.handle, ch.external_id as "accountId", ch.network, ch.settings, newest.mentions, p.handle as "toHandle", ch.state <> 'disconnected' as "isConnected",
      coalesce(nullif(p.name, ''), p.handle) as "to", left(newest.text, ${previewLength}::int) as preview,
      newest.occurred_at as at, ct.thread_id as "threadId", ct.profile_id as "profileId",
      coalesce(answer.at >= newest.occurred_at, false) as "isAnswered",
      coalesce(answer.at >= greatest(newest.occurred_at, direct.at), false) as "isClosed"
    from conversation_thread ct
    join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id and t.visibility = 'public'
    join profile p on p.workspace_id = ct.workspace_id and p.id = ct.profile_id
    cross join lateral (
      select m.id, m.text, m.occurred_at, m.received_at, coalesce(m.parts -> 'mentions', '[]') as mentions from message m
      where m.workspace_id = ct.workspace_id and m.thread_id = ct.thread_id and m.conversation_id = ct.conversation_id
        and m.profile_id = ct.profile_id and m.direction = 'in' and m.deleted_at is null
      order by m.occurred_at desc, m.received_seq desc limit 1
    ) newest
    cross join lateral (
      select max(spoken.at) as at from (
        select ours.occurred_at as at from message ours
        left join message target on target.workspace_id = ours.workspace_id and target.origin = ours.origin
          and target.external_id = ours.reply_to
        where ours.workspace_id = ct.workspace_id and ours.conversation_id = ct.conversation_id
          and ours.thread_id = ct.thread_id and ours.direction = 'out' and ours.visibility <> 'private' and ours.deleted_at is null
          and not ours.is_automatic
          and (target.profile_id is null or target.direction = 'out' or target.profile_id = ct.profile_id)
        union all
        select case when d.message_id = newest.id or d.created_at >= newest.received_at
          then greatest(d.created_at, newest.occurred_at) else d.created_at end
        from dispatch d
        join message target on target.workspace_id = d.workspace_id and target.id = d.message_id
        where d.workspace_id = ct.workspace_id and d.conversation_id = ct.conversation_id
          and d.thread_id = ct.thread_id and d.verb = 'reply' and not d.is_automatic and target.profile_id = ct.profile_id
          and d.state in ('held', 'queued', 'sending', 'unknown')
      ) spoken
    ) answer
    cross join lateral (
      select max(m.occurred_at) as at from message m
      join profile writer on writer.workspace_id = m.workspace_id and writer.id = m.profile_id
        and (writer.id = p.id or writer.contact_id = p.contact_id)
      where m.workspace_id = ct.workspace_id and m.visibility = 'private' and m.direction = 'in' and m.deleted_at is null
        and m.conversation_id in (
          select ct.conversation_id
          union all select other_id from conversation_link where workspace_id = ct.workspace_id and one_id = ct.conversation_id
          union all select one_id from conversation_link where workspace_id = ct.workspace_id and other_id = ct.conversation_id)
    ) direct
    cross join lateral (
      select c.id, c.handle, c.external_id, c.network, c.settings, c.state from message_channel mc
      join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id
      where mc.workspace_id = ct.workspace_id and mc.message_id = newest.id
      order by (c.state = 'disconnected'), c.connected_at limit 1
    ) ch
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = any(${conversationIds}::uuid[])
    order by newest.occurred_at desc, newest.id desc limit ${most}::int`.execute(tx);
  return rows;
}
