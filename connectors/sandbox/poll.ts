import type { Polled, ThreadAsked, ThreadRead } from '../connector.ts';
import type { Session } from '../session.ts';
import { call, callRaw, EventPage, read, Statuses, ThreadPage } from './api.ts';
import { callerOf } from './connect.ts';

const pageSize = 100;
const dayMs = 86_400_000;

/** All events that concern our account, ours from elsewhere too; the cursor is the network's running number. */
export async function poll(
  session: Session,
  cursor: string | null,
  { backfillDays }: { backfillDays: number },
): Promise<Polled> {
  const query = new URLSearchParams({ since: cursor ?? '0', limit: String(pageSize) });
  if (cursor === null) query.set('from', new Date(session.now().getTime() - backfillDays * dayMs).toISOString());
  const { body } = await callRaw(callerOf(session), { method: 'GET', path: `/events?${query}` });
  const page = read(body, EventPage);
  return { deliveries: page.events.length === 0 ? [] : [body], cursor: String(page.next), more: page.more };
}

const threadPageSize = 200;

/** The thread as our account sees it, the newest page first. */
export async function loadThread(session: Session, { externalId, around, cursor }: ThreadAsked): Promise<ThreadRead> {
  const query = new URLSearchParams({ limit: String(threadPageSize) });
  if (cursor !== null) query.set('before', cursor);
  else if (around !== null) query.set('around', around);
  const path = `/threads/${encodeURIComponent(externalId)}?${query}`;
  const { body } = await callRaw(callerOf(session), { method: 'GET', path });
  const { next } = read(body, ThreadPage);
  return { bodies: [body], next: next == null ? null : String(next) };
}

const idsAtATime = 100;

export async function findDeleted(session: Session, externalIds: readonly string[]): Promise<string[]> {
  const deleted: string[] = [];
  for (let start = 0; start < externalIds.length; start += idsAtATime) {
    const asked = externalIds.slice(start, start + idsAtATime);
    const path = `/statuses?${new URLSearchParams({ ids: asked.join(',') })}`;
    const { statuses } = await call(callerOf(session), { method: 'GET', path, reply: Statuses });
    const standing = new Set(statuses.map((status) => status.id));
    deleted.push(...asked.filter((id) => !standing.has(id)));
  }
  return deleted;
}
