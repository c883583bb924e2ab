import * as z from 'zod';
import { forgiving, readable } from '../forgiving.ts';

/**
 * What X answers and delivers, as far as we use it. Objects are loose and fields forgiving: a null or a strange type loses
 * that field and not the message. X is renaming "tweet" to "post"; both words are understood.
 */

/** Ids are texts; what came as a number was kept whole by `readJson`. */
const Id = z.string().min(1);
const text = z.string().catch('');

/** `referenced_tweets` and the like under the newer name, where only that is there. */
function renamed(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const names = {
    referenced_posts: 'referenced_tweets',
    edit_history_post_ids: 'edit_history_tweet_ids',
    note_post: 'note_tweet',
    posts: 'tweets',
  };
  const found: Record<string, unknown> = { ...json };
  for (const [name, older] of Object.entries(names)) found[name] ??= found[older];
  return found;
}

export const User = z.looseObject({
  id: Id,
  username: z.string().min(1),
  name: text,
  profile_image_url: forgiving(z.string()),
  protected: forgiving(z.boolean()),
  subscription_type: forgiving(z.string()),
  receives_your_dm: forgiving(z.boolean()),
  /** When the account was made. */
  created_at: forgiving(z.string()),
  public_metrics: forgiving(z.looseObject({ followers_count: z.int().nonnegative() })),
});
export type User = z.output<typeof User>;

const Variant = z.looseObject({
  url: z.string(),
  content_type: text,
  bit_rate: forgiving(z.number()),
});

export const Media = z.looseObject({
  media_key: Id,
  type: text,
  url: forgiving(z.string()),
  preview_image_url: forgiving(z.string()),
  alt_text: forgiving(z.string()),
  variants: readable(Variant),
});
export type Media = z.output<typeof Media>;

const Link = z.looseObject({ url: z.string().min(1), expanded_url: forgiving(z.string()), media_key: forgiving(Id) });
const Named = z.looseObject({ id: forgiving(Id), username: forgiving(z.string()) });
const Entities = z.looseObject({ urls: readable(Link), mentions: readable(Named) });
const Attachments = z.looseObject({ media_keys: readable(Id) });

export const Post = z.preprocess(
  renamed,
  z.looseObject({
    id: Id,
    text,
    author_id: Id,
    created_at: forgiving(z.string()),
    conversation_id: forgiving(Id),
    in_reply_to_user_id: forgiving(Id),
    referenced_posts: readable(z.looseObject({ type: z.string(), id: Id })),
    edit_history_post_ids: readable(Id),
    display_text_range: forgiving(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
    note_post: forgiving(z.looseObject({ text: z.string(), entities: forgiving(Entities) })),
    entities: forgiving(Entities),
    attachments: forgiving(Attachments),
    lang: forgiving(z.string()),
    public_metrics: forgiving(
      z.looseObject({ like_count: z.int().nonnegative(), impression_count: forgiving(z.int().nonnegative()) }),
    ),
  }),
);
export type Post = z.output<typeof Post>;

export const Includes = z
  .preprocess(renamed, z.looseObject({ users: readable(User), media: readable(Media), posts: readable(Post) }))
  .catch({ users: [], media: [], posts: [] });
export type Includes = z.output<typeof Includes>;

export const DirectEvent = z.looseObject({
  id: Id,
  event_type: text,
  text,
  created_at: forgiving(z.string()),
  dm_conversation_id: forgiving(Id),
  sender_id: forgiving(Id),
  participant_ids: readable(Id),
  entities: forgiving(Entities),
  attachments: forgiving(Attachments),
});
export type DirectEvent = z.output<typeof DirectEvent>;

/** A direct message as webhooks bring it, in the older form. */
export const OlderDirect = z.looseObject({
  id: Id,
  type: text,
  created_timestamp: z.string().catch(''),
  message_create: z.looseObject({
    sender_id: Id,
    target: z.looseObject({ recipient_id: Id }),
    message_data: z.looseObject({
      text,
      entities: forgiving(z.looseObject({ urls: readable(Link) })),
      attachment: forgiving(
        z.looseObject({
          media: z.looseObject({
            id_str: forgiving(Id),
            media_url_https: forgiving(z.string()),
            type: text,
            url: text,
          }),
        }),
      ),
    }),
  }),
});
export type OlderDirect = z.output<typeof OlderDirect>;

/** Something that a question was not answered with. */
export const Problem = z.looseObject({
  type: text,
  title: text,
  detail: text,
  resource_id: forgiving(z.string()),
  value: forgiving(z.string()),
});
export type Problem = z.output<typeof Problem>;

const Meta = z.looseObject({ next_token: forgiving(z.string().min(1)), newest_id: forgiving(Id) });

/** A page of a list. An empty one has no `data` and says so in `meta`; what has neither is something else. */
export const Page = z
  .looseObject({
    data: forgiving(z.array(z.unknown())),
    includes: z.unknown().optional(),
    errors: readable(Problem),
    meta: forgiving(Meta),
  })
  .refine(({ data, meta, errors }) => data !== undefined || meta !== undefined || errors.length > 0);
export type Page = z.output<typeof Page>;

export const One = <T extends z.ZodType>(data: T) => z.looseObject({ data });
export const Tokens = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: forgiving(z.string().min(1)),
  scope: forgiving(z.string()),
});
export const Created = One(z.looseObject({ id: Id }));
export const SentDirect = One(z.looseObject({ dm_conversation_id: Id, dm_event_id: Id }));
export const Anything = z.looseObject({});
