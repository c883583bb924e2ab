import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { changeFaults, type FaultChange, getFaults, takeWriteFault } from '#sandbox/faults.ts';
import { Refusal } from '#sandbox/network.ts';
import { createCall, createRouter, send } from '#sandbox/router.ts';
import { createService, type House, type Service } from '../service.ts';
import { expireTokens, issueToken, provide, provideApp, revokeTokens } from './accounts.ts';
import { apiRoutes } from './api.ts';
import { deliverDue } from './delivering.ts';
import { oauthRoutes } from './oauth.ts';
import { pageRoutes } from './page.ts';
import { blank, problem } from './problems.ts';
import { createRates } from './rates.ts';
import { openStore, type Server } from './store.ts';
import { changeVariants, type Variants } from './variants.ts';

export type SimulatorOptions = {
  /** SQLite file; `:memory:` keeps nothing. */
  file: string;
  now(): Date;
  /** Who takes it in; without one it listens by itself. */
  house?: House | undefined;
};

type Person = { id: string; username: string; access: string; refresh: string };

export type Simulator = {
  readonly server: Server;
  url(): string;
  readonly handle: Service['handle'];
  listen(port: number): Promise<string>;
  /** What is typed for an app of that name. */
  app(name: string): { clientId: string; clientSecret: string; consumerSecret: string; bearerToken: string };
  /** An account of that name with a token that may do everything, through the app. */
  person(username: string, name?: string): Person;
  revoke(username: string): void;
  /** The access of that account runs out now. */
  expire(username: string): void;
  vary(change: Partial<Variants>): void;
  faults(change: z.output<typeof FaultChange>): void;
  close(): Promise<void>;
};

export const appName = 'Earshot';
export const everyScope =
  'tweet.read tweet.write tweet.moderate.write users.read dm.read dm.write like.read like.write media.write offline.access';

/** A service that speaks X's API, with its own storage, access levels, limits and webhooks. */
export function createSimulator({ file, now, house }: SimulatorOptions): Simulator {
  const db = openStore(file);
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let delivering: Promise<void> = Promise.resolve();
  const deliver = () => {
    clearTimeout(timer);
    delivering = delivering.then(async () => {
      const next = await deliverDue(server, stop.signal);
      if (next !== null && !stop.signal.aborted)
        timer = setTimeout(deliver, Math.max(next - now().getTime(), 0) + 10).unref();
    });
  };
  const server: Server = { db, now, baseUrl: () => service.url(), fetch: house?.fetch ?? fetch, changed: deliver };
  const find = createRouter([...apiRoutes(server), ...oauthRoutes(server), ...pageRoutes(server)]);
  const count = createRates(server);
  const service = createService(answer, problem, house);

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = request.method ?? 'GET';
    const isApi = url.pathname.startsWith('/2/');
    const headers = isApi ? count(request, method, url.pathname) : {};
    if (isApi) await meetFaults();
    const { route, params } = find(method, url.pathname);
    const reply = await route.answer(createCall(request, params, url.searchParams));
    const fault = isApi && method !== 'GET' ? takeWriteFault(server) : null;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'fail') throw new Refusal(500, blank, 'Something went wrong after your request was taken');
    send(response, { ...reply, headers: { ...headers, ...reply.headers } });
  }

  async function meetFaults(): Promise<void> {
    const { slowMs, outage, rateLimitedUntil } = getFaults(server);
    if (slowMs > 0) await new Promise((done) => setTimeout(done, slowMs).unref());
    if (outage) throw new Refusal(503, blank, 'Service Unavailable');
    if (rateLimitedUntil === null) return;
    const reset = String(Math.ceil(Date.parse(rateLimitedUntil) / 1000));
    throw new Refusal(429, blank, 'Too Many Requests', { 'x-rate-limit-reset': reset });
  }

  return {
    server,
    url: service.url,
    handle: service.handle,
    listen: service.listen,
    app: (name) => {
      const { client_id, client_secret, consumer_secret, bearer } = provideApp(server, name);
      return { clientId: client_id, clientSecret: client_secret, consumerSecret: consumer_secret, bearerToken: bearer };
    },
    person: (username, name) => {
      const { id } = provide(server, username, name);
      const { access, refresh } = issueToken(server, id, provideApp(server, appName).client_id, everyScope);
      return { id, username, access, refresh };
    },
    revoke: (username) => revokeTokens(server, provide(server, username).id),
    expire: (username) => expireTokens(server, provide(server, username).id),
    vary: (change) => void changeVariants(server, change),
    faults: (change) => void changeFaults(server, change),
    close: async () => {
      stop.abort();
      clearTimeout(timer);
      await delivering;
      await service.close();
      db.close();
    },
  };
}
