import { countNotices, listNotices, listSilentPages, markNotices, settleSilence } from '#contract/notification.ts';
import { addOwnWay, changeChoice, getReach, removeOwnWay, testOwnWays } from '#contract/own-way.ts';
import { testWay } from '#contract/way.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import * as ways from '#server/features/way/commands.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import * as choices from './choices.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';
import { readReach } from './reach.ts';
import * as tests from './test-way.ts';

/** Each test is a message to somebody, and some cost money. */
const testsPerMinute = 12;

export function notificationRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  route(listNotices, async ({ viewer }) => ({
    groups: await db.inWorkspace(viewer.workspaceId, (tx) => queries.listNotices(tx, viewer)),
  }));
  route(countNotices, async ({ viewer }) => ({
    unread: await db.inWorkspace(viewer.workspaceId, (tx) => queries.countUnread(tx, viewer)),
  }));
  route(markNotices, ({ viewer: { workspaceId, agentId }, body }) =>
    db.inWorkspace(workspaceId, async (tx) => ({
      ids: agentId === null ? [] : await commands.markNotices(tx, agentId, body, now()),
    })),
  );
  route(listSilentPages, async ({ viewer }) => ({
    pages: await db.inWorkspace(viewer.workspaceId, (tx) => queries.listSilentPages(tx, now())),
  }));
  route(settleSilence, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.settleSilence(tx, actorOf(viewer), params.noticeId, now());
      return {};
    }),
  );

  const mine = (viewer: Viewer, change: (tx: Tx, agentId: string) => Promise<void> = async () => {}) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const agentId = personOf(viewer);
      await change(tx, agentId);
      return readReach(context, tx, agentId);
    });
  route(getReach, ({ viewer }) => mine(viewer));
  route(changeChoice, ({ viewer, body }) =>
    mine(viewer, (tx, agentId) => choices.changeChoice(tx, agentId, body.choice, now())),
  );
  route(addOwnWay, ({ viewer, body }) => mine(viewer, (tx, agentId) => ways.addOwnWay(context, tx, agentId, body)));
  route(removeOwnWay, ({ viewer, params }) =>
    mine(viewer, (tx, agentId) => ways.removeOwnWay(tx, agentId, params.ownWayId, now())),
  );
  route(
    testOwnWays,
    async ({ viewer }) => ({ results: await tests.testOwnWays(context, viewer.workspaceId, personOf(viewer)) }),
    { perMinute: testsPerMinute },
  );
  route(testWay, ({ viewer, params, body }) => tests.testWay(context, viewer, params.wayId, body.to), {
    perMinute: testsPerMinute,
  });
}

function personOf({ agentId }: Viewer): string {
  if (agentId !== null) return agentId;
  throw new AppError('forbidden', 'not_possible_here', 'Only a person is told something.');
}
