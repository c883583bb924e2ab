import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import type { OpenSocket, Session } from '../session.ts';
import { callerOf } from './api.ts';

const Event = z.looseObject({ event: z.string() });
/** Events after which polling finds something. What stands in a timeline alone is nothing said to us. */
const telling = new Set(['notification', 'status.update', 'delete', 'conversation', 'notifications_merged']);

/**
 * Holds the user's stream open; it only says that there is news, so nothing hangs on its being whole. Servers that name
 * an address that does not work are tried at their own.
 */
export async function listen(
  session: Session,
  { open, onNews, signal }: { open: OpenSocket; onNews(): void; signal: AbortSignal },
): Promise<void> {
  const { token } = session.secrets;
  const onText = (text: string) => {
    if (telling.has(eventOf(text))) onNews();
  };
  const addresses = streamingAddresses(session.settings, callerOf(session).base);
  let failure: unknown;
  for (const address of addresses) {
    const url = new URL('/api/v1/streaming', address);
    url.search = String(new URLSearchParams({ stream: 'user', access_token: token ?? '' }));
    try {
      return await open(url.href, onText, signal);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      failure = error;
    }
  }
  throw failure ?? new ConnectorError('gone', 'This Mastodon server has no streaming.');
}

/** What was typed, else what the server says and then its own address, which is right where that is wrong. */
export function streamingAddresses({ streaming, streamingUrl }: Record<string, string>, base: string): string[] {
  const own = base.replace(/^http/, 'ws');
  const wanted = streaming ? [streaming] : [streamingUrl ?? '', own];
  const usable = wanted.filter((address) => /^wss?:\/\//i.test(address) && URL.canParse(address));
  return [...new Set(usable.map((address) => new URL(address).origin.replace(/^null$/, address)))];
}

function eventOf(text: string): string {
  try {
    return Event.safeParse(JSON.parse(text)).data?.event ?? '';
  } catch {
    return '';
  }
}
