import * as contract from '#contract/closing.ts';
import type { Context } from '#server/context.ts';
import { lockIntake } from '#server/features/intake/commands.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

export function closingRoutes(route: Route, { db, now, connectors }: Context): void {
  route(contract.getClosing, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      queries.getClosing(tx, viewer, params.conversationId, { connectors, now: now() }),
    ),
  );
  route(contract.leaveQuestions, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.leaveQuestions(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.takeQuestion, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await lockIntake(tx);
      return { conversationId: await commands.takeQuestion(tx, viewer, params, now()) };
    }),
  );
  route(contract.countEndings, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.countEndings(tx, viewer, query.days, now())),
  );
}
