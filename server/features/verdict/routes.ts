import * as contract from '#contract/verdict.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { correct, takeBack } from './correct.ts';
import { getVerdicts } from './queries.ts';

export function verdictRoutes(route: Route, { db, now }: Context): void {
  route(contract.getVerdicts, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getVerdicts(tx, viewer, params.conversationId)),
  );
  route(contract.correctVerdict, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await correct(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.takeBackCorrection, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await takeBack(tx, viewer, params, now());
      return {};
    }),
  );
}
