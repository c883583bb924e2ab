import { numbers } from '../numbers.ts';
import { graphTime, type Server } from '../store.ts';
import { authorOf, isPages, permalinkOf, type Thing } from './objects.ts';

const likesOf = ({ db }: Server, { id }: Thing): number =>
  db.get<{ count: number }>('select count(*) as count from liked where object_id = ?', id)?.count ?? 0;

const photoOf = ({ photo }: Thing) =>
  photo === null ? {} : { attachment: { type: 'photo', media: { image: { src: photo, height: 480, width: 640 } } } };

/** A comment as the Graph API shows it, whatever fields were asked for. */
export function commentJson(server: Server, thing: Thing): object {
  const isTheirs = !isPages(thing);
  const isYoung = server.now().getTime() - Date.parse(thing.created_at) <= numbers.privateReplyMs;
  return {
    ...{ id: thing.id, from: authorOf(server, thing), message: thing.text, created_time: graphTime(thing.created_at) },
    ...(thing.parent_id !== null && { parent: { id: thing.parent_id } }),
    ...photoOf(thing),
    ...{ is_hidden: thing.hidden === 1, can_hide: isTheirs, can_remove: true, can_comment: true },
    ...{ can_reply_privately: isTheirs && isYoung && thing.replied_privately_at === null },
    ...{ like_count: likesOf(server, thing), permalink_url: permalinkOf(thing) },
  };
}

/** A post; with `commentsLimit` its newest comments hang on it. */
export function postJson(server: Server, thing: Thing, commentsLimit = 0): object {
  const comments =
    commentsLimit > 0 ? listComments(server, thing.id, { limit: commentsLimit, after: 0, newest: true }) : null;
  return {
    ...{ id: thing.id, from: authorOf(server, thing), message: thing.text, permalink_url: permalinkOf(thing) },
    ...{
      created_time: graphTime(thing.created_at),
      updated_time: graphTime(thing.updated_at),
      is_published: thing.published === 1,
    },
    ...(thing.photo && { full_picture: thing.photo }),
    ...(comments && { comments }),
  };
}

export function ratingJson(server: Server, thing: Thing): object {
  return {
    ...{ reviewer: authorOf(server, thing), recommendation_type: thing.opinion, review_text: thing.text },
    ...{ created_time: graphTime(thing.created_at), open_graph_story: { id: thing.id } },
  };
}

type Page = { limit: number; after: number; newest: boolean };

/** Everything below a post, nested or not; the cursor is how many came before. */
export function listComments(server: Server, rootId: string, { limit, after, newest }: Page): object {
  const things = server.db.all<Thing>(
    `select * from object where root_id = ? and kind = 'comment' and deleted_at is null order by seq ${newest ? 'desc' : 'asc'} limit ? offset ?`,
    ...[rootId, limit + 1, after],
  );
  return edge(
    things.slice(0, limit).map((one) => commentJson(server, one)),
    after + limit,
    things.length > limit,
  );
}

/** A list as the Graph API gives it: only without `next` it is at its end. */
export function edge(data: readonly object[], after: number, hasMore: boolean): object {
  if (data.length === 0) return { data };
  return {
    data,
    paging: { cursors: { before: '0', after: String(after) }, ...(hasMore && { next: `after=${after}` }) },
  };
}
