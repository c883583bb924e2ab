import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { channelRoutes } from './features/channel/routes.ts';
import { hookRoutes } from './features/intake/routes.ts';
import type { Route } from './http/route.ts';

/** Puts every feature's endpoints on the server. `app` is for what is no JSON endpoint: hooks, streams, files. */
export function registerRoutes(route: Route, app: FastifyInstance, context: Context): void {
  channelRoutes(route, context);
  hookRoutes(app, context);
}
