import {
  actOnMessage,
  actOnPerson,
  cancelDispatch,
  checkReply,
  sendReply,
  settleDispatch,
} from '#contract/dispatch.ts';
import type { Context } from '#server/context.ts';
import { askGate } from '#server/features/gate/commands.ts';
import { findPromised } from '#server/features/task/queries.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';

export function dispatchRoutes(route: Route, { db, now, config, connectors }: Context): void {
  const outside = () => ({ connectors, now: now(), undoMs: config.undoMs });

  route(sendReply, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.sendReply(tx, viewer, { conversationId: params.conversationId, input: body }, outside()),
    ),
  );
  route(checkReply, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      checks: await askGate(
        tx,
        viewer,
        { kind: 'text', conversationId: params.conversationId, input: body },
        outside(),
      ),
      promises: await findPromised(tx, params.conversationId, body.text, now()),
    })),
  );
  route(actOnMessage, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.actOnMessage(tx, viewer, { messageId: params.messageId, input: body }, outside()),
    ),
  );
  route(actOnPerson, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.actOnPerson(tx, viewer, { conversationId: params.conversationId, input: body }, outside()),
    ),
  );
  route(cancelDispatch, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      dispatch: await commands.cancelDispatch(tx, viewer, params.dispatchId, now()),
    })),
  );
  route(settleDispatch, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      dispatch: await commands.settleDispatch(
        tx,
        viewer,
        { dispatchId: params.dispatchId, decision: body.decision },
        outside(),
      ),
    })),
  );
}
