import { ConnectorError } from '#connectors/connector-error.ts';
import type { Http } from '#connectors/session.ts';
import type { Context } from '#server/context.ts';
import { getFile } from '#server/features/attachment/commands.ts';
import { sniff } from '#server/features/attachment/queries.ts';
import { type Copy, type Place, readCopy, writeCopy } from './store.ts';

const freshForMs = 24 * 3_600_000;
/** A picture that could not be had is asked for again after this long. */
const missingForMs = 3_600_000;
const maxBytes = 1024 * 1024;
const timeoutMs = 8_000;
const shown: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export type Picture = { bytes: Uint8Array; mimeType: string };

/** Keeps a page of rows with the same face from fetching it once each. */
const running = new Map<string, Promise<Uint8Array>>();

/** Our copy of a picture, made or renewed when it is due; null when there is none to show. */
export async function readAvatar(context: Context, place: Omit<Place, 'config'>): Promise<Picture | null> {
  const at = { ...place, config: context.config };
  const copy = await readCopy(at);
  if (copy && isFresh(copy, context.now())) return asPicture(copy.bytes);
  const key = `${place.workspaceId} ${place.avatarUrl}`;
  const work = running.get(key) ?? renew(context, at, copy).finally(() => running.delete(key));
  running.set(key, work);
  return asPicture(await work);
}

/** Pure: whether a copy may be shown without asking the network. A file written after `now` is fresh. */
export function isFresh({ bytes, copiedAt }: Copy, now: Date): boolean {
  return now.getTime() - copiedAt.getTime() < (bytes.length > 0 ? freshForMs : missingForMs);
}

/** While the network is away, yesterday's picture is better than none. */
async function renew({ http, now }: Context, place: Place, old: Copy | null): Promise<Uint8Array> {
  const answer = await download(http, place.avatarUrl);
  const bytes = answer === 'away' ? (old?.bytes ?? new Uint8Array()) : answer;
  await writeCopy(place, { bytes, copiedAt: now() });
  return bytes;
}

async function download(http: Http, url: string): Promise<Uint8Array | 'away'> {
  try {
    const reply = await getFile(http, url, timeoutMs);
    if (reply.status >= 500 || reply.status === 429) return 'away';
    const usable = reply.status === 200 && reply.body.length <= maxBytes && shown.has(sniff(reply.body));
    return usable ? reply.body : new Uint8Array();
  } catch (error) {
    if (error instanceof ConnectorError) return error.kind === 'transient' ? 'away' : new Uint8Array();
    throw error;
  }
}

/** Its type is the one in its bytes, whatever the network said. */
function asPicture(bytes: Uint8Array): Picture | null {
  return bytes.length > 0 ? { bytes, mimeType: sniff(bytes) } : null;
}
