import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnectChannel } from '#contract/channel.ts';
import { beginSignIn, listNetworks } from '#contract/channel-connect.ts';
import { listChannelHealth } from '#contract/channel-health.ts';
import type { Stage } from '#contract/common.ts';
import { getConversation } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import { hookByHand } from '#simulators/meta/instagram/alone.ts';
import { type Comment, createComment, createMedia, findComment } from '#simulators/meta/instagram/media.ts';
import { type Account, addAccount, addPerson } from '#simulators/meta/instagram/people.ts';
import { type Message, write } from '#simulators/meta/instagram/rooms.ts';
import { signatureOf } from '#simulators/meta/news.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { connectElsewhere } from '#test/elsewhere.ts';
import { type GraphWorld, openGraphWorld } from '#test/graph-world.ts';

/** An account that signs in at Instagram itself, without a page. */

type Network = Opened & { account: Account };
let world: GraphWorld<Network>;
let mira: string;
let channelId: string;
let hook: string;
beforeAll(async () => {
  const open = async () => {
    const network = await openSimulator();
    return { ...network, account: addAccount(network.server, 'acme') };
  };
  world = await openGraphWorld<Network>({ name: 'instagram', open, signer: ({ account }) => account.id });
  mira = addPerson(world.network.server, 'mira.k').id;
});
afterAll(() => world.close());

const login = { login: 'instagram' };
const signingSecret = 'the secret of the app itself';

const stored = (externalId: string) =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('message as m')
      .leftJoin('conversation as c', 'c.id', 'm.conversation_id')
      .leftJoin('profile as p', 'p.id', 'm.profile_id')
      .select(['m.id', 'm.text', 'm.direction', 'm.is_foreign', 'p.name', 'c.id as conversationId', 'c.version'])
      .where('m.workspace_id', '=', world.workspaceId)
      .where('m.external_id', '=', externalId)
      .executeTakeFirst(),
  );

async function answer(externalId: string, text: string, stage: Stage) {
  const message = await stored(externalId);
  const body = {
    ...{ clientKey: crypto.randomUUID(), stage, text, seenVersion: message?.version ?? 0 },
    ...(stage === 'public' && { replyToId: message?.id ?? '' }),
  };
  const params = { conversationId: message?.conversationId ?? '' };
  const sent = await world.app.call(world.owner, sendReply, { params, body });
  await world.app.runJobs();
  return sent.body;
}

test('it is connected through an app of its own kind, and the person is told what to enter there', async () => {
  const { network, owner, app } = world;
  const typed = {
    ...{ ...login, instagramAppId: network.appId, instagramAppSecret: network.appSecret },
    ...{ signingSecret, url: network.url() },
  };
  const { channel, enter } = (await world.signIn(typed)).body;
  expect(channel).toMatchObject({ network: 'instagram', handle: 'acme', state: 'connected', settings: login });
  channelId = channel?.id ?? '';
  hook = enter?.address ?? '';

  const entered = { appId: network.appId, url: hook, fields: enter?.fields.join(',') ?? '' };
  expect(await hookByHand(network.server, { ...entered, word: 'guess' })).toBe(false);
  expect(await hookByHand(network.server, { ...entered, word: enter?.word ?? '' })).toBe(true);

  const { networks } = (await app.call(owner, listNetworks, {})).body;
  const known = networks.find((one) => one.network === 'instagram')?.app?.known;
  expect(known).toEqual([{ instagramAppId: network.appId, url: network.url() }]);
  expect(JSON.stringify(networks)).not.toContain(network.appSecret);
});

test('the next account of that kind needs no app, one with a page another', async () => {
  const begin = (settings: Record<string, string>) =>
    world.app.call(world.owner, beginSignIn, {
      body: { network: 'instagram', settings, origin: 'http://earshot.test' },
    });
  const next = new URL((await begin(login)).body.url);
  const withPage = await begin({});

  expect(next.pathname).toBe('/oauth/authorize');
  expect(next.searchParams.get('client_id')).toBe(world.network.appId);
  expect(withPage.body.error?.message).toBe('App ID is missing.');
});

