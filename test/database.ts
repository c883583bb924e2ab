import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '#server/db/client.ts';
import { databaseUrl } from './database-url.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's connection string of the run's PostgreSQL; the database `earshot_template` is migrated. */
    postgresUrl: string;
  }
}

/** A database of its own, copied from the migrated template: file by file, which costs half of writing each to the log. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `t_${randomBytes(8).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name} template earshot_template strategy file_copy`);
  return { url: databaseUrl(server, name), drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** An open database for tests that need no server. */
export async function openTestDatabase(): Promise<Database & { url: string; drop(): Promise<void> }> {
  const { url, drop } = await createDatabase();
  const db = openDatabase({ url, maxConnections: 6 });
  return {
    ...db,
    url,
    drop: async () => {
      await db.close();
      await drop();
    },
  };
}
