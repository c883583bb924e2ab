import { hasTie } from './accounts.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';

export type Notification = {
  id: number;
  account_id: string;
  type: string;
  from_id: string;
  status_id: string | null;
  created_at: string;
  visible_at: string;
};

/** Tells an account of something; never of its own doing, and nothing of whom it blocks or mutes. */
export function notify(
  server: Server,
  { to, type, from, statusId }: { to: string; type: string; from: string; statusId: string | null },
): void {
  if (to === from || hasTie(server, 'block', to, from) || hasTie(server, 'mute', to, from)) return;
  const at = server.now();
  const visible = new Date(at.getTime() + getVariants(server).deliveryMs);
  server.db.run(
    'insert into notification (account_id, type, from_id, status_id, created_at, visible_at) values (?, ?, ?, ?, ?, ?)',
    ...[to, type, from, statusId, at.toISOString(), visible.toISOString()],
  );
}

export type Range = { maxId: string | null; minId: string | null; sinceId: string | null; limit: number };

/** A page as Mastodon gives it: the newest first; `min_id` walks upwards from there, `max_id` downwards. */
export function page<T>(
  newestFirst: readonly T[],
  keyOf: (one: T) => bigint,
  { maxId, minId, sinceId, limit }: Range,
): T[] {
  const below = maxId === null ? null : BigInt(maxId);
  const above = minId ?? sinceId;
  const floor = above === null ? null : BigInt(above);
  const inside = newestFirst.filter(
    (one) => (below === null || keyOf(one) < below) && (floor === null || keyOf(one) > floor),
  );
  return minId === null ? inside.slice(0, limit) : inside.slice(-limit);
}

export function listNotifications({ db, now }: Server, accountId: string): Notification[] {
  return db.all<Notification>(
    'select * from notification where account_id = ? and visible_at <= ? order by id desc',
    accountId,
    now().toISOString(),
  );
}
