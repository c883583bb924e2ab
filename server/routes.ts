import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import type { Route } from './http/route.ts';

/** Puts every feature's endpoints on the server. `app` is for what is no JSON endpoint: hooks, streams, files. */
export function registerRoutes(_route: Route, _app: FastifyInstance, _context: Context): void {}
