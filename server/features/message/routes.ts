import { loadThread } from '#contract/conversation.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as thread from './thread.ts';

export function messageRoutes(route: Route, context: Context): void {
  route(loadThread, async ({ viewer, params }) => ({
    entries: await thread.loadThread(context, viewer, params.conversationId),
  }));
}
