import {
  cancelBulk,
  countBulkSet,
  getBulkAction,
  listBulkActions,
  listBulkSkipped,
  startBulk,
  undoBulk,
} from '#contract/bulk.ts';
import { previewBulkMacro } from '#contract/bulk-macro.ts';
import { readFilter } from '#contract/filter.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import * as preview from './preview-macro.ts';
import * as queries from './queries.ts';

export function bulkRoutes(route: Route, { db, now, config, connectors }: Context): void {
  /** Does something that names an action, and answers with it as it is then. */
  const answer = (viewer: Viewer, work: (tx: Tx) => Promise<string>) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      action: await queries.getBulkAction(tx, viewer, await work(tx)),
    }));

  route(startBulk, ({ viewer, body }) => answer(viewer, (tx) => commands.startBulk(tx, viewer, body, now())));
  route(previewBulkMacro, ({ viewer, body }) =>
    preview.previewBulkMacro(db, viewer, body, { connectors, now: now(), undoMs: config.undoMs }),
  );
  route(countBulkSet, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const filter = readFilter(query.filter);
      if (!filter) throw new AppError('invalid', 'bad_request', 'That is no filter.');
      return { count: await queries.countBulkSet(tx, viewer, filter, now()) };
    }),
  );
  route(listBulkActions, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ actions: await queries.listBulkActions(tx, viewer) })),
  );
  route(getBulkAction, ({ viewer, params: { bulkId } }) => answer(viewer, async () => bulkId));
  route(listBulkSkipped, ({ viewer, params: { bulkId }, query: { cursor } }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.listSkipped(tx, viewer, bulkId, cursor)),
  );
  route(cancelBulk, ({ viewer, params: { bulkId } }) =>
    answer(viewer, async (tx) => {
      await commands.cancelBulk(tx, viewer, bulkId);
      return bulkId;
    }),
  );
  route(undoBulk, ({ viewer, params: { bulkId } }) =>
    answer(viewer, (tx) => commands.undoBulk(tx, viewer, bulkId, now())),
  );
}
