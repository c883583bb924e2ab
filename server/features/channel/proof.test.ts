import { afterAll, beforeAll, expect, test } from 'vitest';
import { askProof, listChannelHealth } from '#contract/channel-health.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { arrive, aWriter } from '#test/private-room.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';

let world: World;
let owner: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner', name: 'Olu' });
});
afterAll(() => world.close());

const health = async () => {
  const [channel] = (await world.app.call(owner, listChannelHealth, {})).body.channels;
  if (!channel) throw new Error('There is no account.');
  return channel;
};

test('a stranger’s private message with the word proves that strangers can write; nothing else does', async () => {
  const [known, stranger] = [await aWriter(world, 'lucia.ferrandez'), await aWriter(world, 'ngozi.eze')];
  await known.writes('Hello there');
  const { channelId } = await health();
  const asked = await world.app.call(owner, askProof, { params: { channelId } });
  const { word } = asked.body;

  await known.writes(`The word is ${word}`);
  await stranger.writes('Hello, do you read this?');
  await stranger.act('POST', '/statuses', { text: `@acme in public: ${word}` });
  await arrive(world);
  const before = await health();
  await (await aWriter(world, 'sakura.h')).writes(`Test ${word.toUpperCase()}`);
  const after = await health();

  expect(word).toMatch(/^earshot-[a-z2-9]{5}$/);
  expect(before.proof).toEqual({ word, provenAt: null });
  expect(after.proof.word).toBeNull();
  expect(after.proof.provenAt).not.toBeNull();
});

test('a new word takes the place of the one before, and only who may connect accounts asks for one', async () => {
  const { channelId } = await health();
  const agent = await anAgent(world.app.context.db, world.workspaceId);
  const first = await world.app.call(owner, askProof, { params: { channelId } });
  const second = await world.app.call(owner, askProof, { params: { channelId } });
  const refused = await world.app.call(agent, askProof, { params: { channelId } });

  expect(first.body.word).not.toBe(second.body.word);
  expect((await health()).proof.word).toBe(second.body.word);
  expect(refused.status).toBe(403);
});
