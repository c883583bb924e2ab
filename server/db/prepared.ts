import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Texts beyond this many are parsed each time, so that filters of every shape cannot fill a connection's memory. */
const mostStatements = 400;

const names = new Map<string, string>();

/** A name for a statement's text, the same in every connection; undefined once there are too many. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
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

function preparing(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[] = []) => {
    const name = values.length > 0 ? nameOf(text) : undefined;
    return client.query({ ...(name === undefined ? {} : { name }), text, values: [...values] });
  };
  // The other form of `query`, with a cursor, is never used here: nothing streams rows.
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
