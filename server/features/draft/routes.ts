import { listDrafts, saveDraft } from '#contract/draft.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { listBegun } from './queries.ts';

export function draftRoutes(route: Route, { db, now }: Context): void {
  route(listDrafts, async ({ viewer: { workspaceId, agentId } }) => ({
    conversationIds: agentId === null ? [] : await db.inWorkspace(workspaceId, (tx) => listBegun(tx, agentId)),
  }));

  route(saveDraft, ({ viewer, params: { conversationId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      const { agentId } = viewer;
      if (agentId === null)
        throw new AppError('refused', 'not_possible_here', 'A draft belongs to a person; an API key has none.');
      await commands.saveDraftToday(tx, { ...viewer, agentId }, conversationId, body, now());
      return {};
    }),
  );
}
