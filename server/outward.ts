import { ConnectorError } from '#connectors/connector-error.ts';
import { createHttp } from '#connectors/http.ts';
import type { Http } from '#connectors/session.ts';
import type { Config } from './config.ts';
import { insideOf, isPractisedName, practisedMount } from './practised-address.ts';

/** How we name ourselves to networks. */
export const userAgent = 'Earshot (self-hosted customer service)';

/** `practice` also reaches the networks that this program plays, by their names and not by its address. */
export type Outward = { http: Http; practice: Http; close(): Promise<void> };

/** Networks are reached through the guard; only the sandbox network, which this program serves itself, may be on this machine. */
export function createOutward({ allowLoopback, port }: Pick<Config, 'allowLoopback' | 'port'>): Outward {
  const guarded = createHttp({ allowLoopback, userAgent });
  const home = createHttp({ allowLoopback: true, userAgent });
  const http: Http = async (request) => {
    if (isPractisedName(request.url)) throw notFromHere(request.url);
    return isSandbox(request.url, port) ? home(request) : guarded(request);
  };
  return {
    http,
    practice: (request) => {
      const inside = insideOf(request.url, port);
      return inside === null ? http(request) : home({ ...request, url: inside });
    },
    close: async () => {
      await Promise.all([guarded.close(), home.close()]);
    },
  };
}

/** Said here, so that no resolver is asked. */
const notFromHere = (address: string) =>
  new ConnectorError('invalid_request', `Earshot will not call ${new URL(address).host}: it is played for practice.`);

function isSandbox(address: string, port: number): boolean {
  const url = URL.parse(address);
  if (url?.origin !== `http://127.0.0.1:${port}`) return false;
  return url.pathname.startsWith('/sandbox/') && !url.pathname.startsWith(`${practisedMount}/`);
}
