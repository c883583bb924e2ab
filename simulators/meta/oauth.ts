import type { Answer, Call, Route } from '#sandbox/router.ts';
import { backToApp, consentPage } from '../consent.ts';
import { readForm } from '../form.ts';
import { appOf, findToken, getApp, issueToken, tokenOf, tokenTrouble } from './access.ts';
import { accountOfPage } from './instagram/people.ts';
import { numbers } from './numbers.ts';
import { newSecret, refuse, type Server, seconds } from './store.ts';

type Person = { id: string; name: string };

/** The dialog that asks a person, and the tokens that come of it. */
export function oauthRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/:version/dialog/oauth', answer: ({ query }) => askPage(server, query) },
    { method: 'POST', path: '/:version/dialog/oauth', answer: (call) => allow(server, call) },
    { method: 'GET', path: '/:version/oauth/access_token', answer: ({ query }) => exchange(server, query) },
    { method: 'GET', path: '/:version/debug_token', answer: (call) => debug(server, call) },
    { method: 'GET', path: '/:version/me', answer: (call) => me(server, call) },
    { method: 'GET', path: '/:version/me/accounts', answer: (call) => accounts(server, call) },
    { method: 'DELETE', path: '/:version/me/permissions', answer: (call) => leave(server, call) },
  ];
}

function askPage(server: Server, query: URLSearchParams): Answer {
  return consentPage({
    title: 'Log in with Facebook',
    query,
    appName: getApp(server, query.get('client_id')).name,
    people: server.db.all<Person>('select * from person where id in (select person_id from role) order by name'),
    yes: 'Continue',
  });
}

async function allow(server: Server, { request }: Call): Promise<Answer> {
  const form = await readForm(request);
  const app = getApp(server, form.text('client_id'));
  if (form.text('answer') === 'deny') return backToApp(form, { error: 'access_denied', error_reason: 'user_denied' });
  const code = newSecret(40);
  const expires = new Date(server.now().getTime() + numbers.codeMs).toISOString();
  server.db.run(
    'insert into grant_code values (?, ?, ?, ?, ?, ?)',
    ...[code, app.id, form.text('person') ?? '', form.text('redirect_uri') ?? '', form.text('scope') ?? '', expires],
  );
  return backToApp(form, { code });
}

type Code = { app_id: string; person_id: string; redirect_uri: string; scopes: string; expires_at: string };

/** A code for a short token, or a good token for a long one. */
function exchange(server: Server, query: URLSearchParams): Answer {
  const app = getApp(server, query.get('client_id'));
  if (app.secret !== query.get('client_secret')) throw refuse('bad_secret', 'Error validating client secret.');
  const issue = (personId: string, scopes: string, forMs: number): Answer => ({
    body: {
      access_token: issueToken(server, { appId: app.id, personId, scopes, forMs }),
      token_type: 'bearer',
      expires_in: forMs / 1000,
    },
  });
  if (query.get('grant_type') === 'fb_exchange_token') {
    const row = findToken(server, query.get('fb_exchange_token') ?? '');
    const trouble = tokenTrouble(server, row);
    if (trouble || !row) throw refuse(trouble ?? 'bad_token', 'Error validating access token');
    return issue(row.person_id, row.scopes, numbers.longTokenMs);
  }
  const code = query.get('code') ?? '';
  const row = server.db.get<Code>('select * from grant_code where code = ?', code);
  server.db.run('delete from grant_code where code = ?', code);
  const isGood =
    row?.app_id === app.id &&
    row.redirect_uri === query.get('redirect_uri') &&
    row.expires_at > server.now().toISOString();
  if (!row || !isGood) throw refuse('bad_code', 'This authorization code has been used or has expired.');
  return issue(row.person_id, row.scopes, numbers.shortTokenMs);
}

function debug(server: Server, call: Call): Answer {
  const app = appOf(server, call);
  const row = findToken(server, call.query.get('input_token') ?? '');
  if (row?.app_id !== app.id) return { body: { data: { is_valid: false, scopes: [] } } };
  const isValid = tokenTrouble(server, row) === null;
  return {
    body: {
      data: {
        ...{ app_id: app.id, type: row.page_id === null ? 'USER' : 'PAGE', application: app.name, is_valid: isValid },
        ...{ expires_at: row.expires_at === null ? 0 : seconds(row.expires_at), scopes: row.scopes.split(',') },
        data_access_expires_at: seconds(row.issued_at) + numbers.dataAccessMs / 1000,
        ...{ user_id: row.person_id, ...(row.page_id !== null && { profile_id: row.page_id }) },
      },
    },
  };
}

function me(server: Server, call: Call): Answer {
  const token = tokenOf(server, call);
  const { page_id, person_id } = token;
  const row = server.db.get<Person>(
    page_id === null ? 'select * from person where id = ?' : 'select * from page where id = ?',
    page_id ?? person_id,
  );
  return { body: { ...row, ...(page_id !== null && linkedTo(server, page_id, token.scopes)) } };
}

/** The Instagram account of a page, to who may see it. */
function linkedTo(server: Server, pageId: string, scopes: string): object {
  const account = scopes.split(',').includes('instagram_basic') ? accountOfPage(server, pageId) : undefined;
  return account ? { instagram_business_account: { id: account.id, username: account.username } } : {};
}

/** The pages a person looks after, each with a token of its own that has no end if theirs is a long one. */
function accounts(server: Server, call: Call): Answer {
  const token = tokenOf(server, call);
  const longFrom = new Date(server.now().getTime() + numbers.shortTokenMs).toISOString();
  const isLong = (token.expires_at ?? '') > longFrom;
  const pages = server.db.all<Person>(
    'select p.* from page p join role r on r.page_id = p.id where r.person_id = ? order by p.name',
    token.person_id,
  );
  const data = pages.map(({ id, name }) => ({
    ...{
      id,
      name,
      category: 'Company',
      tasks: ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'],
    },
    ...linkedTo(server, id, token.scopes),
    access_token: issueToken(server, {
      ...{ appId: token.app_id, personId: token.person_id, pageId: id, scopes: token.scopes },
      forMs: isLong ? null : numbers.shortTokenMs,
    }),
  }));
  return { body: { data, paging: { cursors: { before: 'x', after: 'x' } } } };
}

function leave(server: Server, call: Call): Answer {
  const { person_id, app_id } = tokenOf(server, call);
  revokeTokens(server, person_id, app_id);
  return { body: { success: true } };
}

/** The person takes back what they gave an app; its pages' tokens go with it. */
export function revokeTokens(server: Server, personId: string, appId: string): void {
  server.db.run(
    'update token set revoked_at = ? where person_id = ? and app_id = ? and revoked_at is null',
    ...[server.now().toISOString(), personId, appId],
  );
}
