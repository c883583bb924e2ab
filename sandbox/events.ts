import type { Network } from './network.ts';
import { enqueueDeliveries } from './webhooks.ts';

/** Something that concerns an account, in the words in which it is told to that account's apps. */
export type EventData = Record<string, unknown>;

/**
 * Tells each of these accounts. One event an account, told the same way by webhook and by the events
 * API; its `id` stays the same however often it is delivered.
 */
export function tell(
  network: Network,
  accountIds: Iterable<string>,
  kind: string,
  dataFor: (accountId: string) => EventData,
): void {
  const { db, now } = network;
  const at = now().toISOString();
  for (const accountId of new Set(accountIds)) {
    const { rowid } = db.run(
      "insert into event (account_id, kind, at, body) values (?, ?, ?, '')",
      accountId,
      kind,
      at,
    );
    const body = JSON.stringify({ id: `ev_${rowid}`, kind, account_id: accountId, at, data: dataFor(accountId) });
    db.run('update event set body = ? where seq = ?', body, rowid);
    enqueueDeliveries(network, accountId, body);
  }
}

/** A page of what concerns the account after `since`, oldest first. `next` is where to go on. */
export function listEvents(
  { db }: Network,
  accountId: string,
  { since, limit, from }: { since: number; limit: number; from: string | null },
): { events: unknown[]; next: number; more: boolean } {
  const rows = db.all<{ seq: number; body: string }>(
    'select seq, body from event where account_id = ? and seq > ? and at >= ? order by seq limit ?',
    accountId,
    since,
    from ?? '',
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const more = rows.length > limit;
  const head = db.get<{ seq: number | null }>('select max(seq) as seq from event')?.seq ?? 0;
  return {
    events: page.map((row) => JSON.parse(row.body)),
    // At the end we stand at the head, so that what `from` left out does not come after all.
    next: more ? (page.at(-1)?.seq ?? since) : Math.max(since, head),
    more,
  };
}
