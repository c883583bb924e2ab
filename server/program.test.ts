import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import {
  ask,
  dataFolder,
  freePort,
  isAlive,
  killPostgres,
  launch,
  postgresPid,
  type RunningProgram,
  setUpOwner,
  start,
} from '#test/program.ts';
import { refusalOf } from '#test/refusal.ts';

// A start from nothing makes a database, and a busy machine takes its time for that.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Cleanups = (() => unknown)[];
const cleanups: Cleanups = [];
const cleanUp = async (all: Cleanups) => {
  for (const cleanup of all.splice(0).reverse()) await cleanup();
};
afterEach(() => cleanUp(cleanups));

/** A data folder as a first start and its set-up leave it, which tests of later starts copy. */
const used = dataFolder();
const made = join(used.dataDir, 'not/there/yet');
let firstSaid: string;
let cookie: string;
beforeAll(async () => {
  const program = await start({ dataDir: made, port: await freePort() });
  cookie = await setUpOwner(program);
  await program.kill('SIGTERM');
  firstSaid = program.said();
});
afterAll(used.remove);

/** A place where a program has run before. */
async function usedPlace(inside = '', ending = cleanups) {
  const home = await place(inside, ending);
  mkdirSync(home.dataDir, { recursive: true });
  execFileSync('cp', ['-a', `${made}/.`, home.dataDir]);
  return home;
}

/** A place for a program; whatever is started there ends with the cleanups. */
async function place(inside = '', ending = cleanups) {
  const { dataDir: folder, remove } = dataFolder();
  ending.push(remove);
  const options = { dataDir: join(folder, inside), port: await freePort() };
  const track = <P extends { kill(signal: NodeJS.Signals): Promise<unknown> }>(program: P): P => {
    ending.push(() => program.kill('SIGKILL'));
    return program;
  };
  return {
    ...options,
    start: async (environment = {}) => track(await start({ ...options, environment })),
    launch: () => track(launch(options)),
  };
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

describe('the start after the first', () => {
  const ending: Cleanups = [];
  let home: Awaited<ReturnType<typeof usedPlace>>;
  let program: RunningProgram;
  beforeAll(async () => {
    home = await usedPlace('', ending);
    const startedAt = performance.now();
    program = await home.start();
    console.log(`second start: ${Math.round(performance.now() - startedAt)} ms`);
  });
  afterAll(() => cleanUp(ending));

  test('finds again what the first made from nothing', async () => {
    expect(firstSaid).toMatch(/ready at http:\/\/127\.0\.0\.1:\d+[\s\S]*code [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(statSync(made).mode & 0o077).toBe(0);
    expect(statSync(join(made, 'key')).mode & 0o077).toBe(0);
    expect(program.said()).not.toContain('Prepared the database');
    expect(program.said()).not.toContain('code');
    expect((await session(program)).body.workspace.name).toBe('Acme');
  });

  test('is ended by SIGTERM with 0 and nothing is left, even while browsers hold streams open', async () => {
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
});

test('SIGTERM while it starts ends it in order too', async () => {
  const home = await usedPlace();
  const program = home.launch();
  await eventually(() => {
    if (postgresPid(home.dataDir) === undefined) throw new Error('Its PostgreSQL does not run yet.');
  }, 120_000);

  const ended = await program.kill('SIGTERM');

  expect(ended).toEqual({ code: 0, signal: null });
  expect(leftovers(home.dataDir)).toEqual(nothing);
});

test('after kill -9 the next start goes on where it was; when PostgreSQL is killed it says so, ends, and starts again', async () => {
  const home = await usedPlace();
  const compiled = join(home.dataDir, 'compiled');
  const first = await home.start({ NODE_COMPILE_CACHE: compiled });
  // What it compiled is kept before it is killed, so that the next start need not compile it.
  await eventually(() => expect(readdirSync(compiled, { recursive: true }).length).toBeGreaterThan(1000));

  await first.kill('SIGKILL');
  const second = await home.start();
  expect((await session(second)).body.agent.name).toBe('Olga');

  killPostgres(home.dataDir);
  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.said()).toContain('PostgreSQL ended unexpectedly');
  expect((await session(await home.start())).body.agent.name).toBe('Olga');
});

describe('beside a program that runs', () => {
  const ending: Cleanups = [];
  let home: Awaited<ReturnType<typeof usedPlace>>;
  let first: RunningProgram;
  beforeAll(async () => {
    home = await usedPlace(`${'a-rather-long-name/'.repeat(8)}data`, ending);
    first = await home.start();
  });
  afterAll(() => cleanUp(ending));

  test('whose folder has a path longer than a socket may have, which is no obstacle', () => {
    expect(postgresPid(home.dataDir)).toBeTypeOf('number');
  });

  test('a second one on the same folder says so and ends; the first is unharmed', async () => {
    const second = launch({ dataDir: home.dataDir, port: await freePort() });

    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.said()).toContain(`Another Earshot is running on the data folder ${home.dataDir}`);
    expect(second.said()).toContain('EARSHOT_DATA');
    expect(second.said()).not.toMatch(/\n\s+at /);
    await ask(first.url, 'GET', '/api/setup');
  });

  test('its port is taken, which is told with the setting that changes it', async () => {
    const other = await usedPlace();

    const said = await refusalOf({ dataDir: other.dataDir, port: home.port });

    expect(said).toContain(`Port ${home.port} on 127.0.0.1 is taken`);
    expect(said).toContain('PORT');
    expect(leftovers(other.dataDir)).toEqual(nothing);
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

test('SIGTERM to npm ends everything below it', async () => {
  const home = await usedPlace();
  const npm = await start({ ...home, command: 'npm', words: ['start', '--silent'] });
  cleanups.push(() => npm.kill('SIGKILL'));
  const postgres = postgresPid(home.dataDir) ?? 0;
  const { pid } = JSON.parse(readFileSync(join(home.dataDir, 'running.json'), 'utf8'));

  await npm.kill('SIGTERM');

  await eventually(() => {
    if (isAlive(pid) || isAlive(postgres)) throw new Error('The program or its PostgreSQL outlived npm.');
  }, 120_000);
  expect(leftovers(home.dataDir)).toEqual(nothing);
  expect(readdirSync(home.dataDir)).toContain('key');
});
