import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { changeFaults, type FaultChange, getFaults, takeWriteFault } from '#sandbox/faults.ts';
import { Refusal } from '#sandbox/network.ts';
import { type Answer, createCall, createRouter, type Route, send } from '#sandbox/router.ts';
import { createService, type House, type Service } from '../../service.ts';
import { newId, newSecret } from '../store.ts';
import { type Person, revokeTokens } from './access.ts';
import { apiRoutes } from './api.ts';
import { deliverDue } from './news.ts';
import { numbers } from './numbers.ts';
import { oauthRoutes } from './oauth.ts';
import { pageRoutes } from './page.ts';
import { openStore, refuse, type Server } from './store.ts';

export type SimulatorOptions = {
  /** SQLite file; `:memory:` keeps nothing. */
  file: string;
  now(): Date;
  /** Tells apps of news by itself; without it only `deliver` does. */
  delivers: boolean;
  /** Who takes it in; without one it listens by itself. */
  house?: House | undefined;
};

export type Simulator = {
  readonly server: Server;
  url(): string;
  readonly handle: Service['handle'];
  listen(port: number): Promise<string>;
  /** As made in the developers' dashboard. */
  app(name: string): { id: string; secret: string };
  /** Has an app told of news there, as in the dashboard; false when the handshake fails. */
  subscribe(appId: string, url: string, verifyToken: string): Promise<boolean>;
  person(username: string, name: string): Person;
  revoke(personId: string): void;
  faults(change: z.output<typeof FaultChange>): void;
  /** Takes to the apps what is due now. */
  deliver(): Promise<void>;
  close(): Promise<void>;
};

const soonMs = 20;
const sweepMs = 1_000;

/** What Threads serves, with its own storage, in one place that is API, sign-in and square. */
export function createSimulator({ file, now, delivers, house }: SimulatorOptions): Simulator {
  const db = openStore(file);
  let delivering: Promise<void> = Promise.resolve();
  const deliver = () => {
    delivering = delivering.then(() => deliverDue(server)).catch(() => undefined);
    return delivering;
  };
  const changed = () => {
    if (delivers) setTimeout(() => void deliver(), soonMs).unref();
  };
  const server: Server = { db, now, baseUrl: () => service.url(), fetch: house?.fetch ?? fetch, changed };
  const sweep = delivers ? setInterval(() => void deliver(), sweepMs).unref() : undefined;
  const find = createRouter([
    mediaRoute(server),
    ...pageRoutes(server, subscribe),
    ...oauthRoutes(server),
    ...apiRoutes(server),
  ]);
  const service = createService(answer, refused, house);

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = request.method ?? 'GET';
    const isApi = url.pathname.startsWith(`/${numbers.version}/`);
    if (isApi) await meetFaults();
    const { route, params } = find(method, url.pathname);
    const reply = await route.answer(createCall(request, params, url.searchParams));
    // A container is seen by nobody: what goes wrong goes wrong where it shows.
    const isSeen = isApi && method !== 'GET' && !url.pathname.endsWith('/me/threads');
    const fault = isSeen ? takeWriteFault(server) : null;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'fail') throw refuse('transient', 'An unexpected error has occurred. Please retry later.');
    send(response, reply);
  }

  async function meetFaults(): Promise<void> {
    const { slowMs, outage, rateLimitedUntil } = getFaults(server);
    if (slowMs > 0) await new Promise((done) => setTimeout(done, slowMs).unref());
    if (outage) throw refuse('transient', 'Service temporarily unavailable');
    if (rateLimitedUntil !== null) throw refuse('rate_limited', 'Application request limit reached');
  }

  async function subscribe(appId: string, url: string, verifyToken: string): Promise<boolean> {
    if (!URL.canParse(url)) return false;
    const challenge = String(randomInt(1_000_000_000));
    const asked = new URL(url);
    asked.searchParams.set('hub.mode', 'subscribe');
    asked.searchParams.set('hub.challenge', challenge);
    asked.searchParams.set('hub.verify_token', verifyToken);
    const shakes = await server.fetch(asked, { signal: AbortSignal.timeout(numbers.hookTimeoutMs) }).then(
      async (reply) => reply.status === 200 && (await reply.text()) === challenge,
      () => false,
    );
    if (shakes) db.run('update app set hook_url = ? where id = ?', url, appId);
    return shakes;
  }

  return {
    server,
    url: service.url,
    handle: service.handle,
    listen: service.listen,
    app: (name) => {
      const app = { id: newId(now()), secret: newSecret() };
      db.run('insert into app (id, secret, name) values (?, ?, ?)', app.id, app.secret, name);
      return app;
    },
    subscribe,
    person: (username, name) => {
      const id = newId(now());
      db.run('insert into person values (?, ?, ?)', id, username, name);
      return { id, username, name };
    },
    revoke: (personId) => revokeTokens(server, personId),
    faults: (change) => void changeFaults(server, change),
    deliver,
    close: async () => {
      clearInterval(sweep);
      await delivering;
      await service.close();
      db.close();
    },
  };
}

function refused({ status, code, message, headers }: Refusal): Answer {
  const [number = Number.NaN, subcode = 0] = code.split('/').map(Number);
  const isOurs = Number.isNaN(number);
  const error = {
    ...{ message, type: number === 190 ? 'OAuthException' : 'THApiException', code: isOurs ? 1 : number },
    ...(subcode > 0 && { error_subcode: subcode }),
    fbtrace_id: newSecret(8),
  };
  return { status, headers, body: { error } };
}

const mediaRoute = ({ db }: Server): Route => ({
  method: 'GET',
  path: '/media/:id',
  answer: ({ params }) => {
    const row = db.get<{ mime_type: string; bytes: Uint8Array }>('select * from media where id = ?', params.id ?? '');
    if (!row) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
    return { headers: { 'content-type': row.mime_type }, body: row.bytes };
  },
});
