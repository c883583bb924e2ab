import * as contract from '#contract/triage.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { override } from './commands.ts';
import { getTriage } from './queries.ts';

export function triageRoutes(route: Route, { db, now }: Context): void {
  route(contract.getTriage, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getTriage(tx, viewer, params.conversationId)),
  );
  route(contract.overrideTriage, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await override(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.takeBackTriage, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await override(tx, viewer, { ...params, decision: null }, now());
      return {};
    }),
  );
}
