import type { Network } from './network.ts';
import { Refusal } from './network.ts';
import { statusJson } from './status-json.ts';
import { findStatus, type Status } from './statuses.ts';

// A hidden comment stays for its author and for whose post it stands under.
const visible = `s.deleted_at is null and (s.expires_at is null or s.expires_at > ?)
  and (s.hidden_at is null or s.account_id = ? or root.account_id = ?)`;
const from = 'from status s join status root on root.id = s.thread_id';

/** A public thread as this account sees it, oldest first; the root may be missing when it was deleted. */
export function getThread(network: Network, threadId: string, viewerId: string) {
  const root = findStatus(network, threadId);
  if (!root || root.kind === 'dm' || root.thread_id !== root.id) {
    throw new Refusal(404, 'not_found', 'There is no such thread.');
  }
  const statuses = network.db.all<Status>(
    `select s.* ${from} where s.thread_id = ? and ${visible} order by s.seq limit 500`,
    threadId,
    network.now().toISOString(),
    viewerId,
    viewerId,
  );
  if (statuses.length === 0) throw new Refusal(410, 'gone', 'This thread was deleted.');
  return { thread_id: threadId, statuses: statuses.map((status) => statusJson(network, status, viewerId)) };
}

/** Public threads, the one with the newest activity first; `before` is the `next` of the page above. */
export function listThreads(network: Network, viewerId: string, before: number | null, limit: number) {
  const at = network.now().toISOString();
  const threads = network.db.all<{ id: string; latest: number }>(
    `select s.thread_id as id, max(s.seq) as latest ${from}
     where s.kind <> 'dm' and ${visible} group by s.thread_id having max(s.seq) < ? order by latest desc limit ?`,
    at,
    viewerId,
    viewerId,
    before ?? Number.MAX_SAFE_INTEGER,
    limit + 1,
  );
  const page = threads.slice(0, limit);
  return {
    threads: page.map(({ id }) => getThread(network, id, viewerId)),
    next: threads.length > limit ? (page.at(-1)?.latest ?? null) : null,
  };
}
