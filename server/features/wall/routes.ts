import { getWall } from '#contract/wall.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { readWall } from './queries.ts';

export function wallRoutes(route: Route, { db, now }: Context): void {
  route(getWall, ({ viewer }) => db.inWorkspace(viewer.workspaceId, (tx) => readWall(tx, viewer, now())));
}
