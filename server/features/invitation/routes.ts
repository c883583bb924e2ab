import * as contract from '#contract/people.ts';
import type { Context } from '#server/context.ts';
import { setSessionCookie, tokenOf, userAgentOf } from '#server/features/session/commands.ts';
import { getPerson } from '#server/features/session/queries.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { listInvitations, takeInvitation, workspaceOfInvite } from './queries.ts';

const guessable = { perMinute: 60 };

export function invitationRoutes(route: Route, context: Context): void {
  const { config, db, now } = context;

  route(contract.listInvitations, async ({ viewer }) => ({
    invitations: await db.inWorkspace(viewer.workspaceId, (tx) => listInvitations(tx, now())),
  }));
  route(contract.createInvitation, async ({ viewer, body }) => {
    const { invitation, token } = await db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.createInvitation(tx, viewer, body, now()),
    );
    return { invitation, path: `/invite/${token}` };
  });
  route(contract.revokeInvitation, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.revokeInvitation(tx, viewer, params.invitationId, now()));
    return {};
  });
  route(
    contract.getInvite,
    async ({ viewer, params }) => {
      const invitation = await db.inWorkspace(workspaceOfInvite(params.token), (tx) =>
        takeInvitation(tx, params.token, now()),
      );
      return {
        workspaceName: invitation.workspaceName,
        role: invitation.role,
        invitedBy: invitation.inviter,
        expiresAt: invitation.expiresAt.toISOString(),
        signedInAs: await emailOf(context, viewer),
      };
    },
    guessable,
  );
  route(
    contract.acceptInvite,
    async ({ params, body, request, reply }) => {
      const token = await commands.acceptInvitation(context, {
        token: params.token,
        person: body,
        userAgent: userAgentOf(request),
      });
      setSessionCookie(reply, config, token);
      return {};
    },
    guessable,
  );
  route(
    contract.joinWithLogin,
    async ({ viewer, params, request }) => {
      await commands.joinWithLogin(context, viewer, { token: params.token, sessionToken: tokenOf(request) });
      return {};
    },
    guessable,
  );
}

async function emailOf({ db }: Context, viewer: Viewer | null): Promise<string | null> {
  if (viewer === null || viewer.agentId === null) return null;
  return (await db.inWorkspace(viewer.workspaceId, (tx) => getPerson(tx, viewer))).email;
}
