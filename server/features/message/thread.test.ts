import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getConversation, listConversations, loadThread } from '#contract/conversation.ts';
import type { ApiClient } from '#sandbox/testing.ts';
import { actAs } from '#sandbox/testing.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { type Mention, openWorld, read, type World } from '#test/sandbox-world.ts';
import { pruneContext } from './jobs.ts';

const dayMs = 86_400_000;

let world: World;
let other: ApiClient;
let mention: Mention;

beforeAll(async () => {
  world = await openWorld();
  other = await actAs(world.sandbox.url(), 'jonasw');
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention();
});

const say = async (who: ApiClient, text: string) =>
  read<{ id: string }>(await who('POST', '/statuses', { text, in_reply_to: mention.externalId }));
const load = () => world.app.call(world.agent, loadThread, { params: { conversationId: mention.conversationId } });
const timeline = async () =>
  (await world.app.call(world.agent, getConversation, { params: { conversationId: mention.conversationId } })).body
    .timeline;
const texts = (entries: Awaited<ReturnType<typeof timeline>>) =>
  entries.flatMap((entry) => (entry.kind === 'message' ? [[entry.text, entry.context] as const] : []));

test('the thread around a conversation is read as context, and opens no conversation', async () => {
  await say(other, 'Mine is late as well.');

  const { status, body } = await load();

  expect(status).toBe(200);
  expect(texts(body.entries)).toEqual([
    ['@acme Where is my order?', false],
    ['Mine is late as well.', true],
  ]);
  expect(body.entries[1]?.author.handle).toBe('jonasw');
  expect(texts(await timeline())).toEqual(texts(body.entries));
  const { items } = (await world.app.call(world.agent, listConversations, { query: { view: 'all' } })).body;
  expect(items.filter((row) => row.profile.handle === 'jonasw')).toEqual([]);
});

test('reading it again, also at the same moment, stores nothing twice', async () => {
  await say(other, 'And mine.');

  await Promise.all([load(), load(), load()]);

  expect(texts((await load()).body.entries)).toHaveLength(2);
});

test('what stood there as context becomes part of a conversation when it speaks to us', async () => {
  await say(other, '@acme Hello?');
  await load();

  await world.poll();

  expect(texts((await load()).body.entries)).toContainEqual(['@acme Hello?', true]);
  const { items } = (await world.app.call(world.agent, listConversations, { query: { view: 'all' } })).body;
  expect(items.map((row) => row.preview)).toContain('@acme Hello?');
});

test('context runs out after some days, together with people nothing else knows of', async () => {
  const { db } = world.app.context;
  const lina = await actAs(world.sandbox.url(), 'lucia.ferrandez');
  await say(lina, 'Just passing by.');
  await load();

  world.advance(8 * dayMs);
  await pruneContext.run(world.app.context, world.workspaceId);
  world.advance(-8 * dayMs);

  expect(texts(await timeline())).toEqual([['@acme Where is my order?', false]]);
  const people = await db.inWorkspace(world.workspaceId, (tx) => tx.selectFrom('profile').select('handle').execute());
  expect(people.map(({ handle }) => handle)).not.toContain('lucia.ferrandez');
  expect(people.map(({ handle }) => handle)).toContain('maren.holt');
});

test('a refusal of the network is told with its reason, and a private conversation has no thread', async () => {
  await world.faults({ outage: true });
  const refused = await load();
  await world.faults({ outage: false });
  const room = await aConversation(world.app.context.db, world.workspaceId, { visibility: 'private' });
  const answer = await world.app.call(world.agent, loadThread, { params: { conversationId: room.conversationId } });

  expect([refused.status, refused.body.error?.reason]).toEqual([422, 'network_refused']);
  expect([answer.status, answer.body.error?.reason]).toEqual([422, 'not_possible_here']);
});
