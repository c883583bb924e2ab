import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getDelivery, getLedger, type LedgerCounts, listLedgerItems, replayDeliveries } from '#contract/ledger.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { type SandboxWorld, sandboxWorld } from '#test/sandbox.ts';

let app: TestApp;
let world: SandboxWorld;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  world = await sandboxWorld(app);
  return () => world.network.close();
});

const strange = JSON.stringify({
  id: 'ev_x',
  kind: 'poll.vote',
  account_id: 'a',
  at: '2026-01-01T00:00:00Z',
  data: {},
});

async function counts(): Promise<LedgerCounts> {
  const { body } = await app.call(world.owner, getLedger, { query: {} });
  const figures = body.channels[0]?.counts;
  if (!figures) throw new Error('The channel has no figures.');
  return figures;
}

async function mention(text: string): Promise<void> {
  await (await world.actAs('maren.holt'))('POST', '/statuses', { text: `@acme ${text}` });
  for (const body of await world.events()) await world.deliver(body);
}

test('what is received adds up, before it is read and after', async () => {
  await mention('hello?');
  await world.deliver(strange);

  const before = await counts();
  await app.runJobs();
  const after = await counts();

  for (const { received, ...others } of [before, after])
    expect(Object.values(others).reduce((sum, one) => sum + one, 0)).toBe(received);
  expect(before.pending).toBe(before.received);
  expect(after).toMatchObject({ pending: 0, skipped: 1 });
});

test('each figure opens as many items as it says', async () => {
  await mention('first');
  await world.deliver(strange);
  await app.runJobs();
  await mention('second');
  const figures = await counts();

  for (const outcome of ['stored', 'applied', 'duplicate', 'skipped', 'failed', 'pending'] as const) {
    const query = { channelId: world.channelId, outcome, days: 7 };
    const { body } = await app.call(world.owner, listLedgerItems, { query });
    expect([outcome, body.items.length]).toEqual([outcome, figures[outcome]]);
  }
});

test('a stored item leads to its conversation, and items without a span are all there are', async () => {
  await mention('hello?');
  await app.runJobs();

  const { body } = await app.call(world.owner, listLedgerItems, { query: { outcome: 'stored' } });

  expect(body.items.some(({ conversationId }) => conversationId !== null)).toBe(true);
});

test('a skipped delivery shows its bytes and is read again', async () => {
  await world.deliver(strange);
  await app.runJobs();
  const { body: list } = await app.call(world.owner, listLedgerItems, { query: { outcome: 'skipped' } });
  const deliveryId = list.items[0]?.deliveryId ?? '';

  const raw = await app.call(world.owner, getDelivery, { params: { deliveryId } });
  const replay = await app.call(world.owner, replayDeliveries, { body: { outcome: 'skipped' } });
  const during = await counts();
  await app.runJobs();

  expect(raw.body).toMatchObject({ source: 'webhook', state: 'done', body: strange });
  expect(replay.body.deliveries).toBe(1);
  // Being read again, it is the item it was: the sum does not grow.
  expect(during).toMatchObject({ received: 1, skipped: 1, pending: 0 });
  expect(await counts()).toEqual(during);
});

test('bytes and replay are not for auditors, and nothing is for another workspace', async () => {
  await world.deliver(strange);
  await app.runJobs();
  const { body: list } = await app.call(world.owner, listLedgerItems, { query: {} });
  const params = { deliveryId: list.items[0]?.deliveryId ?? '' };
  const auditor = await anAgent(app.context.db, world.workspaceId, { role: 'auditor' });
  const stranger = await anAgent(app.context.db, await aWorkspace(app.context.db), { role: 'owner' });

  const seen = await app.call(auditor, listLedgerItems, { query: {} });
  const raw = await app.call(auditor, getDelivery, { params });
  const replay = await app.call(auditor, replayDeliveries, { body: { outcome: 'skipped' } });
  const foreign = await app.call(stranger, getDelivery, { params });
  const foreignItems = await app.call(stranger, listLedgerItems, { query: {} });

  expect([seen.status, raw.status, replay.status, foreign.status]).toEqual([200, 403, 403, 404]);
  expect(foreignItems.body.items).toEqual([]);
});
