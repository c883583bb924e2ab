import { type Found, found, list, orElse, timeOf } from '#connectors/graph/lists.ts';
import { type FoundMessage, readRoomsAndRequests, readRooms as readRoomsOf } from '#connectors/graph/rooms.ts';
import type { Session } from '#connectors/session.ts';
import { callerOf } from '../graph.ts';
import { Comment, Post, Rating } from '../shapes.ts';

export type FoundComment = Found & { post: string };

const commentFields = 'id,from,message,created_time,parent{id},attachment,is_hidden,like_count,permalink_url';
export const postFields = 'id,from,message,created_time,updated_time,permalink_url,full_picture';
const messageFields = 'id,message,from,to,created_time,attachments';

const pathOf = ({ account }: Session, edge: string) => `/${encodeURIComponent(account.externalId)}/${edge}`;

type Posts = { posts: Found[]; active: string[] };

/** Posts on the page; `active` are those where something happened since then. */
export const readPosts = (session: Session, since: number): Promise<Posts> => readWall(session, 'feed', since);
/** Posts elsewhere that name the page. */
export const readMentions = (session: Session, since: number): Promise<Posts> =>
  orElse(readWall(session, 'tagged', since), { posts: [], active: [] });

async function readWall(session: Session, edge: string, since: number): Promise<Posts> {
  const isRecent = (one: { updated_time?: number | string | undefined; created_time: number | string }) =>
    timeOf(one.updated_time ?? one.created_time) >= since;
  const goesOn = (data: unknown[]) => data.some((json) => isRecent(Post.safeParse(json).data ?? { created_time: 0 }));
  const data = await list(callerOf(session), { path: pathOf(session, edge), fields: postFields }, goesOn);
  const posts = found(Post, ({ id, created_time }) => ({ id, at: created_time }), data);
  return { posts, active: posts.filter(({ read }) => isRecent(read)).map(({ id }) => id) };
}

export async function readRatings(session: Session, since: number): Promise<Found[]> {
  const fields = 'reviewer,recommendation_type,review_text,created_time,open_graph_story';
  const goesOn = (data: unknown[]) => data.some((json) => timeOf(Rating.safeParse(json).data?.created_time) >= since);
  const data = await orElse(list(callerOf(session), { path: pathOf(session, 'ratings'), fields }, goesOn), []);
  return found(Rating, ({ open_graph_story, created_time }) => ({ id: open_graph_story.id, at: created_time }), data);
}

/** The newest comments under these posts, down to then. */
export async function readComments(
  session: Session,
  postIds: readonly string[],
  since: number,
): Promise<FoundComment[]> {
  const all: FoundComment[] = [];
  for (const post of new Set(postIds)) {
    const goesOn = (data: unknown[]) =>
      data.every((json) => timeOf(Comment.safeParse(json).data?.created_time) >= since);
    all.push(...(await listComments(session, post, goesOn)));
  }
  return all;
}

/** Comments under a post, nested or not, newest first. */
export async function listComments(
  session: Session,
  post: string,
  goesOn: (data: unknown[]) => boolean,
): Promise<FoundComment[]> {
  const more = { filter: 'stream', order: 'reverse_chronological' };
  const path = `/${encodeURIComponent(post)}/comments`;
  const data = await list(callerOf(session), { path, fields: commentFields, more }, goesOn);
  return found(Comment, ({ id, created_time }) => ({ id, at: created_time }), data).map((one) => ({ ...one, post }));
}

/** Messages in the rooms where something was said since then, requests among them. */
export const readRooms = (session: Session, since: number): Promise<FoundMessage[]> =>
  readRoomsAndRequests(callerOf(session), { ...roomsOf(session), since });

/** Those in the room of one person. */
export const readRoom = (session: Session, since: number, personId: string): Promise<FoundMessage[]> =>
  readRoomsOf(callerOf(session), { ...roomsOf(session), since, more: { user_id: personId } });

const roomsOf = ({ account: { externalId } }: Session) => ({
  ...{ pageId: externalId, fields: messageFields },
  isUs: ({ id }: { id: string }) => id === externalId,
});
