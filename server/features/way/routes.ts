import { changeWay, createWay, listWays, removeWay, switchWay } from '#contract/way.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

export function wayRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  route(listWays, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      ways: await queries.listWays(tx, now()),
      push: await queries.readPushHealth(tx, now()),
      failures: await queries.listFailures(tx, now()),
    })),
  );
  route(createWay, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const { wayId, secret } = await commands.addWay(context, tx, actorOf(viewer), body);
      return { way: await queries.getWay(tx, wayId, now()), secret };
    }),
  );
  route(changeWay, ({ viewer, params: { wayId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.changeWay(context, tx, actorOf(viewer), wayId, body);
      return { way: await queries.getWay(tx, wayId, now()) };
    }),
  );
  route(switchWay, ({ viewer, params: { wayId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.switchWay(tx, actorOf(viewer), wayId, body.isOn, now());
      return { way: await queries.getWay(tx, wayId, now()) };
    }),
  );
  route(removeWay, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.removeWay(tx, actorOf(viewer), params.wayId, now());
      return {};
    }),
  );
}
