import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Context } from '../context.ts';

const firstWaitMs = 100;
const longestWaitMs = 5_000;

export type Listener = { stop(): Promise<void> };

/**
 * Keeps one connection of its own listening on a PostgreSQL channel. What is announced while it is lost is lost too, so
 * `onConnected` follows every connect: the moment to read what was missed.
 */
export function listen(
  { db, log }: Pick<Context, 'db' | 'log'>,
  channel: string,
  { onNotice, onConnected }: { onNotice: (payload: string) => void; onConnected: () => void },
): Listener {
  const stopping = new AbortController();

  /** Resolves when the connection has ended after having listened; throws when it could not listen. */
  async function listenOnce(): Promise<void> {
    const { connectionString, options } = db.pool.options;
    const client = new pg.Client({ connectionString, options, keepAlive: true, application_name: 'earshot listen' });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', (err) => log.debug({ err }, 'The listening connection broke.'));
    client.on('notification', ({ payload }) => onNotice(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onConnected();
      await Promise.race([ended, aborted(stopping.signal)]);
    } finally {
      await client.end().catch(() => {});
    }
  }

  const running = (async () => {
    let waitMs = firstWaitMs;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce();
        waitMs = firstWaitMs;
      } catch (err) {
        log.warn({ err }, 'Live updates wait for the database; they catch up when it is back.');
        waitMs = Math.min(waitMs * 2, longestWaitMs);
      }
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();

  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
