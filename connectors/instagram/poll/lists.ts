import { type Found, found, list, orElse, timeOf } from '#connectors/graph/lists.ts';
import { type FoundMessage, readRoomsAndRequests, readRooms as readRoomsOf } from '#connectors/graph/rooms.ts';
import type { Session } from '#connectors/session.ts';
import { callerOf, isAlone, pathOf, placeOf } from '../graph.ts';
import { isUs, type Who } from '../ids.ts';
import { Comment, Media } from '../shapes.ts';

export type FoundComment = Found & { media: string; permalink: string | undefined };
export type FoundMedia = Found & { read: Media };

export const mediaFields =
  'id,caption,timestamp,username,owner,permalink,media_type,media_url,comments_count,like_count';
const ofComment = 'id,text,timestamp,username,from,parent_id,hidden,like_count';
const commentFields = `${ofComment},replies{${ofComment}}`;
const messageFields = 'id,message,from,to,created_time,attachments,story';

const keyOf = ({ id, timestamp }: Media) => ({ id, at: timestamp });

/** Our newest posts, at least back to then. Their comments go on coming for years, their count tells of it. */
export async function readMedia(session: Session, since: number): Promise<FoundMedia[]> {
  return found(Media, keyOf, await readPosts(session, 'media', since));
}

/** Posts of others in which we are tagged; only a page is told of them. */
export async function readTags(session: Session, since: number): Promise<Found[]> {
  if (isAlone(session)) return [];
  return found(Media, keyOf, await orElse(readPosts(session, 'tags', since), []));
}

function readPosts(session: Session, edge: string, since: number): Promise<unknown[]> {
  const path = pathOf(session.account.externalId, `/${edge}`);
  const goesOn = (data: unknown[]) => data.some((json) => timeOf(Media.safeParse(json).data?.timestamp) >= since);
  return list(callerOf(session), { path, fields: mediaFields }, goesOn);
}

/** What stands under a post of ours: the newest 500 top comments, each with its answers. */
export async function listComments(
  session: Session,
  { id, permalink }: Pick<Media, 'id' | 'permalink'>,
): Promise<FoundComment[]> {
  const data = await list(callerOf(session), { path: pathOf(id, '/comments'), fields: commentFields }, () => true);
  const flat = data.flatMap((json) => {
    const { id: parent_id, replies } = Comment.safeParse(json).data ?? {};
    const answers = (replies?.data ?? []).map((one) => (isObject(one) ? { ...one, parent_id } : one));
    // Answers stand oldest first under a list that is newest first.
    return [...answers.toReversed(), withoutReplies(json)];
  });
  return found(Comment, ({ id: own, timestamp }) => ({ id: own, at: timestamp }), flat).map((one) => ({
    ...one,
    ...{ media: id, permalink },
  }));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** They are listed by themselves. */
function withoutReplies(json: unknown): unknown {
  if (!isObject(json) || !('replies' in json)) return json;
  const { replies: _, ...rest } = json;
  return rest;
}

/** Messages in the rooms where something was said since then, requests among them. */
export const readRooms = (session: Session, since: number): Promise<FoundMessage[]> =>
  readRoomsAndRequests(callerOf(session), { ...roomsOf(session), since, more: { platform: 'instagram' } });

/** Those in the room of one person. */
export const readRoom = (session: Session, since: number, personId: string): Promise<FoundMessage[]> =>
  readRoomsOf(callerOf(session), {
    ...{ ...roomsOf(session), since },
    more: { platform: 'instagram', user_id: personId },
  });

const roomsOf = (session: Session) => ({
  ...{ pageId: placeOf(session), fields: messageFields },
  isUs: (who: Who) => isUs(who, session.account),
});
