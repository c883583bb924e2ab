import pg from 'pg';
import { expect, test } from 'vitest';
import { createDatabase } from '#test/database.ts';
import { migrate } from './migrate.ts';

test('what a migration adds to a full table is known to the planner at once', async () => {
  const { url } = await createDatabase();
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const isCounted = async () =>
    (await owner.query("select from pg_stats where tablename = 'full_table' and attname = 'added'")).rowCount === 1;
  await owner.query('create table full_table as select generate_series(1, 100) as n');
  await owner.query('analyze full_table');
  await owner.query('alter table full_table add column added int default 7');

  await migrate(url);
  expect(await isCounted()).toBe(false);

  // As if this version came with a migration.
  await owner.query("drop function has_nearly_all; delete from migration where name = '0073_lone_workspace.sql'");
  await migrate(url);
  expect(await isCounted()).toBe(true);
  await owner.end();
});
