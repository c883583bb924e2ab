import { addCall, changeCall, removeCall } from '#contract/call.ts';
import type { Context } from '#server/context.ts';
import { getChanged } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';

export function callRoutes(route: Route, { db, now }: Context): void {
  route(addCall, ({ viewer, params: { conversationId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const call = await commands.addCall(tx, viewer, conversationId, body, now());
      return { call, conversation: await getChanged(tx, viewer, conversationId) };
    }),
  );
  route(changeCall, ({ viewer, params: { callId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      call: await commands.changeCall(tx, viewer, callId, body, now()),
    })),
  );
  route(removeCall, ({ viewer, params: { callId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.removeCall(tx, viewer, callId, now());
      return {};
    }),
  );
}
