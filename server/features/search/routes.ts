import { searchEverything } from '#contract/search.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { search } from './queries.ts';

export function searchRoutes(route: Route, { db, now }: Context): void {
  route(searchEverything, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => search(tx, viewer, query, now())),
  );
}
