import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getLedger, replayDeliveries } from '#contract/ledger.ts';
import type { Tx } from '#server/db/client.ts';
import { pollChannel } from '#server/features/channel/poll.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { placed, type SandboxWorld, sandboxWorld } from '#test/sandbox.ts';

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
const rows = <R>(query: ReturnType<typeof sql<R>>) => inTx(async (tx) => (await query.execute(tx)).rows);
const messages = () =>
  rows(sql<{
    text: string;
    direction: string;
    conversation_id: string | null;
    deleted_at: Date | null;
    is_foreign: boolean;
  }>`
    select text, direction, conversation_id, deleted_at, is_foreign from message order by occurred_at, received_seq`);
const conversations = () =>
  rows(
    sql<{ id: string; status: string; number: number }>`select id, status, number from conversation order by number`,
  );

async function deliverAll(bodies: readonly string[]): Promise<void> {
  for (const body of bodies) expect(await world.deliver(body)).toBe(200);
  await app.runJobs();
}
async function counts() {
  const { body } = await app.call(world.owner, getLedger, { query: {} });
  return body.channels[0]?.counts;
}

test('a mention becomes one message of one contact in one open conversation', async () => {
  const maren = await world.actAs('maren.holt');
  await maren('POST', '/statuses', { text: '@acme my router is dead' });

  await deliverAll(await world.events());

  expect(await conversations()).toMatchObject([{ status: 'open', number: 1 }]);
  expect(await messages()).toMatchObject([{ text: '@acme my router is dead', direction: 'in' }]);
  expect(await rows(sql`select c.name from contact c join profile p on p.contact_id = c.id`)).toHaveLength(1);
});

test('who takes another name is called so, but for whom we call by a name of our own', async () => {
  const maren = await world.actAs('maren.holt');
  await maren('POST', '/statuses', { text: '@acme hello' });
  const [first = ''] = await world.events();
  const people = () =>
    rows<{ name: string; profile: string }>(sql`
    select c.name, p.name as profile from contact c join profile p on p.contact_id = c.id`);
  const writeAs = (name: string, id: string) => {
    const event = JSON.parse(first);
    const { account } = event.data.status;
    Object.assign(event.data.status, { id, account: { ...account, name } });
    return deliverAll([JSON.stringify({ ...event, id })]);
  };

  await deliverAll([first]);
  await writeAs('Maren at the sea', 'second');
  expect(await people()).toEqual([{ name: 'Maren at the sea', profile: 'Maren at the sea' }]);

  await inTx((tx) => sql`update contact set name = 'Mrs Holt'`.execute(tx));
  await writeAs('Maren in the hills', 'third');
  expect(await people()).toEqual([{ name: 'Mrs Holt', profile: 'Maren in the hills' }]);
});

test('the same delivery five times is one message and four duplicates in the ledger', async () => {
  const maren = await world.actAs('maren.holt');
  await maren('POST', '/statuses', { text: '@acme hello?' });
  const [body = ''] = await world.events();

  await Promise.all(Array.from({ length: 5 }, () => world.deliver(body)));
  await app.runJobs();

  expect(await messages()).toHaveLength(1);
  expect(await counts()).toEqual({
    received: 5,
    stored: 1,
    applied: 0,
    duplicate: 4,
    skipped: 0,
    failed: 0,
    pending: 0,
  });
});

test('twenty first messages of one author in one thread, in parallel, are one conversation', async () => {
  const brand = await world.actAs('acme');
  const maren = await world.actAs('maren.holt');
  const root = placed(await brand('POST', '/statuses', { text: 'New opening hours' }));
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => maren('POST', '/statuses', { text: `why ${n}`, in_reply_to: root.id })),
  );

  await Promise.all((await world.events()).map((body) => world.deliver(body)));
  await Promise.all([app.runJobs(), app.runJobs()]);

  expect(await conversations()).toHaveLength(1);
  expect((await messages()).filter((message) => message.direction === 'in')).toHaveLength(20);
});

test('whatever the order of deliveries, edits and deletions end the same', async () => {
  const maren = await world.actAs('maren.holt');
  const ids = [];
  for (const n of [1, 2, 3]) ids.push(placed(await maren('POST', '/statuses', { text: `@acme question ${n}` })).id);
  await maren('PUT', `/statuses/${ids[0]}`, { text: '@acme question 1, in other words' });
  await maren('DELETE', `/statuses/${ids[1]}`);
  const events = await world.events();

  for (const body of events.toReversed()) {
    await world.deliver(body);
    await app.runJobs();
  }

  const living = (await messages()).filter((message) => !message.deleted_at).map((message) => message.text);
  expect(living.toSorted()).toEqual(['@acme question 1, in other words', '@acme question 3']);
});

