import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Texts beyond this many are parsed each time, so that filters of every shape cannot fill a connection's memory. */
const mostStatements = 600;
/** How many texts that came once are remembered, so that what comes but once takes no place of what comes always. */
const mostStrangers = 2_000;

/**
 * A statement that begins so opens a transaction. The next one is sent right behind it: nothing can be refused of it but
 * the whole connection, and each exchange with the database costs every transaction of the program a third of a millisecond.
 */
export const opening = 'begin; ';

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

/** What a statement that opens a transaction answers before it was heard. */
const opened = { command: 'BEGIN', rowCount: null, rows: [] };

function preparing(client: pg.PoolClient): PostgresPoolClient {
  let begun: Promise<unknown> | null = null;
  const send = (text: string, values: readonly unknown[]) => {
    const name = values.length > 0 ? nameOf(text) : undefined;
    return client.query({ ...(name === undefined ? {} : { name }), text, values: [...values] });
  };
  const query = async (text: string, values: readonly unknown[] = []) => {
    const sent = send(text, values);
    if (text.startsWith(opening)) {
      begun = sent;
      // The next statement says what became of it.
      sent.catch(() => {});
      return opened;
    }
    if (begun === null) return sent;
    const before = begun;
    begun = null;
    sent.catch(() => {});
    await before;
    return sent;
  };
  // The other form of `query`, with a cursor, is never used here: nothing streams rows.
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
