import { unauthorized } from './problems.ts';
import { newSecret, type Server, snowflake } from './store.ts';

export type Account = {
  id: string;
  username: string;
  name: string;
  premium: number;
  takes_directs: number;
  created_at: string;
};
export type App = { client_id: string; client_secret: string; consumer_secret: string; bearer: string; name: string };
export type TokenRow = {
  access: string;
  refresh: string;
  account_id: string;
  client_id: string;
  scopes: string;
  expires_at: string;
};

const goodForMs = 2 * 3_600_000;

export function getAccount({ db }: Server, id: string): Account {
  const account = db.get<Account>('select * from account where id = ?', id);
  if (!account) throw unauthorized();
  return account;
}

export const findByName = ({ db }: Server, username: string): Account | undefined =>
  db.get<Account>('select * from account where username = ?', username.replace(/^@/, ''));

/** The account of that name, made when there is none. */
export function provide(server: Server, username: string, name = username): Account {
  const known = findByName(server, username);
  if (known) return known;
  const now = server.now();
  const id = snowflake(now);
  server.db.run('insert into account values (?, ?, ?, 0, 1, ?)', id, username, name, now.toISOString());
  return getAccount(server, id);
}

/** The app of that name, made when there is none. */
export function provideApp(server: Server, name: string): App {
  const known = server.db.get<App>('select * from app where name = ?', name);
  if (known) return known;
  server.db.run('insert into app values (?, ?, ?, ?, ?)', newSecret(), newSecret(), newSecret(), newSecret(), name);
  return provideApp(server, name);
}

export function issueToken(server: Server, accountId: string, clientId: string, scopes: string): TokenRow {
  const row = {
    access: newSecret(),
    refresh: newSecret(),
    account_id: accountId,
    client_id: clientId,
    scopes,
    expires_at: new Date(server.now().getTime() + goodForMs).toISOString(),
  };
  server.db.run('insert into token values (?, ?, ?, ?, ?, ?, null)', ...Object.values(row));
  return row;
}

export function revokeTokens({ db, now }: Server, accountId: string): void {
  db.run('update token set revoked_at = ? where account_id = ?', now().toISOString(), accountId);
}

/** Access tokens of the account run out now; they can be renewed. */
export function expireTokens({ db, now }: Server, accountId: string): void {
  db.run(
    'update token set expires_at = ? where account_id = ?',
    new Date(now().getTime() - 1000).toISOString(),
    accountId,
  );
}

export const hasBlocked = ({ db }: Server, accountId: string, otherId: string): boolean =>
  db.get('select 1 from block where account_id = ? and blocked_id = ?', accountId, otherId) !== undefined;
