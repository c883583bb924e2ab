import { Refusal } from '#sandbox/network.ts';
import { newSecret, type Server, snowflake } from './store.ts';

export type Account = {
  id: string;
  username: string;
  /** Null for an account of this server. */
  domain: string | null;
  name: string;
  locked: number;
  created_at: string;
};

export const acctOf = ({ username, domain }: Account): string => (domain === null ? username : `${username}@${domain}`);

export function getAccount({ db }: Server, id: string): Account {
  const account = db.get<Account>('select * from account where id = ?', id);
  if (!account) throw new Refusal(404, 'not_found', 'Record not found');
  return account;
}

/** By `user`, `user@here` or `user@elsewhere`, in any case. */
export function findByAcct({ db, domain }: Server, acct: string): Account | undefined {
  const [username = '', host] = acct.replace(/^@/, '').toLowerCase().split('@');
  const elsewhere = host === undefined || host === domain ? null : host;
  return db.get<Account>('select * from account where lower(username) = ? and domain is ?', username, elsewhere);
}

/** The account of that name, made when there is none. */
export function provide(server: Server, acct: string, name = acct, locked = false): Account {
  const known = findByAcct(server, acct);
  if (known) return known;
  const [username = acct, host] = acct.split('@');
  const id = snowflake(server.now());
  server.db.run(
    'insert into account (id, username, domain, name, locked, created_at) values (?, ?, ?, ?, ?, ?)',
    ...[id, username, host === undefined || host === server.domain ? null : host, name, locked ? 1 : 0],
    server.now().toISOString(),
  );
  return getAccount(server, id);
}

/** `clientId` is empty for a token that was made by hand. */
export function issueToken(server: Server, accountId: string, scopes: string, clientId = ''): string {
  const token = newSecret();
  server.db.run(
    'insert into token (token, account_id, client_id, scopes, created_at) values (?, ?, ?, ?, ?)',
    ...[token, accountId, clientId, scopes, server.now().toISOString()],
  );
  return token;
}

export function revokeTokens({ db, now }: Server, accountId: string): void {
  db.run('update token set revoked_at = ? where account_id = ? and revoked_at is null', now().toISOString(), accountId);
}

export type TieKind = 'block' | 'mute' | 'follow';

export function setTie(server: Server, kind: TieKind, accountId: string, targetId: string, on: boolean): void {
  getAccount(server, targetId);
  const sql = on
    ? 'insert or ignore into tie (kind, account_id, target_id) values (?, ?, ?)'
    : 'delete from tie where kind = ? and account_id = ? and target_id = ?';
  server.db.run(sql, kind, accountId, targetId);
}

export function hasTie({ db }: Server, kind: TieKind, accountId: string, targetId: string): boolean {
  const sql = 'select 1 from tie where kind = ? and account_id = ? and target_id = ?';
  return db.get(sql, kind, accountId, targetId) !== undefined;
}

export function relationship(server: Server, accountId: string, targetId: string) {
  const ours = (kind: TieKind) => hasTie(server, kind, accountId, targetId);
  return {
    id: targetId,
    following: ours('follow'),
    followed_by: hasTie(server, 'follow', targetId, accountId),
    blocking: ours('block'),
    blocked_by: hasTie(server, 'block', targetId, accountId),
    muting: ours('mute'),
    muting_notifications: ours('mute'),
    requested: false,
    domain_blocking: false,
    note: '',
  };
}
