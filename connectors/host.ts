import ipaddr from 'ipaddr.js';
import { ConnectorError } from './connector-error.ts';
import { type Resolve, systemResolve } from './guard.ts';
import type { FindHost } from './session.ts';

/** Where mail servers listen. Any other port of a house's own network is none of our business. */
const mailPorts = [25, 143, 465, 587, 993, 2525];
/** A mail server is often the machine's own or its neighbour's, so the house's own addresses are allowed here. */
const ranges = ['unicast', 'private', 'uniqueLocal', 'loopback'];

/** `allowLoopback` lets every port be called: tests, and servers to try things with. */
export function createFindHost({
  allowLoopback,
  resolve = systemResolve,
}: {
  allowLoopback: boolean;
  resolve?: Resolve;
}): FindHost {
  return async (host, port) => {
    if (!mailPorts.includes(port) && !allowLoopback) throw refused(`Port ${port} is no port of a mail server.`);
    const name = host.replace(/^\[|\]$/g, '');
    const addresses = ipaddr.isValid(name)
      ? [name]
      : (await resolve(name).catch(() => [])).map(({ address }) => address);
    const [first] = addresses;
    if (first === undefined) throw new ConnectorError('transient', `${host} could not be found.`);
    const isAllowed = addresses.every((one) => ranges.includes(ipaddr.process(one).range()));
    if (!isAllowed) throw refused(`${host} has an address that must not be called.`);
    return first;
  };
}

const refused = (message: string) => new ConnectorError('invalid_request', message);
