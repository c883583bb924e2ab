import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call, Route } from '#sandbox/router.ts';
import { backToApp, consentPage } from '../consent.ts';
import { type Form, readForm } from '../form.ts';
import { type Account, type App, issueToken, type TokenRow } from './accounts.ts';
import { newSecret, type Server } from './store.ts';

const codeMs = 10 * 60_000;

/** Asking people, and the tokens that come of it: PKCE always, refresh tokens that work once. */
export function oauthRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/i/oauth2/authorize', answer: ({ query }) => askPage(server, query) },
    { method: 'POST', path: '/i/oauth2/authorize', answer: (call) => allow(server, call) },
    {
      method: 'POST',
      path: '/2/oauth2/token',
      answer: async ({ request }) => exchange(server, provenApp(server, request), await readForm(request)),
    },
    {
      method: 'POST',
      path: '/2/oauth2/revoke',
      answer: async ({ request }) => revoke(server, provenApp(server, request), await readForm(request)),
    },
  ];
}

type Asked = { app: App; redirectUri: string; scopes: string; challenge: string };

function askedOf({ db }: Server, asked: (name: string) => string | null): Asked {
  const app = db.get<App>('select * from app where client_id = ?', asked('client_id') ?? '');
  const [redirectUri, challenge] = [asked('redirect_uri') ?? '', asked('code_challenge') ?? ''];
  const isWhole = app && URL.canParse(redirectUri) && challenge !== '' && asked('code_challenge_method') === 'S256';
  if (!isWhole || asked('response_type') !== 'code')
    throw new Refusal(400, 'invalid_request', 'Something went wrong. You weren’t able to give access to the App.');
  return { app, redirectUri, challenge, scopes: asked('scope') ?? '' };
}

function askPage(server: Server, query: URLSearchParams): Answer {
  const { app } = askedOf(server, (name) => query.get(name));
  const accounts = server.db.all<Account>('select * from account order by username');
  return consentPage({
    title: 'Authorize app',
    query,
    appName: app.name,
    people: accounts.map(({ id, username }) => ({ id, name: `@${username}` })),
    yes: 'Authorize app',
  });
}

async function allow(server: Server, { request }: Call): Promise<Answer> {
  const form = await readForm(request);
  const { app, redirectUri, scopes, challenge } = askedOf(server, form.text);
  if (form.text('answer') === 'deny') return backToApp(form, { error: 'access_denied' });
  const code = newSecret();
  const expires = new Date(server.now().getTime() + codeMs).toISOString();
  server.db.run(
    'insert into grant_code values (?, ?, ?, ?, ?, ?, ?)',
    ...[code, app.client_id, form.text('person') ?? '', redirectUri, scopes, challenge, expires],
  );
  return backToApp(form, { code });
}

function provenApp({ db }: Server, request: IncomingMessage): App {
  const [, proof = ''] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const [id = '', secret = ''] = Buffer.from(proof, 'base64').toString('utf8').split(':').map(decodeURIComponent);
  const app = db.get<App>('select * from app where client_id = ? and client_secret = ?', id, secret);
  if (!app) throw new Refusal(401, 'unauthorized_client', 'Missing valid authorization header');
  return app;
}

const refused = () => new Refusal(400, 'invalid_request', 'Value passed for the token was invalid.');

function exchange(server: Server, app: App, form: Form): Answer {
  if (form.text('grant_type') === 'refresh_token') return renew(server, app, form.text('refresh_token') ?? '');
  type Code = {
    client_id: string;
    account_id: string;
    redirect_uri: string;
    scopes: string;
    challenge: string;
    expires_at: string;
  };
  const code = form.text('code') ?? '';
  const row = server.db.get<Code>('select * from grant_code where code = ?', code);
  // A code works once.
  server.db.run('delete from grant_code where code = ?', code);
  const proof = createHash('sha256')
    .update(form.text('code_verifier') ?? '')
    .digest('base64url');
  const isGood =
    row?.client_id === app.client_id &&
    row.redirect_uri === form.text('redirect_uri') &&
    row.challenge === proof &&
    row.expires_at > server.now().toISOString();
  if (!row || !isGood)
    throw new Refusal(400, 'invalid_request', 'Value passed for the authorization code was invalid.');
  return granted(issueToken(server, row.account_id, app.client_id, row.scopes));
}

/** The old pair ends with it. */
function renew(server: Server, app: App, refresh: string): Answer {
  const row = server.db.get<TokenRow>(
    'select * from token where refresh = ? and client_id = ? and revoked_at is null',
    ...[refresh, app.client_id],
  );
  if (!row) throw refused();
  server.db.run('update token set revoked_at = ? where refresh = ?', server.now().toISOString(), refresh);
  return granted(issueToken(server, row.account_id, app.client_id, row.scopes));
}

function granted({ access, refresh, scopes }: TokenRow): Answer {
  const lasting = scopes.split(' ').includes('offline.access');
  return {
    body: {
      token_type: 'bearer',
      expires_in: 7200,
      access_token: access,
      scope: scopes,
      ...(lasting && { refresh_token: refresh }),
    },
  };
}

function revoke({ db, now }: Server, app: App, form: Form): Answer {
  const token = form.text('token') ?? '';
  db.run(
    'update token set revoked_at = ? where (access = ? or refresh = ?) and client_id = ?',
    ...[now().toISOString(), token, token, app.client_id],
  );
  return { body: { revoked: true } };
}
