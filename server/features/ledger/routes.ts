import { getDelivery, getLedger, listLedgerItems, replayDeliveries } from '#contract/ledger.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import { replay } from './commands.ts';
import * as queries from './queries.ts';

export function ledgerRoutes(route: Route, { db, now }: Context): void {
  route(getLedger, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      channels: await queries.countItems(tx, query.days, now()),
      reasons: await queries.countReasons(tx, query.days, now()),
    })),
  );
  route(listLedgerItems, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.listItems(tx, query, now())),
  );
  route(getDelivery, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.getDelivery(tx, params.deliveryId)),
  );
  route(replayDeliveries, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ deliveries: await replay(tx, actorOf(viewer), body, now()) })),
  );
}
