import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const folder = join(import.meta.dirname, 'network');
const installedMark = join(folder, 'node_modules', '.installed-from');

/** Bluesky's software could not be installed; the message says why and what to do. */
export class BlueskyInstallError extends Error {
  override name = 'BlueskyInstallError';
}

/**
 * Makes sure that the real Bluesky network stands in `network/node_modules`: about 20 s the first time, nothing after.
 * Nothing is compiled and no script of a package runs. The `overrides` there replace better-sqlite3 12, which has to
 * be compiled and which Node 24.19 and later abort at random when it collects garbage, with 13, which is neither.
 */
export async function installBlueskyNetwork(say: (line: string) => void = console.log): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === wanted) return;
  say('Installing the Bluesky network for the tests, once.');
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installedMark, wanted);
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json')));
  return hash.update(`${process.platform} ${process.arch}`).digest('hex');
}

function npm(args: string[]): Promise<void> {
  // The running Node first, so that npm uses this one and not the machine's.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` };
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn('npm', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const listen = (chunk: unknown) => {
      said = (said + String(chunk)).slice(-2000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (cause) =>
      reject(new BlueskyInstallError('npm could not be started. Is it installed?', { cause })),
    );
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new BlueskyInstallError(
            `The Bluesky network could not be installed (npm ${args[0]}: ${code}). ${said.trim()}`,
          ),
        );
    });
  });
}
