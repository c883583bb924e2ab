import { setSignOff, setSpeaker, shieldAgent, unshieldAgent } from '#contract/sign-off.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';

export function signOffRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  route(setSignOff, async ({ viewer, params, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.setSignOff(tx, viewer, { ...params, ...body }, now()));
    return {};
  });
  route(shieldAgent, ({ viewer, params }) => commands.shieldAgent(context, viewer, params.agentId));
  route(unshieldAgent, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.unshieldAgent(tx, viewer, params.agentId, now()));
    return {};
  });
  route(setSpeaker, async ({ viewer, params, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.setSpeaker(tx, viewer, { ...params, ...body }, now()));
    return {};
  });
}
