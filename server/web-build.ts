import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sources = ['web', 'contract', 'connectors/measure.ts', 'vite.config.ts', 'package-lock.json'];

/** Folder of the built web app. */
export const webFolder = join(root, 'dist', 'web');
const distFolder = dirname(webFolder);

/** Builds the web app when its sources changed since the last build; `say` tells the person that it takes a moment. */
export async function buildWeb(say: (message: string) => void): Promise<void> {
  const current = fingerprint();
  if (builtFrom() === current) return;
  say('Building the web app …');
  // Beside the old one and then in its place: several programs may build at once, and a killed one leaves no half.
  mkdirSync(distFolder, { recursive: true });
  const fresh = mkdtempSync(join(distFolder, 'web-'));
  const old = `${fresh}-old`;
  try {
    await run('vite', ['build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir']);
    writeFileSync(join(fresh, '.sources'), current);
    if (builtFrom() === current) return;
    moveAway(old);
    renameSync(fresh, webFolder);
  } catch (error) {
    if (builtFrom() !== current) throw error;
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** In one step, so that what another program puts in its place meanwhile stays whole. */
function moveAway(old: string): void {
  try {
    renameSync(webFolder, old);
  } catch (error) {
    // Nothing stands there yet, or another program has just moved it away.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function builtFrom(): string | undefined {
  const stamp = join(webFolder, '.sources');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesUnder(join(root, source))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', command, 'bin', `${command}.js`), ...args], {
      cwd: root,
      // Also when tests build it: what they look at is what people get.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web app could not be built:\n${said.slice(-2000)}`)),
    );
  });
}
