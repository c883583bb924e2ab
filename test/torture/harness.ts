import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawBuilder } from 'kysely';
import { type Database, openDatabase, type Tx } from '#server/db/client.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { listWorkspaceIds } from '#server/jobs/schedule.ts';
import { freePort } from '../port.ts';
import { ask, dataFolder, killPostgres, type RunningProgram, setUpOwner, start } from '../program.ts';

/** How often the program or its database is killed: 10 in `npm test`, `EARSHOT_ROUNDS=100` in `npm run torture`. */
export const rounds = Number(process.env.EARSHOT_ROUNDS ?? 10);
/** How long what was begun may take to end once the program is left alone; a busy machine takes its time. */
export const settleMs = 180_000;
/** Who finds the program down asks again after so long: more often would only take the processor from its start. */
export const pauseMs = 100;
/** What chance decides is repeatable, as far as two processes are: `EARSHOT_SEED=… npm run torture`. */
const seed = Number(process.env.EARSHOT_SEED ?? Date.now() % 1_000_000);

/** Something that goes on while the program is killed again and again. */
export type Load = {
  /** Makes trouble of its own before the kill of that round, from 0. */
  disturb?(round: number): Promise<void>;
  /** Once the program is left alone: waits for what was begun, fails by what was lost, doubled or stuck, and counts the rest. */
  settle(): Promise<string>;
};

/** A program that is killed again and again, with one workspace and somebody signed in. */
export type Victim = {
  readonly url: string;
  readonly cookie: string;
  readonly workspaceId: WorkspaceId;
  readonly dataDir: string;
  /** Between 0 and 1, the same for the same seed. */
  chance(): number;
  /** Calls the program as the person who is signed in; throws while it is down. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The same until it answers. */
  insist<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Waits a while of chance's choosing, kills the program or its database in mid-work, and starts it again. */
  killAndRestart(longestMs: number): Promise<void>;
  /** Reads the database of the program that runs now, past the program. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** The same inside the workspace. */
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  rows<R>(query: RawBuilder<R>): Promise<R[]>;
  onClose(work: () => Promise<void>): void;
  close(): Promise<void>;
};

/** Starts the program on an empty folder and sets it up. */
export async function openVictim(): Promise<Victim> {
  console.log(`EARSHOT_SEED=${seed} EARSHOT_ROUNDS=${rounds}`);
  const chance = randomFrom(seed);
  const { dataDir, remove } = dataFolder('earshot-torture-');
  const port = await freePort();
  const environment = { EARSHOT_UNDO_SECONDS: '0', EARSHOT_LOG: 'error' };
  let program: RunningProgram = await start({ dataDir, port, environment });
  const cookie = await setUpOwner(program);
  const read = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const db = openDatabase({ url: postgresUrl(dataDir), maxConnections: 2 });
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  };
  const [workspaceId] = await read((db) => listWorkspaceIds({ db }));
  if (!workspaceId) throw new Error('Setting up made no workspace.');
  const ourAsk = async <T>(method: string, path: string, body?: unknown) =>
    (await ask<T>(program.url, method, path, { body, cookie })).body;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => read((db) => db.inWorkspace(workspaceId, work));
  const closers: (() => Promise<void>)[] = [];
  return {
    url: program.url,
    cookie,
    workspaceId,
    dataDir,
    chance,
    read,
    inTx,
    rows: (query) => inTx(async (tx) => (await query.execute(tx)).rows),
    ask: ourAsk,
    insist: async <T>(method: string, path: string, body?: unknown) => {
      for (;;) {
        const answer = await ourAsk<T>(method, path, body).catch(() => null);
        if (answer !== null) return answer;
        await new Promise((done) => setTimeout(done, pauseMs));
      }
    },
    onClose: (work) => closers.push(work),
    killAndRestart: async (longestMs) => {
      await new Promise((done) => setTimeout(done, chance() * longestMs));
      if (chance() < 0.5) await program.kill('SIGKILL');
      else {
        killPostgres(dataDir);
        // It cannot go on without its database, so it must say so and end by itself.
        await program.ended;
      }
      program = await start({ dataDir, port, environment });
    },
    close: async () => {
      await program.kill('SIGTERM');
      for (const work of closers) await work();
      remove();
    },
  };
}

function postgresUrl(dataDir: string): string {
  const { postgresUrl } = JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8'));
  return postgresUrl;
}

/** Mulberry32: enough chance for a test, and the same again for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
