import { randomInt } from 'node:crypto';
import type { Answer, Call, Route } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { appOf, tokenOf } from './access.ts';
import { numbers } from './numbers.ts';
import { refuse, type Server } from './store.ts';

/** Where an app hears of news, proven by a handshake, and of which pages. */
export function subscriptionRoutes(server: Server): Route[] {
  return [
    { method: 'POST', path: '/:version/:id/subscriptions', answer: (call) => subscribeApp(server, call) },
    { method: 'POST', path: '/:version/:id/subscribed_apps', answer: (call) => subscribePage(server, call) },
    { method: 'DELETE', path: '/:version/:id/subscribed_apps', answer: (call) => unsubscribePage(server, call) },
    { method: 'GET', path: '/:version/:id/subscribed_apps', answer: (call) => subscribed(server, call) },
  ];
}

async function subscribeApp(server: Server, call: Call): Promise<Answer> {
  const app = appOf(server, call);
  const form = await readForm(call.request);
  const [url, token] = [form.text('callback_url') ?? '', form.text('verify_token') ?? ''];
  const object = form.text('object') ?? '';
  if (!['page', 'instagram'].includes(object) || app.id !== call.params.id)
    throw refuse('bad_parameter', '(#100) object is not valid');
  if (!(await shakesHands(server, url, token)))
    throw refuse('callback_failed', '(#2200) Callback verification failed: the response did not match the challenge');
  server.db.run(
    'insert or replace into app_hook values (?, ?, ?, ?, ?)',
    ...[app.id, object, url, token, form.text('fields') ?? ''],
  );
  return { body: { success: true } };
}

/** Whether an address answers the handshake with this word. */
export async function shakesHands({ fetch }: Pick<Server, 'fetch'>, url: string, token: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const challenge = String(randomInt(1_000_000_000));
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.verify_token', token);
  return fetch(asked, { signal: AbortSignal.timeout(numbers.hookTimeoutMs) }).then(
    async (reply) => reply.status === 200 && (await reply.text()) === challenge,
    () => false,
  );
}

function ownPage(server: Server, call: Call): { pageId: string; appId: string } {
  const { page_id, app_id } = tokenOf(server, call);
  if (page_id === null || page_id !== call.params.id)
    throw refuse('no_permission', '(#210) A page access token is required to request this resource.');
  return { pageId: page_id, appId: app_id };
}

async function subscribePage(server: Server, call: Call): Promise<Answer> {
  const { pageId, appId } = ownPage(server, call);
  const form = await readForm(call.request);
  const fields = form.text('subscribed_fields') ?? call.query.get('subscribed_fields') ?? '';
  server.db.run('insert or replace into page_subscription values (?, ?, ?)', appId, pageId, fields);
  return { body: { success: true } };
}

function unsubscribePage(server: Server, call: Call): Answer {
  const { pageId, appId } = ownPage(server, call);
  server.db.run('delete from page_subscription where app_id = ? and page_id = ?', appId, pageId);
  return { body: { success: true } };
}

function subscribed(server: Server, call: Call): Answer {
  const { pageId, appId } = ownPage(server, call);
  const row = server.db.get<{ fields: string }>(
    'select fields from page_subscription where app_id = ? and page_id = ?',
    ...[appId, pageId],
  );
  return { body: { data: row ? [{ id: appId, subscribed_fields: row.fields.split(',') }] : [] } };
}
