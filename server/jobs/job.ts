import { sql } from 'kysely';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import type { Database, Tx } from '../db/client.ts';

/** Background work. The name is written into rows, so it never follows a rename. Every job may run twice. */
export type Job<P extends Record<string, unknown> = Record<string, unknown>> = {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** How often it is tried before it stays as failed. */
  readonly maxAttempts: number;
  run(context: Context, payload: P): Promise<void>;
};

/** A job whose payload is only known to itself; the runner parses before it runs. */
export type AnyJob = Omit<Job, 'payload' | 'run'> & { runRaw(context: Context, payload: unknown): Promise<void> };

export function job<P extends Record<string, unknown>>(
  declaration: Omit<Job<P>, 'maxAttempts'> & { maxAttempts?: number },
): Job<P> & AnyJob {
  const complete = { maxAttempts: 25, ...declaration };
  return { ...complete, runRaw: (context, payload) => complete.run(context, complete.payload.parse(payload)) };
}

/** Writes many jobs of one kind in one statement; none of them has a key. */
export async function enqueueAll<P extends Record<string, unknown>>(
  tx: Tx,
  { name, maxAttempts }: Pick<Job<P>, 'name' | 'maxAttempts'>,
  payloads: readonly P[],
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload => payload::json, max_attempts => ${maxAttempts}::int)
    from unnest(${payloads.map((payload) => JSON.stringify(payload))}::text[]) as payload`.execute(tx);
}

type EnqueueOptions = {
  runAt?: Date;
  /** One waiting job per key; a job that runs already is followed by one more. */
  key?: string;
};

/** Writes the job in the caller's transaction: saved and queued, or neither. */
export async function enqueue<P extends Record<string, unknown>>(
  tx: Tx | Database['kysely'],
  { name, maxAttempts }: Pick<Job<P>, 'name' | 'maxAttempts'>,
  payload: P,
  { runAt, key }: EnqueueOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json, run_at => ${runAt ?? null}::timestamptz,
    max_attempts => ${maxAttempts}::int, job_key => ${key ? `${name}:${key}` : null}::text)`.execute(tx);
}

/**
 * Writes a job by itself, in one exchange with the database and without a wait for the disk: only for work that is found
 * again when a crash loses the job.
 */
export async function enqueueUnflushed<P extends Record<string, unknown>>(
  db: Database['kysely'],
  { name, maxAttempts }: Pick<Job<P>, 'name' | 'maxAttempts'>,
  payload: P,
  { key }: { key: string },
): Promise<void> {
  await sql`select set_config('synchronous_commit', 'off', true), graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json,
    max_attempts => ${maxAttempts}::int, job_key => ${`${name}:${key}`}::text)`.execute(db);
}
