import { compareFigures, importFigures, removeFigures } from '#contract/figure.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { spanBefore } from './months.ts';
import * as queries from './queries.ts';

export function figureRoutes(route: Route, { db, now }: Context): void {
  route(compareFigures, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const span = spanBefore(now(), query.months);
      const { own, countedAt } = await queries.readOwnFigures(tx, span, now());
      const imported = await queries.readImportedFigures(tx, span);
      return { ...span, own, countedAt: countedAt?.toISOString() ?? null, imported };
    }),
  );
  route(importFigures, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => commands.importFigures(tx, viewer, body, now())),
  );
  route(removeFigures, async ({ viewer, body }) => ({
    csv: await db.inWorkspace(viewer.workspaceId, (tx) => commands.removeFigures(tx, viewer, body.way, now())),
  }));
}
