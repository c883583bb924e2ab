import { createHmac } from 'node:crypto';
import type { Call } from '#sandbox/router.ts';
import { newSecret, refuse, type Server } from './store.ts';

export type App = {
  id: string;
  secret: string;
  name: string;
};
export type Token = {
  token: string;
  app_id: string;
  person_id: string;
  page_id: string | null;
  scopes: string;
  expires_at: string | null;
  revoked_at: string | null;
  issued_at: string;
};

export function getApp(server: Server, id: string | null): App {
  const app = server.db.get<App>('select * from app where id = ?', id ?? '');
  if (!app)
    throw refuse('bad_secret', 'Error validating application. Cannot get application info due to a system error.');
  return app;
}

type Issued = { appId: string; personId: string; pageId?: string; scopes: string; forMs: number | null };

export function issueToken(server: Server, { appId, personId, pageId, scopes, forMs }: Issued): string {
  const token = `EAA${newSecret(60)}`;
  const expires = forMs === null ? null : new Date(server.now().getTime() + forMs).toISOString();
  server.db.run(
    'insert into token values (?, ?, ?, ?, ?, ?, null, ?)',
    ...[token, appId, personId, pageId ?? null, scopes, expires, server.now().toISOString()],
  );
  return token;
}

/** Why a token is none any more; null for a good one. */
export function tokenTrouble(
  server: Server,
  row: Token | undefined,
): 'bad_token' | 'expired_token' | 'app_removed' | null {
  if (!row) return 'bad_token';
  if (row.revoked_at !== null) return 'app_removed';
  return row.expires_at !== null && row.expires_at <= server.now().toISOString() ? 'expired_token' : null;
}

const words = {
  bad_token: 'Invalid OAuth access token - Cannot parse access token',
  expired_token: 'Error validating access token: Session has expired',
  app_removed: 'Error validating access token: The user has not authorized application',
};

export const findToken = (server: Server, token: string): Token | undefined =>
  server.db.get<Token>('select * from token where token = ?', token);

/** The token a call came with, in its address or its header. With a proof by the app's secret, that must be right. */
export function tokenOf(server: Server, { request, query }: Call): Token {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const given = query.get('access_token') ?? bearer ?? '';
  const row = findToken(server, given);
  const trouble = tokenTrouble(server, row);
  if (trouble || !row) throw refuse(trouble ?? 'bad_token', words[trouble ?? 'bad_token']);
  const proof = query.get('appsecret_proof');
  const right = createHmac('sha256', getApp(server, row.app_id).secret).update(row.token).digest('hex');
  if (proof !== null && proof !== right)
    throw refuse('bad_parameter', 'Invalid appsecret_proof provided in the API argument');
  return row;
}

/** The page that speaks, with the permission it takes. Throws for any other page than the token's. */
export function pageOf(server: Server, call: Call, scope: string): string {
  const token = tokenOf(server, call);
  const isScoped = token.scopes.split(',').includes(scope);
  if (token.page_id === null || !isScoped)
    throw refuse('no_permission', `(#200) Requires ${scope} permission to manage the object`);
  return token.page_id;
}

/** The app itself, by `id|secret`. */
export function appOf(server: Server, { request, query }: Call): App {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const [id = '', secret] = (query.get('access_token') ?? bearer ?? '').split('|');
  const app = getApp(server, id);
  if (app.secret !== secret) throw refuse('bad_token', 'Invalid OAuth access token signature.');
  return app;
}
