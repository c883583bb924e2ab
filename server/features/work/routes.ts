import * as contract from '#contract/work.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { getStaffMember, readStaff } from './queries.ts';

export function workRoutes(route: Route, { db, now }: Context): void {
  route(contract.listStaff, async ({ viewer }) => ({
    staff: await db.inWorkspace(viewer.workspaceId, (tx) => readStaff(tx)),
  }));
  route(contract.getOwnWork, async ({ viewer }) => ({
    member: await db.inWorkspace(viewer.workspaceId, (tx) => getStaffMember(tx, ownId(viewer))),
  }));

  const attend = (viewer: Viewer, agentId: string, wanted: Parameters<typeof commands.setAttendance>[3]) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getStaffMember(tx, agentId);
      await commands.setAttendance(tx, actorOf(viewer), agentId, wanted, now());
      return { member: await getStaffMember(tx, agentId) };
    });
  route(contract.setOwnAttendance, ({ viewer, body }) => attend(viewer, ownId(viewer), body));
  route(contract.setAttendance, ({ viewer, params, body }) => attend(viewer, params.agentId, body));

  route(contract.setSkills, async ({ viewer, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.setSkills(tx, actorOf(viewer), body, now()));
    return {};
  });
}

function ownId({ agentId }: Viewer): string {
  if (agentId === null) throw new AppError('refused', 'not_possible_here', 'A person is at work; an API key is not.');
  return agentId;
}
