import * as z from 'zod';
import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call } from '#sandbox/router.ts';
import { blank, invalid, missing } from './problems.ts';
import { appOf, speakerOf } from './reader.ts';
import { signature } from './signature.ts';
import { type Server, snowflake } from './store.ts';

type Webhook = { id: string; client_id: string; url: string; valid: number; created_at: string };

/** Registers an address when it proves that it holds the app's secret. */
export async function createWebhook(server: Server, call: Call): Promise<Answer> {
  const app = appOf(server, call.request);
  const { url } = await call.json(z.object({ url: z.url().max(200) }));
  const known = server.db.get('select 1 from webhook where client_id = ? and url = ?', app.client_id, url);
  if (known) throw invalid('DuplicateUrlFailed: the webhook already exists.');
  if (!(await isProven(server, app.consumer_secret, url)))
    throw invalid('CrcValidationFailed: the address did not answer the challenge.');
  const id = snowflake(server.now());
  server.db.run('insert into webhook values (?, ?, ?, 1, ?)', id, app.client_id, url, server.now().toISOString());
  return { body: { data: shown(getWebhook(server, id)) } };
}

export function listWebhooks(server: Server, call: Call): Answer {
  const app = appOf(server, call.request);
  const all = server.db.all<Webhook>('select * from webhook where client_id = ?', app.client_id);
  return { body: { data: all.map(shown), meta: { result_count: all.length } } };
}

/** Asks the address once more. */
export async function validateWebhook(server: Server, call: Call): Promise<Answer> {
  const app = appOf(server, call.request);
  const { id, url } = getWebhook(server, call.params.id ?? '');
  const isValid = await isProven(server, app.consumer_secret, url);
  server.db.run('update webhook set valid = ? where id = ?', isValid ? 1 : 0, id);
  return { body: { data: { valid: isValid } } };
}

export function deleteWebhook(server: Server, call: Call): Answer {
  appOf(server, call.request);
  server.db.run('delete from webhook where id = ?', call.params.id ?? '');
  server.db.run('delete from subscription where webhook_id = ?', call.params.id ?? '');
  return { body: { data: { deleted: true } } };
}

function getWebhook({ db }: Server, id: string): Webhook {
  const webhook = db.get<Webhook>('select * from webhook where id = ?', id);
  if (!webhook) throw missing(id);
  return webhook;
}

const shown = ({ id, url, valid, created_at }: Webhook) => ({ id, url, valid: valid === 1, created_at });

async function isProven({ fetch }: Server, secret: string, url: string): Promise<boolean> {
  const token = snowflake(new Date());
  const address = new URL(url);
  address.searchParams.set('crc_token', token);
  try {
    const reply = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    const { response_token } = (await reply.json()) as { response_token?: string };
    return reply.ok && response_token === signature(secret, token);
  } catch {
    return false;
  }
}

const Wanted = z.object({
  event_type: z.string(),
  filter: z.object({ user_id: z.string(), direction: z.string().optional() }),
  tag: z.string().optional(),
  webhook_id: z.string().optional(),
});
type Subscription = {
  id: string;
  event_type: string;
  user_id: string;
  tag: string | null;
  webhook_id: string;
  created_at: string;
};

/** Of direct messages only the account itself may have us told. */
export async function subscribe(server: Server, call: Call): Promise<Answer> {
  const { app, accountId } = speakerOf(server, call.request);
  const { event_type: type, filter, tag = null, webhook_id: webhookId = '' } = await call.json(Wanted);
  const { user_id: userId } = filter;
  if (type.startsWith('dm.') && accountId !== userId)
    throw new Refusal(403, blank, 'Private events need the token of the account itself.');
  getWebhook(server, webhookId);
  const known = server.db.get(
    'select 1 from subscription where event_type = ? and user_id = ? and webhook_id = ?',
    type,
    userId,
    webhookId,
  );
  if (known) throw new Refusal(409, blank, 'DuplicateSubscriptionFailed: a subscription already exists.');
  const id = snowflake(server.now());
  server.db.run(
    'insert into subscription values (?, ?, ?, ?, ?, ?, ?)',
    id,
    app.client_id,
    type,
    userId,
    tag,
    webhookId,
    server.now().toISOString(),
  );
  const made = server.db.get<Subscription>('select * from subscription where id = ?', id);
  return { body: { data: { subscription: made && shownSubscription(made) } } };
}

export function listSubscriptions(server: Server, call: Call): Answer {
  const app = appOf(server, call.request);
  const all = server.db.all<Subscription>('select * from subscription where client_id = ?', app.client_id);
  return { body: { data: all.map(shownSubscription) } };
}

const shownSubscription = ({ id, event_type, user_id, tag, webhook_id, created_at }: Subscription) => ({
  ...{ subscription_id: id, event_type, filter: { user_id }, webhook_id, created_at, updated_at: created_at },
  ...(tag !== null && { tag }),
});

export function unsubscribe(server: Server, call: Call): Answer {
  appOf(server, call.request);
  server.db.run('delete from subscription where id = ?', call.params.id ?? '');
  return { body: { data: { deleted: true } } };
}
