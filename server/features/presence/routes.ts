import { announcePresence } from '#contract/presence.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import type { Presence } from '#server/realtime/presence.ts';

export function presenceRoutes(route: Route, { db }: Context, presence: Presence): void {
  route(announcePresence, async ({ viewer, params: { conversationId }, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => getPlaced(tx, viewer, conversationId));
    const { agentId } = viewer;
    if (agentId === null) throw new AppError('refused', 'not_possible_here', 'A person is present; an API key is not.');
    await presence.announce(viewer.workspaceId, { agentId, conversationId, ...body });
    return {};
  });
}
