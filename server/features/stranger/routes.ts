import * as contract from '#contract/stranger.ts';
import type { Context } from '#server/context.ts';
import { getChanged, getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import { bringBack, setAside } from './commands.ts';
import { countDays, countStanding, countWeeks, exportAside } from './figures.ts';
import { findAside, listAside } from './queries.ts';
import { countToJudge, judgeSample, listSample } from './sample.ts';

export function strangerRoutes(route: Route, { db, now }: Context): void {
  route(contract.listAside, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => listAside(tx, viewer, query)),
  );
  route(contract.findAside, ({ viewer, params: { conversationId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      return { aside: await findAside(tx, conversationId) };
    }),
  );
  route(contract.setAside, ({ viewer, params: { conversationId }, body: { kind } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      await setAside(tx, actorOf(viewer), conversationId, { kind, reason: 'person' }, now());
      return { conversation: await getChanged(tx, viewer, conversationId) };
    }),
  );
  route(contract.bringBack, ({ viewer, params: { conversationId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      await bringBack(tx, actorOf(viewer), conversationId, 'restored', now());
      return { conversation: await getChanged(tx, viewer, conversationId) };
    }),
  );
  route(contract.getAsideFigures, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      now: await countStanding(tx, viewer),
      days: await countDays(tx, viewer, now()),
      weeks: await countWeeks(tx),
      toJudge: await countToJudge(tx, viewer),
    })),
  );
  route(contract.listSample, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ items: await listSample(tx, viewer) })),
  );
  route(contract.judgeSample, ({ viewer, params: { sampleId }, body: { isCustomer } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await judgeSample(tx, viewer, { sampleId, isCustomer }, now());
      return {};
    }),
  );
  route(contract.exportAside, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ csv: await exportAside(tx, viewer, now()) })),
  );
}
