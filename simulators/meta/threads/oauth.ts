import type { Answer, Call, Route } from '#sandbox/router.ts';
import { backToApp, consentPage } from '../../consent.ts';
import { readForm } from '../../form.ts';
import { newSecret } from '../store.ts';
import { getApp, goodToken, issueToken, type Person } from './access.ts';
import { numbers } from './numbers.ts';
import { refuse, type Server } from './store.ts';

/** The page that asks a person, and the tokens that come of it. */
export function oauthRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/oauth/authorize', answer: ({ query }) => askPage(server, query) },
    { method: 'POST', path: '/oauth/authorize', answer: (call) => allow(server, call) },
    { method: 'POST', path: '/oauth/access_token', answer: (call) => exchange(server, call) },
    { method: 'GET', path: '/access_token', answer: ({ query }) => lengthen(server, query) },
    { method: 'GET', path: '/refresh_access_token', answer: ({ query }) => refresh(server, query) },
  ];
}

function askPage(server: Server, query: URLSearchParams): Answer {
  const people = server.db.all<Person>('select * from person order by username');
  return consentPage({
    title: 'Continue with Threads',
    query,
    appName: getApp(server, query.get('client_id')).name,
    people: people.map(({ id, username }) => ({ id, name: `@${username}` })),
    yes: 'Continue',
  });
}

async function allow(server: Server, { request }: Call): Promise<Answer> {
  const form = await readForm(request);
  const app = getApp(server, form.text('client_id'));
  if (form.text('answer') === 'deny') return backToApp(form, { error: 'access_denied' });
  const code = newSecret(40);
  const expires = new Date(server.now().getTime() + numbers.codeMs).toISOString();
  server.db.run(
    'insert into grant_code values (?, ?, ?, ?, ?, ?)',
    ...[code, app.id, form.text('person') ?? '', form.text('redirect_uri') ?? '', form.text('scope') ?? '', expires],
  );
  // As Meta does, and apps stumble over.
  return backToApp(form, { code }, '_');
}

type Code = { app_id: string; person_id: string; redirect_uri: string; scopes: string; expires_at: string };

/** A code for a token of one hour. The id of the person is a bare number, as long as it is. */
async function exchange(server: Server, { request }: Call): Promise<Answer> {
  const form = await readForm(request);
  const app = getApp(server, form.text('client_id'));
  if (app.secret !== form.text('client_secret')) throw refuse('bad_secret', 'Error validating client secret.');
  const code = form.text('code') ?? '';
  const row = server.db.get<Code>('select * from grant_code where code = ?', code);
  server.db.run('delete from grant_code where code = ?', code);
  const isGood =
    form.text('grant_type') === 'authorization_code' &&
    row?.app_id === app.id &&
    row.redirect_uri === form.text('redirect_uri') &&
    row.expires_at > server.now().toISOString();
  if (!row || !isGood) throw refuse('bad_code', 'This authorization code has been used or has expired.');
  const { person_id: personId, scopes } = row;
  const token = issueToken(server, { appId: app.id, personId, scopes, forMs: numbers.shortTokenMs });
  const headers = { 'content-type': 'application/json' };
  return { headers, body: `{"access_token":"${token}","user_id":${personId}}` };
}

const issued = (token: string): Answer => ({
  body: { access_token: token, token_type: 'bearer', expires_in: numbers.longTokenMs / 1000 },
});

function lengthen(server: Server, query: URLSearchParams): Answer {
  const { app_id: appId, person_id: personId, scopes } = goodToken(server, query.get('access_token') ?? '');
  const app = getApp(server, appId);
  if (query.get('grant_type') !== 'th_exchange_token' || app.secret !== query.get('client_secret'))
    throw refuse('bad_secret', 'Error validating client secret.');
  return issued(issueToken(server, { appId, personId, scopes, forMs: numbers.longTokenMs }));
}

/** Only of a long one that is a day old. The old one goes on until its own end. */
function refresh(server: Server, query: URLSearchParams): Answer {
  const token = goodToken(server, query.get('access_token') ?? '');
  const age = server.now().getTime() - Date.parse(token.issued_at);
  const lives = Date.parse(token.expires_at) - Date.parse(token.issued_at);
  if (query.get('grant_type') !== 'th_refresh_token' || lives < numbers.longTokenMs || age < numbers.refreshFromMs)
    throw refuse('too_young', 'The access token cannot be refreshed: it is not long-lived, or younger than 24 hours.');
  const { app_id: appId, person_id: personId, scopes } = token;
  return issued(issueToken(server, { appId, personId, scopes, forMs: numbers.longTokenMs }));
}
