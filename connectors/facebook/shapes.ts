import * as z from 'zod';
import { forgiving } from '../forgiving.ts';
import { Payload } from '../graph/choices.ts';
import { Reaction } from '../graph/reactions.ts';
import { Edge, Id, Moment } from '../graph/shapes.ts';

const Who = z.looseObject({ id: Id, name: forgiving(z.string()) });

export const Page = z.looseObject({ id: Id, name: z.string().catch(''), username: forgiving(z.string()) });

/** A comment as the Graph API shows it. */
export const Comment = z.looseObject({
  ...{ id: Id, from: forgiving(Who), message: z.string().catch(''), created_time: Moment },
  ...{
    parent: forgiving(z.looseObject({ id: Id })),
    is_hidden: forgiving(z.boolean()),
    like_count: forgiving(z.number()),
  },
  ...{ permalink_url: forgiving(z.string()) },
  attachment: forgiving(
    z.looseObject({
      type: forgiving(z.string()),
      media: forgiving(z.looseObject({ image: forgiving(z.looseObject({ src: z.string() })) })),
    }),
  ),
});
export type Comment = z.output<typeof Comment>;

export const Post = z.looseObject({
  ...{
    id: Id,
    from: forgiving(Who),
    message: z.string().catch(''),
    created_time: Moment,
    updated_time: forgiving(Moment),
  },
  ...{ permalink_url: forgiving(z.string()), full_picture: forgiving(z.string()), comments: forgiving(Edge) },
});
export type Post = z.output<typeof Post>;

export const Rating = z.looseObject({
  ...{ reviewer: forgiving(Who), recommendation_type: forgiving(z.string()), review_text: z.string().catch('') },
  ...{ created_time: Moment, open_graph_story: z.looseObject({ id: Id }) },
});

/** A change of a page as its webhook tells it. */
export const FeedValue = z.looseObject({
  ...{
    item: z.string(),
    verb: z.string(),
    from: forgiving(Who),
    sender_id: forgiving(Id),
    sender_name: forgiving(z.string()),
  },
  ...{ post_id: forgiving(Id), comment_id: forgiving(Id), parent_id: forgiving(Id), created_time: forgiving(Moment) },
  ...{
    message: z.string().catch(''),
    photo: forgiving(z.string()),
    video: forgiving(z.string()),
    link: forgiving(z.string()),
  },
  ...{
    is_hidden: forgiving(z.boolean()),
    post: forgiving(z.looseObject({ permalink_url: forgiving(z.string()), is_published: forgiving(z.boolean()) })),
  },
});
export type FeedValue = z.output<typeof FeedValue>;

export const RatingValue = z.looseObject({
  ...{
    item: z.string(),
    verb: z.string(),
    open_graph_story_id: Id,
    reviewer_id: forgiving(Id),
    reviewer_name: forgiving(z.string()),
  },
  ...{ recommendation_type: forgiving(z.string()), review_text: z.string().catch(''), created_time: forgiving(Moment) },
  ...{ comment_id: forgiving(Id), message: z.string().catch('') },
});

const Attachment = z.looseObject({
  type: z.string(),
  title: forgiving(z.string()),
  url: forgiving(z.string()),
  payload: forgiving(Payload),
});
export type Attachment = z.output<typeof Attachment>;
export const Messaging = z.looseObject({
  ...{ sender: z.looseObject({ id: Id }), recipient: z.looseObject({ id: Id }), timestamp: forgiving(Moment) },
  message: forgiving(
    z.looseObject({
      ...{
        mid: z.string().min(1),
        text: z.string().catch(''),
        is_echo: forgiving(z.boolean()),
        is_deleted: forgiving(z.boolean()),
      },
      ...{ is_unsupported: forgiving(z.boolean()), reply_to: forgiving(z.looseObject({ mid: z.string().min(1) })) },
      attachments: z.array(z.unknown()).catch([]),
      quick_reply: forgiving(z.looseObject({})),
    }),
  ),
  message_edit: forgiving(z.looseObject({ mid: z.string().min(1), text: z.string() })),
  reaction: forgiving(Reaction),
  postback: forgiving(
    z.looseObject({ mid: forgiving(z.string().min(1)), title: z.string().catch(''), payload: z.string().catch('') }),
  ),
});
export type Messaging = z.output<typeof Messaging>;
export { Attachment };
