import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Context } from '../context.ts';
import { newId } from '../db/id.ts';
import { jobs } from './registry.ts';

const heartbeatMs = 5_000;
const silentMs = 4 * heartbeatMs;

/** A program's sign of life: while it beats, the jobs that its runners hold are left to it. */
export type Presence = {
  /** From here on these runners of the job library are this program's. */
  add(runnerId: string): void;
  end(): Promise<void>;
};

/**
 * Tells the other programs that this one lives, and frees the jobs of those that died: the library would keep them locked
 * for hours. `alone` says that no other program can be alive on this database, so that nobody has to be waited for.
 */
export async function startPresence(
  { db, config, now, log }: Pick<Context, 'db' | 'config' | 'now' | 'log'>,
  { alone }: { alone: boolean },
): Promise<Presence> {
  const id = newId();
  const job_runners: string[] = [];
  const started_at = now();
  const beat = async () => {
    const seen = { job_runners, seen_at: now() };
    await db.kysely
      .insertInto('worker')
      .values({ id, roles: config.roles, started_at, ...seen })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(seen))
      .execute();
    await buryDead({ db }, new Date(now().getTime() - silentMs));
  };
  if (alone) await freeAll({ db });
  let beating = beat();
  await beating;
  const quietBeat = () => {
    beating = beating.then(beat).catch((err) => log.warn({ err }, 'The heartbeat was not written.'));
  };
  const timer = setInterval(quietBeat, heartbeatMs);
  return {
    add(runnerId) {
      job_runners.push(runnerId);
      quietBeat();
    },
    async end() {
      clearInterval(timer);
      await beating;
      await db.kysely.deleteFrom('worker').where('id', '=', id).execute();
    },
  };
}

async function buryDead({ db }: Pick<Context, 'db'>, silentSince: Date): Promise<void> {
  await db.pool.query(
    `with dead as (delete from worker where seen_at < $1 returning job_runners)
    select graphile_worker.force_unlock_workers(array(select unnest(job_runners) from dead)) where exists (select from dead)`,
    [silentSince],
  );
}

async function freeAll({ db }: Pick<Context, 'db'>): Promise<void> {
  await db.kysely.deleteFrom('worker').execute();
  await db.pool.query(
    'select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))',
  );
}

/** Starts working on jobs; `stop` waits for those that run. */
export async function startWorker(context: Context, presence: Presence): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => presence.add(worker.workerId));
  return run({
    pgPool: context.db.pool,
    taskList: taskList(context),
    noHandleSignals: true,
    logger: quietLogger(context),
    events,
    preset: {
      worker: {
        concurrentJobs: 8,
        pollInterval: 2_000,
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        gracefulShutdownAbortTimeout: 10_000,
      },
    },
  });
}

/** Runs every job that is due and returns; for tests and the command line. */
export async function runDueJobs(context: Context): Promise<void> {
  await runOnce({
    pgPool: context.db.pool,
    taskList: taskList(context),
    noHandleSignals: true,
    logger: quietLogger(context),
  });
}

function taskList(context: Context): TaskList {
  const entries = jobs.map((job) => [job.name, (payload: unknown) => job.runRaw(context, payload)]);
  return Object.fromEntries(entries);
}

/** The library logs each start and end as information; here only what needs a person passes. */
function quietLogger({ log }: Context): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ area: 'jobs' }, message);
    else if (level === 'warning') log.warn({ area: 'jobs' }, message);
  });
}
