import { createHmac } from 'node:crypto';
import { getFaults } from '#sandbox/faults.ts';
import { graphRefusal } from './graph-error.ts';
import { newSecret, type Server } from './store.ts';

export type Backoff = { firstMs: number; maxMs: number; timeoutMs: number };
/** The network goes on for days, each time later. */
export const usualBackoff: Backoff = { firstMs: 1_000, maxMs: 3_600_000, timeoutMs: 10_000 };

/** Asks an address whether it wants what comes to a business account, and has it delivered there. */
export async function subscribe(server: Server, accountId: string, url: string, token: string): Promise<void> {
  const challenge = newSecret();
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.verify_token', token);
  asked.searchParams.set('hub.challenge', challenge);
  const said = await server
    .fetch(asked, { redirect: 'manual' })
    .then(async (reply) => (reply.ok ? reply.text() : ''))
    .catch(() => '');
  if (said !== challenge) throw graphRefusal(2200, 'The callback did not answer the challenge');
  server.db.run('insert or replace into subscription (account_id, url) values (?, ?)', accountId, url);
}

/** The apps that hear of a business account: here there is one app. */
export function listSubscribed({ db, app }: Server, accountId: string): object[] {
  return db.all<{ url: string }>('select url from subscription where account_id = ?', accountId).map(({ url }) => ({
    whatsapp_business_api_data: {
      id: app.id,
      name: 'Earshot',
      link: `https://www.facebook.com/games/?app_id=${app.id}`,
    },
    override_callback_uri: url,
  }));
}

export function unsubscribe({ db }: Server, accountId: string): void {
  db.run('delete from subscription where account_id = ?', accountId);
}

/** Part of the transaction in which it happened. */
export function tell(server: Server, accountId: string, field: string, value: object): void {
  const { db, now } = server;
  const to = db.get<{ url: string }>('select url from subscription where account_id = ?', accountId);
  if (!to) return;
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: accountId, changes: [{ field, value }] }],
  });
  const { duplicates, shuffleMs } = getFaults(server);
  const time = now().getTime();
  const dueAt = shuffleMs === 0 ? time : (Math.floor(time / shuffleMs) + 1) * shuffleMs;
  for (let copy = 0; copy <= duplicates; copy += 1)
    db.run('insert into delivery (url, body, attempts, due_at) values (?, ?, 0, ?)', to.url, body, dueAt);
}

type Delivery = { id: number; url: string; body: string; attempts: number };

/** Delivers what is due, and answers when the next is; what is not answered 2xx comes again, each time later. */
export async function deliverDue(server: Server, backoff: Backoff, stopped: AbortSignal): Promise<Date | null> {
  const { db, now } = server;
  while (!stopped.aborted) {
    const order = getFaults(server).shuffleMs > 0 ? 'id desc' : 'due_at, id';
    const delivery = db.get<Delivery>(
      `select * from delivery where due_at <= ? order by ${order} limit 1`,
      now().getTime(),
    );
    if (!delivery) break;
    if (await post(server, delivery, backoff, stopped)) db.run('delete from delivery where id = ?', delivery.id);
    else if (!stopped.aborted) {
      const waitMs = Math.min(backoff.firstMs * 2 ** Math.min(delivery.attempts, 20), backoff.maxMs);
      db.run(
        'update delivery set attempts = attempts + 1, due_at = ? where id = ?',
        now().getTime() + waitMs,
        delivery.id,
      );
    }
  }
  const next = db.get<{ at: number | null }>('select min(due_at) as at from delivery')?.at;
  return next == null ? null : new Date(next);
}

async function post({ app, fetch }: Server, { url, body }: Delivery, { timeoutMs }: Backoff, stopped: AbortSignal) {
  try {
    const signature = createHmac('sha256', app.secret).update(body).digest('hex');
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
    });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    // Refused, cut off or late: all the same to a sender that tries again.
    return false;
  }
}
