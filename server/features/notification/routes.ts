import { countNotices, listNotices, markNotices } from '#contract/notification.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

export function notificationRoutes(route: Route, { db, now }: Context): void {
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
}
