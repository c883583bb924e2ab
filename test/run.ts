import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs every check and every test, or the parts named: `npm test`, `npm test -- unit e2e`.
 * Parts go on after a failure, so one run tells everything; the exit code is 1 when any part failed.
 */
const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

type Part = { name: string; prepare?: () => Promise<void> | void; command: string; args: string[] };

const parts: Part[] = [
  { name: 'types', command: bin('tsc'), args: ['--noEmit', '-p', '.'] },
  { name: 'lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'unused', command: bin('knip'), args: ['--no-progress'] },
  { name: 'tables', command: process.execPath, args: ['server/db/generate-tables.ts', '--verify'] },
  { name: 'unit', command: bin('vitest'), args: ['run', '--project', 'unit'] },
  { name: 'torture', command: bin('vitest'), args: ['run', '--project', 'torture'] },
  { name: 'bluesky', prepare: prepareBluesky, command: bin('vitest'), args: ['run', '--project', 'bluesky'] },
  { name: 'e2e', prepare: prepareBrowser, command: bin('vitest'), args: ['run', '--project', 'e2e'] },
];
const groups: Record<string, string[]> = { check: ['types', 'lint', 'unused', 'tables'] };

const asked = process.argv.slice(2).flatMap((word) => groups[word] ?? [word]);
const unknown = asked.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(', ')}. Parts: ${[...Object.keys(groups), ...parts.map((part) => part.name)].join(', ')}.`,
  );
  process.exit(2);
}
const chosen = asked.length === 0 ? parts : parts.filter((part) => asked.includes(part.name));

const results: { name: string; ok: boolean; seconds: number }[] = [];
for (const part of chosen) {
  const start = performance.now();
  console.log(`\n── ${part.name}`);
  results.push({ name: part.name, ok: await runPart(part), seconds: Math.round((performance.now() - start) / 1000) });
}
console.log('\n── summary');
for (const { name, ok, seconds } of results) console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
const failed = results.filter((result) => !result.ok).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function runPart({ prepare, command, args }: Part): Promise<boolean> {
  try {
    await prepare?.();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** The network's own software is installed in its own folder, because it is large and only this part needs it. */
async function prepareBluesky(): Promise<void> {
  const { installBlueskyNetwork } = await import('./bluesky/install.ts');
  await installBlueskyNetwork();
}

/** Chromium is found, or installed where we may. */
function prepareBrowser(): void {
  if (['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path)))
    return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'The browser tests need Chromium, and it cannot be installed here. Install the package chromium and run again.',
    );
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  const done = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], {
    stdio: 'inherit',
  });
  if (done.status !== 0)
    throw new Error('Chromium could not be installed. Install the package chromium and run again.');
}
