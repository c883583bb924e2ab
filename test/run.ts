import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '#server/web-build.ts';
import { hasShell, testBrowserPath } from './chromium.ts';
import { failuresIn } from './failures.ts';
import { installPackages, mayInstall } from './packages.ts';

/**
 * Runs every check and every test, or the parts named: `npm test`, `npm test -- unit e2e`.
 * Three parts run side by side, because each waits for a time, and each tells what it said when it has ended; what
 * failed tells it at the very end, where it is looked for, and the summary names its tests once more. Parts go on after
 * a failure, so one run tells everything; the exit code is 1 when any part failed. The few files of tests that failed
 * beside others run once more with the machine to themselves: what passes then is named as unsteady, to be mended. The
 * torture gets no second try, because what it does to the program must never go wrong.
 */
const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

type Say = (text: string) => void;
type Part = {
  name: string;
  prepare?: (say: Say) => Promise<void>;
  command: string;
  args: string[];
  environment?: Record<string, string>;
  /** So many of its files may run side by side; without it, as many as Vitest's configuration says. */
  mostFiles?: number;
  /** The files of its tests that failed may run once more. */
  again?: true;
};
type Result = { part: Part; ok: boolean; seconds: number; said: string; unsteady: boolean };

/** The longest first, so that all lanes end at about the same time. */
const parts: Part[] = [
  {
    name: 'e2e',
    prepare: prepareBrowser,
    command: bin('vitest'),
    args: ['run', '--project', 'e2e'],
    mostFiles: 2,
    again: true,
  },
  {
    name: 'unit',
    prepare: prepareUnit,
    command: bin('vitest'),
    args: ['run', '--project', 'unit'],
    mostFiles: Infinity,
    again: true,
  },
  { name: 'torture', prepare: prepareWeb, command: bin('vitest'), args: ['run', '--project', 'torture'] },
  {
    name: 'bluesky',
    prepare: prepareBluesky,
    command: bin('vitest'),
    args: ['run', '--project', 'bluesky'],
    again: true,
  },
  {
    name: 'types',
    command: bin('tsc'),
    // Beside other parts there is no core for more checkers, each of which checks anew what the files share; and what it
    // holds in memory it holds until the end, so that looking for garbage often is in vain.
    args: ['--noEmit', '-p', '.', '--checkers', '1'],
    environment: { GOGC: '400' },
  },
  { name: 'lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'unused', command: bin('knip'), args: ['--no-progress'] },
  { name: 'tables', command: process.execPath, args: ['server/db/generate-tables.ts', '--verify'] },
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

const atOnce = 3;
/** Colours stay when a person watches. */
const environment = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) };
let built: Promise<void> | undefined;
let chromium: Promise<void> | undefined;
/** One part alone is watched as it goes. */
const isAlone = chosen.length === 1;
/**
 * Files of a part side by side: one less than there are cores, because more take the cores from one another and cost up
 * to half as much again; a part alone also has the time in which one file waits for its database or its browser.
 */
const filesAtOnce = Math.max(isAlone ? 2 : 1, availableParallelism() - 1);
/** More failed files than these are no chance. */
const mostAgain = 4;
const results = new Map<string, Result>();
const waiting = [...chosen];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) results.set(part.name, await runPart(part));
  }),
);
const told = chosen.flatMap(({ name }) => results.get(name) ?? []);
if (!isAlone) {
  for (const result of told.filter(({ ok }) => !ok)) tell(result);
  for (const result of told.filter(({ ok, part }) => !ok && part.again)) await runAgain(result);
}
console.log('\n── summary');
for (const { part, ok, seconds, said, unsteady } of told) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${part.name} (${seconds} s)`);
  for (const { name, why } of ok && !unsteady ? [] : failuresIn(said)) {
    console.log(`         ${unsteady ? 'UNSTEADY, passed alone: ' : ''}${name}`);
    for (const line of why) console.log(`           ${line}`);
  }
}
const failed = told.filter((result) => !result.ok).length;
console.log(`${told.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function runPart(part: Part): Promise<Result> {
  const { name, prepare } = part;
  let said = '';
  const say = (text: string) => {
    said += text;
    if (isAlone) process.stdout.write(text);
  };
  if (isAlone) console.log(`\n── ${name}`);
  const start = performance.now();
  let ok = false;
  try {
    await prepare?.(say);
    ok = await run(part, [], say);
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n`);
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  const result = { part, ok, seconds, said, unsteady: false };
  if (ok && !isAlone) tell(result);
  return result;
}

async function runAgain(result: Result): Promise<void> {
  const { part } = result;
  const files = [...new Set(failuresIn(result.said).map(({ file }) => file))];
  if (files.length === 0 || files.length > mostAgain) return;
  console.log(`\n── ${part.name} once more: ${files.join(' ')}`);
  const passes = await run(part, files, (text) => process.stdout.write(text));
  if (passes) Object.assign(result, { ok: true, unsteady: true });
}

function tell({ part, seconds, said }: Result): void {
  process.stdout.write(`\n── ${part.name} (${seconds} s)\n${said}`);
}

/** Runs a part, or some files of its tests; whether it went well. */
function run({ command, args, mostFiles, environment: more }: Part, files: string[], say: Say): Promise<boolean> {
  const workers = mostFiles === undefined ? [] : [`--maxWorkers=${Math.min(mostFiles, filesAtOnce)}`];
  return new Promise((resolve) => {
    const env = { ...environment, ...more };
    const child = spawn(command, [...args, ...workers, ...files], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      // A letter may come in two pieces.
      stream.setEncoding('utf8');
      stream.on('data', say);
    }
    child.on('error', (error) => {
      say(`${error.message}\n`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

/** What people get, built once before the parts that start programs. */
function prepareWeb(): Promise<void> {
  built ??= buildWeb(() => {});
  return built;
}

/** The mailbox server of Debian, for the tests of mail; those say what is missing when it is. */
async function prepareUnit(say: Say): Promise<void> {
  const { installDovecot } = await import('./mail/install.ts');
  await installDovecot(say).catch((error: Error) => say(`${error.message}\n`));
  await prepareWeb();
}

/** The network's own software is installed in its own folder, because it is large and only this part needs it. */
async function prepareBluesky(say: Say): Promise<void> {
  const { installBlueskyNetwork } = await import('./bluesky/install.ts');
  await installBlueskyNetwork((line) => say(`${line}\n`));
  await prepareBrowser(say);
}

/** Chromium is found, or installed where we may. */
async function prepareBrowser(say: Say): Promise<void> {
  chromium ??= findBrowser(say);
  await chromium;
  await prepareWeb();
}

async function findBrowser(say: Say): Promise<void> {
  if (hasShell()) return;
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (mayInstall() && (await installPackages([name, 'fonts-noto-core'], say))) return;
    if (testBrowserPath()) return;
  }
  throw new Error(
    'The browser tests need Chromium, and it cannot be installed here. Install the package chromium-headless-shell or chromium and run again.',
  );
}
