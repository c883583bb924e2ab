import type { Call } from '#sandbox/router.ts';
import { newSecret } from '../store.ts';
import { refuse, type Server } from './store.ts';

export type App = { id: string; secret: string; name: string; hook_url: string | null };
export type Person = { id: string; username: string; name: string };
export type Token = {
  token: string;
  app_id: string;
  person_id: string;
  scopes: string;
  issued_at: string;
  expires_at: string;
  revoked_at: string | null;
};

export function getApp(server: Server, id: string | null): App {
  const app = server.db.get<App>('select * from app where id = ?', id ?? '');
  if (!app) throw refuse('bad_secret', 'Error validating application. Cannot get application info.');
  return app;
}

export function getPerson(server: Server, id: string): Person {
  const person = server.db.get<Person>('select * from person where id = ?', id);
  if (!person) throw refuse('gone', `Unsupported get request. Object with ID '${id}' does not exist`);
  return person;
}

type Issued = { appId: string; personId: string; scopes: string; forMs: number };

export function issueToken(server: Server, { appId, personId, scopes, forMs }: Issued): string {
  const token = `THAA${newSecret(60)}`;
  const now = server.now();
  server.db.run(
    'insert into token values (?, ?, ?, ?, ?, ?, null)',
    ...[token, appId, personId, scopes, now.toISOString(), new Date(now.getTime() + forMs).toISOString()],
  );
  return token;
}

/** A token that still holds. Throws in the words for what is wrong with it. */
export function goodToken(server: Server, token: string): Token {
  const row = server.db.get<Token>('select * from token where token = ?', token);
  if (!row) throw refuse('bad_token', 'Invalid OAuth access token - Cannot parse access token');
  if (row.revoked_at !== null)
    throw refuse('app_removed', 'Error validating access token: The user has not authorized application');
  if (row.expires_at <= server.now().toISOString())
    throw refuse('expired_token', 'Error validating access token: Session has expired');
  return row;
}

/** Who speaks, with the permission that it takes. */
export function speakerOf(server: Server, { request, query }: Call, scope: string): Token {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const token = goodToken(server, query.get('access_token') ?? bearer ?? '');
  if (token.scopes.split(',').includes(scope)) return token;
  throw refuse('no_permission', `Application does not have permission for this action: ${scope}`);
}

/** The person takes back what they gave an app. */
export function revokeTokens(server: Server, personId: string): void {
  server.db.run(
    'update token set revoked_at = ? where person_id = ? and revoked_at is null',
    ...[server.now().toISOString(), personId],
  );
}
