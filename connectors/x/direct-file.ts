import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
import { readOwn } from './tokens.ts';

const place = /\/dm\/(\d+)\/(\d+)\/([\w.-]+)$/;

/** Where X gives a file of a direct message to who signs in; undefined for what anybody may fetch. */
export function signedInFile(url: string): string | undefined {
  const { hostname, pathname } = new URL(url);
  const [, event, media, resource] = place.exec(pathname) ?? [];
  // What stands behind a sign-in stands at ton.twitter.com and, in a simulated X, under its own address.
  const isPublic = /(^|\.)twimg\.com$/.test(hostname);
  return event === undefined || isPublic ? undefined : `network:dm/${event}/${media}/${resource}`;
}

/** Reads a file of a direct message as the account that takes part in it; null when it is gone. */
export async function readFile(session: Session, id: string): Promise<Uint8Array | null> {
  const [, event, media, resource = ''] = /^dm\/(\d+)\/(\d+)\/([\w.-]+)$/.exec(id) ?? [];
  if (event === undefined) return null;
  const path = (name: string) => `/2/dm_conversations/media/${event}/${media}/${encodeURIComponent(name)}`;
  const bare = resource.replace(/\.\w+$/, '');
  // The address has the file with its ending; whether the call wants it so is told nowhere.
  for (const name of new Set([resource, bare])) {
    try {
      return await readOwn(session, path(name));
    } catch (error) {
      if (!(error instanceof ConnectorError && ['gone', 'invalid_request'].includes(error.kind))) throw error;
    }
  }
  return null;
}
