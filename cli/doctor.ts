import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Config, ConfigError, type ConfigSecrets, readConfig } from '#server/config.ts';
import { readKey, type SecretBox, secretBox } from '#server/secret-box.ts';
import { readArguments } from './arguments.ts';
import { type Command, type Io, printJson } from './command.ts';
import { type Check, fail, ok, warn } from './doctor/check.ts';
import { checkDatabase } from './doctor/database.ts';
import { checkMachine } from './doctor/machine.ts';
import { checkWork } from './doctor/work.ts';
import { findServer } from './open-database.ts';

/** Says what is wrong with an installation and what to do about it. Changes nothing. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Checks settings, disk, key, database, accounts and work; each line says what to do.',
  usage: `
Usage: doctor [--json]

Ends with 1 when something does not work ("fail"); a "warn" works for now. Changes nothing.`,
  async run(args, io) {
    const { values } = readArguments(args, { json: { type: 'boolean' } });
    const checks = await examine(io);
    const isWell = checks.every(({ state }) => state !== 'fail');
    if (values.json) await printJson(io, { ok: isWell, checks });
    else for (const line of checks.flatMap(lines)) await io.out(`${line}\n`);
    return isWell ? 0 : 1;
  },
};

function lines({ check, state, message, remedy }: Check): string[] {
  const first = `${state.padEnd(5)} ${check}: ${message}`;
  return remedy === undefined ? [first] : [first, `      → ${remedy}`];
}

async function examine(io: Io): Promise<Check[]> {
  let settings: { config: Config; secrets: ConfigSecrets };
  try {
    settings = readConfig(io.environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [fail('settings', error.message, 'Correct them and ask again.')];
  }
  const { config, secrets } = settings;
  const checks = [ok('settings', 'All are usable.'), ...checkMachine(config, secrets)];
  const isFresh = secrets.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres', 'PG_VERSION'));
  if (isFresh) return [...checks, warn('postgres', 'There is no database yet.', 'The first npm start makes it.')];
  try {
    const server = await findServer(config, secrets);
    try {
      const where = {
        outside: 'The database of DATABASE_URL answers',
        joined: 'Earshot is running',
        started: 'Earshot is not running; its database starts',
      };
      checks.push(
        ok('program', `${where[server.source]}.`),
        ...(await examineDatabase(server.url, box(config, secrets))),
      );
    } finally {
      await server.close();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    checks.push(fail('postgres', message, 'Correct what it says; the data folder is untouched.'));
  }
  return checks;
}

async function examineDatabase(url: string, key: SecretBox | null): Promise<Check[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('public.workspace') is not null as there`,
    );
    if (!rows[0]?.there) return [warn('migrations', 'The database is empty.', 'The first npm start fills it.')];
    return [...(await checkDatabase(client, () => new Date())), ...(await checkWork(client, key, new Date()))];
  } finally {
    await client.end();
  }
}

/** Only a key that is there: reading one that is not would make it. */
function box(config: Config, secrets: ConfigSecrets): SecretBox | null {
  if (secrets.key === undefined && !existsSync(join(config.dataDir, 'key'))) return null;
  return secretBox(readKey(config.dataDir, secrets.key));
}
