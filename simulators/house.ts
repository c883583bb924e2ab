import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Refusal } from '#sandbox/network.ts';
import { createCall, createRouter, refuse, send } from '#sandbox/router.ts';
import { faultRoutes } from './faults-page.ts';
import type { Brand, Credentials, Played } from './played.ts';
import { type Place, places, practised } from './practised.ts';

export type HouseOptions = {
  /** The path at which it stands, without a slash at the end. */
  mount: string;
  /** Keeps a file for each network that was asked for. */
  folder: string;
  /** What apps are told to be a network's address, without a slash at the end. */
  baseOf(place: Place): string;
  /** The only way out for what apps have called. */
  fetch: typeof fetch;
  secretOf(place: Place): string;
  now(): Date;
  log: { warn(fields: object, message: string): void };
};

/** Several simulators under the roof of one server. Nothing of them is loaded before somebody asks for it. */
export type NetworkHouse = {
  /** Answers everything below the mount. The body must not have been read yet. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  provide(network: string, brand: Brand, chosen: Record<string, string>): Promise<Credentials>;
  /** Does what a person would do at a network with an address and the word that it asks for. */
  hear(network: string, brand: Brand, hook: { address: string; word: string }): Promise<void>;
  close(): Promise<void>;
};

type Guest = Played & { findFaults: ReturnType<typeof createRouter> };

export function createHouse({ mount, folder, baseOf, fetch, secretOf, now, log }: HouseOptions): NetworkHouse {
  const guests = new Map<Place, Promise<Guest>>();

  function guestAt(place: Place): Promise<Guest> {
    const known = guests.get(place) ?? takeIn(place);
    guests.set(place, known);
    // What could not be opened is tried again.
    known.catch(() => guests.delete(place));
    return known;
  }

  async function takeIn(place: Place): Promise<Guest> {
    const { play } = await places[place]();
    const file = join(folder, `sandbox-${place}.sqlite`);
    const played = play({ file, house: { base: baseOf(place), fetch }, secret: secretOf(place), now });
    return { ...played, findFaults: createRouter(faultRoutes(played.stage)) };
  }

  function guestFor(network: string): Promise<Guest> {
    const found = practised.find((one) => one.network === network);
    if (!found) throw new Error(`${network} is not played here.`);
    return guestAt(found.place);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://house');
    if (pathname === `${mount}/`) return send(response, { body: { networks: listNetworks(mount) } });
    const [, name = '', path = ''] = /^\/([a-z]+)(\/.*)?$/.exec(pathname.slice(mount.length)) ?? [];
    const place = (Object.keys(places) as Place[]).find((one) => one === name);
    if (!place) throw new Refusal(404, 'not_found', 'No network of that name is played here.');
    if (path === '') return send(response, { status: 308, headers: { location: `${mount}/${place}/${search}` } });
    refuseForeignPage(request);
    harmless(response);
    const guest = await guestAt(place);
    if (path === '/faults') {
      const { route, params } = guest.findFaults(request.method ?? 'GET', path);
      return send(response, await route.answer(createCall(request, params, searchParams)));
    }
    request.url = path + search;
    guest.handle(request, response);
  }

  return {
    handle: (request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (response.headersSent || response.destroyed) return void response.destroy();
        if (error instanceof Refusal) return refuse(response, error);
        log.warn({ err: error }, 'A network that is played for practice failed.');
        refuse(response, new Refusal(500, 'internal', 'The network made a mistake.'));
      });
    },
    provide: async (network, brand, chosen) => (await guestFor(network)).provide(brand, chosen),
    hear: async (network, brand, hook) => (await guestFor(network)).hear?.(brand, hook),
    close: async () => {
      const opened = await Promise.allSettled(guests.values());
      for (const guest of opened) if (guest.status === 'fulfilled') await guest.value.close();
    },
  };
}

/** Pages are paths. */
export type ListedNetwork = { network: string; label: string; page: string; faults: string };

/** What is played here, with the page on which one is a customer and that on which things go wrong. */
export const listNetworks = (mount: string): ListedNetwork[] =>
  practised.map(({ network, name, place, page }) => ({
    ...{ network, label: name, page: `${mount}/${place}/${page}`, faults: `${mount}/${place}/faults` },
  }));

/** Nobody acts here by way of a page that somebody else opened before them. */
function refuseForeignPage({ method, headers }: IncomingMessage): void {
  if (method !== 'GET' && headers['sec-fetch-site'] === 'cross-site')
    throw new Refusal(403, 'foreign_page', 'Another site may not act here.');
}

/** What customers and apps keep here stands at the address of the host, and must not run there. */
function harmless(response: ServerResponse): void {
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
}
