import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Context } from '../context.ts';
import type { WorkspaceId } from '../http/viewer.ts';
import { type Moments, momentChannel } from './moment.ts';

/** How long who is not the keeper waits before asking again, and how long after a failure, in ms. */
const retryMs = 2_000;
/** Longest sleep: the machine's clock may be set, and a sleep is measured by another one, in ms. */
const stepMs = 250;
/** Also without a notice it looks this often, in ms. */
const lookEveryMs = 60_000;

type Deps = Pick<Context, 'db' | 'log' | 'now'>;
export type Keeper = { stop(): Promise<void> };

/**
 * Keeps the moments of every workspace: sleeps until the earliest and fires what is due. Of all programs on a database
 * one keeps them, by a lock that ends with its connection; the others stand by.
 */
export function keepMoments(context: Deps, kinds: readonly Moments[]): Keeper {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await keepOnce(context, kinds, signal);
      } catch (err) {
        context.log.warn({ err }, 'Moments could not be kept; it is tried again and what was missed is made up for.');
      }
      await sleep(retryMs, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Ends when another program keeps the moments, when the connection ends, or when it is told to stop. */
async function keepOnce(context: Deps, kinds: readonly Moments[], signal: AbortSignal): Promise<void> {
  const { connectionString, options } = context.db.pool.options;
  const client = new pg.Client({ connectionString, options, keepAlive: true, application_name: 'earshot moments' });
  const lost = new AbortController();
  client.on('error', (err) => context.log.debug({ err }, 'The connection that keeps the moments broke.'));
  client.once('end', () => lost.abort());
  const alarm = newAlarm();
  client.on('notification', ({ payload }) => alarm.set(Date.parse(payload ?? '')));
  try {
    await client.connect();
    const { rows } = await client.query(`select pg_try_advisory_lock(hashtextextended('earshot moments', 0)) as mine`);
    if (!rows[0]?.mine) return;
    await client.query(`listen ${momentChannel}`);
    await keep(context, kinds, alarm, AbortSignal.any([signal, lost.signal]));
  } finally {
    await client.end().catch(() => {});
  }
}

async function keep(context: Deps, kinds: readonly Moments[], alarm: Alarm, signal: AbortSignal): Promise<void> {
  let lookAt = 0;
  while (!signal.aborted) {
    const now = context.now().getTime();
    const due = Math.min(alarm.at(), lookAt);
    if (now < due) {
      await alarm.sleep(Math.min(due - now, stepMs), signal);
      continue;
    }
    alarm.clear();
    lookAt = now + lookEveryMs;
    for (const kind of kinds) alarm.set(await fireAll(context, kind));
  }
}

/** Fires what is due everywhere; answers when the next is, Infinity for never. */
async function fireAll(context: Deps, { next: find, fire }: Moments): Promise<number> {
  const { rows } = await sql<{ workspace_id: string; fires_at: Date }>`
    select workspace_id, fires_at from ${sql.id(find)}()`.execute(context.db.kysely);
  let next = Number.POSITIVE_INFINITY;
  for (const { workspace_id, fires_at } of rows) {
    if (fires_at > context.now()) next = Math.min(next, fires_at.getTime());
    else {
      // The keeper's mint, like that of the schedule: nobody asks, and each workspace is worked on by itself.
      const fired = await fire(context, workspace_id as WorkspaceId).then(
        () => true,
        (err) => context.log.error({ err, workspaceId: workspace_id, moments: find }, brokenMoment),
      );
      next = Math.min(next, fired ? 0 : context.now().getTime() + retryMs);
    }
  }
  return next;
}

/** Neither other workspaces nor other kinds wait for it. */
const brokenMoment = 'What was due could not be done; it is tried again within seconds, and the rest goes on.';

type Alarm = {
  /** When it goes off; Infinity for never. */
  at(): number;
  /** Not later than this. */
  set(at: number): void;
  clear(): void;
  /** Ends after so many ms, or when it is set. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

function newAlarm(): Alarm {
  let at = Number.POSITIVE_INFINITY;
  let wake = () => {};
  return {
    at: () => at,
    set: (moment) => {
      if (!(moment < at)) return;
      at = moment;
      wake();
    },
    clear: () => {
      at = Number.POSITIVE_INFINITY;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
        wake = done;
      }),
  };
}
