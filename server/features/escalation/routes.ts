import { escalateConversation } from '#contract/page.ts';
import type { Context } from '#server/context.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import { escalate } from './commands.ts';

export function escalationRoutes(route: Route, { db, now }: Context): void {
  route(escalateConversation, ({ viewer, params: { conversationId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      return escalate(tx, actorOf(viewer), { conversationId, ...body }, now());
    }),
  );
}
