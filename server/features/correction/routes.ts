import { correctMessage } from '#contract/correction.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';

export function correctionRoutes(route: Route, { db, now, config, connectors }: Context): void {
  route(correctMessage, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.correctMessage(
        tx,
        viewer,
        { messageId: params.messageId, input: body },
        { connectors, now: now(), undoMs: config.undoMs },
      ),
    ),
  );
}
