import { firstDate, plain } from '#connectors/clean.ts';
import type { InboundAttachment, InboundMessage, Profile } from '#connectors/inbound.ts';
import { postPermalink, readAtUri } from '../at-uri.ts';
import { filmLimit } from '../limits.ts';
import { filmAddress } from '../read-film.ts';
import type { ActorView, EmbedView, PostRecord } from '../shapes.ts';
import { tidTime } from '../tid.ts';
import { mentionedDids, writeOutLinks } from './links.ts';

type Post = {
  uri: string;
  author: ActorView;
  record: PostRecord;
  embed?: EmbedView | undefined;
  /** When the network first saw it. */
  indexedAt?: string | undefined;
  /** Our own server, if the post is ours and was read from there: it serves the images. */
  pds?: string;
  likes?: number | undefined;
  addressed: boolean;
};

/** A post as a message; `account` is who we are. */
export function postMessage(post: Post, account: { externalId: string }): InboundMessage {
  const { uri, author, record } = post;
  return {
    kind: 'message',
    externalId: uri,
    thread: { externalId: record.reply?.root.uri ?? uri, kind: 'post', visibility: 'public' },
    author: profileOf(author),
    visibility: 'public',
    text: textOf(record),
    occurredAt: occurredAt(post),
    replyTo: record.reply?.parent.uri,
    mentions: mentionedDids(record.facets),
    language: record.langs?.[0],
    attachments: filmOf(post) ?? [...viewedMedia(uri, post.embed), ...ownImages(post)],
    permalink: postPermalink(uri),
    ...(post.likes === undefined ? {} : { likes: post.likes }),
    addressed: post.addressed && author.did !== account.externalId,
  };
}

export function profileOf(actor: ActorView): Profile {
  const name = plain(actor.displayName ?? '').trim();
  const madeAt = firstDate(actor.createdAt);
  return {
    externalId: actor.did,
    handle: actor.handle,
    name: name === '' ? actor.handle : name,
    avatarUrl: actor.avatar,
    followers: actor.followersCount,
    ...(madeAt && { createdAt: madeAt }),
  };
}

/** Does a post speak to us by itself: it names us, answers us, stands under our post, or quotes us. */
export function speaksTo(record: PostRecord, did: string): boolean {
  const ours = (uri: string | undefined) => uri !== undefined && readAtUri(uri)?.repo === did;
  if (mentionedDids(record.facets).includes(did)) return true;
  if (ours(record.reply?.parent.uri) || ours(record.reply?.root.uri)) return true;
  return ours(record.embed?.record?.uri) || ours(record.embed?.record?.record?.uri);
}

/** A link card is part of what was said; its address is added unless the text has it. */
function textOf(record: PostRecord): string {
  const text = plain(writeOutLinks(record.text, record.facets));
  const card = record.embed?.external?.uri ?? record.embed?.media?.external?.uri;
  if (card === undefined || text.includes(card)) return text;
  return text === '' ? plain(card) : `${text}\n${plain(card)}`;
}

/** The author's own time, unless it lies after the moment the network saw the post (clocks are wrong). */
function occurredAt({ uri, record, indexedAt }: Post): Date {
  const seen = firstDate(indexedAt);
  const declared = firstDate(record.createdAt, tidTime(readAtUri(uri)?.rkey ?? ''));
  if (declared === undefined) return seen ?? new Date(0);
  return seen !== undefined && seen < declared ? seen : declared;
}

/** A film as its author uploaded it, where that is small enough to be fetched; else its picture stands for it. */
function filmOf({ uri, author, record }: Post): InboundAttachment[] | undefined {
  const media = record.embed?.media?.video ? record.embed.media : record.embed;
  const { video } = media ?? {};
  if (video?.mimeType !== 'video/mp4' || (video.size ?? Number.POSITIVE_INFINITY) > filmLimit.mostBytesIn)
    return undefined;
  const url = filmAddress(author.did, video.ref.$link);
  return [{ externalId: `${uri}#video`, kind: 'video', url, alt: altOf(media?.alt), mimeType: video.mimeType }];
}

/** Media as the AppView serves them; a post quoted within is not ours to show here. */
function viewedMedia(uri: string, embed: EmbedView | undefined): InboundAttachment[] {
  if (embed === undefined) return [];
  const media = embed.media ?? embed;
  const images = (media.images ?? []).map(
    (image, position): InboundAttachment => ({
      externalId: `${uri}#${position}`,
      kind: 'image',
      url: image.fullsize,
      alt: altOf(image.alt),
    }),
  );
  // The address that the AppView has for a film is a playlist of pieces, which only a player can put together.
  const video: InboundAttachment[] = media.thumbnail
    ? [{ externalId: `${uri}#video`, kind: 'image', url: media.thumbnail, alt: altOf(media.alt) ?? 'Video' }]
    : [];
  return [...images, ...video];
}

function ownImages({ uri, author, record, pds }: Post): InboundAttachment[] {
  if (pds === undefined) return [];
  return rawImages(record).map(
    ({ cid, mimeType, alt }, position): InboundAttachment => ({
      externalId: `${uri}#${position}`,
      kind: 'image',
      url: `${pds}/xrpc/com.atproto.sync.getBlob?${new URLSearchParams({ did: author.did, cid })}`,
      alt: altOf(alt),
      mimeType,
    }),
  );
}

function rawImages(record: PostRecord): { cid: string; mimeType: string | undefined; alt: string | undefined }[] {
  const images = record.embed?.images ?? record.embed?.media?.images ?? [];
  return images.flatMap(({ image, alt }) => (image ? [{ cid: image.ref.$link, mimeType: image.mimeType, alt }] : []));
}

function altOf(alt: string | undefined): string | undefined {
  return alt === undefined || alt.trim() === '' ? undefined : plain(alt);
}
