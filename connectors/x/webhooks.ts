import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { forgiving, readable } from '../forgiving.ts';
import type { Http } from '../session.ts';
import { type Caller, call } from './api.ts';
import { type App, baseOf } from './app.ts';
import { x } from './limits.ts';
import { Anything, One } from './shapes.ts';

/** What X is asked to deliver. Of direct messages it tells only by the right of the account itself. */
const publicEvents = ['post.mention.create', 'post.reply.create', 'post.quote.create', 'post.create', 'post.delete'];
const privateEvents = ['dm.received', 'dm.sent'];
const tag = 'earshot';

const Webhook = z.looseObject({ id: z.string().min(1), url: z.string(), valid: forgiving(z.boolean()) });
const Webhooks = z.looseObject({ data: readable(Webhook) });
const Subscription = z.looseObject({
  subscription_id: z.string().min(1),
  tag: forgiving(z.string()),
  filter: forgiving(z.looseObject({ user_id: forgiving(z.string()) })),
});
const Subscriptions = z.looseObject({ data: readable(Subscription) });

type Io = { http: Http; now(): Date };
type Asking = Io & { app: App; hookUrl: string | undefined };

/**
 * Has X deliver what concerns an account. Answers the id of the webhook; null where it cannot: without the two secrets
 * that it takes, or at an address that X does not deliver to. Then polling alone brings what is new.
 */
export async function subscribe(io: Asking, account: { id: string; accessToken: string }): Promise<string | null> {
  const { app, hookUrl } = io;
  if (hookUrl === undefined || hookUrl.length > x.webhookAddressLength) return null;
  if (app.bearerToken === '' || app.consumerSecret === '') return null;
  const ours = callerWith(io, app, app.bearerToken);
  try {
    const webhookId = await register(ours, hookUrl);
    const theirs = callerWith(io, app, account.accessToken);
    for (const event of publicEvents) await ask(ours, { event, userId: account.id, webhookId });
    for (const event of privateEvents) await ask(theirs, { event, userId: account.id, webhookId });
    return webhookId;
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'invalid_request') return null;
    throw error;
  }
}

/** Takes back what X was asked to deliver for an account; the webhook serves the app's other accounts. */
export async function unsubscribe(io: Io & { app: App }, accountId: string): Promise<void> {
  if (io.app.bearerToken === '') return;
  const ours = callerWith(io, io.app, io.app.bearerToken);
  const { data } = await call(ours, { method: 'GET', path: '/2/activity/subscriptions', reply: Subscriptions });
  const about = data.filter((one) => one.tag === tag && one.filter?.user_id === accountId);
  for (const { subscription_id: id } of about)
    await call(ours, {
      method: 'DELETE',
      path: `/2/activity/subscriptions/${encodeURIComponent(id)}`,
      reply: Anything,
    });
}

function callerWith({ http, now }: Io, app: App, token: string): Caller {
  return { http, now, base: baseOf(app), authorization: `Bearer ${token}` };
}

/** One webhook for all accounts of the app; one that X gave up is proven anew. */
async function register(ours: Caller, url: string): Promise<string> {
  const { data } = await call(ours, { method: 'GET', path: '/2/webhooks', reply: Webhooks });
  const known = data.find((one) => one.url === url);
  if (!known) {
    const made = await call(ours, { method: 'POST', path: '/2/webhooks', json: { url }, reply: One(Webhook) });
    return made.data.id;
  }
  if (known.valid === false)
    await call(ours, { method: 'PUT', path: `/2/webhooks/${encodeURIComponent(known.id)}`, reply: Anything });
  return known.id;
}

type Wish = { event: string; userId: string; webhookId: string };

async function ask(caller: Caller, { event, userId, webhookId }: Wish): Promise<void> {
  const json = { event_type: event, filter: { user_id: userId }, tag, webhook_id: webhookId };
  try {
    await call(caller, { method: 'POST', path: '/2/activity/subscriptions', json, reply: Anything });
  } catch (error) {
    // It is asked for already.
    if (!(error instanceof ConnectorError && error.kind === 'duplicate')) throw error;
  }
}
