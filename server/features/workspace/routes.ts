import { requireSecondStep } from '#contract/second-step.ts';
import * as contract from '#contract/workspace.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { openSession, setSessionCookie, tokenOf, userAgentOf } from '#server/features/session/commands.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { setupState } from './queries.ts';
import { isSetupCode } from './setup-code.ts';

/** `hooks` run for every workspace made here. */
export function workspaceRoutes(route: Route, context: Context, hooks: readonly commands.OnWorkspaceCreated[]): void {
  const { config, db, now } = context;
  const guessable = { perMinute: 20 };

  route(contract.getSetup, async () => ({ needed: (await setupState(context)).needed }));
  route(
    contract.checkSetupCode,
    async ({ body }) => {
      await checkCode(context, body.code);
      return {};
    },
    guessable,
  );
  route(
    contract.setUp,
    async ({ body, request, reply }) => {
      await checkCode(context, body.code);
      const owner = await commands.createFirstOwner(context, body, { hooks });
      const token = await openSession(db.kysely, { ...owner, userAgent: userAgentOf(request) }, now());
      setSessionCookie(reply, config, token);
      return {};
    },
    guessable,
  );
  route(contract.createWorkspace, async ({ viewer, body, request }) => ({
    workspaceId: await commands.createLiveWorkspace(context, viewer, {
      name: body.name,
      token: tokenOf(request),
      hooks,
    }),
  }));
  route(contract.renameWorkspace, async ({ viewer, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.renameWorkspace(tx, viewer, body.name, now()));
    return {};
  });
  route(requireSecondStep, async ({ viewer, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.requireSecondStep(tx, viewer, body.needed, now()));
    return {};
  });
}

async function checkCode(context: Context, code: string): Promise<void> {
  if (!(await setupState(context)).needed)
    throw new AppError('conflict', 'already_set_up', 'Earshot is set up already. Sign in, or ask for an invitation.');
  if (!isSetupCode(context, code))
    throw new AppError(
      'refused',
      'wrong_setup_code',
      'That is not the setup code. It stands in the terminal in which Earshot was started.',
    );
}
