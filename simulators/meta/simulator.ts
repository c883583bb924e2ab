import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { changeFaults, type FaultChange, getFaults, takeWriteFault } from '#sandbox/faults.ts';
import { Refusal } from '#sandbox/network.ts';
import { type Answer, createCall, createRouter, type Route, send } from '#sandbox/router.ts';
import { createService, type House, type Service } from '../service.ts';
import { adRoutes } from './ads/api.ts';
import { aloneRoutes, dashboardRoutes } from './instagram/alone.ts';
import { instagramRoutes, isInstagrams } from './instagram/api.ts';
import { loginRoutes } from './instagram/login.ts';
import { instagramSquareRoutes } from './instagram/page.ts';
import { ownTokenIn } from './instagram/speaker.ts';
import { messengerRoutes } from './messenger/api.ts';
import { deliverDue } from './news.ts';
import { numbers } from './numbers.ts';
import { oauthRoutes, revokeTokens } from './oauth.ts';
import { squareRoutes } from './page.ts';
import { pageRoutes } from './pages/api.ts';
import { newId, newSecret, openStore, refuse, type Server } from './store.ts';
import { subscriptionRoutes } from './subscriptions.ts';

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
  person(name: string): { id: string };
  /** A page that this person looks after. */
  page(name: string, ownerId: string): { id: string };
  revoke(personId: string, appId: string): void;
  faults(change: z.output<typeof FaultChange>): void;
  /** Takes to the apps what is due now. */
  deliver(): Promise<void>;
  close(): Promise<void>;
};

const soonMs = 20;
const sweepMs = 1_000;

/** What Meta serves for pages and Messenger, with its own storage, in one place that is graph, dialog and square. */
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
  const findOnInstagram = createRouter(instagramRoutes(server));
  const findAlone = createRouter(aloneRoutes(server));
  const findElse = createRouter([
    mediaRoute(server),
    ...squareRoutes(server),
    ...instagramSquareRoutes(server),
    ...dashboardRoutes(server),
    ...loginRoutes(server),
    ...adRoutes(server),
    ...oauthRoutes(server),
    ...subscriptionRoutes(server),
    ...messengerRoutes(server),
    ...pageRoutes(server),
  ]);
  let calls = 0;
  const service = createService(answer, refused, house);

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, version = ''] = /^\/(v\d+\.\d+)\//.exec(url.pathname) ?? [];
    const isGraph = version !== '' && !url.pathname.includes('/dialog/');
    const method = request.method ?? 'GET';
    if (isGraph && !numbers.versions.some((one) => one === version))
      throw refuse('unknown_version', '(#2635) You are calling a deprecated version of the Graph API.');
    if (isGraph) await meetFaults();
    const isAlone = isGraph && ownTokenIn({ request, query: url.searchParams }) !== null;
    const find = isAlone ? findAlone : isGraph && isInstagrams(server, url) ? findOnInstagram : findElse;
    const { route, params } = find(method, url.pathname);
    const reply = await route.answer(createCall(request, params, url.searchParams));
    const fault = isGraph && method !== 'GET' ? takeWriteFault(server) : null;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'fail')
      throw refuse('transient', 'An unexpected error has occurred. Please retry your request later.');
    send(response, { ...reply, headers: { ...(isGraph ? usage() : {}), ...reply.headers } });
  }

  /** In per cent of what is allowed; a simulated app is never near it by itself. */
  function usage(waitMinutes = 0): Record<string, string> {
    calls += 1;
    const call_count = waitMinutes > 0 ? 100 : Math.min(Math.floor(calls / 1_000), 99);
    const used = { call_count, total_cputime: 1, total_time: 1 };
    const ofPages = [{ type: 'pages', ...used, estimated_time_to_regain_access: waitMinutes }];
    return {
      'x-app-usage': JSON.stringify(used),
      'x-business-use-case-usage': JSON.stringify({ '104500112233445': ofPages }),
    };
  }

  async function meetFaults(): Promise<void> {
    const { slowMs, outage, rateLimitedUntil } = getFaults(server);
    if (slowMs > 0) await new Promise((done) => setTimeout(done, slowMs).unref());
    if (outage) throw refuse('transient', 'Service temporarily unavailable');
    if (rateLimitedUntil === null) return;
    const minutes = Math.ceil((Date.parse(rateLimitedUntil) - now().getTime()) / 60_000);
    throw refuse('rate_limited', '(#32) Page request limit reached', usage(minutes));
  }

  function refused({ status, code, message, headers }: Refusal): Answer {
    const [number = Number.NaN, subcode = 0] = code.split('/').map(Number);
    const isOurs = Number.isNaN(number);
    return {
      status,
      headers,
      body: {
        error: {
          ...{ message, type: number === 190 ? 'OAuthException' : 'GraphMethodException', code: isOurs ? 1 : number },
          ...(subcode > 0 && { error_subcode: subcode }),
          fbtrace_id: newSecret(8),
        },
      },
    };
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
    person: (name) => {
      const id = newId(now());
      db.run('insert into person values (?, ?)', id, name);
      return { id };
    },
    page: (name, ownerId) => {
      const id = newId(now());
      db.run('insert into page values (?, ?)', id, name);
      db.run('insert into role values (?, ?)', id, ownerId);
      return { id };
    },
    revoke: (personId, appId) => revokeTokens(server, personId, appId),
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

const mediaRoute = ({ db }: Server): Route => ({
  method: 'GET',
  path: '/media/:id',
  answer: ({ params }) => {
    const row = db.get<{ mime_type: string; bytes: Uint8Array }>('select * from media where id = ?', params.id ?? '');
    if (!row) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
    return { headers: { 'content-type': row.mime_type }, body: row.bytes };
  },
});
