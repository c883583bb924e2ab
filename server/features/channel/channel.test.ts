import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { disconnectChannel, listChannels, pollChannel } from '#contract/channel.ts';
import { connectChannel, listNetworks } from '#contract/channel-connect.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aChannel } from '#test/factories/conversation.ts';
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
  // One test closes its network itself.
  return () => world.network.close().catch(() => {});
});

const bluesky = { network: 'bluesky', settings: { handle: 'acme', password: 'x', service: 'http://127.0.0.1:9' } };

const sandboxSettings = (handle: string) => {
  const { token } = world.network.provisionBrand({ handle, name: handle });
  return { url: world.network.base, token };
};

test('a real network is not connected in a practice workspace, and nobody asks it', async () => {
  const { status, body } = await app.call(world.owner, connectChannel, { body: bluesky });

  expect(status).toBe(422);
  expect(body.error?.reason).toBe('not_possible_here');
});

test('the sandbox network is not connected in a live workspace', async () => {
  const live = await aWorkspace(app.context.db, { kind: 'live' });
  const owner = await anAgent(app.context.db, live, { role: 'owner' });

  const { body } = await app.call(owner, connectChannel, {
    body: { network: 'sandbox', settings: sandboxSettings('other') },
  });

  expect(body.error?.reason).toBe('not_possible_here');
});

test('the list tells health and what was typed, and no secret', async () => {
  const { body } = await app.call(world.owner, listChannels, {});

  const [channel] = body.channels;
  expect(channel).toMatchObject({ handle: 'acme', state: 'connected', settings: { url: world.network.base } });
  expect(channel?.hookUrl).toMatch(/\/hooks\/$/);
  expect(JSON.stringify(body)).not.toContain('token');
});

test('the list of networks says which are for practice', async () => {
  const { body } = await app.call(world.owner, listNetworks, {});

  expect(body.networks.filter(({ isPractice }) => isPractice).map(({ network }) => network)).toEqual(['sandbox']);
  expect(body.networks.length).toBeGreaterThan(3);
});

test('an account is not connected again with the credentials of another', async () => {
  const { body } = await app.call(world.owner, connectChannel, {
    body: { network: 'sandbox', channelId: world.channelId, settings: sandboxSettings('other') },
  });

  expect(body.error?.reason).toBe('network_refused');
  expect(body.error?.message).toContain('@other');
});

test('a disconnected account is connected again as the same channel', async () => {
  const params = { channelId: world.channelId };
  await app.call(world.owner, disconnectChannel, { params });
  const gone = await app.call(world.owner, listChannels, {});

  const again = await app.call(world.owner, connectChannel, {
    body: { network: 'sandbox', channelId: world.channelId, settings: sandboxSettings('acme') },
  });

  expect(gone.body.channels[0]?.state).toBe('disconnected');
  expect(again.body.channel).toMatchObject({ id: world.channelId, state: 'connected', stateReason: null });
});

test('asking the network now says what came and when it was asked', async () => {
  await (await world.actAs('maren.holt'))('POST', '/statuses', { text: '@acme hello?' });

  const { body } = await app.call(world.owner, pollChannel, { params: { channelId: world.channelId } });

  expect(body.deliveries).toBeGreaterThan(0);
  expect(body.channel.lastPollAt).toBe(app.context.now().toISOString());
});

test('a network that is away is told on the channel, not thrown', async () => {
  await world.network.close();

  const { status, body } = await app.call(world.owner, pollChannel, { params: { channelId: world.channelId } });

  expect(status).toBe(200);
  expect(body.channel.stateReason).toMatch(/could not be reached/);
});

test("another workspace's channel is nowhere, and an agent may look but not connect", async () => {
  const { db } = app.context;
  const foreign = await aChannel(db, await aWorkspace(db));
  const agent = await anAgent(db, world.workspaceId);

  const poll = await app.call(world.owner, pollChannel, { params: { channelId: foreign } });
  const leave = await app.call(world.owner, disconnectChannel, { params: { channelId: foreign } });
  const look = await app.call(agent, listChannels, {});
  const connect = await app.call(agent, connectChannel, { body: bluesky });

  expect([poll.status, leave.status, look.status, connect.status]).toEqual([404, 404, 200, 403]);
  expect(look.body.channels).toHaveLength(1);
});
