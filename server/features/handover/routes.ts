import * as contract from '#contract/handover.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { confirmHandover } from './commands.ts';
import { getHandover, listHandovers } from './queries.ts';

export function handoverRoutes(route: Route, { db, now }: Context): void {
  route(contract.listHandovers, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ handovers: await listHandovers(tx, viewer, now()) })),
  );
  route(contract.confirmHandover, ({ viewer, params: { handoverId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getHandover(tx, viewer, handoverId, now());
      await confirmHandover(tx, viewer, { handoverId, ...body }, now());
      return { handover: await getHandover(tx, viewer, handoverId, now()) };
    }),
  );
}
