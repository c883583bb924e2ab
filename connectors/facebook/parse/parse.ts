import { readAd } from '#connectors/graph/ads.ts';
import { type HookEntry, readChange } from '#connectors/graph/hook.ts';
import { momentOf } from '#connectors/graph/ids.ts';
import { joined, skipped, told, type Us } from '#connectors/graph/parsed.ts';
import { withRequest } from '#connectors/graph/rooms.ts';
import type { Parsed } from '#connectors/inbound.ts';
import { type Read, readDelivery } from '../delivery.ts';
import { Comment, Post, Rating } from '../shapes.ts';
import { type LaterThan, opinionOf, parseFeed, parseMention, parseRating } from './feed.ts';
import { publicMessage } from './items.ts';
import { parseMessaging, parseRoomMessage } from './messaging.ts';

/** Pure: what a delivery says about one page. Throws `invalid_request` on what is none of Facebook's. */
export function parse(body: Uint8Array, us: Us): Parsed {
  const delivery = readDelivery(body);
  if ('read' in delivery)
    return delivery.read.page === us.externalId ? parseRead(delivery.read, us) : skipped('another page');
  const { object, entries, unreadable } = delivery.hook;
  if (object !== 'page') return skipped(`unknown kind: ${object || 'nothing'}`);
  const own = entries.filter(({ id }) => id === us.externalId);
  const broken = Array.from({ length: unreadable }, () => skipped('unreadable entry'));
  return joined([...own.map((entry) => parseEntry(entry, us)), ...broken]);
}

function parseEntry({ time, changes, messaging, standby }: HookEntry, us: Us): Parsed {
  const sentAt = momentOf(time)?.getTime() ?? 0;
  return joined([
    // Facebook dates to the second: a change is later than what it changes, and what stands later in a delivery is later.
    ...changes.map((one, n) => parseChange(one, us, (at) => new Date(Math.max(sentAt, at.getTime() + 1) + n))),
    ...[...messaging, ...standby].map((one) => parseMessaging(one, us)),
  ]);
}

function parseChange(json: unknown, us: Us, laterThan: LaterThan): Parsed {
  const { field, value } = readChange(json);
  if (field === 'feed') return parseFeed(value, us, laterThan);
  if (field === 'mention') return parseMention(value, us);
  if (field === 'ratings') return parseRating(value, us, laterThan);
  return skipped(field === null ? 'unreadable change' : `unknown kind: ${field || 'nothing'}`);
}

/** What polling or a thread brought. */
function parseRead({ posts, comments, mentions, ratings, ads, messages }: Read, us: Us): Parsed {
  return joined([
    ...ads.map(readAd),
    ...posts.map((one) => parsePost(one, us)),
    ...mentions.map((one) => parsePost(one, us, [us.externalId])),
    ...ratings.map((one) => parseReview(one, us)),
    ...comments.map(({ post, comment }) => parseComment(comment, post, us)),
    ...messages.map(({ person, message, isRequest }) => withRequest(parseRoomMessage(message, person, us), isRequest)),
  ]);
}

function parsePost(json: unknown, us: Us, names: readonly string[] = []): Parsed {
  const parsed = Post.safeParse(json);
  const at = momentOf(parsed.data?.created_time);
  if (!parsed.success || at === undefined) return skipped('unreadable post');
  const { id, from, message, permalink_url, full_picture } = parsed.data;
  return told(
    publicMessage(
      us,
      { id, rootId: id, from, text: message, at, permalink: permalink_url, photo: full_picture },
      names,
    ),
  );
}

function parseComment(json: unknown, postId: string, us: Us): Parsed {
  const parsed = Comment.safeParse(json);
  const at = momentOf(parsed.data?.created_time);
  if (!parsed.success || at === undefined) return skipped('unreadable comment');
  const { id, from, message, parent, is_hidden, like_count, permalink_url, attachment } = parsed.data;
  const item = publicMessage(us, {
    ...{ id, rootId: postId, from, text: message, at, replyTo: parent?.id ?? postId },
    ...{ permalink: permalink_url, photo: attachment?.media?.image?.src, likes: like_count },
  });
  return is_hidden ? told(item, { kind: 'hide', externalId: id, hidden: true, at }) : told(item);
}

function parseReview(json: unknown, us: Us): Parsed {
  const parsed = Rating.safeParse(json);
  const at = momentOf(parsed.data?.created_time);
  if (!parsed.success || at === undefined) return skipped('unreadable rating');
  const { open_graph_story, reviewer, recommendation_type, review_text } = parsed.data;
  const { id } = open_graph_story;
  return told(
    publicMessage(us, {
      id,
      rootId: id,
      from: reviewer,
      text: review_text,
      at,
      subject: opinionOf(recommendation_type),
    }),
  );
}
