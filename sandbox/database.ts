import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Our own rows: whoever asks names their shape, since nobody else writes this file. */
export type Database = {
  run(sql: string, ...values: SQLInputValue[]): { changes: number; rowid: number };
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  /** All or nothing; an inner call joins the outer one. */
  transaction<T>(work: () => T): T;
  close(): void;
};

const schema = `
  create table if not exists instance (key text primary key, value text not null) strict;
  create table if not exists account (
    id text primary key, handle text not null unique collate nocase, name text not null, color text not null,
    followers integer not null, language text, bio text not null, brand integer not null, invented integer not null
  ) strict;
  create table if not exists token (
    hash text primary key, account_id text not null references account, use text not null,
    created_at text not null, expires_at text, revoked_at text
  ) strict;
  create table if not exists block (account_id text not null, blocked_id text not null,
    primary key (account_id, blocked_id)) strict;
  create table if not exists mute (account_id text not null, muted_id text not null,
    primary key (account_id, muted_id)) strict;
  create table if not exists status (
    seq integer primary key autoincrement, id text not null unique, kind text not null,
    account_id text not null references account, thread_id text not null, reply_to text,
    text text not null, mentions text not null, language text, client_key text, created_at text not null,
    edited_at text, hidden_at text, expires_at text, deleted_at text
  ) strict;
  create index if not exists status_thread on status (thread_id, seq);
  create index if not exists status_reply on status (reply_to, seq) where reply_to is not null;
  create index if not exists status_account on status (account_id, seq);
  create unique index if not exists status_client_key on status (account_id, client_key) where client_key is not null;
  create index if not exists status_expiry on status (expires_at) where expires_at is not null and deleted_at is null;
  create table if not exists room (id text primary key, first_id text not null, second_id text not null,
    unique (first_id, second_id)) strict;
  create table if not exists liked (status_id text not null, account_id text not null,
    primary key (status_id, account_id)) strict;
  create table if not exists image (
    id text primary key, account_id text not null, status_id text, position integer, mime_type text not null,
    alt text not null, bytes blob not null
  ) strict;
  create index if not exists image_status on image (status_id, position);
  create table if not exists recording (
    id text primary key, account_id text not null, status_id text, position integer, mime_type text not null,
    alt text not null, captions text, bytes blob not null
  ) strict;
  create index if not exists recording_status on recording (status_id, position);
  create table if not exists event (seq integer primary key autoincrement, account_id text not null,
    kind text not null, at text not null, body text not null) strict;
  create index if not exists event_account on event (account_id, seq);
  create table if not exists webhook (id text primary key, account_id text not null, url text not null,
    secret text not null) strict;
  create table if not exists delivery (id integer primary key autoincrement,
    webhook_id text not null references webhook on delete cascade, body text not null,
    attempts integer not null, due_at integer not null) strict;
  create index if not exists delivery_due on delivery (due_at, id);
`;

/** Opens the file, creating it and its tables when needed. `:memory:` keeps nothing. */
export function openDatabase(file: string, tables: string = schema): Database {
  const db = new DatabaseSync(file);
  // With WAL and synchronous=normal a killed process loses nothing; only a power cut may.
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on;');
  db.exec(tables);
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let inside = false;
  return {
    run: (sql, ...values) => {
      const result = prepared(sql).run(...values);
      return { changes: Number(result.changes), rowid: Number(result.lastInsertRowid) };
    },
    get: <Row>(sql: string, ...values: SQLInputValue[]) => prepared(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepared(sql).all(...values) as Row[],
    transaction: (work) => {
      if (inside) return work();
      inside = true;
      db.exec('begin immediate');
      try {
        const result = work();
        db.exec('commit');
        return result;
      } catch (error) {
        db.exec('rollback');
        throw error;
      } finally {
        inside = false;
      }
    },
    close: () => db.close(),
  };
}
