import { momentOf } from '#connectors/graph/ids.ts';
import { joined, skipped, told, type Us } from '#connectors/graph/parsed.ts';
import type { InboundItem, Parsed } from '#connectors/inbound.ts';
import { FeedValue, RatingValue } from '../shapes.ts';
import { publicMessage } from './items.ts';

const posts = ['post', 'status', 'photo', 'video', 'share', 'link', 'album', 'note'];

/** What happened to a post or comment on our page. */
export function parseFeed(json: unknown, us: Us, laterThan: LaterThan): Parsed {
  const parsed = FeedValue.safeParse(json);
  if (!parsed.success) return skipped('unreadable feed');
  const value = parsed.data;
  if (value.item === 'comment')
    return value.comment_id === undefined
      ? skipped('comment without id')
      : change(value, { id: value.comment_id, us, laterThan });
  if (posts.includes(value.item))
    return value.post_id === undefined
      ? skipped('post without id')
      : change(value, { id: value.post_id, us, laterThan });
  if (value.item === 'reaction' || value.item === 'like') return skipped('reaction');
  return skipped(`unknown kind: feed.${value.item}`);
}

/** When a change happened whose delivery names a moment of what it changes. */
export type LaterThan = (at: Date) => Date;
type About = { id: string; us: Us; laterThan: LaterThan };

function change(value: FeedValue, { id, us, laterThan }: About): Parsed {
  const at = momentOf(value.created_time);
  const changedAt = at && laterThan(at);
  if (at === undefined || changedAt === undefined) return skipped(`${value.item} without its time`);
  switch (value.verb) {
    case 'add':
    case 'unblock':
      return told(...adOf(value), messageOf(value, id, at, us));
    case 'edit':
    case 'edited':
    case 'update':
      // The message comes first: what was edited may not have arrived.
      return told(
        { ...messageOf(value, id, at, us), editedAt: changedAt },
        { kind: 'edit', externalId: id, text: value.message, editedAt: changedAt },
      );
    case 'remove':
    case 'delete':
      return told({ kind: 'delete', externalId: id, deletedAt: changedAt, by: 'author' });
    case 'hide':
    case 'unhide':
      return told({ kind: 'hide', externalId: id, hidden: value.verb === 'hide', at: changedAt });
    default:
      return skipped(`unknown kind: feed.${value.item}.${value.verb}`);
  }
}

/** What is on no page's wall and commented all the same is shown as an advertisement. */
const adOf = ({ item, post_id, post }: FeedValue): InboundItem[] =>
  item === 'comment' && post_id !== undefined && post?.is_published === false
    ? [{ kind: 'ad', externalId: post_id, markets: [] }]
    : [];

function messageOf(value: FeedValue, id: string, at: Date, us: Us) {
  const rootId = value.post_id ?? id;
  // Older fields name the author apart.
  const from =
    value.from ?? (value.sender_id === undefined ? undefined : { id: value.sender_id, name: value.sender_name });
  return publicMessage(us, {
    ...{ id, rootId, from, text: value.message || value.link || value.video || '', at, photo: value.photo },
    replyTo: id === rootId ? undefined : (value.parent_id ?? rootId),
    permalink: id === rootId ? value.post?.permalink_url : undefined,
  });
}

/** Somebody named our page elsewhere. Mostly without who it was: then polling brings it whole. */
export function parseMention(json: unknown, us: Us): Parsed {
  const parsed = FeedValue.safeParse(json);
  if (!parsed.success) return skipped('unreadable mention');
  const value = parsed.data;
  const id = value.comment_id ?? value.post_id;
  const at = momentOf(value.created_time);
  const from =
    value.from ?? (value.sender_id === undefined ? undefined : { id: value.sender_id, name: value.sender_name });
  if (value.verb === 'remove' && id !== undefined && at)
    return told({ kind: 'delete', externalId: id, deletedAt: at, by: 'author' });
  if (id === undefined || at === undefined) return skipped('unreadable mention');
  if (from === undefined) return skipped('mention without its author, which is read with the next poll');
  const rootId = value.post_id ?? id;
  return told(
    publicMessage(us, { id, rootId, from, text: value.message, at, ...(id !== rootId && { replyTo: rootId }) }, [
      us.externalId,
    ]),
  );
}

/** Recommendations and what is said under them. */
export function parseRating(json: unknown, us: Us, laterThan: LaterThan): Parsed {
  const parsed = RatingValue.safeParse(json);
  if (!parsed.success) return skipped('unreadable rating');
  const value = parsed.data;
  const [rootId, at] = [value.open_graph_story_id, momentOf(value.created_time)];
  const from = value.reviewer_id === undefined ? undefined : { id: value.reviewer_id, name: value.reviewer_name };
  const isComment = value.item === 'comment';
  const id = isComment ? value.comment_id : rootId;
  if (!['rating', 'comment'].includes(value.item))
    return skipped(
      value.item === 'reaction' || value.item === 'like' ? 'reaction' : `unknown kind: ratings.${value.item}`,
    );
  if (id === undefined || at === undefined) return skipped('unreadable rating');
  if (value.verb === 'remove') return told({ kind: 'delete', externalId: id, deletedAt: at, by: 'author' });
  const text = isComment ? value.message : value.review_text;
  const message = publicMessage(us, {
    ...{ id, rootId, from, text, at },
    ...(isComment ? { replyTo: rootId } : { subject: opinionOf(value.recommendation_type) }),
  });
  if (value.verb === 'add') return told(message);
  return joined([told(message), told({ kind: 'edit', externalId: id, text, editedAt: laterThan(at) })]);
}

/** In the page's own language it is a tick or a thumb; here it stands as the line above. */
export function opinionOf(told: string | undefined): string | undefined {
  const opinion = told?.toLowerCase();
  if (opinion === 'positive') return '👍';
  return opinion === 'negative' ? '👎' : undefined;
}
