import type * as z from 'zod';
import { ConnectorError, type Session } from '#connectors/connector.ts';
import { call, callerOf } from '../graph.ts';
import { momentOf } from '../ids.ts';
import { Comment, Edge, Post, Rating, Room, RoomMessage } from '../shapes.ts';

/** Something that was listed, as it was listed. */
export type Found = { id: string; at: number; json: unknown; post?: string; person?: string };

const pageSize = 50;
const mostPages = 10;
const commentFields = 'id,from,message,created_time,parent{id},attachment,is_hidden,like_count,permalink_url';
const postFields = 'id,from,message,created_time,updated_time,permalink_url,full_picture';
const messageFields = 'id,message,from,to,created_time,attachments';

/** Reads a list, newest first, as long as `goesOn` says so of a page of it. */
async function list(
  session: Session,
  path: string,
  fields: string,
  goesOn: (data: unknown[]) => boolean,
  more: Record<string, string> = {},
): Promise<unknown[]> {
  const all: unknown[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { fields, limit: String(pageSize), ...more, ...(after !== undefined && { after }) };
    const { data, paging } = await call(callerOf(session), { method: 'GET', path, query, reply: Edge });
    all.push(...data);
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined || !goesOn(data)) break;
  }
  return all;
}

const timeOf = (told: number | string | undefined): number => momentOf(told)?.getTime() ?? 0;
const pathOf = ({ account }: Session, edge: string) => `/${encodeURIComponent(account.externalId)}/${edge}`;

/** Those that can be read, with when they were written. What cannot is found by nobody and stands in no ledger. */
function found<T extends { created_time: number | string }>(
  schema: z.ZodType<T>,
  idOf: (one: T) => string,
  data: readonly unknown[],
): (Found & { read: T })[] {
  return data.flatMap((json) => {
    const { data: read } = schema.safeParse(json);
    return read ? [{ id: idOf(read), at: timeOf(read.created_time), json, read }] : [];
  });
}

type Posts = { posts: Found[]; active: string[] };

/** Posts on the page; `active` are those where something happened since then. */
export const readPosts = (session: Session, since: number): Promise<Posts> => readWall(session, 'feed', since);
/** Posts elsewhere that name the page. */
export const readMentions = (session: Session, since: number): Promise<Posts> =>
  orElse(readWall(session, 'tagged', since), { posts: [], active: [] });

/** Not every page has mentions or recommendations to give; that must not keep its comments from us. */
async function orElse<T>(reading: Promise<T>, nothing: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ConnectorError && ['permission', 'invalid_request', 'gone'].includes(error.kind))
      return nothing;
    throw error;
  }
}

async function readWall(session: Session, edge: string, since: number): Promise<Posts> {
  const isRecent = (one: { updated_time?: number | string | undefined; created_time: number | string }) =>
    timeOf(one.updated_time ?? one.created_time) >= since;
  const goesOn = (data: unknown[]) => data.some((json) => isRecent(Post.safeParse(json).data ?? { created_time: 0 }));
  const data = await list(session, pathOf(session, edge), postFields, goesOn);
  const posts = found(Post, ({ id }) => id, data);
  return { posts, active: posts.filter(({ read }) => isRecent(read)).map(({ id }) => id) };
}

export async function readRatings(session: Session, since: number): Promise<Found[]> {
  const fields = 'reviewer,recommendation_type,review_text,created_time,open_graph_story';
  const goesOn = (data: unknown[]) => data.some((json) => timeOf(Rating.safeParse(json).data?.created_time) >= since);
  const data = await orElse(list(session, pathOf(session, 'ratings'), fields, goesOn), []);
  return found(Rating, ({ open_graph_story }) => open_graph_story.id, data);
}

/** The newest comments under these posts, down to then. */
export async function readComments(session: Session, postIds: readonly string[], since: number): Promise<Found[]> {
  const all: Found[] = [];
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
): Promise<Found[]> {
  const order = { filter: 'stream', order: 'reverse_chronological' };
  const data = await list(session, `/${encodeURIComponent(post)}/comments`, commentFields, goesOn, order);
  return found(Comment, ({ id }) => id, data).map((one) => ({ ...one, post }));
}

/** Messages in the rooms where something was said since then; with `personId` only of that one. */
export async function readRooms(session: Session, since: number, personId?: string): Promise<Found[]> {
  const fields = `id,updated_time,participants,messages{${messageFields}}`;
  const us = session.account.externalId;
  const only: Record<string, string> = personId === undefined ? {} : { user_id: personId };
  const data = await list(
    session,
    pathOf(session, 'conversations'),
    fields,
    (page) => roomsIn(page, us).some(({ messages }) => messages.some(({ at }) => at >= since)),
    only,
  );
  return roomsIn(data, us).flatMap(({ messages }) => messages);
}

function roomsIn(data: readonly unknown[], us: string): { messages: Found[] }[] {
  return data.flatMap((json) => {
    const { data: room } = Room.safeParse(json);
    const messages = found(RoomMessage, ({ id }) => id, room?.messages?.data ?? []);
    const person = messages
      .flatMap(({ read }) => [read.from.id, ...(read.to?.data ?? []).map(({ id }) => id)])
      .find((id) => id !== us);
    return person === undefined ? [] : [{ messages: messages.map((one) => ({ ...one, person })) }];
  });
}

export { postFields };
