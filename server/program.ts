import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { createFindHost } from '#connectors/host.ts';
import { reachableAs } from '#connectors/reachable.ts';
import { connectors } from '#connectors/registry.ts';
import { createSockets } from '#connectors/socket.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { NetworkHouse } from '#simulators/house.ts';
import { buildApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { openDatabase } from './db/client.ts';
import { FolderTaken, lockFolder } from './db/folder-lock.ts';
import { MigrationError, migrate, refuseUnboundRole } from './db/migrate.ts';
import { type Postgres, PostgresError, startPostgres } from './db/postgres.ts';
import { keepLines } from './features/channel/lines.ts';
import { setupState } from './features/workspace/queries.ts';
import { openFiles } from './files/open.ts';
import { periodicTasks } from './jobs/periodic.ts';
import { startSchedule } from './jobs/schedule.ts';
import { type Presence, startPresence, startWorker } from './jobs/worker.ts';
import { keepMoments } from './moments/keep.ts';
import { allMoments } from './moments/registry.ts';
import { createOutward, userAgent } from './outward.ts';
import { createPictures } from './pictures/pictures.ts';
import { connectPractice } from './practice.ts';
import { openPractised } from './practised.ts';
import { practisedMount } from './practised-address.ts';
import { readKey, secretBox as sealing } from './secret-box.ts';
import { createPool } from './understanding/pool.ts';
import { buildWeb, webFolder } from './web-build.ts';

export type Program = {
  url: string;
  context: Context;
  /** Settles when the program's own PostgreSQL ends; never with an outside one. */
  databaseEnded: Promise<void>;
  /** Takes no more work, finishes what runs, and closes everything. */
  stop(): Promise<void>;
};

type Closer = () => Promise<void> | void;

const refusals = [ConfigError, FolderTaken, PostgresError, MigrationError];

/** Whether what kept the program from starting says itself what to do. */
export const isRefusal = (error: unknown): error is Error => refusals.some((kind) => error instanceof kind);

/** Starts the program in the roles it was given. Throws ConfigError, FolderTaken, PostgresError or MigrationError with the remedy. */
export async function startProgram(
  environment: Record<string, string | undefined>,
  say: (message: string) => void,
): Promise<Program> {
  const { config, secrets } = readConfig(environment);
  const closers: Closer[] = [];
  const closeAll = async () => {
    const failures: unknown[] = [];
    for (const close of closers.reverse()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    const lock = lockFolder(config.dataDir);
    closers.push(() => lock.release());
    const key = readKey(config.dataDir, secrets.key);
    if (config.roles !== 'worker') await buildWeb(say);
    const postgres = await ownPostgres(config, secrets.databaseUrl, say);
    if (postgres) closers.push(() => postgres.stop());
    const databaseUrl = secrets.databaseUrl ?? postgres?.url ?? '';
    const { applied } = await migrate(databaseUrl);
    if (applied.length > 0)
      say(`Prepared the database (${applied.length} ${applied.length === 1 ? 'step' : 'steps'}).`);

    const log = pino(
      { level: config.logLevel, redact: ['headers.authorization', 'headers.cookie'] },
      pino.destination(2),
    );
    const db = openDatabase({
      url: databaseUrl,
      maxConnections: 20,
      onLost: ({ message }) => log.warn({ reason: message }, 'A database connection was lost.'),
    });
    closers.push(() => db.close());
    await refuseUnboundRole(db.pool);
    const outward = createOutward(config);
    closers.push(outward.close);
    const understanding = createPool();
    closers.push(understanding.close);
    const pictures = createPictures();
    closers.push(pictures.close);
    const secretBox = sealing(key);
    const now = () => new Date();
    const played = config.servesSandbox ? openPractised({ config, log, now, secretBox }, outward.practice) : null;
    if (played) closers.push(() => played.house.close());
    const context: Context = {
      config,
      db,
      log,
      secretBox,
      files: openFiles(config, secrets.bucket),
      pictures,
      connectors: reachableAs(connectors, config.publicUrl),
      http: outward.http,
      ...(played && { practised: played.practised }),
      findHost: createFindHost({ allowLoopback: config.allowLoopback }),
      understanding,
      now,
    };
    const presence = await startPresence(context, { alone: postgres !== null });
    closers.push(() => presence.end());
    const url = config.roles === 'worker' ? '' : await serve(context, played?.house ?? null, closers);
    if (config.roles !== 'web') await work(context, presence, closers);

    const running = join(config.dataDir, 'running.json');
    writeFileSync(running, JSON.stringify({ pid: process.pid, postgresUrl: postgres?.url ?? null, url }), {
      mode: 0o600,
    });
    closers.push(() => rmSync(running, { force: true }));
    if (url) await greet(context, config.publicUrl ?? url, say);
    else say('\n  Earshot is ready and works in the background.\n');
    return { url, context, databaseEnded: postgres?.ended ?? new Promise(() => {}), stop: closeAll };
  } catch (error) {
    await closeAll().catch(() => {});
    throw error;
  }
}

async function ownPostgres(
  config: Config,
  outside: string | undefined,
  say: (message: string) => void,
): Promise<Postgres | null> {
  if (outside !== undefined) return null;
  say('Starting the database …');
  return startPostgres(config.dataDir, { max_connections: '120' });
}

async function serve(context: Context, house: NetworkHouse | null, closers: Closer[]): Promise<string> {
  const { config } = context;
  const sandbox = config.servesSandbox ? openSandbox(context) : null;
  if (sandbox) closers.push(() => sandbox.close());
  const app = await buildApp(context, {
    mounts: [
      ...(house ? [{ prefix: `${practisedMount}/`, handle: house.handle }] : []),
      ...(sandbox ? [{ prefix: '/sandbox', handle: sandbox.handle }] : []),
    ],
    webFolder,
    onWorkspaceCreated: sandbox ? [connectPractice(context, sandbox)] : [],
  });
  // Open sandbox pages keep a stream, and a server closes only when its last connection has ended.
  app.addHook('preClose', async () => sandbox?.hangUp());
  closers.push(() => app.close());
  await app.listen({ port: config.port, host: config.host }).catch((cause) => {
    throw refusedPort(config, cause);
  });
  return `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`;
}

function openSandbox({ config, log, now }: Context): Sandbox {
  const file = join(config.dataDir, 'sandbox.sqlite');
  return createSandbox({ file, publicUrl: `http://127.0.0.1:${config.port}`, now, log });
}

function refusedPort({ port, host }: Config, cause: NodeJS.ErrnoException): Error {
  const choose = 'choose another with PORT';
  if (cause.code === 'EADDRINUSE')
    return new ConfigError(`Port ${port} on ${host} is taken by another program. Stop that, or ${choose}.`, { cause });
  if (cause.code === 'EACCES')
    return new ConfigError(`Earshot may not listen on port ${port}. Ports below 1024 need rights; ${choose}.`, {
      cause,
    });
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND')
    return new ConfigError(`This machine has no address ${host}. Set HOST to one of its own, or to 0.0.0.0 for all.`, {
      cause,
    });
  return cause;
}

async function work(context: Context, presence: Presence, closers: Closer[]): Promise<void> {
  const worker = await startWorker(context, presence);
  closers.push(() => worker.stop());
  const schedule = startSchedule(context, periodicTasks);
  closers.push(() => schedule.stop());
  const moments = keepMoments(context, allMoments);
  closers.push(() => moments.stop());
  const sockets = createSockets({ allowLoopback: context.config.allowLoopback, userAgent });
  closers.push(() => sockets.close());
  const lines = keepLines(context, sockets.open);
  closers.push(() => lines.stop());
}

/** The address, and on the first start the code that proves who sets it up. */
async function greet(context: Context, address: string, say: (message: string) => void): Promise<void> {
  const { needed, code } = await setupState(context);
  const firstStep = needed ? `\n  Open ${address}/setup#${code} to set it up (code ${code}).\n` : '';
  say(`\n  Earshot is ready at ${address}\n${firstStep}`);
}
