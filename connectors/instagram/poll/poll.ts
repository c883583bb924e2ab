import * as z from 'zod';
import type { Polled } from '#connectors/connector.ts';
import { watchAds } from '#connectors/graph/ads.ts';
import { newSince, nextCursor, oldestFirst, readCursor } from '#connectors/graph/cursor.ts';
import { orElse } from '#connectors/graph/lists.ts';
import { asMessage } from '#connectors/graph/rooms.ts';
import { renewIfDue } from '#connectors/long-lived.ts';
import type { Session } from '#connectors/session.ts';
import { renew } from '../alone.ts';
import { writeRead } from '../delivery.ts';
import { network } from '../graph.ts';
import { facts } from '../limits.ts';
import { type FoundComment, type FoundMedia, listComments, readMedia, readRooms, readTags } from './lists.ts';

/** How many comments each of our newest posts had at the last poll. */
const Counts = z.looseObject({ counts: z.record(z.string(), z.number()).catch({}) });

/**
 * Reads what is new under our posts, where we are tagged, and in our rooms. Instagram says of a post only how many comments
 * it has, so those are read where that changed and under the newest posts, where one may have gone as another came.
 */
export async function poll(
  session: Session,
  cursor: string | null,
  { backfillDays }: { backfillDays: number },
): Promise<Polled> {
  // Only a token that ends by itself says when it is renewed.
  await renewIfDue(session, renew);
  const before = readCursor(cursor, session.now(), backfillDays);
  const isNew = newSince(before);
  const media = await readMedia(session, before.since);
  const tags = await readTags(session, before.since);
  const seen = await watchAds(network, session, cursor, ({ onInstagram }) => onInstagram);
  const comments = [
    ...(await readComments(session, media, readCounts(cursor))),
    ...(await readUnderAds(session, seen.posts)),
  ];
  const messages = await readRooms(session, before.since);
  const fresh = {
    media: oldestFirst(media.filter(isNew)),
    tags: oldestFirst(tags.filter(isNew)),
    comments: oldestFirst(comments.filter(isNew)),
    messages: oldestFirst(messages.filter(isNew)),
  };
  const delivery = writeRead({
    account: session.account.externalId,
    media: fresh.media.map(({ json }) => json),
    ads: seen.fresh,
    tags: fresh.tags.map(({ json }) => json),
    comments: fresh.comments.map(({ json, media: id, permalink }) => ({ media: id, permalink, comment: json })),
    messages: fresh.messages.map(asMessage),
  });
  const isEmpty = seen.fresh.length === 0 && Object.values(fresh).every((list) => list.length === 0);
  const counts = Object.fromEntries(media.map(({ id, read }) => [id, read.comments_count ?? 0]));
  return {
    deliveries: isEmpty ? [] : [delivery],
    cursor: nextCursor(before, [media, tags, comments, messages].flat(), { counts, ads: seen.ads }),
    more: false,
  };
}

async function readComments(
  session: Session,
  media: readonly FoundMedia[],
  counts: Record<string, number>,
): Promise<FoundComment[]> {
  const moved = media.filter(
    ({ id, read: { comments_count: count = 0 } }, n) =>
      count !== (counts[id] ?? 0) || (n < facts.watchedPosts && count > 0),
  );
  const all: FoundComment[] = [];
  for (const { read } of moved) all.push(...(await listComments(session, read)));
  return all;
}

/** Those of accounts that are not ours are kept from us. */
async function readUnderAds(session: Session, posts: readonly string[]): Promise<FoundComment[]> {
  const all: FoundComment[] = [];
  for (const id of posts) all.push(...(await orElse(listComments(session, { id }), [])));
  return all;
}

function readCounts(cursor: string | null): Record<string, number> {
  try {
    return cursor === null ? {} : Counts.parse(JSON.parse(cursor)).counts;
  } catch {
    return {};
  }
}
