import { createHash, randomBytes } from 'node:crypto';
import { type Network, newId, Refusal } from './network.ts';
import { colorFor, people } from './people.ts';

export type Account = {
  id: string;
  handle: string;
  name: string;
  color: string;
  followers: number;
  language: string | null;
  bio: string;
  brand: number;
  invented: number;
};

/** Who a token speaks for. Faults meet apps only, so that the page stays usable during an outage. */
export type TokenUse = 'app' | 'page';

const columns = 'id, handle, name, color, followers, language, bio, brand, invented';
const handleForm = /^[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?$/;

/** Puts the invented people there on the first start; later starts change nothing. */
export function settlePeople({ db }: Network): void {
  db.transaction(() => {
    if (db.get('select 1 from account limit 1')) return;
    for (const person of people) insert(db, { ...person, brand: false, invented: true });
  });
}

export function createAccount(network: Network, input: { handle: string; name: string; brand: boolean }): Account {
  const handle = input.handle.replace(/^@/, '').toLowerCase();
  if (!handleForm.test(handle)) {
    throw new Refusal(422, 'handle_invalid', 'A handle has 1 to 30 of the characters a-z, 0-9, _ and a dot within.');
  }
  if (findByHandle(network, handle)) throw new Refusal(409, 'handle_taken', `@${handle} exists already.`);
  const id = insert(network.db, {
    handle,
    name: input.name,
    color: colorFor(handle),
    followers: 0,
    language: null,
    bio: '',
    brand: input.brand,
    invented: !input.brand,
  });
  network.changed();
  return getAccount(network, id);
}

function insert(
  db: Network['db'],
  account: Omit<Account, 'id' | 'brand' | 'invented'> & { brand: boolean; invented: boolean },
): string {
  const id = newId();
  db.run(
    `insert into account (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    account.handle,
    account.name,
    account.color,
    account.followers,
    account.language,
    account.bio,
    Number(account.brand),
    Number(account.invented),
  );
  return id;
}

export function listAccounts({ db }: Network): Account[] {
  return db.all<Account>(`select ${columns} from account order by brand desc, rowid`);
}

export function findByHandle({ db }: Network, handle: string): Account | undefined {
  return db.get<Account>(`select ${columns} from account where handle = ?`, handle);
}

export function getAccount({ db }: Network, id: string): Account {
  const account = db.get<Account>(`select ${columns} from account where id = ?`, id);
  if (!account) throw new Refusal(404, 'account_unknown', 'There is no such account.');
  return account;
}

export function accountJson(network: Network, account: Account) {
  return {
    id: account.id,
    handle: account.handle,
    name: account.name,
    avatar_url: `${network.baseUrl()}/avatars/${account.id}.svg`,
    followers: account.followers,
    language: account.language,
    bio: account.bio,
    brand: account.brand === 1,
    invented: account.invented === 1,
  };
}

/** Stops or lets again the other account write to this one. */
export function setBlock({ db }: Network, accountId: string, blockedId: string, on: boolean): void {
  if (on) db.run('insert or ignore into block (account_id, blocked_id) values (?, ?)', accountId, blockedId);
  else db.run('delete from block where account_id = ? and blocked_id = ?', accountId, blockedId);
}

/** Tells, or no longer tells, this account what the other one says in public; the other never knows. */
export function setMute({ db }: Network, accountId: string, mutedId: string, on: boolean): void {
  if (on) db.run('insert or ignore into mute (account_id, muted_id) values (?, ?)', accountId, mutedId);
  else db.run('delete from mute where account_id = ? and muted_id = ?', accountId, mutedId);
}

/** What stands between two accounts, as the first of them may know it. */
export function relationOf({ db }: Network, accountId: string, otherId: string): { blocked: boolean; muted: boolean } {
  const is = (sql: string) => db.get(sql, accountId, otherId) !== undefined;
  return {
    blocked: is('select 1 from block where account_id = ? and blocked_id = ?'),
    muted: is('select 1 from mute where account_id = ? and muted_id = ?'),
  };
}

export function refuseIfBlocked({ db }: Network, writerId: string, readerId: string): void {
  if (db.get('select 1 from block where account_id = ? and blocked_id = ?', readerId, writerId)) {
    throw new Refusal(403, 'blocked', 'This account does not want to hear from you.');
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new bearer token; only its hash is kept. Tokens of closed pages are forgotten on the way. */
export function issueToken(network: Network, accountId: string, use: TokenUse, expiresAt: Date | null): string {
  const now = network.now().toISOString();
  network.db.run("delete from token where use = 'page' and expires_at < ?", now);
  const token = `sbx_${randomBytes(24).toString('base64url')}`;
  network.db.run(
    'insert into token (hash, account_id, use, created_at, expires_at) values (?, ?, ?, ?, ?)',
    hashOf(token),
    accountId,
    use,
    now,
    expiresAt?.toISOString() ?? null,
  );
  return token;
}

export function authenticate(network: Network, authorization: string | undefined): { account: Account; use: TokenUse } {
  const token = authorization?.match(/^Bearer (\S+)$/i)?.[1];
  if (!token) throw new Refusal(401, 'token_missing', 'Send an access token in the Authorization header.');
  const row = network.db.get<{
    account_id: string;
    use: TokenUse;
    expires_at: string | null;
    revoked_at: string | null;
  }>('select account_id, use, expires_at, revoked_at from token where hash = ?', hashOf(token));
  if (!row) throw new Refusal(401, 'token_unknown', 'This access token is not known.');
  if (row.revoked_at) throw new Refusal(401, 'token_revoked', 'This access token was revoked.');
  if (row.expires_at && row.expires_at <= network.now().toISOString()) {
    throw new Refusal(401, 'token_expired', 'This access token has expired.');
  }
  return { account: getAccount(network, row.account_id), use: row.use };
}

/** Whether faults meet this caller: everybody but the network's own page. */
export function isPageToken({ db }: Network, authorization: string | undefined): boolean {
  const token = authorization?.match(/^Bearer (\S+)$/i)?.[1];
  return (
    token !== undefined && db.get("select 1 from token where hash = ? and use = 'page'", hashOf(token)) !== undefined
  );
}

export function revokeToken(network: Network, authorization: string): void {
  const token = authorization.replace(/^Bearer /i, '');
  network.db.run('update token set revoked_at = ? where hash = ?', network.now().toISOString(), hashOf(token));
}

/** Takes back what every app holds; answers how many tokens that were. */
export function revokeAppTokens(network: Network): number {
  const at = network.now().toISOString();
  return network.db.run("update token set revoked_at = ? where use = 'app' and revoked_at is null", at).changes;
}
