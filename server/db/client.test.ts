import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '#server/events/record.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { openTestDatabase } from '#test/database.ts';
import { aWorkspace } from '#test/factories/people.ts';
import type { Tx } from './client.ts';
import { sentAhead } from './prepared.ts';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
let workspaceId: WorkspaceId;
beforeAll(async () => {
  db = await openTestDatabase();
  workspaceId = await aWorkspace(db);
});
afterAll(() => db.drop());

async function setting(tx: Tx, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}, true) as value`.execute(tx);
  return rows[0]?.value;
}

const teams = (of: WorkspaceId) =>
  db.inWorkspace(of, async (tx) =>
    (await tx.selectFrom('team').select('name').orderBy('name').execute()).map((team) => team.name),
  );

const addTeam = (tx: Tx, name: string) =>
  tx
    .insertInto('team')
    .values({ workspace_id: tx.workspaceId, id: crypto.randomUUID(), name, created_at: new Date() })
    .execute();

test('the first statement stands in the transaction, whichever connection it gets', async () => {
  const other = await aWorkspace(db);
  const wanted = Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? workspaceId : other));

  const seen = await Promise.all(wanted.map((id) => db.inWorkspace(id, (tx) => setting(tx, 'app.workspace'))));

  expect(seen).toEqual(wanted);
});

test('work that asks the database nothing is done', async () => {
  expect(await db.inWorkspace(workspaceId, async () => 'done')).toBe('done');
});

test('what fails leaves nothing behind, be it the first statement or a later one', async () => {
  const broken = sql`select 1 / 0`;

  await expect(db.inWorkspace(workspaceId, (tx) => broken.execute(tx))).rejects.toThrow('division by zero');
  await expect(
    db.inWorkspace(workspaceId, async (tx) => {
      await addTeam(tx, 'Never');
      await broken.execute(tx);
    }),
  ).rejects.toThrow('division by zero');
  await expect(
    db.inWorkspace(workspaceId, async () => {
      throw new Error('No.');
    }),
  ).rejects.toThrow('No.');

  await db.inWorkspace(workspaceId, (tx) => addTeam(tx, 'Always'));
  expect(await teams(workspaceId)).toEqual(['Always']);
});

test('what is sent ahead stands when the work is done, and fails it under its own name', async () => {
  const insert = (tx: Tx, name: string) =>
    sql`${sentAhead}insert into team (workspace_id, id, name, created_at)
      values (${tx.workspaceId}, ${crypto.randomUUID()}, ${name}, now())`.execute(tx);

  await db.inWorkspace(workspaceId, async (tx) => {
    await insert(tx, 'Ahead');
    expect(await tx.selectFrom('team').select('name').where('name', '=', 'Ahead').execute()).toHaveLength(1);
    await insert(tx, 'At the end');
  });
  await expect(
    db.inWorkspace(workspaceId, async (tx) => {
      await insert(tx, 'Twice');
      await insert(tx, 'Twice');
    }),
  ).rejects.toThrow('team_name');
  await expect(
    db.inWorkspace(workspaceId, async (tx) => {
      await insert(tx, 'Ahead');
      await setting(tx, 'app.workspace');
    }),
  ).rejects.toThrow('team_name');

  expect(await teams(workspaceId)).toEqual(['Ahead', 'Always', 'At the end']);
});

test('statements asked for together travel together, in their order, and the first failure is the cause', async () => {
  const client = await db.pool.connect();
  const seen: string[] = [];
  const { query } = client;
  // Of its many forms the one that is used here.
  const ask = query.bind(client) as unknown as (asked: { text: string }) => Promise<unknown>;
  client.query = ((asked: { text: string }) => {
    const answer = ask(asked);
    const [, name] = /'(\w+) of three'/.exec(asked.text) ?? [];
    if (name !== undefined) {
      seen.push(`${name} asked`);
      answer.then(() => seen.push(`${name} answered`));
    }
    return answer;
  }) as typeof client.query;
  client.release();
  const say = (tx: Tx, words: string) => sql<{ said: string }>`select ${sql.lit(words)} as said`.execute(tx);

  await db.inWorkspace(workspaceId, (tx) =>
    Promise.all([say(tx, 'one of three'), addTeam(tx, 'Together'), say(tx, 'two of three')]),
  );
  client.query = query;

  expect(seen).toEqual(['one asked', 'two asked', 'one answered', 'two answered']);
  await expect(
    db.inWorkspace(workspaceId, (tx) =>
      Promise.all([addTeam(tx, 'Undone'), addTeam(tx, 'Together'), setting(tx, 'app.workspace')]),
    ),
  ).rejects.toThrow('team_name');
  // Also where nobody waited for what failed.
  await expect(
    db.inWorkspace(workspaceId, async (tx) => {
      addTeam(tx, 'Together').catch(() => {});
      await setting(tx, 'app.workspace');
    }),
  ).rejects.toThrow('team_name');
  expect(await teams(workspaceId)).toEqual(['Ahead', 'Always', 'At the end', 'Together']);
});

test('what a transaction committed and announced is told here at once, and nothing of one that failed', async () => {
  const told: unknown[] = [];
  const stop = db.onCommitted(({ position, isAwaited }) => void told.push({ position, isAwaited }));
  const rename = (tx: Tx) =>
    record(tx, {
      type: 'workspace.renamed',
      at: new Date(),
      actor: { kind: 'agent', id: crypto.randomUUID() },
      subject: { kind: 'workspace', id: workspaceId },
      detail: { from: '', to: 'New' },
    });

  await db.inWorkspace(workspaceId, async (tx) => rename(tx));
  const failed = db.inWorkspace(workspaceId, async (tx) => {
    rename(tx);
    throw new Error('No.');
  });
  await expect(failed).rejects.toThrow('No.');
  await db.inWorkspace(workspaceId, (tx) => setting(tx, 'app.workspace'));
  stop();
  await db.inWorkspace(workspaceId, async (tx) => rename(tx));

  expect(told).toEqual([{ position: 1, isAwaited: true }]);
});

test('a transaction whose connection is lost fails, and the next one gets another', async () => {
  const owner = new pg.Client({ connectionString: db.url });
  await owner.connect();
  const lost = db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await addTeam(tx, 'Lost');
  });

  await expect(lost).rejects.toThrow();
  await owner.end();
  expect(await teams(workspaceId)).not.toContain('Lost');
});

test('plans are made once where few rows are looked at, and only there', async () => {
  const mode = (fewRows: boolean) => db.inWorkspace(workspaceId, (tx) => setting(tx, 'plan_cache_mode'), { fewRows });

  expect([await mode(true), await mode(false)]).toEqual(['force_generic_plan', 'auto']);
});
