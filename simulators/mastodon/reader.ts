import type { IncomingMessage } from 'node:http';
import { Refusal } from '#sandbox/network.ts';
import { type Account, getAccount } from './accounts.ts';
import type { Server } from './store.ts';

export type Reader = { account: Account; scopes: string[]; token: string };

/** Who speaks, by the token in the header; null without one. Refuses a token that is not known or was taken back. */
export function readerOf(server: Server, request: IncomingMessage): Reader | null {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token === undefined ? null : readerByToken(server, token);
}

export function readerByToken(server: Server, token: string): Reader {
  const row = server.db.get<{ account_id: string; scopes: string; revoked_at: string | null }>(
    'select account_id, scopes, revoked_at from token where token = ?',
    token,
  );
  if (!row) throw new Refusal(401, 'bad_token', 'The access token is invalid');
  if (row.revoked_at !== null) throw new Refusal(401, 'bad_token', 'The access token was revoked');
  return { account: getAccount(server, row.account_id), scopes: row.scopes.split(' '), token };
}

/** `write` covers `write:statuses`; refuses as Mastodon does. */
export function demand(reader: Reader | null, scope: string): Reader {
  if (!reader) throw new Refusal(401, 'bad_token', 'The access token is invalid');
  const isCovered = reader.scopes.includes(scope) || reader.scopes.includes(scope.split(':')[0] ?? '');
  if (!isCovered) throw new Refusal(403, 'scope', 'This action is outside the authorized scopes');
  return reader;
}
