import { getRouting, tryRouting } from '#contract/routing.ts';
import type { Context } from '#server/context.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import { readRouting } from './queries.ts';
import { tryRules } from './try.ts';

export function routingRoutes(route: Route, context: Context): void {
  const { db } = context;
  route(getRouting, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, params.conversationId);
      return readRouting(tx, params.conversationId);
    }),
  );
  route(tryRouting, ({ viewer, body }) => tryRules(context, viewer, body));
}
