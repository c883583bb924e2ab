import { sql } from 'kysely';
import type { SeenThread } from '#contract/closing.ts';
import type { Tx } from '#server/db/client.ts';
import { isSeenByStrangers } from '#server/features/conversation/queries.ts';
import { inPublicOrder } from './public-order.ts';

/** So many posts of a thread are shown, the newest, and besides always the first and the conversation's own. */
const shown = 200;
const own = 50;
/** So many threads, those spoken in last. */
const threads = 20;

type Seen = {
  id: string;
  externalId: string | null;
  replyTo: string | null;
  text: string;
  language: string | null;
  at: Date;
  isOurs: boolean;
  isCustomers: boolean;
  name: string;
  handle: string;
  attachments: number;
  isBeyond: boolean;
};
type Place = { threadId: string; externalId: string; network: string };

/** The public threads of a conversation as somebody sees them who has no account at the network. */
export async function readSeenThreads(
  tx: Tx,
  conversationId: string,
  asking: ReadonlySet<string>,
  now: Date,
): Promise<SeenThread[]> {
  const seen: SeenThread[] = [];
  for (const place of await listThreads(tx, conversationId)) {
    const rows = await readPosts(tx, conversationId, place, now);
    seen.push({
      threadId: place.threadId,
      network: place.network,
      more: rows.some(({ isBeyond }) => isBeyond),
      posts: inPublicOrder(rows.filter(({ isBeyond }) => !isBeyond)).map(({ post, depth }) => ({
        messageId: post.id,
        depth,
        author: {
          name: post.name,
          handle: post.handle,
          is: post.isOurs ? 'us' : post.isCustomers ? 'customer' : 'other',
        },
        text: post.text,
        language: post.language,
        at: post.at.toISOString(),
        attachments: post.attachments,
        asks: asking.has(post.id),
      })),
    });
  }
  return seen;
}

async function listThreads(tx: Tx, conversationId: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select t.id as "threadId", t.external_id as "externalId", min(p.network) as network
    from conversation_thread ct
    join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id and t.visibility = 'public'
    join profile p on p.workspace_id = ct.workspace_id and p.id = ct.profile_id
    cross join lateral (
      select max(m.occurred_at) as at from message m
      where m.workspace_id = ct.workspace_id and m.thread_id = t.id and m.conversation_id = ct.conversation_id
    ) newest
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}
    group by t.id, t.external_id order by max(newest.at) desc nulls last limit ${threads}`.execute(tx);
  return rows;
}

/** Oldest first; one more than is shown stands for all that is left out. */
async function readPosts(tx: Tx, conversationId: string, { threadId, externalId }: Place, now: Date): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    with newest as (
      select m.id, row_number() over (order by m.occurred_at desc, m.received_seq desc) > ${shown} as beyond
      from message m where m.workspace_id = ${tx.workspaceId} and m.thread_id = ${threadId} and ${isSeenByStrangers(now)}
      order by m.occurred_at desc, m.received_seq desc limit ${shown + 1}
    ), owned as (
      select m.id from message m where m.workspace_id = ${tx.workspaceId} and m.thread_id = ${threadId}
        and m.conversation_id = ${conversationId} and ${isSeenByStrangers(now)}
      order by m.occurred_at desc, m.received_seq desc limit ${own}
    ), first as (
      select m.id from message m where m.workspace_id = ${tx.workspaceId} and m.thread_id = ${threadId}
        and m.external_id = ${externalId} and ${isSeenByStrangers(now)}
    ), chosen as (
      select id, bool_and(beyond) as beyond from (
        select id, beyond from newest union all select id, false from owned union all select id, false from first
      ) as found group by id
    )
    select m.id, m.external_id as "externalId", m.reply_to as "replyTo", m.text, m.language, m.occurred_at as at,
      m.direction = 'out' as "isOurs", m.direction = 'in' and m.conversation_id = ${conversationId} as "isCustomers",
      coalesce(nullif(p.name, ''), p.handle, nullif(ours.name, ''), ours.handle, '') as name,
      coalesce(p.handle, ours.handle, '') as handle, chosen.beyond as "isBeyond",
      (select count(*)::int from attachment a where a.workspace_id = m.workspace_id and a.message_id = m.id) as attachments
    from chosen join message m on m.workspace_id = ${tx.workspaceId} and m.id = chosen.id
    left join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    left join lateral (
      select c.name, c.handle from message_channel mc join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id
      where mc.workspace_id = m.workspace_id and mc.message_id = m.id limit 1
    ) ours on true
    order by m.occurred_at, m.received_seq`.execute(tx);
  return rows;
}
