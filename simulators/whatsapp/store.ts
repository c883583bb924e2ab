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
  /** The one app there is: its id, and the secret with which deliveries are signed. */
  app: { id: string; secret: string };
  /** Deliveries may be due. */
  changed(): void;
};

const tables = `
  create table if not exists instance (key text primary key, value text not null) strict;
  create table if not exists number (id text primary key, account_id text not null, display text not null, name text not null) strict;
  create table if not exists token (token text primary key, account_id text not null, expires_at text, revoked_at text) strict;
  create table if not exists withheld (token text not null, scope text not null, primary key (token, scope)) strict;
  create table if not exists unregistered (number_id text primary key) strict;
  create table if not exists customer (wa_id text primary key, user_id text not null unique, name text not null, username text,
    shows_number integer not null, blocks_us integer not null) strict;
  create table if not exists message (seq integer primary key autoincrement, id text not null unique, number_id text not null,
    wa_id text not null, direction text not null, type text not null, body text not null, status text not null,
    callback text, created_at text not null) strict;
  create index if not exists message_room on message (number_id, wa_id, seq);
  create table if not exists media (id text primary key, account_id text not null, mime_type text not null, sha256 text not null,
    bytes blob not null, created_at text not null) strict;
  create table if not exists media_url (secret text primary key, media_id text not null, expires_at text not null) strict;
  create table if not exists template (id text primary key, account_id text not null, name text not null, language text not null,
    category text not null, status text not null, components text not null, unique (account_id, name, language)) strict;
  create table if not exists subscription (account_id text primary key, url text not null) strict;
  create table if not exists blocked (number_id text not null, wa_id text not null, primary key (number_id, wa_id)) strict;
  create table if not exists delivery (id integer primary key autoincrement, url text not null, body text not null,
    attempts integer not null, due_at integer not null) strict;
`;

export const openStore = (file: string): Database => openDatabase(file, tables);

export const newSecret = (): string => randomBytes(24).toString('base64url');

/** Ids of this network are long runs of digits, past 2^53. */
export const newNumericId = (): string =>
  `1${BigInt(`0x${randomBytes(7).toString('hex')}`)
    .toString()
    .padStart(17, '0')}`;

export const newMessageId = (): string => `wamid.${randomBytes(24).toString('base64')}`;
