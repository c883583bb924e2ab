import { createHmac, randomBytes } from 'node:crypto';
import { getFaults } from './faults.ts';
import { type Network, newId, Refusal } from './network.ts';

export type Webhook = { id: string; account_id: string; url: string; secret: string };
type Delivery = { id: number; body: string; attempts: number; url: string; secret: string; webhook_id: string };

export type Backoff = { firstMs: number; maxMs: number; timeoutMs: number };
export const usualBackoff: Backoff = { firstMs: 1_000, maxMs: 300_000, timeoutMs: 10_000 };

/**
 * Subscribes a url to everything that concerns the account. Only origins that the sandbox was told of:
 * otherwise anybody could make this server post to addresses that only it can reach.
 */
export function subscribe(
  { db }: Network,
  accountId: string,
  { url, secret, origins }: { url: string; secret: string | undefined; origins: readonly string[] },
): Webhook {
  if (!URL.canParse(url) || !origins.includes(new URL(url).origin)) {
    throw new Refusal(422, 'webhook_url_refused', `Webhooks go to ${origins.join(' or ')} only.`);
  }
  const known = db.get<Webhook>('select * from webhook where account_id = ? and url = ?', accountId, url);
  if (known && (secret === undefined || secret === known.secret)) return known;
  const webhook = {
    id: known?.id ?? newId(),
    account_id: accountId,
    url,
    secret: secret ?? randomBytes(32).toString('hex'),
  };
  db.run(
    `insert into webhook (id, account_id, url, secret) values (?, ?, ?, ?)
     on conflict (id) do update set secret = excluded.secret`,
    webhook.id,
    accountId,
    url,
    webhook.secret,
  );
  return webhook;
}

export function listWebhooks({ db }: Network, accountId: string): Webhook[] {
  return db.all<Webhook>(
    'select id, account_id, url, secret from webhook where account_id = ? order by rowid',
    accountId,
  );
}

/** Ends a subscription with everything that still waits for it. Gone already is success. */
export function unsubscribe({ db }: Network, accountId: string, webhookId: string): void {
  db.run('delete from webhook where id = ? and account_id = ?', webhookId, accountId);
}

/** Part of the transaction in which the event is written. */
export function enqueueDeliveries(network: Network, accountId: string, body: string): void {
  const hooks = listWebhooks(network, accountId);
  if (hooks.length === 0) return;
  const { duplicates, shuffleMs } = getFaults(network);
  const now = network.now().getTime();
  // A shuffled delivery waits for the end of its window, where all of the window go newest first.
  const dueAt = shuffleMs === 0 ? now : (Math.floor(now / shuffleMs) + 1) * shuffleMs;
  for (const hook of hooks) {
    for (let copy = 0; copy <= duplicates; copy += 1) {
      network.db.run(
        'insert into delivery (webhook_id, body, attempts, due_at) values (?, ?, 0, ?)',
        hook.id,
        body,
        dueAt,
      );
    }
  }
}

export function countWaiting({ db }: Network): number {
  return db.get<{ n: number }>('select count(*) as n from delivery')?.n ?? 0;
}

/** `t` in seconds and the MAC of `t.body`, so that an old delivery cannot be replayed as new. */
function sign(secret: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

/**
 * Delivers all that is due, one after the other for each webhook, and answers when the next is due.
 * What fails stays and comes again, each time later, until it is answered 2xx: at least once.
 */
export async function deliverDue(network: Network, backoff: Backoff, stopped: AbortSignal): Promise<Date | null> {
  const hooks = network.db.all<{ id: string }>(
    'select distinct webhook_id as id from delivery where due_at <= ?',
    network.now().getTime(),
  );
  await Promise.all(hooks.map(({ id }) => drain(network, id, backoff, stopped)));
  const next = network.db.get<{ at: number | null }>('select min(due_at) as at from delivery')?.at;
  return next == null ? null : new Date(next);
}

async function drain(network: Network, webhookId: string, backoff: Backoff, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const newestFirst = getFaults(network).shuffleMs > 0;
    const delivery = network.db.get<Delivery>(
      `select d.id, d.body, d.attempts, d.webhook_id, w.url, w.secret from delivery d join webhook w on w.id = d.webhook_id
       where d.webhook_id = ? and d.due_at <= ? order by ${newestFirst ? 'd.id desc' : 'd.due_at, d.id'} limit 1`,
      webhookId,
      network.now().getTime(),
    );
    if (!delivery) return;
    const accepted = await post(network, delivery, backoff, stopped);
    if (accepted) {
      network.db.run('delete from delivery where id = ?', delivery.id);
    } else if (!stopped.aborted) {
      const waitMs = Math.min(backoff.firstMs * 2 ** Math.min(delivery.attempts, 20), backoff.maxMs);
      network.db.run(
        'update delivery set attempts = attempts + 1, due_at = ? where id = ?',
        network.now().getTime() + waitMs,
        delivery.id,
      );
    }
  }
}

async function post(network: Network, delivery: Delivery, backoff: Backoff, stopped: AbortSignal): Promise<boolean> {
  try {
    const reply = await fetch(delivery.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'earshot-sandbox-network',
        'x-sandbox-signature': sign(delivery.secret, delivery.body, network.now()),
      },
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(backoff.timeoutMs)]),
    });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    // Refused, cut off or late: all the same to a sender that tries again.
    return false;
  }
}
