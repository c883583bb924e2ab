import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { failureFor } from '../failure.ts';
import type { HttpReply, Session } from '../session.ts';
import { settingsOf } from './tokens.ts';

const DidDocument = z.looseObject({
  service: z.array(z.looseObject({ id: z.string(), serviceEndpoint: z.unknown() })).catch([]),
});

/** Where the film of a post can be had: as its author uploaded it, on the author's own server. */
export const filmAddress = (did: string, cid: string): string => `network:film/${did}/${cid}`;

/** Reads a film from its author's server; null when it, or its author, is gone. Throws ConnectorError. */
export async function readFile(session: Session, id: string): Promise<Uint8Array | null> {
  const [, did = '', cid = ''] = /^film\/(did:[^/]+)\/([a-z0-9]+)$/.exec(id) ?? [];
  const address = documentOf(did, settingsOf(session).directory);
  const document = address === null ? null : await get(session, address);
  if (document === null) return null;
  const read = DidDocument.safeParse(parsed(document.body)).data;
  const server = read?.service.find((one) => one.id.endsWith('#atproto_pds'))?.serviceEndpoint;
  if (typeof server !== 'string' || !URL.canParse(server)) return null;
  const blob = new URL(`/xrpc/com.atproto.sync.getBlob?${new URLSearchParams({ did, cid })}`, server);
  return (await get(session, blob.toString()))?.body ?? null;
}

function documentOf(did: string, directory: string): string | null {
  if (did.startsWith('did:plc:')) return `${directory}/${encodeURIComponent(did)}`;
  const [, host = ''] = /^did:web:([A-Za-z0-9.-]+)$/.exec(did) ?? [];
  return host === '' ? null : `https://${host}/.well-known/did.json`;
}

async function get({ http, now }: Session, url: string): Promise<HttpReply | null> {
  const reply = await http({ method: 'GET', url });
  if (reply.status === 200) return reply;
  if ([400, 404, 410].includes(reply.status)) return null;
  const failure = failureFor(reply.status, reply.headers, { write: false, now: now(), network: 'Bluesky' });
  throw failure instanceof ConnectorError ? failure : new ConnectorError('transient', 'Bluesky did not answer.');
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
