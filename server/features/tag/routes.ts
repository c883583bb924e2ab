import { listTags } from '#contract/tag.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as queries from './queries.ts';

export function tagRoutes(route: Route, { db }: Context): void {
  route(listTags, async ({ viewer }) => ({
    tags: await db.inWorkspace(viewer.workspaceId, (tx) => queries.listTags(tx, viewer)),
  }));
}
