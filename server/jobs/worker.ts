import { Logger, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import type { Context } from '../context.ts';
import { newId } from '../db/id.ts';
import { jobs } from './registry.ts';

const heartbeatMs = 5_000;
const silentMs = 4 * heartbeatMs;

/** Jobs of programs that died stay locked for hours; the first program to start alone frees them. */
export async function unlockOrphans({ db, now }: Context): Promise<void> {
  const alive = await db.kysely
    .selectFrom('worker')
    .select('id')
    .where('seen_at', '>', new Date(now().getTime() - silentMs))
    .execute();
  if (alive.length > 0) return;
  await db.pool.query(
    'select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))',
  );
}

/** Tells the other programs that this one lives; the returned function says that it ended. */
export async function startHeartbeat({ db, config, now, log }: Context): Promise<() => Promise<void>> {
  const id = newId();
  const started = now();
  const beat = () =>
    db.kysely
      .insertInto('worker')
      .values({ id, roles: config.roles, started_at: started, seen_at: now() })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now() }))
      .execute();
  await beat();
  const timer = setInterval(
    () => beat().catch((err) => log.warn({ err }, 'The heartbeat was not written.')),
    heartbeatMs,
  );
  return async () => {
    clearInterval(timer);
    await db.kysely.deleteFrom('worker').where('id', '=', id).execute();
  };
}

/** Starts working on jobs; `stop` waits for those that run. */
export async function startWorker(context: Context): Promise<Runner> {
  return run({
    pgPool: context.db.pool,
    taskList: taskList(context),
    noHandleSignals: true,
    logger: quietLogger(context),
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
