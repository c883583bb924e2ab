import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { channelRoutes } from './features/channel/routes.ts';
import { conversationRoutes } from './features/conversation/routes.ts';
import { draftRoutes } from './features/draft/routes.ts';
import { hookRoutes } from './features/intake/routes.ts';
import { noteRoutes } from './features/note/routes.ts';
import { sessionRoutes } from './features/session/routes.ts';
import { tagRoutes } from './features/tag/routes.ts';
import { workspaceRoutes } from './features/workspace/routes.ts';
import type { Route } from './http/route.ts';

/** Puts every feature's endpoints on the server. `app` is for what is no JSON endpoint: hooks, streams, files. */
export function registerRoutes(route: Route, app: FastifyInstance, context: Context): void {
  auditRoutes(route, context);
  workspaceRoutes(route, context, []);
  sessionRoutes(route, context);
  channelRoutes(route, context);
  hookRoutes(app, context);
  conversationRoutes(route, context);
  noteRoutes(route, context);
  draftRoutes(route, context);
  tagRoutes(route, context);
}
