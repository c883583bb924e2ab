import { DummyDriver, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Announcement } from '../events/announcement.ts';
import { type Buffered, flushEvents, startBuffer } from '../events/record.ts';
import type { WorkspaceId } from '../http/viewer.ts';
import { prepared, sentAhead } from './prepared.ts';
import type { DB } from './tables.ts';

/** The role the program works as: owns nothing and cannot bypass row-level security. */
export const appRole = 'earshot_app';

// A bigint column here counts (positions, followers, bytes) and stays far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Reads or writes inside one workspace: row-level security is set for its length, events are written at its end. */
export type Tx = Kysely<DB> & { readonly workspaceId: WorkspaceId };

export type TxOptions = {
  /**
   * It looks at a few rows, each by its id, and somebody waits for it: its statements are planned once for each connection.
   * Left to itself PostgreSQL plans a statement over an array anew each time, which costs more than carrying it out.
   */
  fewRows?: boolean;
};

/** The program's door to the database. */
export type Database = {
  /** Only for the tables without a workspace (login, session, workspace, worker) and for opening transactions. */
  readonly kysely: Kysely<DB>;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction of that workspace; what it recorded becomes events in the same transaction. */
  inWorkspace<T>(workspaceId: WorkspaceId, work: (tx: Tx) => Promise<T>, options?: TxOptions): Promise<T>;
  /**
   * Hears what this program has just committed and announced, before the database has told anybody; gives the way to stop
   * hearing. The listener may not throw.
   */
  onCommitted(listener: (announced: Announcement) => void): () => void;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  url: string;
  maxConnections?: number;
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  onLost?: (error: Error) => void;
};

/** One plan for any number of rows; with few of them an index finds each, whatever the planner thinks of a table that just grew. */
const planOnce = `, set_config('plan_cache_mode', 'force_generic_plan', true),
  set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;

/** Opens a pool as `appRole`. Nothing connects before the first query. */
export function openDatabase({ url, maxConnections = 12, onLost = () => {} }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    // It has made its plans and read what it needs of the catalogue; a new one has whoever gets it wait for that again.
    idleTimeoutMillis: 10 * 60_000,
    options: `-c role=${appRole}`,
    // A statement may be sent before the one in front of it was answered; see `sentAhead`.
    pipeline: true,
  });
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) onLost(error);
  });
  // A connection that breaks while it works tells whoever uses it; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const dialect = new PostgresDialect({ pool: prepared(pool) });
  const kysely = new Kysely<DB>({ dialect });
  const onOneConnection = inStep(kysely, dialect);
  const listeners = new Set<(announced: Announcement) => void>();
  return {
    kysely,
    pool,
    inWorkspace: async (workspaceId, work, { fewRows = false } = {}) => {
      const { result, announced } = await onOneConnection(async (connection) => {
        const workspace = sql.raw(pg.escapeLiteral(workspaceId));
        // Without it the walls let nothing through, so what is sent right behind it cannot escape it.
        await sql`${sentAhead}begin; select set_config('app.workspace', ${workspace}, true)${sql.raw(fewRows ? planOnce : '')}`.execute(
          connection,
        );
        const tx: Tx = Object.assign(connection, { workspaceId });
        const buffered: Buffered = startBuffer(tx);
        try {
          const done = await work(tx);
          const written = await flushEvents(tx, buffered);
          await sql`commit`.execute(tx);
          return { result: done, announced: written };
        } catch (error) {
          await sql`rollback`.execute(tx).catch(() => {});
          throw error;
        }
      });
      // The connection is free again: whoever reads what was committed finds it, with the plans it has made.
      if (announced) for (const hear of listeners) hear(announced);
      return result;
    },
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closing = true;
      return kysely.destroy();
    },
  };
}

/**
 * Work on one connection whose statements wait for no answers of each other: those asked for together travel together and
 * are carried out in the order in which they were asked. Kysely's own would ask for the next once the last was answered.
 */
function inStep(kysely: Kysely<DB>, dialect: PostgresDialect) {
  const executor = kysely.getExecutor();
  // Only what opens connections by itself would need a driver.
  const rest = { config: { dialect }, dialect, driver: new DummyDriver() };
  return <T>(work: (connection: Kysely<DB>) => Promise<T>): Promise<T> =>
    executor.provideConnection((connection) =>
      work(
        new Kysely<DB>({
          ...rest,
          executor: executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) }),
        }),
      ),
    );
}
