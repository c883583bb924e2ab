import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { PublicPost } from '#contract/stage.ts';
import type { Tx } from '#server/db/client.ts';
import { previewLength } from './rows.ts';
import { bystandersOf, type Footing, type Present, publicStageOf } from './stages.ts';

/** How many are listed, the newest. */
const listed = 50;

type Found = Footing & { to: string; preview: string; at: Date; isAnswered: boolean };

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
  if (!(await hasSeveral(tx, conversationId))) return [];
  const found = await findPosts(tx, conversationId);
  if (found.length < 2) return [];
  return found.map(({ postId, network, to, preview, at, isAnswered, ...footing }) => ({
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

/** How many of them wait for an answer. */
export async function countUnanswered(tx: Tx, conversationId: string): Promise<number> {
  const posts = await readPosts(tx, conversationId, () => undefined, []);
  return posts.filter(({ isAnswered }) => !isAnswered).length;
}

async function hasSeveral(tx: Tx, conversationId: string): Promise<boolean> {
  const { rows } = await sql<{ threads: number }>`
    select count(*)::int as threads from (
      select from conversation_thread where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} limit 2
    ) as pair`.execute(tx);
  return (rows[0]?.threads ?? 0) > 1;
}

async function findPosts(tx: Tx, conversationId: string): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select 'public' as stage, newest.id as "messageId", concat(ct.thread_id, ' ', ct.profile_id) as "postId",
      ch.id as "channelId", ch.handle, ch.network, ch.state <> 'disconnected' as "isConnected",
      coalesce(nullif(p.name, ''), p.handle) as "to", left(newest.text, ${previewLength}::int) as preview,
      newest.occurred_at as at, exists (
        select from message ours
        left join message target on target.workspace_id = ours.workspace_id and target.origin = ours.origin
          and target.external_id = ours.reply_to
        where ours.workspace_id = ct.workspace_id and ours.conversation_id = ct.conversation_id
          and ours.thread_id = ct.thread_id and ours.direction = 'out' and ours.deleted_at is null
          and ours.occurred_at >= newest.occurred_at
          and (target.profile_id is null or target.direction = 'out' or target.profile_id = ct.profile_id)
      ) or exists (
        select from dispatch d
        join message target on target.workspace_id = d.workspace_id and target.id = d.message_id
        where d.workspace_id = ct.workspace_id and d.conversation_id = ct.conversation_id
          and d.thread_id = ct.thread_id and d.verb = 'reply' and target.profile_id = ct.profile_id
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
      select c.id, c.handle, c.network, c.state from message_channel mc
      join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id
      where mc.workspace_id = ct.workspace_id and mc.message_id = newest.id
      order by (c.state = 'disconnected'), c.connected_at limit 1
    ) ch
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}
    order by newest.occurred_at desc, newest.id desc limit ${listed}`.execute(tx);
  return rows;
}
