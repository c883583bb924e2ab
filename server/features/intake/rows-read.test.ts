import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#test/app.ts';
import { type SandboxWorld, sandboxWorld } from '#test/sandbox.ts';

let app: TestApp;
let world: SandboxWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await sandboxWorld(app);
  await neverCount();
});
afterAll(() => app.close());

/** As in the first minute of a new installation: the planner knows nothing of how the tables are filled. */
async function neverCount(): Promise<void> {
  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  await owner.query(`
    do $$ declare name text; begin
      for name in select c.oid::regclass from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace loop
        execute format('alter table %s set (autovacuum_enabled = false)', name);
      end loop;
    end $$`);
  await owner.end();
}

const deliveriesAtOnce = 150;
/** As many as the program under test may open. */
const connections = 8;

/** A customer of their own each, with a question of their own. */
async function burst(n: number): Promise<void> {
  const bodies = Array.from({ length: deliveriesAtOnce }, (_, k) => {
    const id = `${n}-${k}`;
    const account = { id: `customer-${id}`, handle: `customer.${id}`, name: `Customer ${id}`, followers: k };
    const status = {
      id: `post-${id}`,
      kind: 'post',
      visibility: 'public',
      thread_id: `post-${id}`,
      account,
      text: `@acme where is parcel ${id}?`,
      language: 'en',
      created_at: app.context.now().toISOString(),
      mentions: [{ id: world.brandId }],
      images: [],
    };
    return JSON.stringify({ kind: 'status.created', account_id: world.brandId, data: { status } });
  });
  await Promise.all(bodies.map((body) => world.deliver(body)));
  await app.runJobs();
}

type Reads = { read: number; stored: number };

/** Of every table: rows read so far, by whatever way, and rows written. Each connection tells its own when it is asked to. */
async function readsSoFar(): Promise<Map<string, Reads>> {
  const inTx = app.context.db.inWorkspace;
  const tellNow = () =>
    inTx(world.workspaceId, (tx) => sql`select pg_stat_force_next_flush(), pg_sleep(0.1)`.execute(tx));
  await Promise.all(Array.from({ length: connections }, tellNow));
  const { rows } = await inTx(world.workspaceId, (tx) =>
    sql<Reads & { name: string }>`
      select relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as read, n_tup_ins::float8 as stored
      from pg_stat_user_tables where schemaname = 'public'`.execute(tx),
  );
  return new Map(rows.map(({ name, ...reads }) => [name, reads]));
}

test('no table is read whole once for each message of a burst, also before the planner has counted anything', async () => {
  await burst(0);
  await burst(1);
  const before = await readsSoFar();
  await burst(2);
  const after = await readsSoFar();

  const read = [...after].map(([table, { read, stored }]) => ({
    table,
    read: read - (before.get(table)?.read ?? 0),
    most: 3 * stored + 10 * deliveriesAtOnce,
  }));
  expect(read.filter((one) => one.read > one.most)).toEqual([]);
  expect(read.find(({ table }) => table === 'profile')?.read).toBeGreaterThan(0);
});
