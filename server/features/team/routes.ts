import * as contract from '#contract/people.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { listTeams } from './queries.ts';

export function teamRoutes(route: Route, { db, now }: Context): void {
  route(contract.listTeams, async ({ viewer }) => ({ teams: await db.inWorkspace(viewer.workspaceId, listTeams) }));
  route(contract.createTeam, async ({ viewer, body }) => ({
    teamId: await db.inWorkspace(viewer.workspaceId, (tx) => commands.createTeam(tx, viewer, body.name, now())),
  }));
  route(contract.changeTeam, async ({ viewer, params, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.changeTeam(tx, viewer, { ...params, ...body }, now()));
    return {};
  });
}
