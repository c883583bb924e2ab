import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import { freePort } from '#test/port.ts';
import { ask, dataFolder, setUpOwner, start } from '#test/program.ts';
import { refusalOf } from '#test/refusal.ts';
import { startPostgres, unprivileged } from './db/postgres.ts';

const debian = '/usr/lib/postgresql/15/bin';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function folder(): string {
  const { dataDir, remove } = dataFolder('earshot-outside-');
  cleanups.push(remove);
  return dataDir;
}

let own: Promise<{ port: number; stop(): Promise<void> }> | undefined;
afterAll(async () => {
  await (await own)?.stop();
});

/** Our own PostgreSQL, reached over TCP as an outside one is, the same for every test. Answers its port. */
async function startOwn(): Promise<number> {
  own ??= (async () => {
    const { dataDir, remove } = dataFolder('earshot-outside-');
    const port = await freePort();
    const settings = { listen_addresses: '127.0.0.1', port: String(port), fsync: 'off' };
    const server = await startPostgres(dataDir, settings);
    return { port, stop: () => server.stop().then(remove) };
  })();
  return (await own).port;
}

/** The oldest PostgreSQL we support, as Debian 12 installs it. */
async function startDebian(): Promise<number> {
  const port = await freePort();
  const home = folder();
  const cluster = join(home, 'cluster');
  const [initdb, words] = unprivileged(join(debian, 'initdb'), ['-D', cluster, '-U', 'earshot', '--auth=trust']);
  const made = spawnSync(initdb, words, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const socket = join(home, 's');
  mkdirSync(socket);
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-p', String(port), '-k', socket];
  const [postgres, all] = unprivileged(join(debian, 'postgres'), ['-D', cluster, ...settings]);
  const child = spawn(postgres, all, { stdio: 'ignore' });
  cleanups.push(() => endOf(child, 'SIGINT'));
  await eventually(() => administer(port, 'select 1'), 60_000);
  return port;
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}

async function administer(port: number, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: `postgres://earshot@127.0.0.1:${port}/postgres` });
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database whose owner is nobody special, as a hosting company gives one out; what an earlier test left is gone. */
async function makeDatabase(port: number): Promise<string> {
  await administer(
    port,
    'drop database if exists care with (force)',
    'drop role if exists earshot_app',
    'drop role if exists care',
    "create role care login createrole nosuperuser password 'hunter2'",
    'create database care owner care',
  );
  return `postgres://care:hunter2@127.0.0.1:${port}/care`;
}

async function place() {
  return { dataDir: folder(), port: await freePort() };
}

const servers = [
  { name: 'the newest PostgreSQL', open: startOwn, isHere: true },
  { name: 'the PostgreSQL 15 of Debian', open: startDebian, isHere: existsSync(debian) },
];

test.for(servers)(
  '$name works from outside, owned by a role without any privilege',
  async ({ open, isHere }, { skip }) => {
    skip(!isHere, `No PostgreSQL 15 in ${debian}.`);
    const home = await place();
    const environment = { DATABASE_URL: await makeDatabase(await open()) };

    const program = await start({ ...home, environment });
    cleanups.push(() => program.kill('SIGKILL'));
    const cookie = await setUpOwner(program);

    // The practice network's customers have written: journal, jobs, events, search and walls all took part.
    await eventually(async () => {
      const { body } = await ask<{ items: unknown[] }>(program.url, 'GET', '/api/conversations?view=all', { cookie });
      expect(body.items.length).toBeGreaterThan(0);
    });
    const found = await ask(program.url, 'GET', '/api/search?q=order', { cookie });
    expect(found.body).toBeTypeOf('object');
    expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(existsSync(join(home.dataDir, 'postgres'))).toBe(false);
    expect(program.said()).not.toContain('hunter2');
  },
);

test('a program role that bypasses row-level security is refused', async () => {
  const port = await startOwn();
  const DATABASE_URL = await makeDatabase(port);
  await administer(port, 'create role earshot_app nologin bypassrls', 'grant earshot_app to care with admin option');

  const said = await refusalOf({ ...(await place()), environment: { DATABASE_URL } });

  expect(said).toContain('earshot_app bypasses row-level security');
  expect(said).toContain('Take SUPERUSER and BYPASSRLS from it');
});

test('an owner who may not make roles is told what an administrator has to run', async () => {
  const port = await startOwn();
  const DATABASE_URL = await makeDatabase(port);
  await administer(port, 'alter role care nocreaterole');

  expect(await refusalOf({ ...(await place()), environment: { DATABASE_URL } })).toContain(
    'As an administrator run: create role earshot_app nologin; grant earshot_app to care;',
  );
});

test('a database that does not answer is named, without its password', async () => {
  const port = await freePort();
  const DATABASE_URL = `postgres://care:hunter2@127.0.0.1:${port}/care`;

  const said = await refusalOf({ ...(await place()), environment: { DATABASE_URL } });

  expect(said).toContain(`The database care on 127.0.0.1:${port} cannot be opened as care`);
  expect(said).toContain('Check DATABASE_URL');
  expect(said).not.toContain('hunter2');
});
