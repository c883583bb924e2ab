import type { Polled, Session } from '#connectors/connector.ts';
import { newSince, nextCursor, oldestFirst, readCursor } from '#connectors/graph/cursor.ts';
import type { Found } from '#connectors/graph/lists.ts';
import { writeRead } from '../delivery.ts';
import { readComments, readMentions, readPosts, readRatings, readRooms } from './lists.ts';

/** Reads what is new on the page and in its rooms. */
export async function poll(
  session: Session,
  cursor: string | null,
  { backfillDays }: { backfillDays: number },
): Promise<Polled> {
  const before = readCursor(cursor, session.now(), backfillDays);
  const isNew = newSince(before);
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
    comments: oldestFirst(fresh.comments).map(({ json, post }) => ({ post, comment: json })),
    messages: oldestFirst(fresh.messages).map(({ json, person }) => ({ person, message: json })),
  });
  const isEmpty = Object.values(fresh).every((list) => list.length === 0);
  return { deliveries: isEmpty ? [] : [delivery], cursor: nextCursor(before, all), more: false };
}

const inOrder = (found: readonly Found[]): unknown[] => oldestFirst(found).map(({ json }) => json);
