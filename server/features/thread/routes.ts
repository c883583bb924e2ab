import { getThreadTree, listReplies, loadThread, searchThread } from '#contract/thread.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { load } from './load.ts';
import { getThread, type Place } from './place.ts';
import { readReplies } from './replies.ts';
import { searchPosts } from './search.ts';
import { readTree } from './tree.ts';

export function threadRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  type Params = { conversationId: string; threadId: string };
  const inThread = <T>(viewer: Viewer, params: Params, work: (tx: Tx, place: Place) => Promise<T>): Promise<T> =>
    db.inWorkspace(viewer.workspaceId, async (tx) => work(tx, await getThread(tx, viewer, { ...params, now: now() })));

  route(getThreadTree, ({ viewer, params }) => inThread(viewer, params, readTree));
  route(listReplies, ({ viewer, params, query }) =>
    inThread(viewer, params, (tx, place) => readReplies(tx, place, query)),
  );
  route(searchThread, ({ viewer, params, query }) =>
    inThread(viewer, params, (tx, place) => searchPosts(tx, place, query)),
  );
  route(loadThread, ({ viewer, params, body }) => load(context, viewer, params, body.cursor ?? null));
}
