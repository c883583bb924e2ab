import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Resolves a name to all of its addresses; node's own resolver unless a test brings another. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** Addresses that look public and still belong to a cloud host's inside (Azure's wire server). */
const insideDespitePublic = new Set(['168.63.129.16']);

/** Why an address must not be called; null when it may. Unknown ranges are refused. */
export function addressRefusal(address: string, allowLoopback: boolean): string | null {
  if (!ipaddr.isValid(address)) return 'not an address';
  // process() turns ::ffff:127.0.0.1 into 127.0.0.1, so a mapped address gains nothing.
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return allowLoopback ? null : 'a loopback address';
  if (range !== 'unicast') return `a ${range} address`;
  if (insideDespitePublic.has(parsed.toString())) return 'a metadata address';
  return null;
}

/** Why a URL must not be called, as far as it can be told without resolving its name; null when it may. */
export function urlRefusal(url: URL, allowLoopback: boolean): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is not allowed`;
  if (url.protocol === 'http:' && !allowLoopback) return 'plain http is not allowed';
  if (url.username !== '' || url.password !== '') return 'an address must not carry a name or password';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up, so it is judged here.
  if (!ipaddr.isValid(host)) return null;
  const refusal = addressRefusal(host, allowLoopback);
  return refusal ?? plainHttpRefusal(url, host);
}

function plainHttpRefusal(url: URL, address: string): string | null {
  if (url.protocol === 'https:' || ipaddr.process(address).range() === 'loopback') return null;
  return 'plain http is allowed to this machine only';
}

/** Marks an address that the guard refused, so that it can be told from a network failure. */
export class RefusedAddress extends Error {}

/**
 * The lookup given to the socket. The addresses it answers are the ones connected to, so a name that
 * changes its mind after a check (DNS rebinding) is still judged. One bad address spoils the name.
 */
export function guardedLookup(resolve: Resolve, allow: { loopback: boolean; onlyLoopback: boolean }): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        for (const { address } of addresses) {
          const loopback = ipaddr.process(address).range() === 'loopback';
          const refusal =
            addressRefusal(address, allow.loopback) ??
            (allow.onlyLoopback && !loopback ? 'not this machine, and plain http is' : null);
          if (refusal) return callback(new RefusedAddress(`${hostname} is ${refusal}`), []);
        }
        const family = options.family === 4 || options.family === 6 ? options.family : 0;
        const usable = family === 0 ? addresses : addresses.filter((entry) => entry.family === family);
        const [first] = usable;
        if (!first) return callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), []);
        if (options.all) callback(null, usable);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

/** Node's own resolver, all addresses in the order the system gives them. */
export const systemResolve: Resolve = (hostname) =>
  new Promise((done, fail) => {
    dnsLookup(hostname, { all: true, verbatim: true }, (error, addresses) => (error ? fail(error) : done(addresses)));
  });
