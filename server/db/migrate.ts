import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { appRole } from './client.ts';

/** The database cannot be used as it is; the message says what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

const folder = new URL('./migrations/', import.meta.url);
const leastMajor = 15;

/**
 * Brings the database to this version, as the owner: role, extensions, numbered SQL files in order, job tables, grants.
 * Safe to call from several programs at once. Throws MigrationError.
 */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  const client = await connect(url);
  try {
    await client.query("select pg_advisory_lock(hashtext('earshot.migrate'))");
    await refuseOldServer(client);
    await prepareRole(client);
    const applied = await applyFiles(client);
    await migrateJobs(client, url);
    await grant(client);
    await client.query("select ensure_delivery_partitions((now() at time zone 'utc')::date - 8, 16)");
    await tellPlanner(client);
    if (applied.length > 0) await countAnew(client);
    return { applied };
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message || ('code' in cause && cause.code) : String(cause);
    throw new MigrationError(
      `The database ${client.database} on ${client.host}:${client.port} cannot be opened as ${client.user} (${why}). Check DATABASE_URL and that PostgreSQL runs there.`,
      { cause },
    );
  }
}

/** Refuses to run as a role that row-level security does not bind. Throws MigrationError. */
export async function refuseUnboundRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; unbound: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  );
  if (rows[0] && !rows[0].unbound) return;
  throw new MigrationError(
    `The database role ${rows[0]?.name} bypasses row-level security, so workspaces would not be walls. Take SUPERUSER and BYPASSRLS from it.`,
  );
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ v: number }>("select current_setting('server_version_num')::int / 10000 as v");
  const found = rows[0]?.v ?? 0;
  if (found < leastMajor)
    throw new MigrationError(`PostgreSQL ${found} is too old for Earshot; ${leastMajor} or newer is needed.`);
}

async function prepareRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [appRole]);
  try {
    if (rowCount === 0) await client.query(`create role ${appRole} nologin`);
    await client.query(`grant ${appRole} to current_user`);
    await client.query('create extension if not exists pg_trgm; create extension if not exists btree_gin');
  } catch (cause) {
    throw new MigrationError(
      `The database's owner may not prepare it. As an administrator run: create role ${appRole} nologin; grant ${appRole} to ${client.user}; create extension pg_trgm; create extension btree_gin;`,
      { cause },
    );
  }
}

async function applyFiles(client: pg.Client): Promise<string[]> {
  await client.query(
    'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration');
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  refuseNewerDatabase(known, files);
  const applied: string[] = [];
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (known.get(name) === sha256) continue;
    if (known.has(name))
      throw new MigrationError(`The migration ${name} was edited after it ran here. Restore it and add a new one.`);
    await client.query('begin');
    await client.query(text);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
    applied.push(name);
  }
  return applied;
}

function refuseNewerDatabase(known: Map<string, string>, files: string[]): void {
  const foreign = [...known.keys()].filter((name) => !files.includes(name));
  if (foreign.length > 0)
    throw new MigrationError(
      `This data was written by a newer Earshot (${foreign.join(', ')}). Start that version or restore a backup.`,
    );
}

/** The job library's tables belong to the program's role, because their own row-level security admits only their owner. */
async function migrateJobs(client: pg.Client, url: string): Promise<void> {
  await client.query(
    `do $$ begin execute format('grant create on database %I to ${appRole}', current_database()); end $$`,
  );
  const pool = new pg.Pool({ connectionString: url, max: 1, options: `-c role=${appRole}` });
  try {
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
    await client.query(
      `do $$ begin execute format('revoke create on database %I from ${appRole}', current_database()); end $$`,
    );
  }
}

async function grant(client: pg.Client): Promise<void> {
  await client.query(`do $$
    declare t text;
    begin
      for t in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition loop
        execute format('grant select, insert, update, delete on %I to ${appRole}', t);
      end loop;
    end $$;
    revoke update, delete on event from ${appRole};
    revoke all on migration from ${appRole};
    grant select on migration to ${appRole};
    grant usage on schema public to ${appRole};`);
}

/**
 * Of a table that it has never counted the planner believes that a workspace is one in two hundred, and then reads whole
 * tables once for each message of a burst. So it is told at once that one workspace may fill a table; its own counts
 * replace this later. Only PostgreSQL 18 and newer can be told.
 */
async function tellPlanner(client: pg.Client): Promise<void> {
  await client.query(`do $$
    declare t text;
    begin
      if to_regproc('pg_restore_attribute_stats') is null then return; end if;
      for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.reltuples = -1 loop
        perform pg_restore_attribute_stats('schemaname', 'public', 'relname', t, 'attname', 'workspace_id',
          'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real);
      end loop;
    end $$`);
}

/** A new column of a full table was never counted, and what is done to few of its rows has nobody count it soon. */
async function countAnew(client: pg.Client): Promise<void> {
  await client.query(`do $$
    declare t text;
    begin
      for t in select relname from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and reltuples > 0 loop
        execute format('analyze %I', t);
      end loop;
    end $$`);
}
