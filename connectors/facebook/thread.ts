import type { ThreadAsked, ThreadRead } from '../connector.ts';
import { call } from '../graph/call.ts';
import { findDeleted as findDeletedBy } from '../graph/deleted.ts';
import type { Session } from '../session.ts';
import { writeRead } from './delivery.ts';
import { callerOf } from './graph.ts';
import { listComments, postFields } from './poll/lists.ts';
import { Post } from './shapes.ts';

const nothing = { posts: [], comments: [], mentions: [], ratings: [], ads: [], messages: [] };

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

export const findDeleted = (session: Session, externalIds: readonly string[]): Promise<string[]> =>
  findDeletedBy(callerOf(session), externalIds);
