import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '#sandbox/database.ts';

/** What every operation on the simulated server needs. */
export type Server = {
  db: Database;
  now(): Date;
  /** Where it is reached, without a slash at the end. */
  baseUrl(): string;
  /** The name after the second @ of its accounts. */
  domain: string;
  changed(): void;
};

const tables = `
  create table if not exists instance (key text primary key, value text not null) strict;
  create table if not exists app (client_id text primary key, client_secret text not null, name text not null,
    redirect_uris text not null, scopes text not null) strict;
  create table if not exists grant_code (code text primary key, client_id text not null, account_id text not null,
    redirect_uri text not null, scopes text not null, challenge text, expires_at text not null) strict;
  create table if not exists token (token text primary key, account_id text not null, client_id text not null,
    scopes text not null, created_at text not null, revoked_at text) strict;
  create table if not exists account (id text primary key, username text not null, domain text, name text not null,
    locked integer not null, created_at text not null, unique (username, domain)) strict;
  create table if not exists status (
    seq integer primary key autoincrement, id text not null unique, account_id text not null references account,
    text text not null, spoiler text not null, visibility text not null, reply_to text, quote_of text, language text,
    sensitive integer not null, idempotency_key text, created_at text not null, edited_at text, deleted_at text
  ) strict;
  create index if not exists status_account on status (account_id, seq);
  create index if not exists status_reply on status (reply_to);
  create unique index if not exists status_key on status (account_id, idempotency_key) where idempotency_key is not null;
  create table if not exists mention (status_id text not null, account_id text not null, primary key (status_id, account_id)) strict;
  create table if not exists media (id text primary key, account_id text not null, status_id text, description text,
    mime_type text not null, bytes blob not null, ready_at text not null) strict;
  create table if not exists mark (kind text not null, status_id text not null, account_id text not null,
    primary key (kind, status_id, account_id)) strict;
  create table if not exists tie (kind text not null, account_id text not null, target_id text not null,
    primary key (kind, account_id, target_id)) strict;
  create table if not exists notification (id integer primary key autoincrement, account_id text not null, type text not null,
    from_id text not null, status_id text, created_at text not null, visible_at text not null) strict;
  create index if not exists notification_account on notification (account_id, id);
`;

export const openStore = (file: string): Database => openDatabase(file, tables);

export const newSecret = (): string => randomBytes(24).toString('base64url');

let lastId = 0n;

/** Ids as Mastodon makes them: milliseconds, then a running number; past 2^53. */
export function snowflake(at: Date): string {
  const wanted = BigInt(at.getTime()) << 16n;
  lastId = wanted > lastId ? wanted : lastId + 1n;
  return String(lastId);
}
