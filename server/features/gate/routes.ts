import { listGateRuns } from '#contract/trace.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as runs from './runs.ts';

export function gateRoutes(route: Route, { db }: Context): void {
  route(listGateRuns, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ runs: await runs.listGateRuns(tx, viewer, params.messageId) })),
  );
}
