import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import { freePort } from '#test/port.ts';
import {
  ask,
  dataFolder,
  isAlive,
  killPostgres,
  launch,
  postgresPid,
  type RunningProgram,
  setUpOwner,
  start,
} from '#test/program.ts';
import { refusalOf } from '#test/refusal.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A data folder as the first start and its set-up leave it, on which the later starts go on. */
const used = dataFolder();
const made = join(used.dataDir, 'not/there/yet');
let npm: RunningProgram;
let cookie: string;
/** What ran below npm. */
let below: number[];
beforeAll(async () => {
  npm = await start({ dataDir: made, port: await freePort(), command: 'npm', words: ['start', '--silent'] });
  cookie = await setUpOwner(npm);
  const { pid } = JSON.parse(readFileSync(join(made, 'running.json'), 'utf8'));
  below = [pid, postgresPid(made) ?? 0];
  await npm.kill('SIGTERM');
});
afterAll(async () => {
  await npm.kill('SIGKILL');
  used.remove();
});

/** A place for a program. */
async function place(inside = '') {
  const { dataDir: folder, remove } = dataFolder();
  cleanups.push(remove);
  return { dataDir: join(folder, inside), port: await freePort() };
}

/** What must not outlive a program that stopped in order. */
const leftovers = (dataDir: string) => ({
  postgres: postgresPid(dataDir),
  running: existsSync(join(dataDir, 'running.json')),
  pidFile: existsSync(join(dataDir, 'postgres', 'postmaster.pid')),
});
const nothing = { postgres: undefined, running: false, pidFile: false };

const session = ({ url }: RunningProgram) =>
  ask<{ agent: { name: string }; workspace: { name: string } }>(url, 'GET', '/api/session', { cookie });

test('SIGTERM to npm ends everything below it', async () => {
  await eventually(() => {
    if (below.some(isAlive)) throw new Error('The program or its PostgreSQL outlived npm.');
  }, 120_000);

  expect(leftovers(made)).toEqual(nothing);
  expect(readdirSync(made)).toContain('key');
});

describe('after the first start', () => {
  const folder = dataFolder();
  // As long as a path may be that is no obstacle, although a socket's may not be so long.
  const dataDir = join(folder.dataDir, 'a-rather-long-name/'.repeat(8), 'data');
  const compiled = join(folder.dataDir, 'compiled');
  let home: { dataDir: string; port: number };
  let program: RunningProgram;
  beforeAll(async () => {
    mkdirSync(dataDir, { recursive: true });
    execFileSync('cp', ['-a', `${made}/.`, dataDir]);
    home = { dataDir, port: await freePort() };
    const startedAt = performance.now();
    program = await start({ ...home, environment: { NODE_COMPILE_CACHE: compiled } });
    console.log(`second start: ${Math.round(performance.now() - startedAt)} ms`);
  });
  afterAll(async () => {
    await program.kill('SIGKILL');
    folder.remove();
  });

  test('the next one finds again what it made from nothing', async () => {
    expect(npm.said()).toMatch(/ready at http:\/\/127\.0\.0\.1:\d+[\s\S]*code [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(statSync(made).mode & 0o077).toBe(0);
    expect(statSync(join(made, 'key')).mode & 0o077).toBe(0);
    expect(program.said()).not.toContain('Prepared the database');
    expect(program.said()).not.toContain('code');
    expect((await session(program)).body.workspace.name).toBe('Acme');
  });

  test('another program on the same folder says so and ends; the first is unharmed', async () => {
    const second = launch({ dataDir, port: await freePort() });
    cleanups.push(() => second.kill('SIGKILL'));

    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.said()).toContain(`Another Earshot is running on the data folder ${dataDir}`);
    expect(second.said()).toContain('EARSHOT_DATA');
    expect(second.said()).not.toMatch(/\n\s+at /);
    await ask(program.url, 'GET', '/api/setup');
  });

  test('its port is taken for others, which is told with the setting that changes it', async () => {
    const other = await place();
    execFileSync('cp', ['-a', `${made}/.`, other.dataDir]);

    const said = await refusalOf({ dataDir: other.dataDir, port: home.port });

    expect(said).toContain(`Port ${home.port} on 127.0.0.1 is taken`);
    expect(said).toContain('PORT');
    expect(leftovers(other.dataDir)).toEqual(nothing);
  });

  test('after kill -9 the next start goes on where it was', async () => {
    // What it compiled is kept before it is killed, so that the next start need not compile it.
    await eventually(() => expect(readdirSync(compiled, { recursive: true }).length).toBeGreaterThan(1000));

    await program.kill('SIGKILL');
    program = await start(home);

    expect((await session(program)).body.agent.name).toBe('Olga');
  });

  test('when PostgreSQL is killed it says so, ends, and starts again', async () => {
    killPostgres(dataDir);
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.said()).toContain('PostgreSQL ended unexpectedly');

    program = await start(home);

    expect((await session(program)).body.agent.name).toBe('Olga');
  });

  test('is ended by SIGTERM with 0 and nothing is left, even while browsers hold streams open', async () => {
    const postgres = postgresPid(dataDir) ?? 0;
    const streams = [fetch(`${program.url}/api/stream`, { headers: { cookie } })];
    streams.push(fetch(`${program.url}/sandbox/stream`));
    for (const stream of await Promise.all(streams)) {
      expect(stream.status).toBe(200);
      void stream.text().catch(() => {});
    }

    const ended = await program.kill('SIGTERM');

    expect(ended).toEqual({ code: 0, signal: null });
    expect(isAlive(postgres)).toBe(false);
    expect(leftovers(dataDir)).toEqual(nothing);
    expect(program.said()).not.toMatch(/"level":(40|50)/);
  });

  test('SIGTERM while it starts ends it in order too', async () => {
    program = launch(home);
    await eventually(() => {
      if (postgresPid(dataDir) === undefined) throw new Error('Its PostgreSQL does not run yet.');
    }, 120_000);

    const ended = await program.kill('SIGTERM');

    expect(ended).toEqual({ code: 0, signal: null });
    expect(leftovers(dataDir)).toEqual(nothing);
  });
});

test('data of another PostgreSQL is refused with the way out', async () => {
  const home = await place();
  mkdirSync(join(home.dataDir, 'postgres'), { recursive: true });
  writeFileSync(join(home.dataDir, 'postgres', 'PG_VERSION'), '16\n');

  expect(await refusalOf(home)).toMatch(/written by PostgreSQL 16; this Earshot brings 18\. Export it/);
});

test.each([
  ['empty', ''],
  ['cut', 'abc123'],
  ['no key', 'not a key at all'],
])('a key file that is %s is refused and stays as it is', async (_what, content) => {
  const home = await place();
  mkdirSync(home.dataDir, { recursive: true });
  writeFileSync(join(home.dataDir, 'key'), content);

  const said = await refusalOf(home);

  expect(said).toContain(join(home.dataDir, 'key'));
  expect(said).toMatch(/Restore it from a backup/);
  expect(readFileSync(join(home.dataDir, 'key'), 'utf8')).toBe(content);
  expect(leftovers(home.dataDir)).toEqual(nothing);
});

test('a data folder that is a file is refused by its name', async () => {
  const home = await place('occupied');
  writeFileSync(home.dataDir, '');

  expect(await refusalOf(home)).toContain(home.dataDir);
});