test('an edit by the customer keeps the text before it', async () => {
  const maren = await world.actAs('maren.holt');
  const { id } = placed(await maren('POST', '/statuses', { text: '@acme first' }));
  await maren('PUT', `/statuses/${id}`, { text: '@acme second' });
  await maren('PUT', `/statuses/${id}`, { text: '@acme third' });

  await deliverAll(await world.events());

  expect((await messages())[0]?.text).toBe('@acme third');
  expect(
    (await rows(sql<{ text: string }>`select text from message_version order by n`)).map((row) => row.text),
  ).toEqual(['@acme first', '@acme second']);
});

test('garbage fails, unknown kinds are skipped and counted, and what comes after them is stored', async () => {
  const maren = await world.actAs('maren.holt');
  await maren('POST', '/statuses', { text: '@acme after the storm' });
  const [good = ''] = await world.events();
  const unknown = JSON.stringify({ ...JSON.parse(good), kind: 'poll.vote' });

  await deliverAll(['not json', '[]', unknown, good]);

  expect(await messages()).toHaveLength(1);
  expect(await counts()).toMatchObject({ received: 4, stored: 1, skipped: 1, failed: 2 });
});

test('text that a database cannot hold is cleaned, not lost', async () => {
  const maren = await world.actAs('maren.holt');
  await maren('POST', '/statuses', { text: '@acme مرحبا 你好 👩‍👩‍👧' });
  const [body = ''] = await world.events();
  const event = JSON.parse(body);
  event.data.status.text = 'a\u0000b \ud800 مرحبا 你好 👩‍👩‍👧';

  await deliverAll([JSON.stringify(event)]);

  expect((await messages())[0]?.text).toBe('ab \ufffd مرحبا 你好 👩‍👩‍👧');
});

test('a delivery with a wrong signature is refused and leaves nothing', async () => {
  expect(await world.deliver('{}', 'another secret')).toBe(401);
  await app.runJobs();

  expect(await rows(sql`select id from delivery`)).toEqual([]);
});

test('a direct message of a customer who has one open matter joins it', async () => {
  const maren = await world.actAs('maren.holt');
  await maren('POST', '/statuses', { text: '@acme in public' });
  await maren('POST', '/messages', { to: world.brandId, text: 'in private' });

  await deliverAll(await world.events());

  expect(await conversations()).toHaveLength(1);
  expect((await messages()).map((message) => message.text)).toEqual(['@acme in public', 'in private']);
});

test('a customer who writes again opens a resolved conversation again', async () => {
  const maren = await world.actAs('maren.holt');
  const root = placed(await maren('POST', '/statuses', { text: '@acme one' }));
  await deliverAll(await world.events());
  await inTx((tx) => tx.updateTable('conversation').set({ status: 'resolved' }).execute());
  await maren('POST', '/statuses', { text: '@acme still broken', in_reply_to: root.id });

  await deliverAll(await world.events());

  expect(await conversations()).toMatchObject([{ status: 'open' }]);
  expect(await rows(sql`select id from event where type = 'conversation.reopened'`)).toHaveLength(1);
});

test('what our account posts without Earshot is found by one poll and marked', async () => {
  const maren = await world.actAs('maren.holt');
  const brand = await world.actAs('acme');
  const root = placed(await maren('POST', '/statuses', { text: '@acme anyone?' }));
  await pollChannel(app.context, world.workspaceId, world.channelId);
  await app.runJobs();
  await brand('POST', '/statuses', { text: 'sent from a phone', in_reply_to: root.id });

  await pollChannel(app.context, world.workspaceId, world.channelId);
  await app.runJobs();

  const [conversation] = await conversations();
  expect(await messages()).toMatchObject([
    { direction: 'in' },
    { direction: 'out', is_foreign: true, conversation_id: conversation?.id },
  ]);
});

test('a poll finds what the webhook missed and stores nothing twice', async () => {
  const maren = await world.actAs('maren.holt');
  for (const n of [1, 2, 3]) await maren('POST', '/statuses', { text: `@acme ${n}` });
  const [first = ''] = await world.events();
  await deliverAll([first]);

  await pollChannel(app.context, world.workspaceId, world.channelId);
  await pollChannel(app.context, world.workspaceId, world.channelId);
  await app.runJobs();

  expect(await messages()).toHaveLength(3);
});

test('a replay handles failed items again and updates the same rows', async () => {
  await deliverAll(['not json']);

  await app.call(world.owner, replayDeliveries, { body: { outcome: 'failed' } });
  await app.runJobs();

  expect(await counts()).toMatchObject({ received: 1, failed: 1, pending: 0 });
});

test('the chain of events has no gap', async () => {
  const maren = await world.actAs('maren.holt');
  for (const n of [1, 2, 3]) await maren('POST', '/statuses', { text: `@acme ${n}` });

  await Promise.all((await world.events()).map((body) => world.deliver(body)));
  await app.runJobs();

  const positions = (await rows(sql<{ position: number }>`select position from event order by position`)).map(
    (row) => row.position,
  );
  expect(positions).toEqual(positions.map((_, index) => index + 1));
});
