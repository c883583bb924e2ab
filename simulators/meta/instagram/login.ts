import type { Answer, Call, Route } from '#sandbox/router.ts';
import { backToApp, consentPage } from '../../consent.ts';
import { readForm } from '../../form.ts';
import { getApp } from '../access.ts';
import { numbers } from '../numbers.ts';
import { newSecret, refuse, type Server } from '../store.ts';
import { instagramNumbers } from './numbers.ts';
import type { Account } from './people.ts';
import { goodOwnToken, issueOwnToken } from './speaker.ts';

/** Instagram's own page that asks an account, and the tokens that come of it; elsewhere these are three hosts. */
export function loginRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/oauth/authorize', answer: ({ query }) => askPage(server, query) },
    { method: 'POST', path: '/oauth/authorize', answer: (call) => allow(server, call) },
    { method: 'POST', path: '/oauth/access_token', answer: (call) => exchange(server, call) },
    { method: 'GET', path: '/access_token', answer: ({ query }) => lengthen(server, query) },
    { method: 'GET', path: '/refresh_access_token', answer: ({ query }) => refresh(server, query) },
  ];
}

function askPage(server: Server, query: URLSearchParams): Answer {
  const accounts = server.db.all<Account>('select * from ig_account order by username');
  return consentPage({
    title: 'Log in to Instagram',
    query,
    appName: getApp(server, query.get('client_id')).name,
    people: accounts.map(({ id, username }) => ({ id, name: `@${username}` })),
    yes: 'Allow',
  });
}

async function allow(server: Server, { request }: Call): Promise<Answer> {
  const form = await readForm(request);
  const app = getApp(server, form.text('client_id'));
  if (form.text('answer') === 'deny') return backToApp(form, { error: 'access_denied', error_reason: 'user_denied' });
  const code = newSecret(40);
  const expires = new Date(server.now().getTime() + instagramNumbers.codeMs).toISOString();
  server.db.run(
    'insert into ig_code values (?, ?, ?, ?, ?, ?)',
    ...[code, app.id, form.text('person') ?? '', form.text('redirect_uri') ?? '', form.text('scope') ?? '', expires],
  );
  // As Meta does, and apps stumble over.
  return backToApp(form, { code }, '_');
}

type Code = { app_id: string; account_id: string; redirect_uri: string; scopes: string; expires_at: string };

/** A code for a token of one hour, in a list of one; what is wrong with it is said flat. */
async function exchange(server: Server, { request }: Call): Promise<Answer> {
  const form = await readForm(request);
  const app = getApp(server, form.text('client_id'));
  if (app.secret !== form.text('client_secret')) return flatly('Error validating client secret.');
  const code = form.text('code') ?? '';
  const row = server.db.get<Code>('select * from ig_code where code = ?', code);
  server.db.run('delete from ig_code where code = ?', code);
  const isGood =
    form.text('grant_type') === 'authorization_code' &&
    row?.app_id === app.id &&
    row.redirect_uri === form.text('redirect_uri') &&
    row.expires_at > server.now().toISOString();
  if (!row || !isGood) return flatly('This authorization code has been used');
  const { account_id: accountId, scopes } = row;
  const token = issueOwnToken(server, { appId: app.id, accountId, scopes, forMs: instagramNumbers.shortTokenMs });
  return { body: { data: [{ access_token: token, user_id: accountId, permissions: scopes }] } };
}

const flatly = (error_message: string): Answer => ({
  status: 400,
  body: { error_type: 'OAuthException', code: 400, error_message },
});

const issued = (token: string): Answer => ({
  body: { access_token: token, token_type: 'bearer', expires_in: numbers.longTokenMs / 1000 },
});

function lengthen(server: Server, query: URLSearchParams): Answer {
  const { app_id: appId, account_id: accountId, scopes } = goodOwnToken(server, query.get('access_token') ?? '');
  const app = getApp(server, appId);
  if (query.get('grant_type') !== 'ig_exchange_token' || app.secret !== query.get('client_secret'))
    throw refuse('bad_secret', 'Error validating client secret.');
  return issued(issueOwnToken(server, { appId, accountId, scopes, forMs: numbers.longTokenMs }));
}

/** Only of a long one that is a day old. The old one goes on until its own end. */
function refresh(server: Server, query: URLSearchParams): Answer {
  const token = goodOwnToken(server, query.get('access_token') ?? '');
  const age = server.now().getTime() - Date.parse(token.issued_at);
  const lives = Date.parse(token.expires_at) - Date.parse(token.issued_at);
  const isOld = lives >= numbers.longTokenMs && age >= instagramNumbers.refreshFromMs;
  if (query.get('grant_type') !== 'ig_refresh_token' || !isOld)
    throw refuse(
      'bad_parameter',
      'The access token cannot be refreshed: it is not long-lived, or younger than 24 hours.',
    );
  const { app_id: appId, account_id: accountId, scopes } = token;
  return issued(issueOwnToken(server, { appId, accountId, scopes, forMs: numbers.longTokenMs }));
}
