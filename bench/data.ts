import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Plan, realisticPlan } from '#cli/seed/plan.ts';
import { seedWorkspace } from '#cli/seed/seed-workspace.ts';
import { tidy } from '#cli/seed.ts';
import { openDatabase } from '#server/db/client.ts';
import { type FolderLock, lockFolder } from '#server/db/folder-lock.ts';
import { MigrationError, migrate } from '#server/db/migrate.ts';
import { type Postgres, startPostgres } from '#server/db/postgres.ts';
import { withoutIndexes } from './load.ts';

/** A PostgreSQL for benchmarks, on a folder that keeps what was expensive to make. */
export type BenchServer = { postgres: Postgres; stop(): Promise<void>; url(database: string): string };

const settings = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  max_connections: '80',
  effective_cache_size: '4GB',
  random_page_cost: '1.1',
};

/** Open work dominates, so that each of these views has at least 6,000 rows of the inbox at both sizes. */
export const benchPlan: Partial<Plan> = {
  statuses: { ...realisticPlan.statuses, open: 75, resolved: 10, pending: 8, on_hold: 2, snoozed: 5 },
  assigned: 0.1,
  inTeam: 0.9,
};

/**
 * Starts it on a folder named for what decides how the data look, so a changed seed starts afresh.
 * EARSHOT_BENCH_DATA names another place.
 */
export async function startServer(kind: string, more: Record<string, string> = {}): Promise<BenchServer> {
  const base = process.env.EARSHOT_BENCH_DATA ?? join(tmpdir(), `earshot-bench-${process.getuid?.() ?? 0}`);
  const folder = join(base, `${kind}-${fingerprint()}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(base))
    if (name.startsWith(`${kind}-`) && !folder.endsWith(name)) removeUnused(join(base, name));
  const lock = lockFolder(folder);
  const postgres = await startPostgres(folder, { ...settings, ...more });
  const stop = async () => {
    await postgres.stop();
    lock.release();
  };
  const url = (database: string) => {
    const parsed = new URL(postgres.url);
    parsed.pathname = `/${database}`;
    return parsed.toString();
  };
  return { postgres, stop, url };
}

/** A migrated database of that name; `fresh` drops one that is there. Answers whether it was made now. */
export async function prepareDatabase(
  server: BenchServer,
  name: string,
  { fresh }: { fresh: boolean },
): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.postgres.url });
  await client.connect();
  try {
    if (fresh) await client.query(`drop database if exists ${name} with (force)`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
    await migrate(server.url(name));
    return rowCount === 0;
  } finally {
    await client.end();
  }
}

/** A generated workspace of that size in a database of its own, made once, kept, and brought to this version. */
export async function seededDatabase(
  server: BenchServer,
  conversations: number,
  plan: Partial<Plan>,
  say: (progress: string) => void,
): Promise<string> {
  const name = `seed_${conversations}`;
  const url = server.url(name);
  if ((await isSeeded(server, name)) && (await isBroughtUp(url))) return url;
  await prepareDatabase(server, name, { fresh: true });
  const started = performance.now();
  await withoutIndexes(url, () => fill(url, conversations, plan, say));
  await tidy(url);
  await mark(url);
  say(`seeded ${conversations} conversations in ${Math.round((performance.now() - started) / 1000)} s`);
  return url;
}

async function fill(
  url: string,
  conversations: number,
  plan: Partial<Plan>,
  say: (progress: string) => void,
): Promise<void> {
  const db = openDatabase({ url });
  const started = performance.now();
  try {
    const full: Plan = {
      ...realisticPlan,
      withEvents: false,
      until: new Date('2026-11-01T00:00:00Z'),
      ...plan,
      conversations,
    };
    let told = 0;
    await seedWorkspace(db, full, new Date(), (done) => {
      if (done - told < conversations / 10) return;
      told = done;
      say(`seeding ${done} of ${conversations}, ${Math.round((done / (performance.now() - started)) * 1000)} a second`);
    });
  } finally {
    await db.close();
  }
}

/** PostgreSQL's `invalid_catalog_name`. */
const noSuchDatabase = '3D000';

async function isSeeded(server: BenchServer, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.url(name) });
  try {
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('bench_seeded') is not null as there");
    return rows[0]?.there === true;
  } catch (error) {
    // Whatever else goes wrong is no reason to make anew what took a quarter of an hour.
    if (error instanceof pg.DatabaseError && error.code === noSuchDatabase) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Applies the migrations that came since; false when one of those it has was edited or is gone, so that it must be made again. */
async function isBroughtUp(url: string): Promise<boolean> {
  try {
    const { applied } = await migrate(url);
    if (applied.length > 0) await tidy(url);
    return true;
  } catch (error) {
    if (error instanceof MigrationError) return false;
    throw error;
  }
}

/** Says that the seed was finished, so that half a one is never measured. */
async function mark(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table bench_seeded ()');
  await client.end();
}

/** Of the seed's own code; the migrations reach what is kept, as they reach an installation. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const folder = join(import.meta.dirname, '../cli/seed');
  for (const file of readdirSync(folder).sort())
    if (!file.includes('.test.')) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

function removeUnused(folder: string): void {
  let lock: FolderLock;
  try {
    lock = lockFolder(folder);
  } catch {
    return;
  }
  lock.release();
  rmSync(folder, { recursive: true, force: true });
}
