import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import type { Tx } from '#server/db/client.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { type SandboxWorld, sandboxWorld } from '#test/sandbox.ts';
import { journalArrivals } from './journal.ts';
import { lockIntake } from './lock.ts';

let app: TestApp;
let world: SandboxWorld;
beforeAll(async () => {
  app = await startTestApp({ environment: { EARSHOT_ROLES: 'all' } });
});
beforeEach(async () => {
  world = await sandboxWorld(app);
});
afterAll(() => app.close());

const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.context.db.inWorkspace(world.workspaceId, work);
const messages = () =>
  inTx(async (tx) => (await sql<{ text: string }>`select text from message order by received_seq`.execute(tx)).rows);
const states = () =>
  inTx(async (tx) =>
    (await sql<{ state: string }>`select state from delivery`.execute(tx)).rows.map(({ state }) => state),
  );

async function mention(text: string): Promise<string> {
  const maren = await world.actAs('maren.holt');
  await maren('POST', '/statuses', { text: `@acme ${text}` });
  return (await world.events()).at(-1) ?? '';
}

/** Holds what a statement locked until the work is done. */
const holding = (lock: (tx: Tx) => Promise<unknown>, work: () => Promise<void>) =>
  inTx(async (tx) => {
    await lock(tx);
    await work();
  });

test('a lone delivery is stored when the network gets its answer', async () => {
  expect(await world.deliver(await mention('is anybody there?'))).toBe(200);

  expect(await messages()).toEqual([{ text: '@acme is anybody there?' }]);
  expect(await states()).toEqual(['done']);
});

test('a delivery is kept and answered while another batch is under way, and handled after it', async () => {
  const body = await mention('first');

  await holding(lockIntake, async () => {
    expect(await world.deliver(body)).toBe(200);
    expect(await states()).toEqual(['pending']);
  });

  await eventually(async () => expect(await messages()).toHaveLength(1));
});

test('a delivery is kept and answered while somebody holds its conversation, and handled after it', async () => {
  await world.deliver(await mention('first'));
  const body = await mention('second');
  const status = JSON.parse(body).data.status;
  const sameThread = JSON.stringify({
    ...JSON.parse(body),
    data: { status: { ...status, thread_id: JSON.parse((await world.events()).at(-2) ?? '').data.status.thread_id } },
  });

  await holding(
    (tx) => sql`select from conversation for update`.execute(tx),
    async () => {
      expect(await world.deliver(sameThread)).toBe(200);
      expect(await messages()).toHaveLength(1);
    },
  );

  await eventually(async () => expect(await messages()).toHaveLength(2));
});

test('what was written before a lone delivery is handled before it, and neither twice', async () => {
  await world.deliver(await mention('first'));
  const [second, third] = [await mention('second'), await mention('third')];
  const arrival = { channelId: world.channelId, appId: null, network: 'sandbox', source: 'webhook' } as const;
  const written = [{ ...arrival, body: Buffer.from(second) }];
  await inTx((tx) => journalArrivals(tx, written, app.context.now()));

  expect(await world.deliver(third)).toBe(200);

  expect((await messages()).map(({ text }) => text)).toEqual(['@acme first', '@acme second', '@acme third']);
});

test('a lone delivery is read for the account as it is now', async () => {
  await world.deliver(await mention('first'));
  const body = await mention('second');
  await inTx((tx) => sql`update channel set external_id = 'another'`.execute(tx));

  expect(await world.deliver(body)).toBe(200);

  expect(await messages()).toEqual([{ text: '@acme first' }]);
});

test('bytes that are no delivery are kept as failed, and what comes after is handled', async () => {
  expect(await world.deliver('not json')).toBe(200);
  expect(await world.deliver(await mention('still here'))).toBe(200);

  await eventually(async () => expect((await states()).toSorted()).toEqual(['done', 'failed']));
  expect(await messages()).toEqual([{ text: '@acme still here' }]);
});
