import { edge } from '../pages/json.ts';
import { graphTime, type Server } from '../store.ts';
import type { Comment, Media } from './media.ts';
import { instagramNumbers } from './numbers.ts';
import { authorOf, findAccount } from './people.ts';
import type { Attachment, Message } from './rooms.ts';

export const permalinkOf = ({ id }: Media): string => `https://www.instagram.com/p/${id}/`;

/** A comment as the Graph API shows it, whatever fields were asked for; answers hang on a top one. */
export function commentJson(server: Server, comment: Comment): object {
  const from = authorOf(server, comment.author_id);
  const replies = server.db.all<Comment>(
    'select * from ig_comment where parent_id = ? and deleted_at is null order by seq',
    comment.id,
  );
  return {
    ...{ id: comment.id, text: comment.text, timestamp: graphTime(comment.created_at), from, username: from.username },
    ...{ hidden: comment.hidden === 1, like_count: 0, media: { id: comment.media_id } },
    ...(comment.parent_id !== null && { parent_id: comment.parent_id }),
    ...(replies.length > 0 && { replies: { data: replies.map((one) => commentJson(server, one)) } }),
  };
}

/** Who owns it is named to them alone; to others by the username. */
export function mediaJson(server: Server, media: Media): object {
  const count = server.db.get<{ count: number }>(
    'select count(*) as count from ig_comment where media_id = ? and deleted_at is null',
    media.id,
  );
  const owner = authorOf(server, media.owner_id);
  return {
    ...{ id: media.id, caption: media.caption, timestamp: graphTime(media.created_at), username: owner.username },
    ...{ permalink: permalinkOf(media), media_type: 'IMAGE', media_product_type: media.kind },
    ...{ comments_count: count?.count ?? 0 },
    ...(findAccount(server, owner.id) && { owner: { id: owner.id } }),
    ...(media.url && { media_url: media.url }),
  };
}

/** Top comments, newest first; the cursor is how many came before. */
export function listComments(server: Server, mediaId: string, after: number): object {
  const limit = instagramNumbers.commentsOnPage;
  const comments = server.db.all<Comment>(
    'select * from ig_comment where media_id = ? and parent_id is null and deleted_at is null order by seq desc limit ? offset ?',
    ...[mediaId, limit + 1, after],
  );
  const data = comments.slice(0, limit).map((one) => commentJson(server, one));
  return edge(data, after + limit, comments.length > limit);
}

/** A message as its room lists it; our account as `us` there. */
export function messageJson(server: Server, one: Message, us = authorOf(server, one.account_id)): object {
  const person = authorOf(server, one.person_id);
  const [from, to] = one.by_account === 1 ? [us, person] : [person, us];
  return {
    ...{ id: one.mid, message: one.text, created_time: graphTime(one.created_at), from, to: { data: [to] } },
    ...filesOf(one),
  };
}

const mimeTypes: Record<string, string> = { image: 'image/png', video: 'video/mp4', audio: 'audio/mp4' };

/** Files hang on a message, stories stand beside it. */
function filesOf({ mid, attachments, story }: Message): object {
  const all = attachments === null ? [] : (JSON.parse(attachments) as Attachment[]);
  const mention = all.find(({ type }) => type === 'story_mention');
  const files = all.filter(({ type }) => ['image', 'video', 'audio', 'file'].includes(type));
  return {
    ...(files.length > 0 && {
      attachments: {
        data: files.map(({ type, url }, n) => ({
          ...{ id: `a_${mid}_${n}`, mime_type: mimeTypes[type] ?? 'application/octet-stream' },
          ...(type === 'image'
            ? { image_data: { url } }
            : type === 'video'
              ? { video_data: { url } }
              : { file_url: url }),
        })),
      },
    }),
    ...(mention && { story: { mention: { link: mention.url, id: mid } } }),
    ...(story && { story: { reply_to: linked(JSON.parse(story) as { id: string; url: string }) } }),
  };
}

const linked = ({ id, url }: { id: string; url: string }) => ({ id, link: url });
