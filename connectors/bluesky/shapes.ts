import * as z from 'zod';
import { forgiving } from '../forgiving.ts';

/**
 * What Bluesky answers, as far as we use it. Objects are loose and fields forgiving: other people's clients write
 * these records, so a null or a strange type loses that field and not the message. Lexicons: see README.
 */

const Id = z.string().min(1);

export const StrongRef = z.looseObject({ uri: Id, cid: z.string() });
export type StrongRef = z.infer<typeof StrongRef>;

export const ActorView = z.looseObject({
  did: Id,
  handle: z.string(),
  displayName: forgiving(z.string()),
  avatar: forgiving(z.string()),
  followersCount: forgiving(z.number()),
  /** When the account was made. */
  createdAt: forgiving(z.string()),
});
export type ActorView = z.infer<typeof ActorView>;

export const Facet = z.looseObject({
  index: z.looseObject({ byteStart: z.int().nonnegative(), byteEnd: z.int().nonnegative() }),
  features: z.array(
    z.looseObject({
      $type: z.string(),
      did: forgiving(z.string()),
      uri: forgiving(z.string()),
      tag: forgiving(z.string()),
    }),
  ),
});
export type Facet = z.infer<typeof Facet>;
/** Keeps the facets that can be read. */
const Facets = z
  .array(z.unknown())
  .transform((all) => all.flatMap((one) => Facet.safeParse(one).data ?? []))
  .optional()
  .catch(undefined);

const Blob = z.looseObject({
  ref: z.looseObject({ $link: z.string() }),
  mimeType: forgiving(z.string()),
  size: forgiving(z.number()),
});
const RawImage = z.looseObject({ image: forgiving(Blob), alt: forgiving(z.string()) });
const RawMedia = z.looseObject({
  $type: z.string(),
  external: forgiving(z.looseObject({ uri: z.string() })),
  images: forgiving(z.array(RawImage)),
  video: forgiving(Blob),
  alt: forgiving(z.string()),
});
const Embed = z.looseObject({
  ...RawMedia.shape,
  /** Of a quote: the post itself, or with media around a second level of `record`. */
  record: forgiving(z.looseObject({ uri: forgiving(Id), record: forgiving(z.looseObject({ uri: Id })) })),
  media: forgiving(RawMedia),
});

export const PostRecord = z.looseObject({
  text: z.string().catch(''),
  createdAt: forgiving(z.string()),
  facets: Facets,
  langs: forgiving(z.array(z.string())),
  reply: forgiving(z.looseObject({ root: StrongRef, parent: StrongRef })),
  embed: forgiving(Embed),
});
export type PostRecord = z.infer<typeof PostRecord>;

const ImageView = z.looseObject({ fullsize: z.string(), alt: forgiving(z.string()) });
const MediaView = z.looseObject({
  $type: z.string(),
  images: forgiving(z.array(ImageView)),
  cid: forgiving(z.string()),
  playlist: forgiving(z.string()),
  thumbnail: forgiving(z.string()),
  alt: forgiving(z.string()),
});
export const EmbedView = z.looseObject({ ...MediaView.shape, media: forgiving(MediaView) });
export type EmbedView = z.infer<typeof EmbedView>;

export const PostView = z.looseObject({
  uri: Id,
  cid: z.string(),
  author: ActorView,
  record: PostRecord,
  embed: forgiving(EmbedView),
  indexedAt: forgiving(z.string()),
  likeCount: forgiving(z.int()),
  viewer: forgiving(z.looseObject({ like: forgiving(z.string()), replyDisabled: forgiving(z.boolean()) })),
});
export type PostView = z.infer<typeof PostView>;

export const Notification = z.looseObject({
  uri: Id,
  cid: z.string(),
  author: ActorView,
  reason: z.string(),
  record: z.unknown(),
  indexedAt: z.string(),
});
export type Notification = z.infer<typeof Notification>;

export const OwnRecord = z.looseObject({ uri: Id, cid: z.string(), value: z.unknown() });
export type OwnRecord = z.infer<typeof OwnRecord>;

export const MessageView = z.looseObject({
  id: Id,
  rev: z.string(),
  /** Absent when the message was deleted. */
  text: forgiving(z.string()),
  facets: Facets,
  sender: z.looseObject({ did: Id }),
  sentAt: z.string(),
  embed: forgiving(z.looseObject({ record: forgiving(z.looseObject({ uri: forgiving(z.string()) })) })),
});
export type MessageView = z.infer<typeof MessageView>;

export const ConvoView = z.looseObject({
  id: z.string(),
  rev: z.string(),
  members: z.array(ActorView),
  status: forgiving(z.string()),
  kind: forgiving(z.looseObject({ $type: z.string() })),
  lastMessage: z.unknown().optional(),
});
export type ConvoView = z.infer<typeof ConvoView>;

export const LogEntry = z.looseObject({
  $type: z.string(),
  rev: forgiving(z.string()),
  convoId: forgiving(z.string()),
  message: z.unknown().optional(),
  relatedProfiles: forgiving(z.array(ActorView)),
});
export type LogEntry = z.infer<typeof LogEntry>;
