import pg from 'pg';

/** Under which comments. */
export const comments = 20_000;

export type Crowd = { conversationId: string; threadId: string };

/**
 * A stranger's post with `comments` under it, by as many customers as the workspace has, one of which in the middle is a
 * conversation with us; written once into the kept workspace.
 */
export async function crowdedPost(databaseUrl: string): Promise<Crowd> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await find(client)) ?? (await write(client));
  } finally {
    await client.end();
  }
}

const externalId = 'bench-crowd';

async function find(client: pg.Client): Promise<Crowd | null> {
  const { rows } = await client.query<Crowd>(
    `select ct.conversation_id as "conversationId", ct.thread_id as "threadId"
     from thread t join conversation_thread ct on ct.workspace_id = t.workspace_id and ct.thread_id = t.id
     where t.external_id = $1`,
    [externalId],
  );
  return rows[0] ?? null;
}

async function write(client: pg.Client): Promise<Crowd> {
  const conversationId = crypto.randomUUID();
  const threadId = crypto.randomUUID();
  await client.query('begin');
  await client.query(
    `insert into thread (workspace_id, id, origin, external_id, kind, visibility)
     select id, $1, 'generated', $2, 'post', 'public' from workspace`,
    [threadId, externalId],
  );
  await client.query(
    `with customer as (
       select workspace_id, id from profile where contact_id is not null order by external_id limit 1
     ), opened as (
       insert into conversation (workspace_id, id, number, profile_id, status, opened_at, last_message_at, last_inbound_at)
       select k.workspace_id, $1, n.last_number + 1, k.id, 'open', $3, $3, $3
       from customer k join conversation_counter n on n.workspace_id = k.workspace_id
     )
     insert into conversation_thread (workspace_id, thread_id, profile_id, conversation_id)
     select workspace_id, $2, id, $1 from customer`,
    [conversationId, threadId, at],
  );
  await client.query('update conversation_counter set last_number = last_number + 1');
  await client.query(
    `with author as (
       select workspace_id, id, row_number() over (order by external_id) - 1 as k, count(*) over () as many
       from (select workspace_id, id, external_id from profile where contact_id is not null order by external_id limit $5) p
     )
     insert into message (workspace_id, id, origin, external_id, thread_id, conversation_id, context_until, profile_id, reply_to,
       direction, visibility, text, occurred_at, received_at, likes)
     select a.workspace_id, gen_random_uuid(), 'generated', $2::text || '-' || n, $1,
       case when n = $5::int / 2 then $3::uuid end, case when n <> $5::int / 2 then '2100-01-01'::timestamptz end, a.id,
       -- Every tenth answers the one before it, the others the post.
       case when n = 0 then null when n % 10 = 0 then $2 || '-' || (n - 1) else $2 || '-0' end,
       'in', 'public', 'Comment ' || n || case when n % 5 = 0 then ': mine as well?' else ': same here.' end,
       $4::timestamptz + n * interval '1 second', $4::timestamptz + n * interval '1 second', n % 100
     from generate_series(0, $5::int) as n
     join author a on a.k = case when n = $5::int / 2 then 0 else n % a.many end`,
    [threadId, externalId, conversationId, at, comments],
  );
  await client.query('commit');
  await client.query('analyze message');
  return { conversationId, threadId };
}

/** Within the time of the seed. */
const at = '2026-10-20T12:00:00Z';
