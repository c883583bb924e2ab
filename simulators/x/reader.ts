import type { IncomingMessage } from 'node:http';
import { type Account, type App, getAccount } from './accounts.ts';
import { forbidden, unauthorized } from './problems.ts';
import type { Server } from './store.ts';

/** Who speaks: an account through an app, or the app alone. */
export type Reader = { account: Account; app: App; scopes: readonly string[]; token: string };

/** By the token in the header. Refuses what is not known, was taken back, or has run out. */
export function readerOf(server: Server, request: IncomingMessage, scope: string): Reader {
  const token = bearerOf(request);
  const row = server.db.get<{
    account_id: string;
    client_id: string;
    scopes: string;
    expires_at: string;
    revoked_at: string | null;
  }>('select * from token where access = ?', token);
  if (!row || row.revoked_at !== null || row.expires_at <= server.now().toISOString()) throw unauthorized();
  const scopes = row.scopes.split(' ');
  if (!scopes.includes(scope))
    throw forbidden(`Your token lacks the scope ${scope} that is required for this endpoint.`);
  return { account: getAccount(server, row.account_id), app: appById(server, row.client_id), scopes, token };
}

/** The app itself, or an account with the app through which it speaks. */
export function speakerOf(server: Server, request: IncomingMessage): { app: App; accountId: string | null } {
  const app = server.db.get<App>('select * from app where bearer = ?', bearerOf(request));
  if (app) return { app, accountId: null };
  const reader = readerOf(server, request, 'users.read');
  return { app: reader.app, accountId: reader.account.id };
}

export const appOf = (server: Server, request: IncomingMessage): App => speakerOf(server, request).app;

export function appById({ db }: Server, clientId: string): App {
  const app = db.get<App>('select * from app where client_id = ?', clientId);
  if (!app) throw unauthorized();
  return app;
}

function bearerOf(request: IncomingMessage): string {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw unauthorized();
  return token;
}
