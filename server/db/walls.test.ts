import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { openTestDatabase } from '#test/database.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import type { Database } from './client.ts';
import { newId } from './id.ts';
import { refuseUnboundRole } from './migrate.ts';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

/** Tables that belong to no workspace, each with its reason. */
const withoutWorkspace = {
  workspace: 'it is the workspace',
  login: 'a person may work in several workspaces',
  session: 'it is found by its token before a workspace is known; its workspace_id says where it stands',
  sign_in_try: 'counted before it is known who signs in',
  password_reset: 'it belongs to a login',
  second_step: 'it belongs to a login',
  recovery_code: 'it belongs to a login',
  sign_in_challenge: 'it belongs to a login and is found before a workspace is known',
  migration: 'it describes the database',
  worker: 'a program works for every workspace',
};

/** Unique keys that a tenant's table may have across workspaces; none yet. */
const uniqueAcross: string[] = [];

type Table = { name: string; columns: string[]; secured: boolean; policies: string[]; bound: boolean };

async function rowsOf<T>(query: RawBuilder<T>): Promise<T[]> {
  return (await query.execute((db as Database).kysely)).rows;
}

const tables = () =>
  rowsOf(sql<Table>`
    select c.relname as name, c.relrowsecurity as secured,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select p.polname::text from pg_policy p where p.polrelid = c.oid order by 1) as policies,
      pg_get_userbyid(c.relowner) <> current_user as bound
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by 1`);

const tenantTables = async () => (await tables()).filter(({ name }) => !(name in withoutWorkspace));

test('every table carries the workspace or stands on the list of those that cannot', async () => {
  const missing = (await tables()).filter(({ columns }) => !columns.includes('workspace_id')).map(({ name }) => name);

  expect(missing.filter((name) => !(name in withoutWorkspace))).toEqual([]);
  const known = new Set((await tables()).map(({ name }) => name));
  expect(Object.keys(withoutWorkspace).filter((name) => !known.has(name))).toEqual([]);
});

test('every table of a tenant has row-level security that binds the program', async () => {
  const open = (await tenantTables()).filter(
    ({ secured, policies, bound }) => !secured || !bound || !policies.includes('same_workspace'),
  );

  expect(open.map(({ name }) => name)).toEqual([]);
});

test('no table has a policy that nobody knows of', async () => {
  const others = (await tables()).flatMap(({ name, policies }) =>
    policies.filter((policy) => policy !== 'same_workspace').map((policy) => `${name}.${policy}`),
  );

  // Before a workspace is chosen, a person finds those they belong to.
  expect(others).toEqual(['agent.own_login']);
});

