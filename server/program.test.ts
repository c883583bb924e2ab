import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import {
  ask,
  dataFolder,
  freePort,
  isAlive,
  killPostgres,
  launch,
  postgresPid,
  setUpOwner,
  start,
} from '#test/program.ts';

// A start from nothing makes a database, and a busy machine takes its time for that.
vi.setConfig({ testTimeout: 120_000 });

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A data folder as a first start leaves it, which tests of later starts copy. */
const used = dataFolder();
beforeAll(async () => {
  const program = await start({ dataDir: used.dataDir, port: await freePort() });
  await program.kill('SIGTERM');
}, 120_000);
afterAll(used.remove);

/** A place where a program has run before. */
async function usedPlace(inside = '') {
  const home = await place(inside);
  mkdirSync(home.dataDir, { recursive: true });
  execFileSync('cp', ['-a', `${used.dataDir}/.`, home.dataDir]);
  return home;
}

/** A place for a program; whatever the test started there is ended after it. */
async function place(inside = '') {
  const { dataDir: folder, remove } = dataFolder();
  cleanups.push(remove);
  const options = { dataDir: join(folder, inside), port: await freePort() };
  const track = <P extends { kill(signal: NodeJS.Signals): Promise<unknown> }>(program: P): P => {
    cleanups.push(() => program.kill('SIGKILL'));
    return program;
  };
  return {
    ...options,
    start: async (environment: Record<string, string> = {}) => track(await start({ ...options, environment })),
    launch: (environment: Record<string, string> = {}) => track(launch({ ...options, environment })),
  };
}

/** What must not outlive a program that stopped in order. */
const leftovers = (dataDir: string) => ({
  postgres: postgresPid(dataDir),
  running: existsSync(join(dataDir, 'running.json')),
  pidFile: existsSync(join(dataDir, 'postgres', 'postmaster.pid')),
});
const nothing = { postgres: undefined, running: false, pidFile: false };

test('the first start makes everything from nothing, and the second finds it again', async () => {
  const home = await place('not/there/yet');

  const first = await home.start();
  const cookie = await setUpOwner(first);
  await first.kill('SIGTERM');
  const startedAt = performance.now();
  const second = await home.start();
  console.log(`second start: ${Math.round(performance.now() - startedAt)} ms`);

  expect(first.said()).toMatch(/ready at http:\/\/127\.0\.0\.1:\d+[\s\S]*code [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  expect(statSync(home.dataDir).mode & 0o077).toBe(0);
  expect(statSync(join(home.dataDir, 'key')).mode & 0o077).toBe(0);
  expect(second.said()).not.toContain('Prepared the database');
  expect(second.said()).not.toContain('code');
  const { body } = await ask<{ workspace: { name: string } }>(second.url, 'GET', '/api/session', { cookie });
  expect(body.workspace.name).toBe('Acme');
});

test('SIGTERM ends it with 0 and nothing is left, even while browsers hold streams open', async () => {
  const home = await usedPlace();
  const program = await home.start();
  const cookie = await setUpOwner(program);
  const postgres = postgresPid(home.dataDir) ?? 0;
  const streams = [fetch(`${program.url}/api/stream`, { headers: { cookie } })];
  streams.push(fetch(`${program.url}/sandbox/stream`));
  for (const stream of await Promise.all(streams)) {
    expect(stream.status).toBe(200);
    void stream.text().catch(() => {});
  }

  const ended = await program.kill('SIGTERM');

  expect(ended).toEqual({ code: 0, signal: null });
  expect(isAlive(postgres)).toBe(false);
  expect(leftovers(home.dataDir)).toEqual(nothing);
  expect(program.said()).not.toMatch(/"level":(40|50)/);
});

test('SIGTERM while it starts ends it in order too', async () => {
  const home = await usedPlace();
  const program = home.launch();
  await eventually(() => {
    if (postgresPid(home.dataDir) === undefined) throw new Error('Its PostgreSQL does not run yet.');
  }, 60_000);

  const ended = await program.kill('SIGTERM');

  expect(ended).toEqual({ code: 0, signal: null });
  expect(leftovers(home.dataDir)).toEqual(nothing);
});

test('a second program on the same folder says so and ends; the first is unharmed', async () => {
  const home = await usedPlace();
  const first = await home.start();

  const second = launch({ dataDir: home.dataDir, port: await freePort() });

  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.said()).toContain(`Another Earshot is running on the data folder ${home.dataDir}`);
  expect(second.said()).toContain('EARSHOT_DATA');
  await ask(first.url, 'GET', '/api/setup');
});

test('after kill -9 of the program the next start goes on where it was', async () => {
  const home = await usedPlace();
  const first = await home.start();
  const cookie = await setUpOwner(first);

  await first.kill('SIGKILL');
  const again = await home.start();

  const { body } = await ask<{ agent: { name: string } }>(again.url, 'GET', '/api/session', { cookie });
  expect(body.agent.name).toBe('Olga');
});

test('when PostgreSQL is killed the program says so and ends, and starts again', async () => {
  const home = await usedPlace();
  const program = await home.start();
  const cookie = await setUpOwner(program);

  killPostgres(home.dataDir);

  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.said()).toContain('PostgreSQL ended unexpectedly');
  const again = await home.start();
  await ask(again.url, 'GET', '/api/session', { cookie });
});

