import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config, ConfigSecrets } from '#server/config.ts';
import { type Check, fail, ok, warn } from './check.ts';

const neededNode = 24;
const gigabyte = 1024 ** 3;
const littleDisk = 2 * gigabyte;
const noDisk = gigabyte / 4;

/** What can be told without a database. */
export function checkMachine(config: Config, secrets: ConfigSecrets): Check[] {
  return [checkNode(), checkFolder(config), checkDisk(config), checkKey(config, secrets)];
}

function checkNode(): Check {
  const found = process.versions.node;
  if (Number.parseInt(found, 10) >= neededNode) return ok('node', `Node ${found}.`);
  return fail('node', `Node ${found} is too old.`, 'Start with npm run, which brings its own Node.');
}

function checkFolder({ dataDir }: Config): Check {
  if (!existsSync(dataDir))
    return warn(
      'data folder',
      `${dataDir} does not exist.`,
      'The first npm start makes it. If you expected data there, check EARSHOT_DATA.',
    );
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch {
    return fail(
      'data folder',
      `${dataDir} cannot be written.`,
      'Run Earshot as the user who owns it, or give it to this user.',
    );
  }
  if ((statSync(dataDir).mode & 0o077) !== 0)
    return warn('data folder', `Other users can look into ${dataDir}.`, `chmod 700 ${dataDir}`);
  return ok('data folder', dataDir);
}

function checkDisk({ dataDir }: Config): Check {
  const { bavail, bsize } = statfsSync(existing(dataDir));
  const free = bavail * bsize;
  const message = `${(free / gigabyte).toFixed(1)} GB are free.`;
  if (free < noDisk) return fail('disk', message, 'Make room now: PostgreSQL stops when the disk is full.');
  if (free < littleDisk) return warn('disk', message, 'Make room, or move the data folder to a larger disk.');
  return ok('disk', message);
}

function existing(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : existing(dirname(path));
}

function checkKey({ dataDir }: Config, { key }: ConfigSecrets): Check {
  if (key !== undefined) return ok('key', 'The key comes from EARSHOT_KEY.');
  const file = join(dataDir, 'key');
  if (!existsSync(file))
    return warn(
      'key',
      'There is no key yet.',
      'The first npm start makes one. If channels are connected, restore the file "key" or set EARSHOT_KEY.',
    );
  if (!/^[0-9a-f]{64}$/.test(readFileSync(file, 'utf8').trim()))
    return fail('key', `${file} is no key.`, 'Restore it from your backup: without it no stored token can be read.');
  if ((statSync(file).mode & 0o077) !== 0) return warn('key', `Other users can read ${file}.`, `chmod 600 ${file}`);
  return ok('key', `${file} is readable; keep a copy apart from the database.`);
}
