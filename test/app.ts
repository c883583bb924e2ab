import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { createFindHost } from '#connectors/host.ts';
import { createHttp } from '#connectors/http.ts';
import { reachableAs } from '#connectors/reachable.ts';
import { connectors } from '#connectors/registry.ts';
import type { Endpoint, Input, Reply } from '#contract/endpoint.ts';
import type { ErrorBody } from '#contract/errors.ts';
import { buildApp, type Mount } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { Context } from '#server/context.ts';
import { openDatabase } from '#server/db/client.ts';
import { openFiles } from '#server/files/open.ts';
import { sessionCookie } from '#server/http/token.ts';
import { runDueJobs } from '#server/jobs/worker.ts';
import { createPictures } from '#server/pictures/pictures.ts';
import { secretBox } from '#server/secret-box.ts';
import { createPool, type Pool } from '#server/understanding/pool.ts';
import { type TestClock, testClock } from './clock.ts';
import { createDatabase } from './database.ts';

/** Who calls: a session's token, an API key, or nobody. */
export type Caller = { session?: string; apiKey?: string };

export type Answer<E extends Endpoint> = { status: number; body: Reply<E> & Partial<ErrorBody> };

export type TestApp = {
  context: Context;
  fastify: FastifyInstance;
  clock: TestClock;
  url: string;
  /** Calls an endpoint over HTTP as that caller. */
  call<E extends Endpoint>(caller: Caller, endpoint: E, input: Input<E>): Promise<Answer<E>>;
  /** Runs every due job, and those they enqueue, before it returns. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
};

/** The program's HTTP side and jobs on a database of its own; background loops do not run, tests drive them. */
export async function startTestApp({
  environment = {},
  mounts = [],
  overrides = {},
}: {
  environment?: Record<string, string>;
  mounts?: Mount[];
  overrides?: Partial<Context>;
} = {}): Promise<TestApp> {
  const database = await createDatabase();
  const { config, secrets } = readConfig({
    EARSHOT_ALLOW_LOOPBACK: '1',
    EARSHOT_LOG: 'silent',
    EARSHOT_UNDO_SECONDS: '0',
    // Deliveries wait for the test to run the jobs.
    EARSHOT_ROLES: 'web',
    ...environment,
  });
  const clock = testClock();
  const context: Context = {
    config,
    db: openDatabase({ url: database.url, maxConnections: 8 }),
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    secretBox: secretBox('11'.repeat(32)),
    files: openFiles(config, secrets.bucket),
    pictures: createPictures(),
    connectors: reachableAs(connectors, config.publicUrl),
    http: createHttp({ allowLoopback: true, userAgent: 'Earshot tests' }),
    findHost: createFindHost({ allowLoopback: true }),
    understanding: understanding(),
    now: clock.now,
    ...overrides,
  };
  const fastify = await buildApp(context, { mounts });
  await fastify.ready();
  return {
    context,
    fastify,
    clock,
    url: database.url,
    call: (caller, endpoint, input) => call(fastify, caller, endpoint, input),
    runJobs: () => runDueJobs(context),
    close: async () => {
      await fastify.close();
      await context.pictures.close();
      await context.db.close();
      await database.drop();
    },
  };
}

let pool: Pool | undefined;
/** The thread that judges for every app of this process, which ends with it: it remembers nothing but the models. */
function understanding(): Pool {
  pool ??= createPool({ threads: 1 });
  return pool;
}

async function call<E extends Endpoint>(
  fastify: FastifyInstance,
  caller: Caller,
  endpoint: E,
  input: Input<E>,
): Promise<Answer<E>> {
  const {
    params = {},
    query = {},
    body,
  } = input as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  const response = await fastify.inject({
    method: endpoint.method,
    url: search.size > 0 ? `${path}?${search}` : path,
    headers: {
      'x-earshot': '1',
      ...(caller.session ? { cookie: `${sessionCookie}=${caller.session}` } : {}),
      ...(caller.apiKey ? { authorization: `Bearer ${caller.apiKey}` } : {}),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, body: response.json() };
}
