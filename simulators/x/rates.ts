import type { IncomingMessage } from 'node:http';
import { Refusal } from '#sandbox/network.ts';
import { blank, problemType } from './problems.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';

const windowMs = 15 * 60_000;
const usual = 900;
/** Calls in 15 minutes for an account, where X allows fewer than usual. The first that fits holds. */
const limits: readonly [method: string, path: RegExp, most: number][] = [
  ['POST', /^\/2\/tweets$/, 100],
  ['DELETE', /^\/2\/tweets\/\d+$/, 50],
  ['PUT', /\/hidden$/, 50],
  ['POST', /\/likes$/, 50],
  ['GET', /\/mentions$/, 300],
  ['GET', /\/search\/recent$/, 300],
  ['GET', /\/dm_events$/, 15],
  ['POST', /^\/2\/dm_conversations\//, 15],
];

/** Counts the calls of each token in windows of a quarter of an hour, and says on each answer what is left. */
export function createRates(server: Server) {
  const windows = new Map<string, { until: number; count: number }>();
  return (request: IncomingMessage, method: string, path: string): Record<string, string> => {
    const { patience, isCapped } = getVariants(server);
    if (isCapped)
      throw new Refusal(429, problemType('usage-capped'), 'UsageCapExceeded: the credits of this project are used up.');
    const found = limits.findIndex(([verb, form]) => verb === method && form.test(path));
    const most = (limits[found]?.[2] ?? usual) * patience;
    const key = `${request.headers.authorization ?? request.socket.remoteAddress} ${found} ${method}`;
    const time = server.now().getTime();
    const known = windows.get(key);
    const window = known && known.until > time ? known : { until: time + windowMs, count: 0 };
    window.count += 1;
    windows.set(key, window);
    const headers = {
      'x-rate-limit-limit': String(most),
      'x-rate-limit-remaining': String(Math.max(most - window.count, 0)),
      'x-rate-limit-reset': String(Math.ceil(window.until / 1000)),
    };
    if (window.count > most) throw new Refusal(429, blank, 'Too Many Requests', headers);
    return headers;
  };
}
