import * as z from 'zod';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Session } from '#connectors/session.ts';
import { ApiError, type Caller, call, callerOf, readOwnAccount } from '../api.ts';
import { List, Nothing, Status } from '../shapes.ts';

/**
 * What was said to us lately. Nobody tells of edits and deletions of others, except to who follows them, so the latest
 * are looked at again.
 */
export const Watch = z.object({
  statuses: z.array(z.object({ id: z.string(), editedAt: z.string().nullable() })),
  /** Servers that cannot be asked for several at once are asked for a few by turns, from this place. */
  turn: z.int().nonnegative().nullable(),
});
export type Watch = z.infer<typeof Watch>;

/** As many as Mastodon gives at once. */
const mostWatched = 20;
const askedByTurns = 3;

export type Changes = { entries: unknown[]; gone: string[]; state: Watch };

/** Puts what is new on the list. */
export function watchAlso({ statuses, turn }: Watch, entries: readonly unknown[]): Watch {
  const fresh = entries.flatMap((entry) => Status.safeParse(entry).data ?? []);
  const added = fresh.map(({ id, edited_at }) => ({ id, editedAt: edited_at ?? null }));
  const ids = new Set(added.map(({ id }) => id));
  return { turn, statuses: [...added, ...statuses.filter(({ id }) => !ids.has(id))].slice(0, mostWatched) };
}

/** Looks which of them were edited or are gone. */
export async function lookAgain(session: Session, watch: Watch): Promise<Changes> {
  if (watch.statuses.length === 0) return { entries: [], gone: [], state: watch };
  const caller = callerOf(session);
  const { asked, turn } = watch.turn === null ? { asked: watch.statuses, turn: null } : nextTurn(watch);
  const ids = asked.map(({ id }) => id);
  const found = turn === null ? await readAtOnce(caller, ids) : await readEach(caller, ids);
  if (found === null) return lookAgain(session, { ...watch, turn: 0 });
  const standing = new Map(
    found.flatMap((entry) => {
      const status = Status.safeParse(entry).data;
      return status === undefined ? [] : [[status.id, { status, entry }] as const];
    }),
  );
  const missing = ids.filter((id) => !standing.has(id));
  const gone = await goneAmong(caller, missing);
  const edited = asked.flatMap(({ id, editedAt }) => {
    const now = standing.get(id);
    return now?.status.edited_at !== undefined && now.status.edited_at !== editedAt ? [now] : [];
  });
  // What is hidden from us by now is not asked for again.
  const left = watch.statuses.filter(({ id }) => !missing.includes(id));
  const editedAt = new Map(edited.map(({ status }) => [status.id, status.edited_at ?? null]));
  const statuses = left.map((one) => ({ ...one, editedAt: editedAt.get(one.id) ?? one.editedAt }));
  return { entries: edited.map(({ entry }) => entry), gone, state: { statuses, turn } };
}

function nextTurn({ statuses, turn }: Watch) {
  const from = (turn ?? 0) % statuses.length;
  return { asked: statuses.slice(from, from + askedByTurns), turn: from + askedByTurns };
}

/** Null when this server cannot be asked for several. */
export async function readAtOnce(caller: Caller, ids: readonly string[]): Promise<unknown[] | null> {
  const query = new URLSearchParams(ids.map((id) => ['id[]', id]));
  try {
    return await call(caller, { method: 'GET', path: `/api/v1/statuses?${query}`, reply: List });
  } catch (error) {
    const cannot = error instanceof ApiError && ['gone', 'invalid_request'].includes(error.kind);
    if (cannot) return null;
    throw error;
  }
}

async function readEach(caller: Caller, ids: readonly string[]): Promise<unknown[]> {
  return (await Promise.all(ids.map((id) => readOne(caller, id)))).filter((one) => one !== null);
}

/** Null when it is not there, or not for this reader. */
async function readOne(caller: Caller, id: string): Promise<unknown> {
  try {
    return await call(caller, { method: 'GET', path: statusPath(id), reply: Nothing });
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'gone') return null;
    throw error;
  }
}

export const statusPath = (id: string): string => `/api/v1/statuses/${encodeURIComponent(id)}`;

/** Which of those that we are not shown are gone. A server that finds nothing at all, not even us, is not believed. */
export async function goneAmong(caller: Caller, ids: readonly string[]): Promise<string[]> {
  const gone = (await Promise.all(ids.map(async (id) => ((await isGone(caller, id)) ? [id] : [])))).flat();
  if (gone.length > 0) await readOwnAccount(caller);
  return gone;
}

/**
 * Whether a status that we are not shown is gone. Who blocks us hides theirs from us alone, so it is asked for once more
 * as any passer-by would; a server that shows passers-by nothing is believed.
 */
async function isGone(caller: Caller, id: string): Promise<boolean> {
  if ((await readOne(caller, id)) !== null) return false;
  const { token: _, ...passerBy } = caller;
  try {
    return (await readOne(passerBy, id)) === null;
  } catch (error) {
    if (error instanceof ApiError && [401, 403, 422].includes(error.status)) return true;
    throw error;
  }
}
