import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '#sandbox/database.ts';

/** What every operation on the simulated network needs. */
export type Server = {
  db: Database;
  now(): Date;
  /** Where it is reached, without a slash at the end. */
  baseUrl(): string;
  /** The way out for what apps have called. */
  fetch: typeof fetch;
  changed(): void;
};

const tables = `
  create table if not exists instance (key text primary key, value text not null) strict;
  create table if not exists app (client_id text primary key, client_secret text not null, consumer_secret text not null,
    bearer text not null unique, name text not null) strict;
  create table if not exists grant_code (code text primary key, client_id text not null, account_id text not null,
    redirect_uri text not null, scopes text not null, challenge text not null, expires_at text not null) strict;
  create table if not exists token (access text primary key, refresh text unique, account_id text not null, client_id text not null,
    scopes text not null, expires_at text not null, revoked_at text) strict;
  create table if not exists account (id text primary key, username text not null unique collate nocase, name text not null,
    premium integer not null, takes_directs integer not null, created_at text not null) strict;
  create table if not exists post (
    seq integer primary key autoincrement, id text not null unique, first_id text not null, account_id text not null references account,
    text text not null, address text not null, reply_to text, quote_of text, conversation_id text not null,
    reply_settings text not null, created_at text not null, replaced_by text, deleted_at text, hidden_at text
  ) strict;
  create index if not exists post_account on post (account_id, seq);
  create index if not exists post_conversation on post (conversation_id, seq);
  create table if not exists named (post_id text not null, account_id text not null, primary key (post_id, account_id)) strict;
  create index if not exists named_account on named (account_id, post_id);
  create table if not exists media (id text primary key, account_id text not null, category text not null, mime_type text not null,
    alt text, bytes blob not null, post_id text, direct_id text) strict;
  create table if not exists film (id text primary key, account_id text not null, category text not null, mime_type text not null,
    total integer not null, looks_left integer, failed integer not null default 0) strict;
  create table if not exists piece (film_id text not null, n integer not null, bytes blob not null, primary key (film_id, n)) strict;
  create table if not exists liked (post_id text not null, account_id text not null, primary key (post_id, account_id)) strict;
  create table if not exists block (account_id text not null, blocked_id text not null, primary key (account_id, blocked_id)) strict;
  create table if not exists direct (seq integer primary key autoincrement, id text not null unique, room text not null,
    sender_id text not null, recipient_id text not null, text text not null, created_at text not null, deleted_by text) strict;
  create table if not exists webhook (id text primary key, client_id text not null, url text not null, valid integer not null,
    created_at text not null) strict;
  create table if not exists subscription (id text primary key, client_id text not null, event_type text not null,
    user_id text not null, tag text, webhook_id text not null, created_at text not null) strict;
  create table if not exists delivery (id integer primary key autoincrement, webhook_id text not null, body text not null,
    attempts integer not null, due_at integer not null) strict;
`;

export const openStore = (file: string): Database => openDatabase(file, tables);

export const newSecret = (): string => randomBytes(24).toString('base64url');

const epochMs = 1_288_834_974_657n;
let lastId = 0n;

/** Ids as X makes them: milliseconds since its epoch, then a running number; past 2^53. */
export function snowflake(at: Date): string {
  const wanted = (BigInt(at.getTime()) - epochMs) << 22n;
  lastId = wanted > lastId ? wanted : lastId + 1n;
  return String(lastId);
}
