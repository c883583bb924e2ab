import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '#sandbox/database.ts';
import { Refusal } from '#sandbox/network.ts';
import { adTables } from './ads/tables.ts';
import { instagramTables } from './instagram/tables.ts';
import { type ErrorName, errors } from './numbers.ts';

/** What every operation on the simulated network needs. */
export type Server = {
  db: Database;
  now(): Date;
  /** Where it is reached, without a slash at the end. */
  baseUrl(): string;
  /** The way out for what apps have called. */
  fetch: typeof fetch;
  /** Something is waiting to be told to apps. */
  changed(): void;
};

const tables = `
  create table if not exists instance (key text primary key, value text not null) strict;
  create table if not exists app (id text primary key, secret text not null, name text not null) strict;
  create table if not exists app_hook (app_id text not null, object text not null, url text not null,
    verify_token text not null, fields text not null, primary key (app_id, object)) strict;
  create table if not exists person (id text primary key, name text not null) strict;
  create table if not exists page (id text primary key, name text not null) strict;
  create table if not exists role (page_id text not null, person_id text not null, primary key (page_id, person_id)) strict;
  create table if not exists grant_code (code text primary key, app_id text not null, person_id text not null,
    redirect_uri text not null, scopes text not null, expires_at text not null) strict;
  create table if not exists token (token text primary key, app_id text not null, person_id text not null, page_id text,
    scopes text not null, expires_at text, revoked_at text, issued_at text not null) strict;
  create table if not exists page_subscription (app_id text not null, page_id text not null, fields text not null,
    primary key (app_id, page_id)) strict;
  create table if not exists object (
    seq integer primary key autoincrement, id text not null unique, kind text not null, page_id text not null,
    author_id text not null, root_id text not null, parent_id text, text text not null, photo text, opinion text,
    mentions_page integer not null default 0, published integer not null default 1, hidden integer not null default 0, created_at text not null,
    updated_at text not null, edited integer not null default 0, deleted_at text, replied_privately_at text
  ) strict;
  create index if not exists object_root on object (root_id, seq);
  create index if not exists object_page on object (page_id, kind, seq);
  create table if not exists liked (object_id text not null, by_id text not null, primary key (object_id, by_id)) strict;
  create table if not exists blocked (page_id text not null, person_id text not null, primary key (page_id, person_id)) strict;
  create table if not exists dm (
    seq integer primary key autoincrement, mid text not null unique, page_id text not null, person_id text not null,
    by_page integer not null, text text not null, attachment text, extras text, reply_to text, payload text,
    created_at text not null, opens_window integer not null, edits integer not null default 0, deleted_at text
  ) strict;
  create table if not exists dm_request (page_id text not null, person_id text not null, primary key (page_id, person_id)) strict;
  create table if not exists dm_reaction (mid text primary key, emoji text not null) strict;
  create index if not exists dm_room on dm (page_id, person_id, seq);
  create table if not exists media (id text primary key, mime_type text not null, bytes blob not null) strict;
  create table if not exists news (seq integer primary key autoincrement, app_id text not null, object text not null,
    entry_id text not null, part text not null, body text not null, at text not null, tries integer not null default 0, due_at integer not null) strict;
`;

export const openStore = (file: string): Database => openDatabase(file, `${tables}${instagramTables}${adTables}`);

export const newSecret = (bytes = 24): string => randomBytes(bytes).toString('base64url').replaceAll(/[-_]/g, 'Z');

let lastId = 100_000_000_000_000n;

/** Ids as Meta makes them: long runs of digits, some past 2^53. */
export function newId(at: Date): string {
  const wanted = BigInt(at.getTime()) * 1_000_000n;
  lastId = wanted > lastId ? wanted : lastId + 1n;
  return String(lastId);
}

/** A refusal in the words of the Graph API. */
export function refuse(name: ErrorName, message: string, headers: Record<string, string> = {}): Refusal {
  const [status, code, subcode] = errors[name];
  return new Refusal(status, `${code}/${subcode}`, message, headers);
}

/** As the Graph API writes moments. */
export const graphTime = (iso: string): string => iso.replace(/\.\d{3}Z$/, '+0000');
export const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
