import type { Session } from '#connectors/session.ts';
import { ApiError, call, callerOf } from '../api.ts';
import { Context, Status } from '../shapes.ts';
import { visibilityOf } from '../visibility.ts';

/** Tops of threads, by origin and status: a status never moves to another thread. */
const known = new Map<string, string>();
const mostKnown = 20_000;

const keyOf = ({ origin }: Session, id: string) => `${origin} ${id}`;

/** Remembers the top of a status's thread; the oldest memory goes first. */
export function rememberRoot(session: Session, id: string, rootId: string): void {
  known.set(keyOf(session, id), rootId);
  const oldest = known.size > mostKnown ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
}

/** The tops of the threads of those that answer something in public; where the server does not know, what it answers. */
export async function rootsOf(session: Session, entries: readonly unknown[]): Promise<Record<string, string>> {
  const roots: Record<string, string> = {};
  for (const entry of entries) {
    const status = Status.safeParse(entry).data;
    const isThreaded = status?.in_reply_to_id !== undefined && visibilityOf(status) !== 'private';
    if (status && isThreaded) roots[status.id] = await rootOf(session, status);
  }
  return roots;
}

export async function rootOf(session: Session, status: Pick<Status, 'id' | 'in_reply_to_id'>): Promise<string> {
  const { id, in_reply_to_id: parentId } = status;
  if (parentId === undefined) return id;
  const remembered = known.get(keyOf(session, id)) ?? known.get(keyOf(session, parentId));
  if (remembered !== undefined) return remembered;
  const above = await readAncestors(session, id);
  const rootId = above[0] ?? parentId;
  for (const one of [...above, id]) rememberRoot(session, one, rootId);
  return rootId;
}

/** Ids from the top down; none when the status is gone meanwhile. */
async function readAncestors(session: Session, id: string): Promise<string[]> {
  const path = `/api/v1/statuses/${encodeURIComponent(id)}/context`;
  try {
    const { ancestors } = await call(callerOf(session), { method: 'GET', path, reply: Context });
    return ancestors.flatMap((one) => Status.safeParse(one).data?.id ?? []);
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'gone') return [];
    throw error;
  }
}
