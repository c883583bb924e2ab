import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/db/id.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { startPresence } from './worker.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.context.db.pool.query('delete from worker; delete from graphile_worker._private_jobs');
});

/** A program that has told of its runner, `silentMs` ago for the last time, and a job which that runner holds. */
async function aProgram({ runner, silentMs }: { runner: string; silentMs: number }): Promise<void> {
  const { db, now } = app.context;
  const seen_at = new Date(now().getTime() - silentMs);
  await db.kysely
    .insertInto('worker')
    .values({ id: newId(), roles: 'all', started_at: seen_at, seen_at, job_runners: [runner] })
    .execute();
  await db.pool.query("select graphile_worker.add_job('test.job', job_key => $1)", [runner]);
  await db.pool.query('update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where key = $1', [
    runner,
  ]);
}

async function held(): Promise<string[]> {
  const { rows } = await app.context.db.pool.query(
    'select locked_by from graphile_worker._private_jobs where locked_by is not null order by locked_by',
  );
  return rows.map((row) => row.locked_by);
}

test('the jobs of a program that fell silent are free again, those of a living one stay its own', async () => {
  await aProgram({ runner: 'dead', silentMs: 60_000 });
  await aProgram({ runner: 'living', silentMs: 1_000 });

  const presence = await startPresence(app.context, { alone: false });

  expect(await held()).toEqual(['living']);
  await presence.end();
});

test('a program that is alone on its database waits for nobody', async () => {
  await aProgram({ runner: 'killed a moment ago', silentMs: 0 });

  const presence = await startPresence(app.context, { alone: true });

  expect(await held()).toEqual([]);
  await presence.end();
});

test('a program that ends leaves no sign of life', async () => {
  const presence = await startPresence(app.context, { alone: false });
  presence.add('runner');

  await presence.end();

  expect((await app.context.db.pool.query('select from worker')).rowCount).toBe(0);
});
