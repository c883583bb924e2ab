import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { createAlarm } from '#sandbox/alarm.ts';
import { changeFaults, type FaultChange, getFaults, takeWriteFault } from '#sandbox/faults.ts';
import { Refusal } from '#sandbox/network.ts';
import { createCall, createRouter, send } from '#sandbox/router.ts';
import { createService, type House, type Service } from '../service.ts';
import { apiRoutes } from './api.ts';
import { graphAnswer, graphRefusal } from './graph-error.ts';
import { type Backoff, deliverDue, usualBackoff } from './hooks.ts';
import { pageRoutes } from './page.ts';
import { addCustomer, addNumber, type BusinessNumber, type Customer, issueToken } from './people.ts';
import { newNumericId, openStore, type Server } from './store.ts';
import { changeVariants, type Variants } from './variants.ts';

export type SimulatorOptions = {
  /** SQLite file; `:memory:` keeps nothing. */
  file: string;
  app: { id: string; secret: string };
  now(): Date;
  backoff?: Backoff;
  /** Who takes it in; without one it listens by itself. */
  house?: House | undefined;
};

export type Simulator = {
  readonly server: Server;
  url(): string;
  readonly handle: Service['handle'];
  /** Where the API is, with its version. */
  graph(): string;
  listen(port: number): Promise<string>;
  /** A business account with one number and a token that may do everything. */
  business(display: string, name: string): { accountId: string; number: BusinessNumber; token: string };
  token(accountId: string, livesMs: number | null): string;
  revoke(token: string): void;
  customer(waId: string, name: string, hidden?: { username: string }): Customer;
  vary(change: Partial<Variants>): void;
  faults(change: z.output<typeof FaultChange>): void;
  close(): Promise<void>;
};

/** A service that speaks the WhatsApp Cloud API, with its own storage, deliveries, window and page. */
export function createSimulator({ file, app, now, backoff = usualBackoff, house }: SimulatorOptions): Simulator {
  const db = openStore(file);
  const stopping = new AbortController();
  const server: Server = {
    ...{ db, now, app, fetch: house?.fetch ?? fetch },
    baseUrl: () => service.url(),
    changed: () => alarm.ring(),
  };
  const alarm = createAlarm(() => deliverDue(server, backoff, stopping.signal), {
    now,
    onError: (error) => console.error(error),
  });
  const api = createRouter([...pageRoutes(server), ...apiRoutes(server)]);
  const service = createService(answer, graphAnswer, house);

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const isApi = /^\/v\d/.test(url.pathname);
    const method = request.method ?? 'GET';
    if (isApi) await meetFaults();
    const { route, params } = api(method, url.pathname);
    const reply = await route.answer(createCall(request, params, url.searchParams));
    const fault = isApi && method !== 'GET' ? takeWriteFault(server) : null;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'fail') throw graphRefusal(131000);
    send(response, reply);
  }

  async function meetFaults(): Promise<void> {
    const { slowMs, outage, rateLimitedUntil } = getFaults(server);
    if (slowMs > 0) await new Promise((done) => setTimeout(done, slowMs).unref());
    if (outage) throw new Refusal(503, '131057', 'Account in maintenance mode');
    if (rateLimitedUntil === null) return;
    const seconds = Math.max(1, Math.ceil((Date.parse(rateLimitedUntil) - now().getTime()) / 1000));
    throw graphRefusal(130429, '', { 'retry-after': String(seconds) });
  }

  return {
    server,
    url: service.url,
    handle: service.handle,
    graph: () => `${service.url()}/v25.0`,
    listen: async (port) => {
      const base = await service.listen(port);
      alarm.ring();
      return base;
    },
    business: (display, name) => {
      const accountId = newNumericId();
      return {
        accountId,
        number: addNumber(server, accountId, display, name),
        token: issueToken(server, accountId, null),
      };
    },
    token: (accountId, livesMs) => issueToken(server, accountId, livesMs),
    revoke: (token) => void db.run('update token set revoked_at = ? where token = ?', now().toISOString(), token),
    customer: (waId, name, hidden) => addCustomer(server, waId, name, hidden),
    vary: (change) => changeVariants(server, change),
    faults: (change) => void changeFaults(server, change),
    close: async () => {
      stopping.abort();
      await alarm.close();
      await service.close();
      db.close();
    },
  };
}
