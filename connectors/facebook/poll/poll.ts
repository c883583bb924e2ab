import * as z from 'zod';
import type { Polled, Session } from '#connectors/connector.ts';
import { writeRead } from '../delivery.ts';
import { type Found, readComments, readMentions, readPosts, readRatings, readRooms } from './lists.ts';

const dayMs = 86_400_000;
/** What was written so long before the newest may still appear after it. */
const overlapMs = 2 * 60_000;
const mostRemembered = 500;

/** From when on, in milliseconds, and what of it was seen already. */
const Cursor = z.object({ since: z.number(), seen: z.array(z.string()) });
type Cursor = z.output<typeof Cursor>;

/**
 * Reads what is new on the page and in its rooms. Facebook lists by moments that are exact to the second, so a poll
 * begins a little before the end of the last and leaves out what that one had.
 */
export async function poll(
  session: Session,
  cursor: string | null,
  { backfillDays }: { backfillDays: number },
): Promise<Polled> {
  const before = readCursor(cursor) ?? { since: session.now().getTime() - backfillDays * dayMs, seen: [] };
  const known = new Set(before.seen);
  const isNew = (one: { id: string; at: number }) => one.at >= before.since && !known.has(one.id);
  const { posts, active } = await readPosts(session, before.since);
  const mentions = await readMentions(session, before.since);
  const ratings = await readRatings(session, before.since);
  const comments = await readComments(session, [...active, ...mentions.active], before.since);
  const messages = await readRooms(session, before.since);
  const fresh = {
    posts: posts.filter(isNew),
    mentions: mentions.posts.filter(isNew),
    ratings: ratings.filter(isNew),
    comments: comments.filter(isNew),
    messages: messages.filter(isNew),
  };
  const all: Found[] = [posts, mentions.posts, ratings, comments, messages].flat();
  const delivery = writeRead({
    page: session.account.externalId,
    posts: inOrder(fresh.posts),
    mentions: inOrder(fresh.mentions),
    ratings: inOrder(fresh.ratings),
    comments: fresh.comments.toSorted(byTime).map(({ json, post = '' }) => ({ post, comment: json })),
    messages: fresh.messages.toSorted(byTime).map(({ json, person = '' }) => ({ person, message: json })),
  });
  const isEmpty = Object.values(fresh).every((list) => list.length === 0);
  return { deliveries: isEmpty ? [] : [delivery], cursor: JSON.stringify(nextCursor(before, all)), more: false };
}

const byTime = (a: Found, b: Found) => a.at - b.at;
const inOrder = (found: readonly Found[]): unknown[] => found.toSorted(byTime).map(({ json }) => json);

function nextCursor(before: Cursor, all: readonly Found[]): Cursor {
  const newest = all.reduce((latest, { at }) => Math.max(latest, at), 0);
  const since = Math.max(before.since, newest - overlapMs);
  const seen = all
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => b.at - a.at)
    .map(({ id }) => id);
  return { since, seen: [...new Set(seen)].slice(0, mostRemembered) };
}

function readCursor(cursor: string | null): Cursor | null {
  try {
    return cursor === null ? null : Cursor.parse(JSON.parse(cursor));
  } catch {
    return null;
  }
}
