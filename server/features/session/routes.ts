import * as contract from '#contract/session.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { sessionCookie } from '#server/http/token.ts';
import * as commands from './commands.ts';
import { clearSessionCookie, setSessionCookie, tokenOf, userAgentOf } from './cookie.ts';
import * as queries from './queries.ts';
import { getReset, resetPassword } from './reset.ts';

const guessable = { perMinute: 60 };

export function sessionRoutes(route: Route, context: Context): void {
  const { config, db, now } = context;

  route(contract.getSession, ({ viewer }) => queries.getSessionView(db, viewer));
  route(
    contract.signIn,
    async ({ body, request, reply }) => {
      const { token, challenge } = await commands.signIn(context, { ...body, userAgent: userAgentOf(request) });
      if (token !== null) setSessionCookie(reply, config, token);
      return { challenge };
    },
    guessable,
  );
  route(contract.signOut, async ({ viewer, request, reply }) => {
    const token = tokenOf(request);
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.signOut(tx, viewer, token, now()));
    clearSessionCookie(reply, config);
    return {};
  });
  route(contract.switchWorkspace, async ({ viewer, body, request }) => {
    await commands.switchWorkspace(db, viewer, { token: tokenOf(request), ...body });
    return {};
  });
  route(contract.listSessions, async ({ viewer, request }) => ({
    sessions: await db.inWorkspace(viewer.workspaceId, (tx) =>
      queries.listSessions(tx, viewer, request.cookies[sessionCookie], now()),
    ),
  }));
  route(contract.endSession, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.endSession(tx, viewer, params.sessionId, now()));
    return {};
  });
  route(contract.signOutEverywhere, async ({ viewer, reply }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.signOutEverywhere(tx, viewer, now()));
    clearSessionCookie(reply, config);
    return {};
  });
  route(
    contract.changePassword,
    async ({ viewer, body, request }) => {
      await commands.changePassword(context, viewer, { token: tokenOf(request), ...body });
      return {};
    },
    guessable,
  );
  route(contract.changeProfile, async ({ viewer, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.changeProfile(tx, viewer, body, now()));
    return {};
  });
  route(
    contract.getPasswordReset,
    async ({ params }) => ({ email: (await getReset(db.kysely, params.token, now())).email }),
    guessable,
  );
  route(
    contract.resetPassword,
    async ({ params, body }) => {
      await resetPassword(context, params.token, body.password);
      return {};
    },
    guessable,
  );
}
