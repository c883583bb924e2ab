import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/db/migrate.ts';
import { startPostgres } from '#server/db/postgres.ts';
import { databaseUrl } from './database-url.ts';

/**
 * What it keeps is thrown away at the end of the run, and no table lives long enough to be cleaned up: a worker that
 * looks through hundreds of databases for that takes the processor from the tests.
 */
const nothingToLose = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
};

/** One private PostgreSQL for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-test-'));
  const postgres = await startPostgres(dataDir, { max_connections: '300', ...nothingToLose });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('create database earshot_template');
  await client.end();
  await migrate(databaseUrl(postgres.url, 'earshot_template'));
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
