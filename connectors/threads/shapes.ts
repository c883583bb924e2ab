import * as z from 'zod';
import { forgiving, readable } from '../forgiving.ts';
import { Id, Moment } from '../graph/shapes.ts';

export const ShortToken = z.looseObject({ access_token: z.string().min(1) });
export const LongToken = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });
export const Person = z.looseObject({
  ...{ id: Id, username: z.string().min(1), name: forgiving(z.string()) },
  threads_profile_picture_url: forgiving(z.string()),
});
export const Status = z.looseObject({ status: z.string(), error_message: forgiving(z.string()) });
export const Standing = z.looseObject({ id: Id });

const Quota = z.looseObject({ quota_total: z.number().positive() });
export const PublishingLimit = z.looseObject({
  data: z
    .array(
      z.looseObject({
        ...{ quota_usage: forgiving(z.number()), config: forgiving(Quota) },
        ...{ reply_quota_usage: forgiving(z.number()), reply_config: forgiving(Quota) },
      }),
    )
    .min(1),
});

const Media = { media_type: forgiving(z.string()), media_url: forgiving(z.string()), alt_text: forgiving(z.string()) };
/** A post or reply, as the API and the webhooks show it. */
export const Post = z.looseObject({
  ...{ id: Id, username: forgiving(z.string()), text: z.string().catch(''), timestamp: Moment, ...Media },
  ...{ permalink: forgiving(z.string()), profile_picture_url: forgiving(z.string()), gif_url: forgiving(z.string()) },
  children: forgiving(z.looseObject({ data: readable(z.looseObject({ id: forgiving(Id), ...Media })) })),
  text_attachment: forgiving(z.looseObject({ plaintext: z.string() })),
  link_attachment_url: forgiving(z.string()),
  root_post: forgiving(z.looseObject({ id: Id, owner_id: forgiving(Id) })),
  replied_to: forgiving(z.looseObject({ id: Id })),
  ...{ has_replies: forgiving(z.boolean()), hide_status: forgiving(z.string()) },
  is_reply_owned_by_me: forgiving(z.boolean()),
});
export type Post = z.output<typeof Post>;

export const Deleted = z.looseObject({ id: Id, deleted_at: forgiving(Moment) });
