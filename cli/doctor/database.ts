import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { appRole } from '#server/db/client.ts';
import { type Check, fail, ok, warn } from './check.ts';

const migrations = new URL('../../server/db/migrations/', import.meta.url);
const mostClockMs = 2_000;

/** The server itself: version, role, walls, migrations, clock. */
export async function checkDatabase(client: pg.Client, now: () => Date): Promise<Check[]> {
  return [
    await checkVersion(client),
    await checkRole(client),
    await checkWalls(client),
    await checkMigrations(client),
    await checkClock(client, now),
  ];
}

async function checkVersion(client: pg.Client): Promise<Check> {
  const { rows } = await client.query<{ version: string; bytes: number }>(
    "select current_setting('server_version') as version, pg_database_size(current_database()) as bytes",
  );
  return ok('postgres', `PostgreSQL ${rows[0]?.version}, ${Math.round(Number(rows[0]?.bytes) / 1024 ** 2)} MB.`);
}

async function checkRole(client: pg.Client): Promise<Check> {
  const { rows } = await client.query<{ unbound: boolean }>(
    'select rolsuper or rolbypassrls as unbound from pg_roles where rolname = $1',
    [appRole],
  );
  if (!rows[0])
    return fail(
      'role',
      `The role ${appRole} is missing.`,
      'Start Earshot once as the owner of the database: it makes the role.',
    );
  if (rows[0].unbound)
    return fail(
      'role',
      `The role ${appRole} bypasses row-level security.`,
      `alter role ${appRole} nosuperuser nobypassrls;`,
    );
  return ok('role', `${appRole} is bound by row-level security.`);
}

async function checkWalls(client: pg.Client): Promise<Check> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'session' and not c.relrowsecurity`);
  if (rows.length === 0) return ok('walls', 'Every table of a workspace has its wall.');
  const names = rows.map((row) => row.name).join(', ');
  return fail(
    'walls',
    `Row-level security is off on ${names}.`,
    `alter table … enable row level security, for each of them.`,
  );
}

async function checkMigrations(client: pg.Client): Promise<Check> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration');
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const files = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
  const newer = [...known.keys()].filter((name) => !files.includes(name));
  if (newer.length > 0)
    return fail('migrations', `A newer Earshot has worked here (${newer.join(', ')}).`, 'Start that version.');
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(new URL(name, migrations)))
      .digest('hex');
  const edited = files.filter((name) => known.has(name) && known.get(name) !== digest(name));
  if (edited.length > 0)
    return fail(
      'migrations',
      `${edited.join(', ')} was edited after it ran here.`,
      'Restore the file and add a new migration.',
    );
  const missing = files.filter((name) => !known.has(name));
  if (missing.length > 0)
    return warn(
      'migrations',
      `${missing.join(', ')} has not run yet.`,
      'Restart Earshot: it brings the database up to date.',
    );
  return ok('migrations', `${files.length} applied.`);
}

async function checkClock(client: pg.Client, now: () => Date): Promise<Check> {
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const apartMs = Math.abs((rows[0]?.now.getTime() ?? 0) - now().getTime());
  if (apartMs <= mostClockMs) return ok('clock', 'This machine and the database agree.');
  return warn(
    'clock',
    `This machine and the database are ${Math.round(apartMs / 1000)} seconds apart.`,
    'Turn on time synchronisation on both: deadlines depend on it.',
  );
}
