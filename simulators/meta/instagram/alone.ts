import * as z from 'zod';
import type { Answer, Call, Route } from '#sandbox/router.ts';
import { readForm } from '../../form.ts';
import { escapeHtml, webPage } from '../../web-page.ts';
import type { App } from '../access.ts';
import { refuse, type Server } from '../store.ts';
import { shakesHands } from '../subscriptions.ts';
import { instagramRoutes } from './api.ts';
import { listInstagramRooms, sendOnInstagram } from './messages.ts';
import { scopedIdOf, speakerOf } from './speaker.ts';

const subscribed = '/:version/me/subscribed_apps';

/** What Instagram serves an account that speaks for itself; posts, comments and rooms are as for a page. */
export function aloneRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/:version/me', answer: (call) => me(server, call) },
    { method: 'POST', path: subscribed, answer: (call) => subscribe(server, call) },
    { method: 'DELETE', path: subscribed, answer: (call) => unsubscribe(server, call) },
    // Several at once and tags are for pages; files are not uploaded but fetched.
    { method: 'GET', path: '/:version/', answer: () => unsupported() },
    { method: 'GET', path: '/:version/:id/tags', answer: () => unsupported() },
    {
      method: 'POST',
      path: '/:version/:id/messages',
      answer: async (call) => sendOnInstagram(server, call, await call.json(z.unknown())),
    },
    { method: 'GET', path: '/:version/:id/conversations', answer: (call) => listInstagramRooms(server, call) },
    ...instagramRoutes(server),
  ];
}

function unsupported(): never {
  throw refuse('gone', 'Unsupported get request. Object does not exist, or does not support this operation.');
}

function me(server: Server, call: Call): Answer {
  const { account } = speakerOf(server, call, 'instagram_basic');
  return { body: { id: scopedIdOf(account), user_id: account.id, username: account.username } };
}

async function subscribe(server: Server, call: Call): Promise<Answer> {
  const { account, appId } = speakerOf(server, call, 'instagram_basic');
  const form = await readForm(call.request);
  const fields = call.query.get('subscribed_fields') ?? form.text('subscribed_fields') ?? '';
  if (fields === '') throw refuse('bad_parameter', '(#100) Param subscribed_fields is not valid');
  server.db.run('insert or replace into page_subscription values (?, ?, ?)', appId, account.id, fields);
  return { body: { success: true } };
}

function unsubscribe(server: Server, call: Call): Answer {
  const { account, appId } = speakerOf(server, call, 'instagram_basic');
  server.db.run('delete from page_subscription where app_id = ? and page_id = ?', appId, account.id);
  return { body: { success: true } };
}

/** Everything that there is to be told of. */
export const aloneFields =
  'comments,live_comments,mentions,messages,message_edit,message_reactions,messaging_postbacks,standby';

/** Where an app hears of news of accounts that speak for themselves, as entered in its dashboard; false without a handshake. */
export async function hookByHand(
  server: Server,
  { appId, url, word, fields }: { appId: string; url: string; word: string; fields: string },
): Promise<boolean> {
  if (!(await shakesHands(server, url, word))) return false;
  server.db.run('insert or replace into app_hook values (?, ?, ?, ?, ?)', appId, 'instagram', url, word, fields);
  return true;
}

/** The part of the developers' dashboard in which that is done. */
export function dashboardRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/instagram/webhooks', answer: () => dashboard(server) },
    {
      method: 'POST',
      path: '/instagram/webhooks',
      answer: async ({ request }) => {
        const form = await readForm(request);
        const [appId = '', url = '', word = '', fields = ''] = ['app', 'url', 'word', 'fields'].map(
          (name) => form.text(name) ?? '',
        );
        if (!(await hookByHand(server, { appId, url, word, fields })))
          throw refuse('callback_failed', 'The callback URL or the verify token could not be validated.');
        return { status: 303, headers: { location: 'webhooks' }, body: '' };
      },
    },
  ];
}

function dashboard(server: Server): Answer {
  const apps = server.db.all<App>('select * from app order by name');
  const options = apps.map(({ id, name }) => `<option value="${id}">${escapeHtml(name)} (${id})</option>`);
  return webPage(
    'Webhooks of Instagram, simulated',
    `<form method="post"><p><label>App <select name="app">${options.join('')}</select></label></p>
<p><label>Callback URL <input name="url"></label></p><p><label>Verify token <input name="word"></label></p>
<p><label>Fields <input name="fields" value="${aloneFields}"></label></p>
<button>Verify and save</button></form>`,
  );
}
