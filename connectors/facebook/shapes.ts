import * as z from 'zod';
import { forgiving } from '../forgiving.ts';

/** Ids come as text and, in some fields, as numbers. */
export const Id = z.union([z.string().min(1), z.number()]).transform(String);
const Who = z.looseObject({ id: Id, name: forgiving(z.string()) });
const Moment = z.union([z.number(), z.string()]);

export const GraphRefusal = z.looseObject({
  error: z.looseObject({
    code: z.number().catch(0),
    error_subcode: z.number().catch(0),
    message: z.string().catch(''),
  }),
});
export const Usage = z.record(
  z.string(),
  z.array(z.looseObject({ estimated_time_to_regain_access: z.number().catch(0) })).catch([]),
);

export const Done = z.looseObject({ success: z.literal(true) });
export const Made = z.looseObject({ id: Id });
/** What a token is good for, told to its app. */
export const Inspected = z.looseObject({
  data: z.looseObject({ is_valid: z.boolean().catch(false), scopes: z.array(z.string()).catch([]) }),
});
export const Token = z.looseObject({ access_token: z.string().min(1) });
export const Page = z.looseObject({ id: Id, name: z.string().catch(''), username: forgiving(z.string()) });
export const Account = z.looseObject({
  ...{ id: Id, name: z.string().catch(''), access_token: forgiving(z.string().min(1)) },
  ...{ category: forgiving(z.string()), tasks: z.array(z.string()).catch([]) },
});
export const SentMessage = z.looseObject({ recipient_id: forgiving(Id), message_id: z.string().min(1) });
export const Uploaded = z.looseObject({ attachment_id: Id });

/** A list; only without `next` it is at its end. */
export const Edge = z.looseObject({
  data: z.array(z.unknown()),
  paging: forgiving(
    z.looseObject({ next: forgiving(z.string()), cursors: forgiving(z.looseObject({ after: forgiving(z.string()) })) }),
  ),
});
export type Edge = z.output<typeof Edge>;

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

export const RoomMessage = z.looseObject({
  ...{ id: Id, message: z.string().catch(''), created_time: Moment, from: Who },
  to: forgiving(z.looseObject({ data: z.array(Who).catch([]) })),
  attachments: forgiving(
    z.looseObject({
      data: z
        .array(
          z.looseObject({
            ...{
              id: Id,
              mime_type: forgiving(z.string()),
              name: forgiving(z.string()),
              file_url: forgiving(z.string()),
            },
            ...{
              image_data: forgiving(z.looseObject({ url: z.string() })),
              video_data: forgiving(z.looseObject({ url: z.string() })),
            },
          }),
        )
        .catch([]),
    }),
  ),
});
export const Room = z.looseObject({ id: Id, participants: forgiving(Edge), messages: forgiving(Edge) });

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
  ...{ is_hidden: forgiving(z.boolean()), post: forgiving(z.looseObject({ permalink_url: forgiving(z.string()) })) },
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
  payload: forgiving(z.looseObject({ url: forgiving(z.string()), title: forgiving(z.string()) })),
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
    }),
  ),
  message_edit: forgiving(z.looseObject({ mid: z.string().min(1), text: z.string() })),
  postback: forgiving(
    z.looseObject({ mid: forgiving(z.string().min(1)), title: z.string().catch(''), payload: z.string().catch('') }),
  ),
});
export type Messaging = z.output<typeof Messaging>;
export { Attachment };
