import * as contract from '#contract/model.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { readCorrectionPage, readModels } from './queries.ts';

export function modelRoutes(route: Route, { db, now }: Context): void {
  route(contract.getModels, ({ viewer }) => db.inWorkspace(viewer.workspaceId, (tx) => readModels(tx, now())));
  route(contract.listCorrections, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => readCorrectionPage(tx, viewer, query.after)),
  );
  route(contract.holdHead, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.holdHead(tx, viewer, body.version, now());
      return {};
    }),
  );
  route(contract.letHeadLearn, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.letHeadLearn(tx, viewer, now());
      return {};
    }),
  );
  route(contract.startRerun, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ rerunId: await commands.startRerun(tx, viewer, body, now()) })),
  );
  route(contract.cancelRerun, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.cancelRerun(tx, params.rerunId);
      return {};
    }),
  );
}
