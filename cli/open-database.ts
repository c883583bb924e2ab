import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Config, type ConfigSecrets, readConfig } from '#server/config.ts';
import { type Database, openDatabase } from '#server/db/client.ts';
import { FolderTaken, lockFolder } from '#server/db/folder-lock.ts';
import { migrate, refuseUnboundRole } from '#server/db/migrate.ts';
import { startPostgres } from '#server/db/postgres.ts';
import { CommandError, type Io } from './command.ts';

/** What main.ts leaves in the data folder while it runs. */
const Running = z.object({ pid: z.number(), postgresUrl: z.string().nullable(), url: z.string() });

/** A PostgreSQL to talk to, as its owner. */
export type Server = {
  url: string;
  /** `outside`: DATABASE_URL; `joined`: that of a running Earshot; `started`: our own for the length of the command. */
  source: 'outside' | 'joined' | 'started';
  close(): Promise<void>;
};

export type OpenDatabase = {
  config: Config;
  secrets: ConfigSecrets;
  db: Database;
  server: Server;
  close(): Promise<void>;
};

/** Opens the database as the program does, brought to this version. Throws ConfigError, CommandError, MigrationError. */
export async function openForCommand(io: Io): Promise<OpenDatabase> {
  const { config, secrets } = readConfig(io.environment);
  const server = await findServer(config, secrets);
  try {
    // A running Earshot has migrated its database and may be older than this command.
    if (server.source !== 'joined') await migrate(server.url);
    const db = openDatabase({ url: server.url });
    await refuseUnboundRole(db.pool);
    return {
      config,
      secrets,
      db,
      server,
      close: async () => {
        await db.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** DATABASE_URL, else the PostgreSQL of the Earshot that runs on the data folder, else one of our own on it. */
export async function findServer(config: Config, secrets: ConfigSecrets): Promise<Server> {
  if (secrets.databaseUrl !== undefined) return { url: secrets.databaseUrl, source: 'outside', close: async () => {} };
  try {
    const lock = lockFolder(config.dataDir);
    try {
      const postgres = await startPostgres(config.dataDir);
      const close = async () => {
        await postgres.stop();
        lock.release();
      };
      return { url: postgres.url, source: 'started', close };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    return { url: runningUrl(config.dataDir), source: 'joined', close: async () => {} };
  }
}

function runningUrl(dataDir: string): string {
  const file = join(dataDir, 'running.json');
  const found = existsSync(file) ? Running.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (found?.success) {
    if (found.data.postgresUrl !== null) return found.data.postgresUrl;
    throw new CommandError(
      'The Earshot that runs on this data folder uses an outside PostgreSQL. Set the same DATABASE_URL.',
    );
  }
  throw new CommandError(
    `Earshot is starting or stopping on the data folder ${dataDir}. Wait a few seconds and run the command again.`,
  );
}
