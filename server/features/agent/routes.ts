import * as contract from '#contract/people.ts';
import { resetSecondStep } from '#contract/second-step.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

export function agentRoutes(route: Route, context: Context): void {
  const { db, now } = context;

  route(contract.listAgents, async ({ viewer }) => ({
    agents: await db.inWorkspace(viewer.workspaceId, (tx) => queries.listAgents(tx, viewer)),
  }));
  route(contract.listRoles, async ({ viewer }) => ({
    roles: await db.inWorkspace(viewer.workspaceId, queries.listRoles),
  }));
  route(contract.changeRole, async ({ viewer, params, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.changeRole(tx, viewer, { ...params, ...body }, now()));
    return {};
  });
  route(contract.deactivateAgent, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.deactivateAgent(tx, viewer, params.agentId, now()));
    return {};
  });
  route(contract.reactivateAgent, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.reactivateAgent(tx, viewer, params.agentId, now()));
    return {};
  });
  route(contract.createPasswordReset, async ({ viewer, params }) => {
    const { token, expiresAt } = await commands.createPasswordReset(context, viewer, params.agentId);
    return { path: `/reset/${token}`, expiresAt: expiresAt.toISOString() };
  });
  route(resetSecondStep, async ({ viewer, params }) => {
    await commands.resetSecondStep(context, viewer, params.agentId);
    return {};
  });
}
