import { sql } from 'kysely';
import type { Stage } from '#contract/common.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { Present, Reached, StageFacts } from './stages.ts';

/** Reads what decides on which stage an answer can be given. */
export async function readStageFacts(tx: Tx, viewer: Viewer, conversationId: string): Promise<StageFacts> {
  const footings = await readFootings(tx, conversationId);
  return {
    // Where nobody has written yet, it goes on as we began it.
    lastStage: (await readLastStage(tx, conversationId)) ?? footings[0]?.stage ?? null,
    footings,
    people: await readPeople(tx, conversationId),
    permissions: viewer.permissions,
  };
}

async function readLastStage(tx: Tx, conversationId: string): Promise<Stage | null> {
  const { rows } = await sql<{ stage: Stage }>`
    select t.visibility as stage from message m join thread t on t.workspace_id = m.workspace_id and t.id = m.thread_id
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId} and m.direction = 'in'
    order by m.occurred_at desc, m.received_seq desc limit 1`.execute(tx);
  return rows[0]?.stage ?? null;
}

async function readFootings(tx: Tx, conversationId: string): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    select newest.stage, newest.id as "messageId", ch.id as "channelId", ch.handle, ch.external_id as "accountId", ch.network, ch.settings, newest.mentions,
      p.handle as "toHandle", ch.state <> 'disconnected' as "isConnected",
      concat(newest.thread_id, ' ', newest.profile_id) as "postId", coalesce(nullif(p.name, ''), p.handle) as "to",
      (select max(m.occurred_at) from message m where m.workspace_id = ${tx.workspaceId} and m.thread_id = newest.thread_id
        and m.profile_id = newest.profile_id and m.direction = 'in') as "heardAt"
    from unnest(array['public', 'private']) as s (stage)
    cross join lateral (
      select t.visibility as stage, m.id, m.occurred_at, m.profile_id, m.thread_id,
        coalesce(m.parts -> 'mentions', '[]') as mentions from message m
      join thread t on t.workspace_id = m.workspace_id and t.id = m.thread_id and t.visibility = s.stage
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId}
        and m.direction = 'in' and m.deleted_at is null
      order by m.occurred_at desc, m.received_seq desc limit 1
    ) newest
    join profile p on p.workspace_id = ${tx.workspaceId} and p.id = newest.profile_id
    cross join lateral (
      select c.id, c.handle, c.external_id, c.network, c.settings, c.state from message_channel mc
      join channel c on c.workspace_id = mc.workspace_id and c.id = mc.channel_id
      where mc.workspace_id = ${tx.workspaceId} and mc.message_id = newest.id
      order by (c.state = 'disconnected'), c.connected_at limit 1
    ) ch
    order by newest.occurred_at desc`.execute(tx);
  return rows.length > 0 ? rows : readBegun(tx, conversationId);
}

/** A mail that we began and nobody has answered yet: it goes on by mail. */
async function readBegun(tx: Tx, conversationId: string): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    select 'private' as stage, ch.id as "channelId", ch.handle, ch.external_id as "accountId", ch.network, ch.settings,
      '[]'::jsonb as mentions, p.handle as "toHandle", null as "heardAt",
      ch.state <> 'disconnected' as "isConnected", concat(ct.thread_id, ' ', p.id) as "postId", '' as "messageId",
      coalesce(nullif(p.name, ''), p.handle) as "to"
    from conversation_thread ct
    join begun_mail b on b.workspace_id = ct.workspace_id and b.thread_id = ct.thread_id
    join channel ch on ch.workspace_id = b.workspace_id and ch.id = b.channel_id
    join profile p on p.workspace_id = ct.workspace_id and p.id = ct.profile_id
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}
    order by b.created_at desc limit 1`.execute(tx);
  return rows;
}

/** How many of a thread's newest messages are looked at for other people, and how many of these are known. */
const looked = 200;
const known = 100;

/** Everyone who wrote in the conversation's public threads or is named there by a customer of it, except us. */
async function readPeople(tx: Tx, conversationId: string): Promise<Present[]> {
  const { rows } = await sql<Present>`
    with stage as (
      select distinct t.id, t.origin
      from conversation c
      join conversation_thread ct on ct.workspace_id = c.workspace_id and ct.conversation_id = c.id
      join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id and t.visibility = 'public'
      where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}
    ), heard as (
      select latest.profile_id, latest.occurred_at, latest.mentions, stage.origin, stage.id as thread_id
      from stage cross join lateral (
        select m.profile_id, m.occurred_at,
          case when m.conversation_id = ${conversationId} and m.direction = 'in' then m.parts -> 'mentions' end as mentions
        from message m where m.workspace_id = ${tx.workspaceId} and m.thread_id = stage.id
        order by m.occurred_at desc, m.received_seq desc limit ${looked}
      ) latest
    ), people as (
      select profile_id, max(occurred_at) as at, array_agg(distinct thread_id) as threads from (
        select profile_id, occurred_at, thread_id from heard where profile_id is not null
        union all
        select p.id, heard.occurred_at, heard.thread_id from heard
        cross join lateral jsonb_array_elements_text(heard.mentions) as named (external_id)
        join profile p on p.workspace_id = ${tx.workspaceId} and p.origin = heard.origin and p.external_id = named.external_id
      ) as found group by profile_id
    )
    select p.id as "profileId", p.handle, p.name, people.threads as "threadIds"
    from people join profile p on p.workspace_id = ${tx.workspaceId} and p.id = people.profile_id
    where not exists (select from channel ch
        where ch.workspace_id = p.workspace_id and ch.origin = p.origin and ch.external_id = p.external_id)
    order by people.at desc limit ${known}`.execute(tx);
  return rows;
}
