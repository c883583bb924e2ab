import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Tx } from '#server/db/client.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { type SandboxWorld, sandboxWorld } from '#test/sandbox.ts';
import { readAhead } from './ahead.ts';
import { journalArrivals } from './journal.ts';
import { type PendingDelivery, readPending } from './pending.ts';

let app: TestApp;
let world: SandboxWorld;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  world = await sandboxWorld(app);
});
afterAll(() => app.close());

const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.context.db.inWorkspace(world.workspaceId, work);

const bodyOf = (n: number, text = `@acme where is parcel ${n}?`) => {
  const account = { id: `customer-${n}`, handle: `customer.${n}`, name: `Customer ${n}`, followers: n };
  const [kind, visibility, created_at] = ['post', 'public', app.context.now().toISOString()];
  const mentions = [{ id: world.brandId }];
  const thread = { id: `post-${n}`, thread_id: `post-${n}`, kind, visibility };
  const status = { ...thread, account, text, language: 'en', created_at, mentions, images: [] };
  return Buffer.from(JSON.stringify({ kind: 'status.created', account_id: world.brandId, data: { status } }));
};

/** So many wait; the first of them is being stored, and what comes after it was read ahead. */
async function waiting(count: number) {
  const arrival = { channelId: world.channelId, appId: null, network: 'sandbox', source: 'webhook' } as const;
  const arrivals = Array.from({ length: count }, (_, n) => ({ ...arrival, body: bodyOf(n) }));
  await inTx((tx) => journalArrivals(tx, arrivals, app.context.now()));
  const [first, ...rest] = await inTx((tx) => readPending(tx, count));
  const ahead = await readAhead(app.context, world.workspaceId, first as PendingDelivery, count);
  return { rest, ahead };
}

const textsOf = (parsed: { items: readonly { item: { kind: string } }[] } | undefined) =>
  parsed?.items.map(({ item }) => 'text' in item && item.text);

test('what comes next is read and parsed once before its turn', async () => {
  const { rest, ahead } = await waiting(3);

  expect(ahead.deliveries).toEqual(rest);
  const again = await inTx((tx) => readPending(tx, 3, { inHand: ahead.deliveries }));
  expect(again.slice(1)).toEqual(rest);
  expect(again.slice(1).map((one) => textsOf(ahead.take(one)))).toEqual([
    ['@acme where is parcel 1?'],
    ['@acme where is parcel 2?'],
  ]);
  // A batch writes what became of it into what was parsed, so a second try begins anew.
  expect(again.map((one) => ahead.take(one))).toEqual([undefined, undefined, undefined]);
});

test('bytes that were erased or cut meanwhile are gone', async () => {
  const { ahead } = await waiting(3);

  await inTx((tx) => sql`update delivery set body = '' where id = ${ahead.deliveries[0]?.id ?? null}`.execute(tx));

  const [, erased, same] = await inTx((tx) => readPending(tx, 3, { inHand: ahead.deliveries }));
  expect(erased && ahead.take(erased)).toBeUndefined();
  expect(erased?.body).toHaveLength(0);
  expect(same && textsOf(ahead.take(same))).toEqual(['@acme where is parcel 2?']);
});

test('what came to an account that was paused meanwhile is looked at anew', async () => {
  const { ahead } = await waiting(2);

  await inTx((tx) => sql`update channel set halted_at = now()`.execute(tx));

  const [, halted] = await inTx((tx) => readPending(tx, 2, { inHand: ahead.deliveries }));
  expect(halted).toMatchObject({ isHalted: true, body: bodyOf(1) });
  expect(halted && ahead.take(halted)).toBeUndefined();
});

test('more than one batch of deliveries is stored in order, each once', async () => {
  const arrival = { channelId: world.channelId, appId: null, network: 'sandbox', source: 'webhook' } as const;
  const arrivals = Array.from({ length: 1_200 }, (_, n) => ({ ...arrival, body: bodyOf(n % 1_100) }));
  await inTx((tx) => journalArrivals(tx, arrivals, app.context.now()));

  await app.runJobs();

  const { rows } = await inTx((tx) =>
    sql<{ texts: string[] }>`select array_agg(text order by received_seq) as texts from message`.execute(tx),
  );
  expect(rows[0]?.texts).toEqual(Array.from({ length: 1_100 }, (_, n) => `@acme where is parcel ${n}?`));
  const outcomes = await inTx((tx) =>
    sql<{ outcome: string; n: number }>`
      select outcome, count(*)::int as n from delivery_item i join delivery d on d.id = i.delivery_id
      where d.state = 'done' group by outcome order by outcome`.execute(tx),
  );
  expect(outcomes.rows).toEqual([
    { outcome: 'duplicate', n: 100 },
    { outcome: 'stored', n: 1_100 },
  ]);
});
