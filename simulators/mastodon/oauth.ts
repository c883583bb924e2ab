import { createHash } from 'node:crypto';
import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call, Route } from '#sandbox/router.ts';
import { backToApp, consentPage } from '../consent.ts';
import { readForm } from '../form.ts';
import { webPage } from '../web-page.ts';
import { type Account, acctOf, issueToken } from './accounts.ts';
import { newSecret, type Server } from './store.ts';
import { getVariants } from './variants.ts';

/** Shows the code instead of sending it back. */
const outOfBand = 'urn:ietf:wg:oauth:2.0:oob';
const codeMs = 10 * 60_000;

type App = { client_id: string; client_secret: string; name: string; redirect_uris: string; scopes: string };

/** Registering an app, asking its people, and the tokens that come of it. */
export function oauthRoutes(server: Server): Route[] {
  return [
    { method: 'POST', path: '/api/v1/apps', answer: async ({ request }) => register(server, await readForm(request)) },
    { method: 'GET', path: '/.well-known/oauth-authorization-server', answer: () => metadata(server) },
    { method: 'GET', path: '/oauth/authorize', answer: ({ query }) => askPage(server, query) },
    { method: 'POST', path: '/oauth/authorize', answer: (call) => allow(server, call) },
    { method: 'POST', path: '/oauth/token', answer: async ({ request }) => exchange(server, await readForm(request)) },
    { method: 'POST', path: '/oauth/revoke', answer: async ({ request }) => revoke(server, await readForm(request)) },
  ];
}

type Form = Awaited<ReturnType<typeof readForm>>;

function register(server: Server, form: Form): Answer {
  const uris = [...form.list('redirect_uris'), ...(form.text('redirect_uris') ?? '').split(/\s+/)].filter(Boolean);
  const isRefused = getVariants(server).refusesRedirects && uris.some((uri) => uri !== outOfBand);
  if (uris.length === 0 || isRefused)
    throw new Refusal(422, 'invalid', 'Validation failed: Redirect URI must be an absolute URI.');
  const [id, secret] = [newSecret(), newSecret()];
  const name = form.text('client_name') ?? '';
  const scopes = form.text('scopes') ?? 'read';
  if (name === '') throw new Refusal(422, 'invalid', "Validation failed: Application name can't be blank");
  server.db.run('insert into app values (?, ?, ?, ?, ?)', id, secret, name, uris.join(' '), scopes);
  const shown = { id: id.slice(0, 6), name, website: null, scopes: scopes.split(' '), redirect_uris: uris };
  return { body: { ...shown, redirect_uri: uris.join('\n'), client_id: id, client_secret: secret, vapid_key: '' } };
}

function metadata(server: Server): Answer {
  if (!getVariants(server).pkce) throw new Refusal(404, 'not_found', 'Not Found');
  const base = server.baseUrl();
  return {
    body: {
      ...{
        issuer: `${base}/`,
        authorization_endpoint: `${base}/oauth/authorize`,
        token_endpoint: `${base}/oauth/token`,
      },
      ...{ revocation_endpoint: `${base}/oauth/revoke`, app_registration_endpoint: `${base}/api/v1/apps` },
      ...{
        scopes_supported: ['read', 'write'],
        response_types_supported: ['code'],
        response_modes_supported: ['query'],
      },
      grant_types_supported: ['authorization_code', 'client_credentials'],
      code_challenge_methods_supported: ['S256'],
    },
  };
}

function askedApp(
  server: Server,
  asked: (name: string) => string | null,
): { app: App; redirectUri: string; scopes: string } {
  const app = server.db.get<App>('select * from app where client_id = ?', asked('client_id') ?? '');
  const redirectUri = asked('redirect_uri') ?? '';
  const scopes = asked('scope') ?? 'read';
  if (!app) throw new Refusal(401, 'invalid_client', 'Client authentication failed due to unknown client.');
  if (!app.redirect_uris.split(' ').includes(redirectUri))
    throw new Refusal(
      400,
      'invalid_redirect',
      'The requested redirect uri is malformed or does not match client redirect URI.',
    );
  const granted = app.scopes.split(' ');
  const isWithin = scopes.split(' ').every((one) => granted.includes(one) || granted.includes(one.split(':')[0] ?? ''));
  if (!isWithin) throw new Refusal(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
  return { app, redirectUri, scopes };
}

function askPage(server: Server, query: URLSearchParams): Answer {
  const { app } = askedApp(server, (name) => query.get(name));
  const accounts = server.db.all<Account>('select * from account where domain is null order by username');
  return consentPage({
    title: 'Authorization required',
    query,
    appName: app.name,
    people: accounts.map((one) => ({ id: one.id, name: `@${acctOf(one)}` })),
    yes: 'Authorize',
    no: 'Deny',
  });
}

async function allow(server: Server, { request }: Call): Promise<Answer> {
  const form = await readForm(request);
  const { app, redirectUri, scopes } = askedApp(server, form.text);
  const isShown = redirectUri === outOfBand;
  if (form.text('answer') === 'deny') {
    const error = {
      error: 'access_denied',
      error_description: 'The resource owner or authorization server denied the request.',
    };
    return isShown ? webPage('Denied', `<p>${error.error_description}</p>`) : backToApp(form, error);
  }
  const code = newSecret();
  const expires = new Date(server.now().getTime() + codeMs).toISOString();
  server.db.run(
    'insert into grant_code values (?, ?, ?, ?, ?, ?, ?)',
    ...[code, app.client_id, form.text('person') ?? '', redirectUri, scopes, form.text('code_challenge'), expires],
  );
  return isShown ? webPage('Copy this code', `<p><code>${code}</code></p>`) : backToApp(form, { code });
}

type Code = {
  client_id: string;
  account_id: string;
  redirect_uri: string;
  scopes: string;
  challenge: string | null;
  expires_at: string;
};

function exchange(server: Server, form: Form): Answer {
  const app = server.db.get<App>('select * from app where client_id = ?', form.text('client_id') ?? '');
  if (!app || app.client_secret !== form.text('client_secret'))
    throw new Refusal(
      401,
      'invalid_client',
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    );
  const code = form.text('code') ?? '';
  const row = server.db.get<Code>('select * from grant_code where code = ?', code);
  // A code works once.
  server.db.run('delete from grant_code where code = ?', code);
  const proof = createHash('sha256')
    .update(form.text('code_verifier') ?? '')
    .digest('base64url');
  const isGood =
    row !== undefined &&
    row.client_id === app.client_id &&
    row.redirect_uri === form.text('redirect_uri') &&
    row.expires_at > server.now().toISOString() &&
    (row.challenge === null || row.challenge === proof);
  if (!isGood)
    throw new Refusal(
      400,
      'invalid_grant',
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
    );
  const token = issueToken(server, row.account_id, row.scopes, app.client_id);
  const created = Math.floor(server.now().getTime() / 1000);
  return { body: { access_token: token, token_type: 'Bearer', scope: row.scopes, created_at: created } };
}

function revoke(server: Server, form: Form): Answer {
  const { changes } = server.db.run(
    'update token set revoked_at = ? where token = ? and client_id = ?',
    ...[server.now().toISOString(), form.text('token') ?? '', form.text('client_id') ?? ''],
  );
  if (changes === 0) throw new Refusal(403, 'unauthorized_client', 'You are not authorized to revoke this token');
  return { status: 200, body: {} };
}
