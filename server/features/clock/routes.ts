import { getClocks, listClosePauses, listDepartmentTimes } from '#contract/clock.ts';
import type { Context } from '#server/context.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import { readClockViews, readClosePauses, readWaits } from './queries.ts';

export function clockRoutes(route: Route, { db, now }: Context): void {
  route(getClocks, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, params.conversationId);
      return readClockViews(tx, viewer, params.conversationId, now());
    }),
  );
  route(listClosePauses, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ pauses: await readClosePauses(tx, viewer, now()) })),
  );
  route(listDepartmentTimes, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ waits: await readWaits(tx, viewer, now()) })),
  );
}
