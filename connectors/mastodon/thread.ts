import type { ThreadAsked, ThreadRead } from '../connector.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
import { call, callerOf } from './api.ts';
import { writeDelivery } from './delivery.ts';
import { readRoom } from './handle.ts';
import { rememberRoot } from './poll/roots.ts';
import { goneAmong, readAtOnce, statusPath } from './poll/watch.ts';
import { Context, Nothing, Status } from './shapes.ts';

/** How many may be asked for one by one in a minute, out of 300 calls in five. */
const singlesAtOnce = 5;
const idsAtOnce = 20;

/**
 * A public thread from its top down, as far as this server knows it: what stands elsewhere and nobody here follows may be
 * missing. It comes whole, and long ones cut by the server; a room of direct messages is what polling brought.
 */
export async function loadThread(session: Session, { externalId, around }: ThreadAsked): Promise<ThreadRead> {
  if (readRoom(externalId) !== null) return { bodies: [], next: null };
  const top = await readThread(session, externalId);
  const ids = new Set(top.flatMap((entry) => Status.safeParse(entry).data?.id ?? []));
  const isMissing = around !== null && !ids.has(around);
  const branch = isMissing ? await readThread(session, around).catch(orNothing) : [];
  const entries = [...top, ...branch];
  const all = entries.flatMap((entry) => Status.safeParse(entry).data ?? []);
  for (const { id } of all) rememberRoot(session, id, externalId);
  const roots = Object.fromEntries(all.map(({ id }) => [id, externalId]));
  return { bodies: [writeDelivery({ kind: 'statuses', entries, roots })], next: null };
}

/** A status with all above and below it, as the server shows them. */
async function readThread(session: Session, id: string): Promise<unknown[]> {
  const caller = callerOf(session);
  const [status, { ancestors, descendants }] = await Promise.all([
    call(caller, { method: 'GET', path: statusPath(id), reply: Nothing }),
    call(caller, { method: 'GET', path: `${statusPath(id)}/context`, reply: Context }),
  ]);
  return [...ancestors, status, ...descendants];
}

function orNothing(error: unknown): unknown[] {
  if (error instanceof ConnectorError && error.kind === 'gone') return [];
  throw error;
}

/** Which of these no longer stand; servers that cannot be asked for several at once are asked about the first few. */
export async function findDeleted(session: Session, externalIds: readonly string[]): Promise<string[]> {
  const caller = callerOf(session);
  const missing: string[] = [];
  for (let from = 0; from < externalIds.length; from += idsAtOnce) {
    const asked = externalIds.slice(from, from + idsAtOnce);
    const found = await readAtOnce(caller, asked);
    if (found === null) return goneAmong(caller, externalIds.slice(0, singlesAtOnce));
    const standing = new Set(found.flatMap((entry) => Status.safeParse(entry).data?.id ?? []));
    missing.push(...asked.filter((id) => !standing.has(id)));
  }
  return goneAmong(caller, missing);
}
