import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const folder = join(import.meta.dirname, 'network');
const installedMark = join(folder, 'node_modules', '.installed-from');
const compilers = ['python3', 'make', 'g++'];

/** Bluesky's software could not be installed; the message says why and what to do. */
export class BlueskyInstallError extends Error {
  override name = 'BlueskyInstallError';
}

/**
 * Makes sure that the real Bluesky network stands in `network/node_modules`; about two minutes the first time, nothing after.
 * Compiles better-sqlite3, so it needs python3, make and g++, and fetches those itself when run as root on Debian or Ubuntu.
 */
export async function installBlueskyNetwork(say: (line: string) => void = console.log): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === wanted) return;
  if (Number.parseInt(process.versions.node, 10) < 24) {
    throw new BlueskyInstallError(
      `The Bluesky network needs Node 24; this is ${process.version}. Run it through npm test.`,
    );
  }
  await provideCompilers(say);
  say('Installing the Bluesky network for the tests, once; this takes about two minutes.');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  writeFileSync(installedMark, wanted);
}

/** Changes with the lock file and with the Node that the native module was compiled for. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json')));
  return hash.update(`${process.versions.modules} ${process.platform} ${process.arch}`).digest('hex');
}

async function provideCompilers(say: (line: string) => void): Promise<void> {
  const missing = compilers.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status !== 0);
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!isRoot || !hasApt) {
    throw new BlueskyInstallError(
      `The Bluesky network is compiled here and needs ${missing.join(', ')}. Install them and try again.`,
    );
  }
  say(`Installing ${missing.join(', ')} with apt-get.`);
  await run('apt-get', ['update', '-qq'], folder);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], folder);
}

function run(command: string, args: string[], cwd: string): Promise<void> {
  // The running Node first, so that npm and what it compiles use this one and not the machine's.
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
    DEBIAN_FRONTEND: 'noninteractive',
    ...headers(),
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const listen = (chunk: unknown) => {
      said = (said + String(chunk)).slice(-2000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (cause) => reject(new BlueskyInstallError(`${command} could not be started.`, { cause })));
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new BlueskyInstallError(`${command} ${args[0]} failed (${code}): ${said.trim()}`));
    });
  });
}

/** Node's own header files from npm, so that the compiler needs no download of them. */
function headers(): Record<string, string> {
  try {
    const name = `node-${process.platform}-${process.arch}/package.json`;
    const home = dirname(createRequire(import.meta.url).resolve(name));
    return existsSync(join(home, 'include', 'node')) ? { npm_config_nodedir: home } : {};
  } catch {
    return {};
  }
}
