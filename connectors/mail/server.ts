import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ConnectorError } from '../connector-error.ts';
import type { FindHost } from '../session.ts';

/** A mail server as it is typed: `imap.acme.test` or `imap.acme.test:1993`. */
export type Server = { host: string; port: number };

/** Throws ConnectorError `invalid_request` on what is no address of a server. */
export function readServer(typed: string, otherwisePort: number, label: string): Server {
  const match = /^([a-z0-9.-]{1,253}|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i.exec(typed.trim().replace(/^[a-z]+:\/\//i, ''));
  const port = Number(match?.[2] ?? otherwisePort);
  if (!match?.[1] || port < 1 || port > 65_535)
    throw new ConnectorError('invalid_request', `${label}: write a name such as mail.acme.com, or mail.acme.com:993.`);
  return { host: match[1], port };
}

/** How to connect: where to, and with which encryption. On this machine alone it may be without. */
export type Line = { host: string; address: string; port: number; security: 'tls' | 'starttls' | 'none' };

const tlsPorts = [465, 993];

export async function findLine({ host, port }: Server, findHost: FindHost): Promise<Line> {
  const address = await findHost(host, port);
  const isHere = ipaddr.process(address).range() === 'loopback';
  return { host, address, port, security: tlsPorts.includes(port) ? 'tls' : isHere ? 'none' : 'starttls' };
}

/** The name the certificate must bear; none for a bare address. */
export const serverName = ({ host }: Pick<Line, 'host'>): { servername?: string } =>
  isIP(host.replace(/^\[|\]$/g, '')) === 0 ? { servername: host } : {};
