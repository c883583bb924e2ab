import * as contract from '#contract/view.ts';
import type { Context } from '#server/context.ts';
import { countFilters } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { listSavedViews } from './queries.ts';

/** What counting all saved views of one person may take, in ms. */
const countsBudgetMs = 300;

export function viewRoutes(route: Route, { db, now }: Context): void {
  route(contract.listSavedViews, async ({ viewer }) => ({
    views: await db.inWorkspace(viewer.workspaceId, (tx) => listSavedViews(tx, viewer)),
  }));
  route(contract.countSavedViews, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const views = await listSavedViews(tx, viewer);
      const filters = views.map(({ filter }) => filter);
      const counts = await countFilters(tx, viewer, filters, now(), countsBudgetMs);
      return { counts: views.map(({ id }, n) => ({ viewId: id, count: counts[n] ?? null })) };
    }),
  );
  route(contract.createSavedView, async ({ viewer, body }) => ({
    view: await db.inWorkspace(viewer.workspaceId, (tx) => commands.createSavedView(tx, viewer, body, now())),
  }));
  route(contract.changeSavedView, async ({ viewer, params, body }) => ({
    view: await db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.changeSavedView(tx, viewer, { ...params, ...body }, now()),
    ),
  }));
  route(contract.orderSavedViews, async ({ viewer, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.orderSavedViews(tx, viewer, body.viewIds, now()));
    return {};
  });
  route(contract.deleteSavedView, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.deleteSavedView(tx, viewer, params.viewId, now()));
    return {};
  });
  route(contract.restoreSavedView, async ({ viewer, params }) => ({
    view: await db.inWorkspace(viewer.workspaceId, (tx) => commands.restoreSavedView(tx, viewer, params.viewId, now())),
  }));
}
