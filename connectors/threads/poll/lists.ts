import { ConnectorError } from '#connectors/connector-error.ts';
import { momentOf } from '#connectors/graph/ids.ts';
import { Edge } from '#connectors/graph/shapes.ts';
import type { Session } from '#connectors/session.ts';
import { call, callerOf, pathOf } from '../api.ts';
import { facts } from '../limits.ts';
import { Post } from '../shapes.ts';

/** A post as it was listed; `at` in ms. */
export type Found = { id: string; at: number; json: unknown; post: Post };

export const postFields = [
  ...['id', 'username', 'text', 'timestamp', 'permalink', 'shortcode', 'media_type', 'media_url', 'alt_text'],
  ...['gif_url', 'children{id,media_type,media_url,alt_text}', 'link_attachment_url', 'is_quote_post', 'has_replies'],
  ...['root_post', 'replied_to', 'is_reply', 'is_reply_owned_by_me', 'hide_status'],
].join(',');

/** Reads a list, newest first, down to a moment (ms) or as far as is sensible. What cannot be read is left out. */
export async function list(session: Session, path: string, downTo: number): Promise<Found[]> {
  const all: Found[] = [];
  let after: string | undefined;
  for (let page = 0; page < facts.mostPages; page += 1) {
    const query = {
      ...{ fields: postFields, limit: String(facts.pageSize), reverse: 'true' },
      ...(after !== undefined && { after }),
    };
    const { data, paging } = await call(callerOf(session), { method: 'GET', path, query, reply: Edge });
    const found = data.flatMap(foundIn);
    all.push(...found);
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined || found.some(({ at }) => at < downTo)) break;
  }
  return all;
}

export function foundIn(json: unknown): Found[] {
  const { data: post } = Post.safeParse(json);
  return post ? [{ id: post.id, at: momentOf(post.timestamp)?.getTime() ?? 0, json, post }] : [];
}

/** What we published: posts at the top of a thread, and answers wherever they stand. */
export const listPosts = (session: Session, downTo: number): Promise<Found[]> => list(session, '/me/threads', downTo);
export const listAnswers = (session: Session, downTo: number): Promise<Found[]> => list(session, '/me/replies', downTo);

/** Who did not give the right to one of the lists still has the others. */
export async function orNothing<T>(reading: Promise<T[]>): Promise<T[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ConnectorError && ['permission', 'invalid_request', 'gone'].includes(error.kind)) return [];
    throw error;
  }
}

/** What stands under something of ours: all of a thread, or the direct answers to an answer of ours. */
export const listBelow = ({ id, post }: Found, session: Session, downTo: number): Promise<Found[]> =>
  orNothing(list(session, pathOf(id, post.replied_to ? '/replies' : '/conversation'), downTo));
