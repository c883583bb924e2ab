import * as contract from '#contract/entry.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { acceptSuggestion, cancelRelabel, splitEntry, undoRelabel } from './commands.ts';
import { getEntry, readSplitPreview } from './queries.ts';
import { readRelabels } from './relabel-rows.ts';
import { decline, listSuggestions, lookForSuggestions } from './suggestions.ts';

export function taxonomyRoutes(route: Route, { db, now }: Context): void {
  route(contract.getEntry, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getEntry(tx, viewer, params.entryId, now())),
  );
  route(contract.previewSplit, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => readSplitPreview(tx, viewer, { ...params, ...body })),
  );
  route(contract.splitEntry, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => splitEntry(tx, viewer, { ...params, ...body }, now())),
  );
  route(contract.listRelabels, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ items: await readRelabels(tx, null) })),
  );
  route(contract.cancelRelabel, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await cancelRelabel(tx, viewer, params.relabelId, now());
      return {};
    }),
  );
  route(contract.undoRelabel, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await undoRelabel(tx, viewer, params.relabelId, now());
      return {};
    }),
  );
  route(contract.listSuggestions, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => listSuggestions(tx, viewer)),
  );
  route(contract.lookForSuggestions, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await lookForSuggestions(tx, now(), true);
      return {};
    }),
  );
  route(contract.acceptSuggestion, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => acceptSuggestion(tx, viewer, { ...params, ...body }, now())),
  );
  route(contract.declineSuggestion, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await decline(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
}