test('a comment comes in flat and is answered in public and once in private; a message in its room', async () => {
  const { server } = world.network;
  const { id: mediaId } = createMedia(server, { ownerId: world.network.account.id, caption: 'Now also in blue' });
  const comment = createComment(server, mira, mediaId, 'How much? 🎁');
  const message = write(server, { accountId: world.network.account.id, personId: mira }, { text: 'And in green?' });
  await world.hear();
  expect(await stored(comment.id)).toMatchObject({ text: 'How much? 🎁', direction: 'in', name: 'mira.k' });

  expect((await answer(comment.id, '12 euros', 'public')).ok).toBe(true);
  expect((await answer(message.mid, 'Next week', 'private')).ok).toBe(true);
  const aside = createComment(server, addPerson(server, 'zoe').id, mediaId, 'My number is 0151 23456');
  await world.hear();
  expect((await answer(aside.id, 'Please tell us here', 'private')).ok).toBe(true);
  await world.hear();
  await world.poll(channelId);

  const mine = server.db.get<Comment>('select * from ig_comment where parent_id = ?', comment.id);
  expect(await stored(mine?.id ?? '')).toMatchObject({ text: '12 euros', direction: 'out', is_foreign: false });
  expect(findComment(server, aside.id)?.replied_privately_at).not.toBeNull();
  const sent = server.db.all<Message>('select * from ig_dm where by_account = 1 order by seq');
  expect(sent.map(({ text }) => text)).toEqual(['Next week', 'Please tell us here']);
  for (const { mid } of sent) expect(await stored(mid)).toMatchObject({ direction: 'out', is_foreign: false });
});

test('a delivery may be signed with either secret of the app, and with no other', async () => {
  const entry = [{ id: world.network.account.id, time: Date.now(), field: 'comments', value: {} }];
  const body = JSON.stringify({ object: 'instagram', entry });
  const post = async (secret: string) => {
    const signature = { 'x-hub-signature-256': signatureOf({ secret }, body) };
    const headers = { 'content-type': 'application/json', ...signature };
    return (await fetch(hook, { method: 'POST', headers, body })).status;
  };

  expect(await post(signingSecret)).toBe(200);
  expect(await post(world.network.appSecret)).toBe(200);
  expect(await post('a third')).toBeGreaterThanOrEqual(400);
});

test('the conversation takes films and pictures, because Instagram can fetch them here', async () => {
  const room = { accountId: world.network.account.id, personId: mira };
  const { mid } = write(world.network.server, room, { text: 'Show me' });
  await world.hear();
  const params = { conversationId: (await stored(mid))?.conversationId ?? '' };
  const { stages } = (await world.app.call(world.owner, getConversation, { params })).body;

  expect(stages.private).toMatchObject({ images: 10, unit: 'bytes' });
  expect(JSON.stringify(stages.private)).toContain('video/mp4');
});

test('the end of access is told, and disconnecting ends the news once no other workspace hears them', async () => {
  const { channels } = (await world.app.call(world.owner, listChannelHealth, {})).body;
  const days = (Date.parse(channels[0]?.endsAt ?? '') - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(60);
  expect(channels[0]?.lacks).toEqual([]);

  const subscribed = () => world.network.server.db.get('select 1 from page_subscription') !== undefined;
  const leaveElsewhere = await connectElsewhere(world.app.context, world.workspaceId, channelId);
  await world.app.call(world.owner, disconnectChannel, { params: { channelId } });
  expect(subscribed()).toBe(true);

  await leaveElsewhere();
  await world.signIn(login, channelId);
  await world.app.call(world.owner, disconnectChannel, { params: { channelId } });
  expect(subscribed()).toBe(false);
});
