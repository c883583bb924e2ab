import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type * as z from 'zod';
import { changeFaults, type FaultChange, getFaults, takeWriteFault } from '#sandbox/faults.ts';
import { Refusal } from '#sandbox/network.ts';
import { type Answer, createCall, createRouter, send } from '#sandbox/router.ts';
import { createService, type House, type Service } from '../service.ts';
import { webPage } from '../web-page.ts';
import { issueToken, provide, revokeTokens } from './accounts.ts';
import { apiRoutes } from './api.ts';
import { oauthRoutes } from './oauth.ts';
import { pageRoutes } from './page.ts';
import { openStore, type Server } from './store.ts';
import { createStreaming } from './streaming.ts';
import { changeVariants, getVariants, type Variants } from './variants.ts';

export type SimulatorOptions = {
  /** SQLite file; `:memory:` keeps nothing. */
  file: string;
  domain: string;
  now(): Date;
  /** Who takes it in; without one it listens by itself. */
  house?: House | undefined;
};

export type Simulator = {
  readonly server: Server;
  url(): string;
  readonly handle: Service['handle'];
  listen(port: number): Promise<string>;
  /** An account of that name with a token that may do everything. */
  person(acct: string, name?: string, locked?: boolean): { id: string; acct: string; token: string };
  revoke(acct: string): void;
  vary(change: Partial<Variants>): void;
  faults(change: z.output<typeof FaultChange>): void;
  /** Breaks all open streams. */
  dropStreams(): void;
  /** How many streams are open. */
  streams(): number;
  close(): Promise<void>;
};

const windowMs = 300_000;
export const everyScope = 'read write follow';

/** A server that speaks Mastodon's API, with its own storage and the quirks of its kin as switches. */
export function createSimulator({ file, domain, now, house }: SimulatorOptions): Simulator {
  const db = openStore(file);
  const tell = () => {
    streaming.tick();
    // What travels for a while is told when it arrives.
    const { deliveryMs } = getVariants(server);
    if (deliveryMs > 0) setTimeout(streaming.tick, deliveryMs + 20).unref();
  };
  const server: Server = { db, now, domain, baseUrl: () => service.url(), changed: tell };
  const streaming = createStreaming(server);
  const api = createRouter([...apiRoutes(server), ...oauthRoutes(server), ...pageRoutes(server)]);
  const calls = new Map<string, { until: number; count: number }>();
  const used = new WeakMap<Socket, number>();

  const service = createService(answer, refused, house);
  service.http.on('upgrade', (request, socket) => streaming.open(request, socket as Socket));

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const isApi = url.pathname.startsWith('/api/') || url.pathname.startsWith('/oauth/token');
    const method = request.method ?? 'GET';
    if (isApi && cut(request)) return;
    const variants = getVariants(server);
    if (variants.wantsUserAgent && !request.headers['user-agent']) throw new Refusal(418, 'teapot', "I'm a teapot");
    const headers = isApi ? limit(request, variants) : {};
    if (isApi) await meetFaults();
    const { route, params } = api(method, url.pathname);
    const reply = await route.answer(createCall(request, params, url.searchParams));
    const fault = isApi && method !== 'GET' ? takeWriteFault(server) : null;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'fail') throw new Refusal(500, 'internal', 'Something went wrong after your request was taken');
    send(response, { ...reply, headers: { ...headers, ...reply.headers } });
  }

  /** A connection that waited is just being closed: what comes on it is never answered. */
  function cut({ socket }: IncomingMessage): boolean {
    const before = used.get(socket) ?? 0;
    used.set(socket, before + 1);
    const { dropReused } = getVariants(server);
    if (dropReused === 0 || before === 0) return false;
    changeVariants(server, { dropReused: dropReused - 1 });
    socket.destroy();
    return true;
  }

  /** Five minutes a token or, without one, an address; the reset in the form that the server likes. */
  function limit(request: IncomingMessage, { callLimit, resetAs }: Variants): Record<string, string> {
    const who = request.headers.authorization ?? request.socket.remoteAddress ?? '';
    const time = now().getTime();
    const known = calls.get(who);
    const window = known && known.until > time ? known : { until: time + windowMs, count: 0 };
    window.count += 1;
    calls.set(who, window);
    const reset = new Date(window.until);
    const headers = {
      'x-ratelimit-limit': String(callLimit),
      'x-ratelimit-remaining': String(Math.max(callLimit - window.count, 0)),
      'x-ratelimit-reset': resetAs === 'iso' ? reset.toISOString() : String(Math.floor(reset.getTime() / 1000)),
    };
    if (window.count > callLimit) throw new Refusal(429, 'throttled', 'Too many requests', headers);
    return headers;
  }

  async function meetFaults(): Promise<void> {
    const { slowMs, outage, rateLimitedUntil } = getFaults(server);
    if (slowMs > 0) await new Promise((done) => setTimeout(done, slowMs).unref());
    if (outage) throw new Refusal(503, 'outage', 'Remote SSL certificate could not be verified');
    if (rateLimitedUntil === null) return;
    const { resetAs } = getVariants(server);
    const reset = resetAs === 'iso' ? rateLimitedUntil : String(Math.floor(Date.parse(rateLimitedUntil) / 1000));
    throw new Refusal(429, 'throttled', 'Too many requests', { 'x-ratelimit-reset': reset });
  }

  function refused({ status, code, message, headers }: Refusal): Answer {
    const { htmlErrors, badToken } = getVariants(server);
    const isPage = htmlErrors || (code === 'bad_token' && badToken === '422_page');
    if (isPage)
      return webPage(
        'Something went wrong',
        '<p>The page you were looking for…</p>',
        code === 'bad_token' && badToken === '422_page' ? 422 : status,
      );
    const isGrant = code.startsWith('invalid_') || code === 'unauthorized_client';
    return { status, headers, body: isGrant ? { error: code, error_description: message } : { error: message } };
  }

  return {
    server,
    url: service.url,
    handle: service.handle,
    listen: service.listen,
    person: (acct, name, locked) => {
      const { id } = provide(server, acct, name, locked);
      return { id, acct, token: issueToken(server, id, everyScope) };
    },
    revoke: (acct) => revokeTokens(server, provide(server, acct).id),
    vary: (change) => void changeVariants(server, change),
    faults: (change) => void changeFaults(server, change),
    dropStreams: streaming.drop,
    streams: streaming.count,
    close: async () => {
      streaming.close();
      await service.close();
      db.close();
    },
  };
}
