import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

/** Texts beyond this many are parsed each time, so that filters of every shape cannot fill a connection's memory. */
const mostStatements = 600;
/** How many texts that came once are remembered, so that what comes but once takes no place of what comes always. */
const mostStrangers = 2_000;

const mark = '/* sent ahead */ ';

/**
 * Stands in front of a statement of a transaction whose answer nobody needs: the next one is sent right behind it, and says
 * what became of it. Each exchange with the database costs every transaction of the program a third of a millisecond.
 */
export const sentAhead: RawBuilder<unknown> = sql.raw(mark);

const names = new Map<string, string>();
const strangers = new Set<string>();

/** A name for a statement's text, the same in every connection; undefined at its first time, and once there are too many. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
  if (!strangers.delete(text)) {
    strangers.add(text);
    if (strangers.size > mostStrangers) strangers.clear();
    return undefined;
  }
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * The pool with every statement that takes parameters prepared under a name: a connection then parses each text once,
 * and plans it once where one plan serves all its parameters. A lone delivery is seen a quarter sooner.
 */
export function prepared(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? preparing(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

/** What a statement that was sent ahead answers before it was heard. */
const unheard = { command: 'SET', rowCount: null, rows: [] };

/** It failed because its transaction had failed already. */
const isAborted = (error: unknown) => error instanceof Error && 'code' in error && error.code === '25P02';

function preparing(client: pg.PoolClient): PostgresPoolClient {
  let ahead: Promise<unknown>[] = [];
  /** Why the last statement failed that did not fail for one in front of it. */
  let cause: unknown;
  const send = (text: string, values: readonly unknown[]) => {
    const name = values.length > 0 ? nameOf(text) : undefined;
    const sent = client.query({ ...(name === undefined ? {} : { name }), text, values: [...values] });
    // Whoever waits for it hears of a failure, or whoever comes next.
    sent.catch((error: unknown) => {
      if (!isAborted(error)) cause = error;
    });
    return sent;
  };
  const query = async (text: string, values: readonly unknown[] = []) => {
    const sent = send(text, values);
    if (text.startsWith(mark)) {
      ahead.push(sent);
      return unheard;
    }
    const before = ahead;
    ahead = [];
    // The first failure is the cause of those behind it.
    for (const one of before) await one;
    // Answers come in order, so what failed in front of it is known by then, whether or not anybody waited for that.
    return sent.catch((error: unknown) => Promise.reject(isAborted(error) && cause instanceof Error ? cause : error));
  };
  // The other form of `query`, with a cursor, is never used here: nothing streams rows.
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
