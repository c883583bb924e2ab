import { ConnectorError } from '../connector-error.ts';
import type { Http, HttpReply, HttpRequest } from '../session.ts';

/** What goes wrong with the requests that it is about. */
export type Fault =
  | { does: 'answers'; status: number; body: string; headers?: Record<string, string> }
  /** Refused connection: nothing was sent. */
  | { does: 'refuses' }
  /** The request is lost on its way, and nobody can tell. */
  | { does: 'loses request' }
  /** The request arrives and acts; its answer is lost. */
  | { does: 'loses answer' }
  /** The request arrives and acts; the answer is a server error. */
  | { does: 'fails after'; status: number; body: string };

/** The same way out with a fault for every request that `hits` names. */
export function faulty(http: Http, fault: Fault, hits: (request: HttpRequest) => boolean): Http {
  return async (request) => {
    if (!hits(request)) return http(request);
    const write = request.method !== 'GET';
    switch (fault.does) {
      case 'answers':
        return answer(fault.status, fault.body, fault.headers);
      case 'refuses':
        throw new ConnectorError('transient', 'The network refused the connection.');
      case 'loses request':
        throw lost(write);
      case 'loses answer':
        await http(request);
        throw lost(write);
      case 'fails after':
        await http(request);
        return answer(fault.status, fault.body);
    }
  };
}

const lost = (write: boolean) =>
  new ConnectorError(write ? 'unknown_outcome' : 'transient', 'The network did not answer in time.');

function answer(status: number, body: string, headers: Record<string, string> = {}): HttpReply {
  const type = { 'content-type': body.startsWith('<') ? 'text/html' : 'application/json' };
  return { status, headers: { ...type, ...headers }, body: new TextEncoder().encode(body) };
}

/** The same way out, counting. */
export function counting(http: Http): { http: Http; count(): number } {
  let count = 0;
  return {
    http: (request) => {
      count += 1;
      return http(request);
    },
    count: () => count,
  };
}

/** Replaces one value somewhere in a JSON document; `pick` chooses the way down, from 0 up to 1 at each step. */
export function damage(json: unknown, pick: readonly number[], replacement: unknown): unknown {
  const [first = 0, ...rest] = pick;
  if (pick.length === 0 || typeof json !== 'object' || json === null) return replacement;
  const keys = Object.keys(json);
  const key = keys[Math.min(Math.floor(first * keys.length), keys.length - 1)];
  if (key === undefined) return replacement;
  const changed = damage(Reflect.get(json, key), rest, replacement);
  return Object.assign(Array.isArray(json) ? [...json] : { ...json }, { [key]: changed });
}
