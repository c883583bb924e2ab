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

/**
 * A page of a thread, oldest first: the newest `limit` posts before the number `before`. The first page also has what
 * leads to the post `around` and what answers it. `next` is the `before` of the page above, null when there is none.
 */
export function getThreadPage(
  network: Network,
  threadId: string,
  viewerId: string,
  { limit, before, around }: { limit: number; before: number | null; around: string | null },
) {
  const at = network.now().toISOString();
  const select = (where: string, ...values: (string | number)[]) =>
    network.db.all<Status>(
      `select s.* ${from} where s.thread_id = ? and ${visible} and ${where}`,
      threadId,
      at,
      viewerId,
      viewerId,
      ...values,
    );
  const root = findStatus(network, threadId);
  if (!root || root.kind === 'dm' || root.thread_id !== root.id) {
    throw new Refusal(404, 'not_found', 'There is no such thread.');
  }
  const page = select('s.seq < ? order by s.seq desc limit ?', before ?? Number.MAX_SAFE_INTEGER, limit);
  const [earliest] = page.slice(-1);
  const first = before === null ? [threadId, ...wayUp(network, around)] : [];
  const more = first.flatMap((id) => select('s.id = ?', id));
  if (around !== null && before === null) more.push(...select('s.reply_to = ? order by s.seq limit ?', around, limit));
  const all = new Map([...more, ...page].map((status) => [status.id, status]));
  if (all.size === 0 && before === null) throw new Refusal(410, 'gone', 'This thread was deleted.');
  return {
    thread_id: threadId,
    statuses: [...all.values()].sort((a, b) => a.seq - b.seq).map((status) => statusJson(network, status, viewerId)),
    next: page.length === limit && earliest ? earliest.seq : null,
  };
}

/** A post and all it answers, at most a hundred. */
function wayUp(network: Network, id: string | null): string[] {
  const way: string[] = [];
  for (let at = id; at !== null && way.length < 100; at = findStatus(network, at)?.reply_to ?? null) way.push(at);
  return way;
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
