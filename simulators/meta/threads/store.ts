import { type Database, openDatabase } from '#sandbox/database.ts';
import { Refusal } from '#sandbox/network.ts';
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
  create table if not exists app (id text primary key, secret text not null, name text not null, hook_url text) strict;
  create table if not exists person (id text primary key, username text not null unique, name text not null) strict;
  create table if not exists grant_code (code text primary key, app_id text not null, person_id text not null,
    redirect_uri text not null, scopes text not null, expires_at text not null) strict;
  create table if not exists token (token text primary key, app_id text not null, person_id text not null,
    scopes text not null, issued_at text not null, expires_at text not null, revoked_at text) strict;
  create table if not exists post (
    seq integer primary key autoincrement, id text not null unique, author_id text not null, text text not null,
    media text not null default '[]', root_id text not null, reply_to text, quoted_id text,
    hidden integer not null default 0, created_at text not null, deleted_at text
  ) strict;
  create index if not exists post_root on post (root_id, seq);
  create index if not exists post_author on post (author_id, seq);
  create table if not exists container (id text primary key, person_id text not null, kind text not null,
    text text not null, media text not null, reply_to text, looked integer not null default 0,
    created_at text not null, published_id text, problem text) strict;
  create table if not exists deletion (person_id text not null, at text not null) strict;
  create table if not exists media (id text primary key, mime_type text not null, bytes blob not null) strict;
  create table if not exists news (seq integer primary key autoincrement, app_id text not null, body text not null,
    at text not null, tries integer not null default 0, due_at integer not null) strict;
`;

export const openStore = (file: string): Database => openDatabase(file, tables);

/** A refusal in the words of the API. */
export function refuse(name: ErrorName, message: string): Refusal {
  const [status, code, subcode] = errors[name];
  return new Refusal(status, `${code}/${subcode}`, message);
}

/** So long ago, as rows have moments. */
export const ago = ({ now }: Server, ms: number): string => new Date(now().getTime() - ms).toISOString();
