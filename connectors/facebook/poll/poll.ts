import type { Polled } from '#connectors/connector.ts';
import { watchAds } from '#connectors/graph/ads.ts';
import { newSince, nextCursor, oldestFirst, readCursor } from '#connectors/graph/cursor.ts';
import { type Found, orElse } from '#connectors/graph/lists.ts';
import { asMessage } from '#connectors/graph/rooms.ts';
import type { Session } from '#connectors/session.ts';
import { writeRead } from '../delivery.ts';
import { network } from '../graph.ts';
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
  const us = session.account.externalId;
  const {
    posts: shown,
    fresh: ads,
    ads: watched,
  } = await watchAds(network, session, cursor, ({ onFacebook }) =>
    onFacebook?.startsWith(`${us}_`) ? onFacebook : undefined,
  );
  const comments = [
    ...(await readComments(session, [...active, ...mentions.active], before.since)),
    ...(await orElse(readComments(session, shown, before.since), [])),
  ];
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
    page: us,
    ads,
    posts: inOrder(fresh.posts),
    mentions: inOrder(fresh.mentions),
    ratings: inOrder(fresh.ratings),
    comments: oldestFirst(fresh.comments).map(({ json, post }) => ({ post, comment: json })),
    messages: oldestFirst(fresh.messages).map(asMessage),
  });
  const isEmpty = ads.length === 0 && Object.values(fresh).every((list) => list.length === 0);
  return { deliveries: isEmpty ? [] : [delivery], cursor: nextCursor(before, all, { ads: watched }), more: false };
}

const inOrder = (found: readonly Found[]): unknown[] => oldestFirst(found).map(({ json }) => json);
