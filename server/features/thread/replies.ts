import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { ReplySort, TreeFold } from '#contract/thread.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { notFound } from '#server/errors.ts';
import { readMessages } from '#server/features/message/queries.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';
import { isShown, type Place } from './place.ts';

/** How many answers a page holds. */
const page = 50;
/** How far what hangs on an answer is counted. */
const countedBelow = 100;
/** So many of the newest posts are looked at for some that answer nothing we have. */
const looked = 1_000;

/** Likes of the last post while they come by likes; -1 once they come by time. Then its moment and its number. */
const Cursor = z.tuple([z.int(), z.iso.datetime(), z.int()]);
type From = { likes: number; at: string; seq: number };

type Asked = { under?: string | undefined; sort: ReplySort; cursor?: string | undefined };
/** `rank`: likes while a page goes by likes, -1 where it goes by time. */
type Found = { id: string; at: string; seq: number; likes: number | null; rank: number };
type Reply = { message: TimelineMessage; likes: number | null; below: TreeFold | null };

/** A page of the answers to one post, each with how many answer it. Throws `not_found`. */
export async function readReplies(
  tx: Tx,
  place: Place,
  { under, sort, cursor }: Asked,
): Promise<{ items: Reply[]; next: string | null }> {
  const parent = under === undefined ? nothing : await getPost(tx, place, under);
  const from = cursor === undefined ? null : toFrom(decodeCursor(cursor, Cursor));
  const found = await findPage(tx, place, { parent, sort, from });
  const shown = found.slice(0, page);
  const last = shown.at(-1);
  const ids = shown.map(({ id }) => id);
  const messages = new Map((await readMessages(tx, place.conversationId, ids)).map((one) => [one.id, one]));
  const below = await countBelow(tx, place, ids);
  return {
    items: shown.flatMap(({ id, likes }) => {
      const message = messages.get(id);
      return message ? [{ message, likes, below: foldOf(id, below.get(id) ?? 0) }] : [];
    }),
    next: found.length > page && last ? encodeCursor([last.rank, last.at, last.seq]) : null,
  };
}

const toFrom = ([likes, at, seq]: z.output<typeof Cursor>): From => ({ likes, at, seq });

function foldOf(under: string, posts: number): TreeFold | null {
  if (posts === 0) return null;
  const most = Math.min(posts, countedBelow);
  return { kind: 'fold', under, depth: 0, posts: most, people: null, questions: 0, more: posts > countedBelow };
}

type Parent = { externalId: string | null; isRoot: boolean };

/** In place of the post above, for what has none here. */
const nothing: Parent = { externalId: null, isRoot: true };

async function getPost(tx: Tx, place: Place, id: string): Promise<Parent> {
  const { rows } = await sql<Parent>`
    select m.external_id as "externalId", m.reply_to is null as "isRoot" from message m
    where m.workspace_id = ${tx.workspaceId} and m.id = ${id} and ${isShown(place)}`.execute(tx);
  const [post] = rows;
  if (!post) throw notFound('message');
  return post;
}

type Wanted = { parent: Parent; sort: ReplySort; from: From | null };

/** One more than a page. By likes, those that nobody likes come last, in their order of time. */
async function findPage(tx: Tx, place: Place, { parent, sort, from }: Wanted): Promise<Found[]> {
  const isReply = sql`m.origin = ${place.origin} and m.reply_to = ${parent.externalId}`;
  const stray = parent.isRoot ? await findStray(tx, place) : [];
  if (sort !== 'likes') return byTime(tx, place, { isReply, stray, from, newestFirst: sort === 'newest' });
  const liked = from === null || from.likes > 0 ? await byLikes(tx, place, { isReply, from }) : [];
  if (liked.length > page) return liked;
  const unliked = sql`${isReply} and coalesce(m.likes, 0) = 0`;
  const later = from && from.likes <= 0 ? from : null;
  const rest = await byTime(tx, place, { isReply: unliked, stray, from: later, newestFirst: false });
  return [...liked, ...rest.map((row) => ({ ...row, rank: -1 }))].slice(0, page + 1);
}

async function byLikes(
  tx: Tx,
  place: Place,
  { isReply, from }: { isReply: RawBuilder<unknown>; from: From | null },
): Promise<Found[]> {
  const lower = from
    ? sql`m.likes <= ${from.likes} and (m.likes < ${from.likes} or m.received_seq > ${from.seq})`
    : sql`true`;
  const rows = await readFound(
    tx,
    place,
    sql`${isReply} and m.likes > 0 and ${lower}`,
    sql`m.likes desc, m.received_seq`,
  );
  return rows.map((row) => ({ ...row, rank: row.likes ?? -1 }));
}

type Timed = { isReply: RawBuilder<unknown>; stray: readonly string[]; from: From | null; newestFirst: boolean };

/** Read apart from what is astray, so that an index gives each its order. */
async function byTime(tx: Tx, place: Place, { isReply, stray, from, newestFirst }: Timed): Promise<Found[]> {
  const [order, after, sign] = newestFirst
    ? [sql`m.occurred_at desc, m.received_seq desc`, sql`<`, -1]
    : [sql`m.occurred_at, m.received_seq`, sql`>`, 1];
  const rest = from
    ? sql`(m.occurred_at, m.received_seq) ${after} (${from.at}::timestamptz, ${from.seq}::bigint)`
    : sql`true`;
  const found = await readFound(tx, place, sql`${isReply} and ${rest}`, order);
  if (stray.length === 0) return found;
  const more = await readFound(tx, place, sql`m.id = any(${stray}::uuid[]) and ${rest}`, order);
  return [...found, ...more].sort((a, b) => sign * compare(a, b)).slice(0, page + 1);
}

function compare(a: Found, b: Found): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq;
}

async function readFound(
  tx: Tx,
  place: Place,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<Found[]> {
  // `is true` keeps the planner from walking the whole thread in order of time to find answers to one post.
  const { rows } = await sql<Found>`
    select m.id, ${exactInstant('m.occurred_at')} as at, m.received_seq as seq, m.likes, -1 as rank from message m
    where m.workspace_id = ${tx.workspaceId} and (${isShown(place)}) is true and ${where}
    order by ${order} limit ${page + 1}`.execute(tx);
  return rows;
}

/** What answers a post that is not here, or in a circle itself, hangs on the first post. */
async function findStray(tx: Tx, place: Place): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from (
      select m.id, m.origin, m.external_id, m.reply_to from message m
      where m.workspace_id = ${tx.workspaceId} and ${isShown(place)}
      order by m.occurred_at desc, m.received_seq desc limit ${looked}
    ) as n
    where n.reply_to is not null and (n.reply_to = n.external_id or not exists (select from message r
      where r.workspace_id = ${tx.workspaceId} and r.origin = n.origin and r.external_id = n.reply_to))`.execute(tx);
  return rows.map(({ id }) => id);
}

/** How many answer each of these, counted up to a bound. */
async function countBelow(tx: Tx, place: Place, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; posts: number }>`
    select top.id, counted.posts from message top cross join lateral (
      select count(*)::int as posts from (
        select from message m where m.workspace_id = ${tx.workspaceId} and m.origin = ${place.origin}
          and m.reply_to = top.external_id and (${isShown(place)}) is true limit ${countedBelow + 1}
      ) as counted_rows
    ) as counted
    where top.workspace_id = ${tx.workspaceId} and top.id = any(${ids}::uuid[]) and top.external_id is not null`.execute(
    tx,
  );
  return new Map(rows.map(({ id, posts }) => [id, posts]));
}
