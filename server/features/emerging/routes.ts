import * as contract from '#contract/emerging.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { dismiss, nameIt, restore, take, unname } from './commands.ts';
import { exportEmerging, getEmerging, listEmerging } from './queries.ts';
import { liftQuiet, listQuiet } from './quiet.ts';

export function emergingRoutes(route: Route, { db, now }: Context): void {
  route(contract.listEmerging, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ items: await listEmerging(tx, viewer, query.list) })),
  );
  route(contract.getEmerging, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getEmerging(tx, viewer, params.emergingId, now())),
  );
  route(contract.takeEmerging, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await take(tx, viewer, params.emergingId, body.isTaken, now());
      return {};
    }),
  );
  route(contract.dismissEmerging, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await dismiss(tx, viewer, params.emergingId, body.reason, now());
      return {};
    }),
  );
  route(contract.restoreEmerging, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await restore(tx, viewer, params.emergingId, now());
      return {};
    }),
  );
  route(contract.nameEmerging, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => nameIt(tx, viewer, { ...params, ...body }, now())),
  );
  route(contract.unnameEmerging, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await unname(tx, viewer, params.emergingId, now());
      return {};
    }),
  );
  route(contract.listQuietTerms, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ terms: await listQuiet(tx, now()) })),
  );
  route(contract.liftQuietTerm, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await liftQuiet(tx, viewer, body, now());
      return {};
    }),
  );
  route(contract.exportEmerging, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ csv: await exportEmerging(tx, viewer) })),
  );
}
