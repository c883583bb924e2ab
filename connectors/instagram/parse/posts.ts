import { momentOf } from '#connectors/graph/ids.ts';
import { skipped, told, type Us } from '#connectors/graph/parsed.ts';
import type { Parsed } from '#connectors/inbound.ts';
import { elsewhere } from '../ids.ts';
import { Comment, CommentValue, Media, Mentioned, MentionValue } from '../shapes.ts';
import { publicMessage } from './items.ts';

/** A comment under a post of ours, as its webhook tells it; it was written when the delivery left. */
export function parseCommentChange(json: unknown, us: Us, sentAt: Date | undefined): Parsed {
  const parsed = CommentValue.safeParse(json);
  const id = parsed.data?.id ?? parsed.data?.comment_id;
  if (!parsed.success || id === undefined) return skipped('unreadable comment');
  if (sentAt === undefined) return skipped('comment without its time');
  const { text, parent_id, from = {}, media } = parsed.data;
  const { id: rootId, ad_id: adId, ad_title: name } = media;
  const message = publicMessage(us, { id, rootId, from, text, at: sentAt, replyTo: parent_id ?? rootId });
  if (adId === undefined) return told(message);
  return told({ kind: 'ad', externalId: rootId, adId, ...(name && { name }), markets: [] }, message);
}

/** Somebody named us elsewhere. Instagram tells ids alone: what stands there is read by them. */
export function parseMentionChange(json: unknown): Parsed {
  const parsed = MentionValue.safeParse(json);
  if (!parsed.success) return skipped('unreadable mention');
  const { media_id, comment_id } = parsed.data;
  const name = comment_id === undefined ? `media:${media_id}` : `comment:${comment_id}`;
  return { ...skipped('mention, which is read by its id'), named: [name] };
}

export function parseMedia(json: unknown, us: Us): Parsed {
  const parsed = Media.safeParse(json);
  const at = momentOf(parsed.data?.timestamp);
  if (!parsed.success || at === undefined) return skipped('unreadable post');
  const { id, caption, permalink, like_count } = parsed.data;
  const own = { id, rootId: id, from: { id: us.externalId }, text: caption, at, permalink, likes: like_count };
  return told(publicMessage(us, { ...own, picture: pictureOf(parsed.data) }));
}

/** A film has no picture of its own to show. */
const pictureOf = ({ media_type, media_url }: Media): string | undefined =>
  media_type === 'VIDEO' ? undefined : media_url;

/** A comment under a post of ours, as the Graph API lists it, and whether it is hidden. */
export function parseComment(json: unknown, post: { media: string; permalink?: string | undefined }, us: Us): Parsed {
  const parsed = Comment.safeParse(json);
  const at = momentOf(parsed.data?.timestamp);
  if (!parsed.success || at === undefined) return skipped('unreadable comment');
  const { id, text, from, username, parent_id, hidden, like_count } = parsed.data;
  const { media, permalink } = post;
  const item = publicMessage(us, {
    ...{ id, rootId: media, from: from ?? { username }, text, at, replyTo: parent_id ?? media, likes: like_count },
    permalink: permalink && `${permalink.replace(/\/?$/, '/')}c/${id}/`,
  });
  return hidden ? told(item, { kind: 'hide', externalId: id, hidden: true, at }) : told(item);
}

/** A post of somebody else in which we are tagged or named. */
export function parseTag(json: unknown, us: Us): Parsed {
  const parsed = Media.safeParse(json);
  const at = momentOf(parsed.data?.timestamp);
  if (!parsed.success || at === undefined) return skipped('unreadable post');
  const { caption, username, owner, permalink, like_count } = parsed.data;
  const id = elsewhere(parsed.data.id);
  const from = { id: owner?.id, username };
  return told(
    publicMessage(us, {
      ...{ id, rootId: id, from, text: caption, at, permalink, likes: like_count, isMention: true },
      picture: pictureOf(parsed.data),
    }),
  );
}

/** A post or comment of somebody else that names us, as it was read by its id. */
export function parseMention(json: unknown, us: Us): Parsed {
  const { mentioned_comment: comment, mentioned_media: media } = Mentioned.safeParse(json).data ?? {};
  if (media) return parseTag(media, us);
  const at = momentOf(comment?.timestamp);
  if (!comment || at === undefined) return skipped('unreadable mention');
  const { text, from, username, like_count } = comment;
  const rootId = elsewhere(comment.media.id);
  return told(
    publicMessage(us, {
      ...{ id: elsewhere(comment.id), rootId, from: from ?? { username }, text, at, replyTo: rootId },
      ...{ permalink: comment.media.permalink, likes: like_count, isMention: true },
    }),
  );
}
