import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAccount, findByHandle, isPageToken, issueToken, settlePeople } from './accounts.ts';
import { createAlarm } from './alarm.ts';
import { apiRoutes } from './api.ts';
import { openDatabase } from './database.ts';
import { getFaults, takeWriteFault } from './faults.ts';
import { type Network, Refusal } from './network.ts';
import { pageRoutes } from './page-routes.ts';
import { createCall, createRouter, refuse, send } from './router.ts';
import { stageRoutes } from './stage-routes.ts';
import { sweepExpired } from './statuses.ts';
import { createStream } from './stream.ts';
import { type Backoff, deliverDue, usualBackoff } from './webhooks.ts';
import { welcome } from './welcome.ts';

export type SandboxOptions = {
  /** SQLite file; `:memory:` keeps nothing. */
  file: string;
  /** Where browsers and apps reach the host that mounts us: `http://127.0.0.1:3000`, without `/sandbox`. */
  publicUrl: string;
  /** Origins that webhooks may be sent to; default: that of `publicUrl`, and this machine's other name for it. */
  hookOrigins?: readonly string[];
  now(): Date;
  log: { warn(fields: object, message: string): void };
  backoff?: Backoff;
};

export type Sandbox = {
  /** Answers everything whose path begins with `/sandbox`. The body must not have been read yet. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  readonly instanceId: string;
  /** What a connector is given as its service address: `publicUrl` with `/sandbox`. */
  url(): string;
  /** The brand's account, made on the first call, with a new access token for an app. */
  provisionBrand(brand: { handle: string; name: string }): { accountId: string; handle: string; token: string };
  /** Lets a few customers write to the brand, once in the life of the network; false when they have. */
  welcome(accountId: string): boolean;
  /** Serves on a port of its own; 0 picks one. Sets the public address to it. */
  listen(port: number, host?: string): Promise<string>;
  /** Ends the streams of open pages, so that the server which mounts us can close. */
  hangUp(): void;
  /** Ends streams and timers, waits for the webhook that is under way, and closes the file. */
  close(): Promise<void>;
};

const mount = '/sandbox';

/** The sandbox network: a small social network with its own storage, for practice only. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { now, log } = options;
  const db = openDatabase(options.file);
  let publicUrl = options.publicUrl.replace(/\/$/, '');
  const stopping = new AbortController();
  const stream = createStream();
  const onError = (error: unknown) => log.warn({ err: error }, 'The sandbox network failed at background work.');
  const network: Network = {
    db,
    now,
    baseUrl: () => publicUrl + mount,
    changed: () => {
      stream.tick();
      deliveries.ring();
      expiries.ring();
    },
  };
  const backoff = options.backoff ?? usualBackoff;
  const deliveries = createAlarm(() => deliverDue(network, backoff, stopping.signal), { now, onError });
  const expiries = createAlarm(async () => sweepExpired(network), { now, onError });
  const instanceId = instanceOf(network);
  settlePeople(network);
  const hookOrigins = () => options.hookOrigins ?? originsOf(publicUrl);
  const api = createRouter([...apiRoutes(network, hookOrigins), ...stageRoutes(network, instanceId)]);
  const page = createRouter(pageRoutes(network, stream));
  const server = createServer((request, response) => handle(request, response));
  // A machine that is busy for some seconds must not find its line closed.
  server.keepAliveTimeout = 120_000;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      if (error instanceof Refusal) return refuse(response, error);
      onError(error);
      refuse(response, new Refusal(500, 'internal', 'The sandbox network made a mistake.'));
    });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (!url.pathname.startsWith(`${mount}/`)) {
      const home = url.pathname === '/' || url.pathname === mount;
      if (!home) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
      return send(response, { status: 308, headers: { location: `${mount}/` } });
    }
    const path = url.pathname.slice(mount.length);
    const method = request.method ?? 'GET';
    if (!path.startsWith('/api/')) {
      const { route, params } = page(method, path);
      return send(response, await route.answer(createCall(request, params, url.searchParams)));
    }
    await answerApi(request, response, url);
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = request.method ?? 'GET';
    const path = url.pathname.slice(`${mount}/api`.length);
    const spoiled = isSpoiled(network, request, path);
    if (spoiled) await meetFaults(network);
    const { route, params } = api(method, path);
    const reply = await route.answer(createCall(request, params, url.searchParams));
    const fault = spoiled && method !== 'GET' ? takeWriteFault(network) : null;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'fail') throw new Refusal(500, 'internal', 'Something went wrong here after your request was taken.');
    send(response, reply);
  }

  // What waited for us while the program was down goes out now.
  deliveries.ring();
  expiries.ring();

  return {
    handle,
    instanceId,
    url: () => publicUrl + mount,
    provisionBrand: ({ handle: brandHandle, name }) => {
      const taken = findByHandle(network, brandHandle);
      // A brand that is called like one of the invented customers must not speak as that customer.
      const free = taken && !taken.brand ? `${brandHandle.slice(0, 24)}_brand` : brandHandle;
      const account = findByHandle(network, free) ?? createAccount(network, { handle: free, name, brand: true });
      return { accountId: account.id, handle: account.handle, token: issueToken(network, account.id, 'app', null) };
    },
    welcome: (accountId) => welcome(network, accountId),
    listen: async (port, host = '127.0.0.1') => {
      await new Promise<void>((done, fail) => server.once('error', fail).listen(port, host, done));
      publicUrl = `http://${host}:${(server.address() as AddressInfo).port}`;
      return publicUrl;
    },
    hangUp: () => stream.close(),
    close: async () => {
      stopping.abort();
      stream.close();
      await Promise.all([deliveries.close(), expiries.close()]);
      server.closeAllConnections();
      if (server.listening) await new Promise((done) => server.close(done));
      db.close();
    },
  };
}

function originsOf(publicUrl: string): string[] {
  const { origin } = new URL(publicUrl);
  return [
    ...new Set([origin, origin.replace('//127.0.0.1', '//localhost'), origin.replace('//localhost', '//127.0.0.1')]),
  ];
}

/** The id that tells this network from other sandboxes; made once and kept. */
function instanceOf({ db }: Network): string {
  db.run("insert or ignore into instance (key, value) values ('id', ?)", randomUUID());
  const row = db.get<{ value: string }>("select value from instance where key = 'id'");
  if (!row) throw new Error('The sandbox network has no id; delete its file to start afresh.');
  return row.value;
}

/** Faults meet apps. The page's own calls pass, and so does the switch itself. */
function isSpoiled(network: Network, request: IncomingMessage, path: string): boolean {
  const stage = ['/accounts', '/tokens', '/faults', '/instance'].some(
    (one) => path === one || path.startsWith(`${one}/`),
  );
  const own = path === '/tokens/current' || /^\/accounts\/[^/]+\//.test(path);
  if (stage && !own) return false;
  return !isPageToken(network, request.headers.authorization);
}

async function meetFaults(network: Network): Promise<void> {
  const faults = getFaults(network);
  if (faults.slowMs > 0) await new Promise((done) => setTimeout(done, faults.slowMs).unref());
  if (faults.outage) throw new Refusal(503, 'outage', 'The network is down for the moment.');
  if (faults.rateLimitedUntil !== null) {
    const seconds = Math.ceil((Date.parse(faults.rateLimitedUntil) - network.now().getTime()) / 1000);
    throw new Refusal(429, 'rate_limited', 'Too many calls; come back later.', {
      'retry-after': String(Math.max(seconds, 1)),
    });
  }
}
