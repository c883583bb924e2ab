import { addCapture, addCapturePicture, listCaptureAccounts, logNativeAnswer } from '#contract/capture.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { listAccounts } from './queries.ts';

export function captureRoutes(route: Route, context: Context): void {
  const { db, connectors, now } = context;
  const outside = () => ({ connectors, now: now() });
  route(listCaptureAccounts, async ({ viewer }) => ({
    accounts: await db.inWorkspace(viewer.workspaceId, (tx) => listAccounts(tx, connectors)),
  }));
  route(addCapture, async ({ viewer, body }) => ({
    conversationId: await db.inWorkspace(viewer.workspaceId, (tx) => commands.addCapture(tx, viewer, body, outside())),
  }));
  route(addCapturePicture, async ({ viewer, params: { captureId, n }, request: { body } }) => ({
    id: await commands.addPicture(context, viewer, { captureId, n: Number(n), body }),
  }));
  route(logNativeAnswer, async ({ viewer, params: { conversationId }, body }) => ({
    messageId: await db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.logAnswer(tx, viewer, conversationId, body, outside()),
    ),
  }));
}