test('the workspace stands first in every primary key', async () => {
  const keys = await rowsOf(sql<{ table: string; first: string }>`
    select c.relname as table, a.attname as first
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'p' and c.relnamespace = 'public'::regnamespace and not c.relispartition`);
  const firstOf = new Map(keys.map(({ table, first }) => [table, first]));

  const wrong = (await tenantTables()).filter(({ name }) => firstOf.get(name) !== 'workspace_id');

  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('every unique key of a tenant’s table includes the workspace', async () => {
  const indexes = await rowsOf(sql<{ table: string; index: string; columns: string[] }>`
    select c.relname as table, ic.relname as index,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey)) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class ic on ic.oid = i.indexrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace and not c.relispartition`);

  const wrong = indexes.filter(
    ({ table, index, columns }) =>
      !(table in withoutWorkspace) && !columns.includes('workspace_id') && !uniqueAcross.includes(index),
  );

  expect(wrong).toEqual([]);
});

test('every foreign key between tenants’ tables includes the workspace on both sides', async () => {
  const keys = await rowsOf(sql<{ name: string; table: string; target: string; columns: string[]; others: string[] }>`
    select k.conname as name, c.relname as table, t.relname as target,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any (k.conkey)) as columns,
      array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any (k.confkey)) as others
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and not c.relispartition`);

  const wrong = keys.filter(
    ({ target, columns, others }) =>
      !(target in withoutWorkspace) && !(columns.includes('workspace_id') && others.includes('workspace_id')),
  );

  expect(keys.length).toBeGreaterThan(20);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('the program’s role cannot bypass row-level security or become one that can', async () => {
  const [role] = await rowsOf(sql<{ name: string; superuser: boolean; bypass: boolean; memberships: number }>`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypass,
      (select count(*) from pg_auth_members m where m.member = r.oid) as memberships
    from pg_roles r where rolname = current_user`);

  expect(role).toEqual({ name: 'earshot_app', superuser: false, bypass: false, memberships: 0 });
  await refuseUnboundRole(db.pool);
});

test('a program whose role bypasses row-level security is refused', async () => {
  const owner = new pg.Pool({ connectionString: db.url, max: 1 });

  await expect(refuseUnboundRole(owner)).rejects.toThrow(/bypasses row-level security/);

  await owner.end();
});

test('a query that forgets the workspace sees only its own rows, and outside a workspace none', async () => {
  const [ours, theirs] = [await aWorkspace(db), await aWorkspace(db)];
  await anAgent(db, ours);
  await anAgent(db, theirs);

  const within = await db.inWorkspace(ours, (tx) => tx.selectFrom('agent').select('workspace_id').execute());
  const outside = await db.kysely.selectFrom('agent').select('workspace_id').execute();

  expect(within).toEqual([{ workspace_id: ours }]);
  expect(outside).toEqual([]);
});

test('a row cannot be written into, moved to or deleted from another workspace', async () => {
  const [ours, theirs] = [await aWorkspace(db), await aWorkspace(db)];
  const insert = (workspaceId: WorkspaceId, name: string) =>
    db.inWorkspace(ours, (tx) =>
      tx.insertInto('tag').values({ workspace_id: workspaceId, id: newId(), name }).execute(),
    );
  await db.inWorkspace(theirs, (tx) =>
    tx.insertInto('tag').values({ workspace_id: theirs, id: newId(), name: 'theirs' }).execute(),
  );
  await insert(ours, 'ours');

  await expect(insert(theirs, 'planted')).rejects.toThrow(/row-level security/);
  const move = db.inWorkspace(ours, (tx) => tx.updateTable('tag').set({ workspace_id: theirs }).execute());
  await expect(move).rejects.toThrow(/row-level security/);
  await db.inWorkspace(ours, (tx) => tx.deleteFrom('tag').execute());

  const left = await db.inWorkspace(theirs, (tx) => tx.selectFrom('tag').select('name').execute());
  expect(left).toEqual([{ name: 'theirs' }]);
});

test('the workspace of one transaction is forgotten by the next on the same connection', async () => {
  const ours = await aWorkspace(db);
  await anAgent(db, ours);
  await db.inWorkspace(ours, (tx) => tx.selectFrom('agent').select('id').execute());

  const all = await Promise.all(Array.from({ length: 12 }, () => db.kysely.selectFrom('agent').select('id').execute()));

  expect(all.flat()).toEqual([]);
});

test('the program may neither change nor delete events', async () => {
  const ours = await aWorkspace(db);

  const change = db.inWorkspace(ours, (tx) => tx.updateTable('event').set({ type: 'x' }).execute());
  await expect(change).rejects.toThrow(/permission denied/);
  const remove = db.inWorkspace(ours, (tx) => tx.deleteFrom('event').execute());
  await expect(remove).rejects.toThrow(/permission denied/);
});

test('functions with the owner’s rights are few, named, and look nowhere else', async () => {
  const functions = await rowsOf(sql<{ name: string; path: string | null }>`
    select p.proname as name, (select s from unnest(p.proconfig) s where s like 'search_path=%') as path
    from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`);

  expect(functions.filter(({ path }) => path === null)).toEqual([]);
  for (const { name } of functions) expect(name).toMatch(/^(ensure_|search_|find_|count_)/);
});