test('a port that is taken is named, with the setting that changes it', async () => {
  const home = await usedPlace();
  await home.start();
  const other = await usedPlace();

  const second = launch({ dataDir: other.dataDir, port: home.port });

  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.said()).toContain(`Port ${home.port} on 127.0.0.1 is taken`);
  expect(second.said()).toContain('PORT');
  expect(leftovers(other.dataDir)).toEqual(nothing);
});

test('a folder whose path is longer than a socket may be is no obstacle', async () => {
  const home = await usedPlace(`${'a-rather-long-name/'.repeat(8)}data`);

  await home.start();

  expect(postgresPid(home.dataDir)).toBeTypeOf('number');
});

test('data of another PostgreSQL is refused with the way out', async () => {
  const home = await place();
  mkdirSync(join(home.dataDir, 'postgres'), { recursive: true });
  writeFileSync(join(home.dataDir, 'postgres', 'PG_VERSION'), '16\n');

  const program = home.launch();

  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.said()).toMatch(/written by PostgreSQL 16; this Earshot brings 18\. Export it/);
});

test.each([
  ['empty', ''],
  ['cut', 'abc123'],
  ['no key', 'not a key at all'],
])('a key file that is %s is refused and stays as it is', async (_what, content) => {
  const home = await place();
  mkdirSync(home.dataDir, { recursive: true });
  writeFileSync(join(home.dataDir, 'key'), content);

  const program = home.launch();

  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.said()).toContain(join(home.dataDir, 'key'));
  expect(program.said()).toMatch(/Restore it from a backup/);
  expect(readFileSync(join(home.dataDir, 'key'), 'utf8')).toBe(content);
  expect(leftovers(home.dataDir)).toEqual(nothing);
});

test('a data folder that is a file is refused in one sentence', async () => {
  const home = await place('occupied');
  writeFileSync(home.dataDir, '');

  const program = home.launch();

  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.said()).toContain(home.dataDir);
  expect(program.said()).not.toMatch(/\n\s+at /);
});

test('SIGTERM to npm ends everything below it', async () => {
  const home = await usedPlace();
  const npm = await start({ ...home, command: 'npm', words: ['start', '--silent'] });
  cleanups.push(() => npm.kill('SIGKILL'));
  const postgres = postgresPid(home.dataDir) ?? 0;
  const { pid } = JSON.parse(readFileSync(join(home.dataDir, 'running.json'), 'utf8'));

  await npm.kill('SIGTERM');

  await eventually(() => {
    if (isAlive(pid) || isAlive(postgres)) throw new Error('The program or its PostgreSQL outlived npm.');
  }, 20_000);
  expect(leftovers(home.dataDir)).toEqual(nothing);
  expect(readdirSync(home.dataDir)).toContain('key');
});
