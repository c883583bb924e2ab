import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Endpoint } from '#contract/endpoint.ts';
import type { Context } from './context.ts';
import { authenticateWith } from './features/session/authenticate.ts';
import type { OnWorkspaceCreated } from './features/workspace/commands.ts';
import { serveApiDocs } from './http/api-docs.ts';
import { handleErrors } from './http/error-handler.ts';
import { createRoute } from './http/route.ts';
import { serveWeb } from './http/web.ts';
import { openApi } from './openapi.ts';
import { registerRoutes } from './routes.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Every endpoint of the contract that this app answers. */
    endpoints: readonly Endpoint[];
    /** Every route, of the contract or not, such as `GET /api/health`. */
    paths: readonly string[];
  }
}

const maxBodyBytes = 2 * 1024 * 1024;

/** Answers a path of its own before the API sees it (the sandbox network). */
export type Mount = { prefix: string; handle(request: IncomingMessage, response: ServerResponse): void };

export type AppParts = {
  mounts?: readonly Mount[];
  /** The built web app; without it only the API answers. */
  webFolder?: string;
  /** Runs for every workspace made here. */
  onWorkspaceCreated?: readonly OnWorkspaceCreated[];
};

/** Builds the HTTP side of the program; nothing listens yet, so tests inject. */
export async function buildApp(
  context: Context,
  { mounts = [], webFolder, onWorkspaceCreated = [] }: AppParts = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    // Fastify wants its own logger type; pino's is that one with more.
    loggerInstance: context.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: context.config.trustProxy,
    bodyLimit: maxBodyBytes,
    genReqId: () => crypto.randomUUID(),
    serverFactory: (handler) =>
      createServer((request, response) => {
        const mount = mounts.find(({ prefix }) => request.url?.startsWith(prefix));
        if (mount) mount.handle(request, response);
        else handler(request, response);
      }),
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy(context) },
    crossOriginEmbedderPolicy: false,
  });
  handleErrors(app);

  const endpoints: Endpoint[] = [];
  app.decorate('endpoints', endpoints);
  const paths: string[] = [];
  app.decorate('paths', paths);
  app.addHook('onRoute', ({ method, url }) => void paths.push(`${method} ${url}`));
  const route = createRoute(app, authenticateWith(context), (endpoint) => endpoints.push(endpoint));
  registerRoutes(route, app, context, onWorkspaceCreated);
  const describe = () => openApi(endpoints, context.config.publicUrl ?? '/');
  app.get('/api/openapi.json', describe);
  serveApiDocs(app, describe, context.config.publicUrl ?? `http://127.0.0.1:${context.config.port}`);
  app.get('/api/health', () => health(context));
  if (webFolder !== undefined) await serveWeb(app, webFolder);
  return app;
}

/** Own scripts only; styles also inline, because React and the dialog library set them on elements. */
function contentPolicy({ config }: Context): Record<string, string[] | null> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'upgrade-insecure-requests': config.publicUrl?.startsWith('https:') ? [] : null,
  };
}

/** Whether the program can do its work now. Throws when the database does not answer. */
async function health({ db, now }: Context): Promise<{ status: 'ok'; at: string }> {
  await db.pool.query('select 1');
  return { status: 'ok', at: now().toISOString() };
}
