import ipaddr from 'ipaddr.js';
import { systemResolve } from '#connectors/guard.ts';
import type { Config } from '#server/config.ts';
import type { Opened } from './letter.ts';

/** Where mail servers listen. Any other port of a house's own network is none of our business. */
const mailPorts = [25, 465, 587, 2525];
/** A mail server is often the machine's own or its neighbour's, so the house's own addresses are allowed here. */
const ranges = ['unicast', 'private', 'uniqueLocal', 'loopback'];

/** The address to connect to, judged after its name was resolved and then kept, so that a name cannot change its mind. */
export async function findMailHost(
  { host, port }: Pick<Opened<'smtp'>, 'host' | 'port'>,
  { allowLoopback }: Pick<Config, 'allowLoopback'>,
): Promise<{ address: string } | { reason: 'refused_address' | 'unreachable' }> {
  if (!mailPorts.includes(port) && !allowLoopback) return { reason: 'refused_address' };
  const name = host.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(name)
    ? [name]
    : (await systemResolve(name).catch(() => [])).map(({ address }) => address);
  const [first] = addresses;
  if (first === undefined) return { reason: 'unreachable' };
  return addresses.every((one) => ranges.includes(ipaddr.process(one).range()))
    ? { address: first }
    : { reason: 'refused_address' };
}
