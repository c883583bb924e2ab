import * as contract from '#contract/second-step.ts';
import type { Context } from '#server/context.ts';
import { setSessionCookie, tokenOf, userAgentOf } from '#server/features/session/commands.ts';
import { getPerson } from '#server/features/session/queries.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { getSecondStep } from './queries.ts';

const guessable = { perMinute: 60 };

export function secondStepRoutes(route: Route, context: Context): void {
  const { config, db } = context;

  route(
    contract.finishSignIn,
    async ({ body, request, reply }) => {
      const token = await commands.finishSignIn(context, { ...body, userAgent: userAgentOf(request) });
      setSessionCookie(reply, config, token);
      return {};
    },
    guessable,
  );
  route(contract.getSecondStep, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const { since, recoveryCodesLeft } = await getSecondStep(tx, (await getPerson(tx, viewer)).loginId);
      return { since: since?.toISOString() ?? null, recoveryCodesLeft };
    }),
  );
  route(
    contract.startSecondStep,
    ({ viewer, body }) => commands.startSecondStep(context, viewer, body.password),
    guessable,
  );
  route(
    contract.confirmSecondStep,
    async ({ viewer, body, request }) => ({
      recoveryCodes: await commands.confirmSecondStep(context, viewer, { ...body, token: tokenOf(request) }),
    }),
    guessable,
  );
  route(
    contract.renewRecoveryCodes,
    async ({ viewer, body }) => ({ recoveryCodes: await commands.renewRecoveryCodes(context, viewer, body) }),
    guessable,
  );
  route(
    contract.turnOffSecondStep,
    async ({ viewer, body }) => {
      await commands.turnOffSecondStep(context, viewer, body);
      return {};
    },
    guessable,
  );
}
