import * as z from 'zod';
import { ConnectorError, type Session, type ThreadAsked, type ThreadRead } from '../connector.ts';
import { writeRead } from './delivery.ts';
import { call, callerOf } from './graph.ts';
import { listComments, postFields } from './poll/lists.ts';
import { Post } from './shapes.ts';

const nothing = { posts: [], comments: [], mentions: [], ratings: [], messages: [] };
const mostAtOnce = 50;

/** A post with all that stands under it, up to the newest 500 comments; there is no more to give after it. */
export async function loadThread(session: Session, { externalId }: ThreadAsked): Promise<ThreadRead> {
  const path = `/${encodeURIComponent(externalId)}`;
  const post = await call(callerOf(session), { method: 'GET', path, query: { fields: postFields }, reply: Post });
  const comments = await listComments(session, externalId, () => true);
  const body = writeRead({
    ...{ ...nothing, page: session.account.externalId, posts: [post] },
    comments: comments.toReversed().map(({ json }) => ({ post: externalId, comment: json })),
  });
  return { bodies: [body], next: null };
}

/** Asked for together they are given or refused together, so a refused half is halved until who is gone stands alone. */
export async function findDeleted(session: Session, externalIds: readonly string[]): Promise<string[]> {
  if (externalIds.length === 0) return [];
  if (externalIds.length > mostAtOnce) return inHalves(session, externalIds);
  const query = { ids: externalIds.join(','), fields: 'id' };
  try {
    await call(callerOf(session), { method: 'GET', path: '/', query, reply: z.record(z.string(), z.unknown()) });
    return [];
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
    return externalIds.length === 1 ? [...externalIds] : inHalves(session, externalIds);
  }
}

async function inHalves(session: Session, ids: readonly string[]): Promise<string[]> {
  const middle = Math.ceil(ids.length / 2);
  return [...(await findDeleted(session, ids.slice(0, middle))), ...(await findDeleted(session, ids.slice(middle)))];
}
