import * as contract from '#contract/danger.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { endDanger, reportDanger } from './commands.ts';
import { askDisclosure, decideDisclosure } from './disclosure.ts';
import { getDanger } from './queries.ts';

export function dangerRoutes(route: Route, { db, now }: Context): void {
  route(contract.getDanger, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getDanger(tx, viewer, params.conversationId)),
  );
  route(contract.reportDanger, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await reportDanger(tx, viewer, { ...params, ...body }, now());
      return getDanger(tx, viewer, params.conversationId);
    }),
  );
  route(contract.endDanger, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await endDanger(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.askDisclosure, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      id: await askDisclosure(tx, viewer, { ...params, ...body }, now()),
    })),
  );
  route(contract.decideDisclosure, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await decideDisclosure(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
}
