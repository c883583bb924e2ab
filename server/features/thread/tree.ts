import { type RawBuilder, sql } from 'kysely';
import type { ThreadTree, TreeLine } from '#contract/thread.ts';
import type { Tx } from '#server/db/client.ts';
import { asksSomething } from '#server/features/conversation/queries.ts';
import { readMessages } from '#server/features/message/queries.ts';
import { foldThread, type Line, type Post } from './fold.ts';
import { isShown, type Place } from './place.ts';

/** So many posts of a thread are looked at, the newest first; beside them always the customer's own and all above. */
const looked = 1_000;
/** So many of the customer's and our own posts are kept open, the newest first. */
const opened = 100;
/** How far up a post's way is followed. */
const highest = 200;
/** Counting stops here. */
const countedMost = 10_000;

export type Row = Post & { at: Date; seq: number; likes: number | null };

/** The thread folded around a conversation. However long the thread, the rows read are bounded. */
export async function readTree(tx: Tx, place: Place): Promise<ThreadTree> {
  const newest = await readRows(tx, place, sql`true`, looked);
  const isWhole = newest.length < looked;
  const rows = isWhole ? newest : await withOpen(tx, place, newest);
  const posts = isWhole ? rows.length : await countPosts(tx, place);
  const root = rows.find(({ replyTo }) => replyTo === null);
  const lines = foldThread(rows);
  return {
    lines: await drawLines(tx, place, { lines, rows, missing: Math.max(0, posts - rows.length), rootId: root?.id }),
    posts: Math.min(posts, countedMost),
    more: posts > countedMost,
    likesKnown: rows.some(({ likes }) => likes !== null),
  };
}

/** What was looked at with what must stand open: this conversation's own posts and all above them. */
async function withOpen(tx: Tx, place: Place, newest: readonly Row[]): Promise<Row[]> {
  const own = await readRows(tx, place, sql`m.conversation_id = ${place.conversationId}`, opened);
  const above = await readAbove(tx, place, own);
  const all = new Map([...above, ...own, ...newest].map((row) => [row.id, row]));
  return [...all.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || a.seq - b.seq);
}

/** These posts of the thread, oldest first; of many the newest. */
export async function readRows(tx: Tx, place: Place, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.external_id as "externalId", m.reply_to as "replyTo", m.occurred_at as at, m.received_seq as seq, m.likes,
      coalesce(m.profile_id::text, 'us') as author, m.direction = 'out' as "isOurs",
      m.conversation_id is not distinct from ${place.conversationId} as "isOpen",
      ${asksSomething} as asks
    from message m
    where m.workspace_id = ${tx.workspaceId} and ${isShown(place)} and ${where}
    order by m.occurred_at desc, m.received_seq desc limit ${limit}`.execute(tx);
  return rows.reverse();
}

/** Everything these posts answer, up to the post that began the thread. */
async function readAbove(tx: Tx, place: Place, own: readonly Row[]): Promise<Row[]> {
  const { rows } = await sql<{ external_id: string }>`
    with recursive up (external_id) as (
      select unnest(${own.flatMap(({ replyTo }) => replyTo ?? [])}::text[])
      union
      select m.reply_to from up join message m on m.workspace_id = ${tx.workspaceId} and m.origin = ${place.origin}
        and m.external_id = up.external_id and m.reply_to is not null
    )
    select external_id from up limit ${highest}`.execute(tx);
  const ids = [...new Set([place.externalId, ...rows.map((row) => row.external_id)])];
  return readRows(tx, place, sql`m.origin = ${place.origin} and m.external_id = any(${ids}::text[])`, ids.length);
}

/** How many posts the thread has; one more than is counted when there are more. */
async function countPosts(tx: Tx, place: Place): Promise<number> {
  const { rows } = await sql<{ posts: number }>`
    select count(*)::int as posts from (
      select from message m where m.workspace_id = ${tx.workspaceId} and ${isShown(place)} limit ${countedMost + 1}
    ) as counted_rows`.execute(tx);
  return rows[0]?.posts ?? 0;
}

type Folded = { lines: readonly Line[]; rows: readonly Row[]; missing: number; rootId: string | undefined };

/** What was not looked at hangs, as far as we know, on the first post. */
async function drawLines(tx: Tx, place: Place, { lines, rows, missing, rootId }: Folded): Promise<TreeLine[]> {
  const shown = lines.flatMap((line) => (line.kind === 'post' ? [line.id] : []));
  const messages = new Map(
    (await readMessages(tx, place.conversationId, shown)).map((message) => [message.id, message]),
  );
  const likes = new Map(rows.map((row) => [row.id, row.likes]));
  return lines.flatMap((line): TreeLine[] => {
    if (line.kind === 'post') {
      const message = messages.get(line.id);
      return message ? [{ ...line, message, likes: likes.get(line.id) ?? null }] : [];
    }
    const { ids: _, ...fold } = line;
    const unseen = line.under === (rootId ?? null) ? missing : 0;
    return [{ ...fold, posts: fold.posts + unseen, people: unseen > 0 ? null : fold.people, more: missing > 0 }];
  });
}
