import * as z from 'zod';
import { forgiving } from '../forgiving.ts';
import { Payload } from '../graph/choices.ts';
import { Reaction } from '../graph/reactions.ts';
import { Id, Moment } from '../graph/shapes.ts';

const Who = z.looseObject({ id: Id, username: forgiving(z.string()) });

export const LinkedPage = z.looseObject({
  ...{ id: Id, name: z.string().catch('') },
  instagram_business_account: forgiving(
    z.looseObject({
      ...{ id: Id, username: forgiving(z.string()), name: forgiving(z.string()) },
      profile_picture_url: forgiving(z.string()),
    }),
  ),
});

/** A post as the Graph API shows it; of others' only who wrote it is told by name. */
export const Media = z.looseObject({
  ...{ id: Id, caption: z.string().catch(''), timestamp: Moment, username: forgiving(z.string()) },
  ...{
    owner: forgiving(z.looseObject({ id: Id })),
    permalink: forgiving(z.string()),
    media_url: forgiving(z.string()),
  },
  ...{ media_type: forgiving(z.string()), comments_count: forgiving(z.number()), like_count: forgiving(z.number()) },
});
export type Media = z.output<typeof Media>;

const replies = forgiving(z.looseObject({ data: z.array(z.unknown()).catch([]) }));
export const Comment = z.looseObject({
  ...{ id: Id, text: z.string().catch(''), timestamp: Moment, from: forgiving(Who), username: forgiving(z.string()) },
  ...{ parent_id: forgiving(Id), hidden: forgiving(z.boolean()), like_count: forgiving(z.number()), replies },
});
export type Comment = z.output<typeof Comment>;

/** What names us, read by the ids that the webhook told. */
export const Mentioned = z.looseObject({
  mentioned_comment: forgiving(
    z.looseObject({ ...Comment.shape, media: z.looseObject({ id: Id, permalink: forgiving(z.string()) }) }),
  ),
  mentioned_media: forgiving(Media),
});

/** A comment as its webhook tells it: its own moment is left out. */
export const CommentValue = z.looseObject({
  ...{ id: forgiving(Id), comment_id: forgiving(Id), text: z.string().catch(''), parent_id: forgiving(Id) },
  ...{ from: forgiving(Who), media: z.looseObject({ id: Id, ad_id: forgiving(Id), ad_title: forgiving(z.string()) }) },
});

/** A mention as its webhook tells it: by ids alone. */
export const MentionValue = z.looseObject({ media_id: Id, comment_id: forgiving(Id) });

export const Attachment = z.looseObject({
  type: z.string(),
  payload: forgiving(Payload),
});
const Story = z.looseObject({ id: forgiving(Id), url: forgiving(z.string()), link: forgiving(z.string()) });
export type Story = z.output<typeof Story>;

export const Messaging = z.looseObject({
  ...{ sender: z.looseObject({ id: Id }), recipient: z.looseObject({ id: Id }), timestamp: forgiving(Moment) },
  message: forgiving(
    z.looseObject({
      ...{ mid: z.string().min(1), text: z.string().catch('') },
      ...{
        is_deleted: forgiving(z.boolean()),
        is_echo: forgiving(z.boolean()),
        is_unsupported: forgiving(z.boolean()),
      },
      reply_to: forgiving(z.looseObject({ mid: forgiving(z.string().min(1)), story: forgiving(Story) })),
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

/** Beside a message as its room lists it: the story that it is about. */
export const Storied = z.looseObject({
  story: forgiving(z.looseObject({ mention: forgiving(Story), reply_to: forgiving(Story) })),
});
