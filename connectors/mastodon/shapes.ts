import * as z from 'zod';
import { forgiving, readable } from '../forgiving.ts';

/**
 * What servers that speak Mastodon's API answer, as far as we use it. Objects are loose and fields forgiving: there are
 * a dozen kinds of server, so a null or a strange type loses that field and not the message.
 */

const Id = z.string().min(1);
const text = z.string().catch('');

export const Account = z.looseObject({
  id: Id,
  /** `user` of the same server, `user@host` of another. */
  acct: z.string().min(1),
  display_name: text,
  avatar: forgiving(z.string()),
  followers_count: forgiving(z.int().nonnegative()),
  /** When the account was made; of one of another server often when this one first heard of it. */
  created_at: forgiving(z.string()),
});
export type Account = z.output<typeof Account>;

const Mention = z.looseObject({ id: Id, username: text, acct: text });

const Media = z.looseObject({
  id: Id,
  type: text,
  url: forgiving(z.string()),
  remote_url: forgiving(z.string()),
  description: forgiving(z.string()),
});
export type Media = z.output<typeof Media>;

export const Status = z.looseObject({
  id: Id,
  account: Account,
  content: text,
  spoiler_text: text,
  visibility: z.string().catch('direct'),
  created_at: forgiving(z.string()),
  edited_at: forgiving(z.string()),
  in_reply_to_id: forgiving(Id),
  in_reply_to_account_id: forgiving(Id),
  url: forgiving(z.string()),
  language: forgiving(z.string()),
  favourites_count: forgiving(z.int().nonnegative()),
  sensitive: z.boolean().catch(false),
  mentions: readable(Mention),
  media_attachments: readable(Media),
  poll: forgiving(z.looseObject({ options: readable(z.looseObject({ title: z.string() })) })),
  reblog: z.unknown().optional(),
});
export type Status = z.output<typeof Status>;

export const Notification = z.looseObject({ id: Id, type: z.string().min(1), status: z.unknown().optional() });

/** What every entry of a list has that is read page by page. */
export const Entry = z.looseObject({ id: Id, created_at: forgiving(z.string()) });

const count = forgiving(z.int().positive());
const Configuration = z.looseObject({
  urls: forgiving(z.looseObject({ streaming: forgiving(z.string()) })),
  statuses: forgiving(z.looseObject({ max_characters: count, max_media_attachments: count })),
  media_attachments: forgiving(
    z.looseObject({
      image_size_limit: count,
      image_matrix_limit: count,
      video_size_limit: count,
      supported_mime_types: forgiving(z.array(z.string())),
    }),
  ),
});

/** Both forms of the instance's description in one. */
export const Instance = z.looseObject({
  domain: forgiving(z.string()),
  uri: forgiving(z.string()),
  urls: forgiving(z.looseObject({ streaming_api: forgiving(z.string()) })),
  configuration: forgiving(Configuration),
  /** Of Pleroma and its kin. */
  max_toot_chars: count,
});
export type Instance = z.output<typeof Instance>;

export const App = z.looseObject({ client_id: z.string().min(1), client_secret: z.string().min(1) });
export const Token = z.looseObject({ access_token: z.string().min(1), scope: forgiving(z.string()) });
export const Context = z.looseObject({ ancestors: z.array(z.unknown()), descendants: z.array(z.unknown()) });
export const Conversations = z.array(
  z.looseObject({ accounts: readable(Account), last_status: z.unknown().optional() }),
);
export const List = z.array(z.unknown());
export const Nothing = z.unknown();
