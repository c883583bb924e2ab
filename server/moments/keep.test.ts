import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { aWorkspace } from '#test/factories/people.ts';
import { type Keeper, keepMoments } from './keep.ts';
import { wakeAt } from './moment.ts';
import { allMoments } from './registry.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let conversationId: string;
let offsetMs = 0;
const keepers: Keeper[] = [];

beforeAll(async () => {
  app = await startTestApp({ overrides: { now: () => new Date(Date.now() + offsetMs) } });
  workspaceId = await aWorkspace(app.context.db);
  conversationId = (await aConversation(app.context.db, workspaceId)).conversationId;
});
afterAll(async () => {
  await Promise.all(keepers.map((keeper) => keeper.stop()));
  await app.close();
});

function start(): Keeper {
  const keeper = keepMoments(app.context, allMoments);
  keepers.push(keeper);
  return keeper;
}
let n = 0;
/** A running clock that is due in so many ms, and tells whoever keeps the clocks. */
async function aClock(dueInMs: number): Promise<{ id: string; dueAt: Date }> {
  const [id, now] = [newId(), app.context.now()];
  const dueAt = new Date(now.getTime() + dueInMs);
  n += 1;
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    await sql`
      insert into clock (workspace_id, id, conversation_id, kind, n, state, started_at, since, due_at, target_minutes, calendar,
        priority_version, calendars_version, clocks_version, fires_at)
      values (${workspaceId}, ${id}, ${conversationId}, 'next_response', ${n}, 'running', ${now}, ${now}, ${dueAt}, 15, 'Always', 0, 0, 0, ${dueAt})`.execute(
      tx,
    );
    await wakeAt(tx, [dueAt]);
  });
  return { id, dueAt };
}
async function firedAt(id: string): Promise<Date[]> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{
      at: Date;
    }>`select at from event where workspace_id = ${workspaceId} and type = 'clock.breached' and subject_id = ${id}`.execute(
      tx,
    ),
  );
  return rows.map(({ at }) => at);
}
/** When it fired. */
const fired = (id: string): Promise<Date> =>
  eventually(async () => {
    const [first] = await firedAt(id);
    if (!first) throw new Error('It has not fired yet.');
    return first;
  });
/** Looks at the database again and again, until it says what one look took at most: how busy the machine was meanwhile. */
function lookOn(): () => Promise<number> {
  let slowestMs = 0;
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const from = performance.now();
      await firedAt(conversationId);
      await sleep(15);
      slowestMs = Math.max(slowestMs, performance.now() - from);
    }
  })();
  return async () => {
    isOver = true;
    await looking;
    return slowestMs;
  };
}

test('clocks fire within a second of their moment, also an earlier one that comes while it sleeps', async () => {
  const busy = lookOn();
  start();
  const later = await aClock(1_500);
  const sooner = await aClock(600);

  const late: number[] = [];
  for (const { id, dueAt } of [sooner, later]) late.push((await fired(id)).getTime() - dueAt.getTime());
  const slowestMs = await busy();

  for (const lateMs of late) {
    expect(lateMs).toBeGreaterThanOrEqual(0);
    // It looks through every kind of moment before it fires, so a machine that takes its time takes that several times.
    expect(lateMs).toBeLessThan(1_000 + 20 * Math.max(0, slowestMs - 15));
  }
});

test('with several programs each clock fires once, and when the keeper dies another takes over', async () => {
  const second = start();
  const before = await aClock(300);
  await fired(before.id);
  // A killed program ends like this: its connection is gone and nothing was said.
  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'earshot moments' and datname = current_database()`,
  );
  await owner.end();
  const missed = await aClock(100);
  await fired(missed.id);
  await sleep(300);

  expect(await firedAt(before.id)).toHaveLength(1);
  expect(await firedAt(missed.id)).toHaveLength(1);
  await second.stop();
});

test('a machine whose clock is set forward fires what became due, and set back nothing twice', async () => {
  const hour = 3_600_000;
  const { id } = await aClock(hour);
  await sleep(400);
  expect(await firedAt(id)).toHaveLength(0);

  offsetMs = hour;
  await fired(id);
  offsetMs = -hour;
  await sleep(600);
  offsetMs = hour;
  await sleep(600);
  expect(await firedAt(id)).toHaveLength(1);
});

test('what became due while nobody was awake fires at the next start', async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
  const { id } = await aClock(50);
  await sleep(400);
  expect(await firedAt(id)).toHaveLength(0);

  start();
  await fired(id);
});

test('a kind that fails holds back no other', async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
  const broken = { next: 'find_firings', fire: () => Promise.reject(new Error('broken')) };
  keepers.push(keepMoments(app.context, [broken, ...allMoments]));

  const { id } = await aClock(50);

  await fired(id);
});
