import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChannels } from '#contract/channel.ts';
import { listChannelHealth } from '#contract/channel-health.ts';
import { getConversation } from '#contract/conversation.ts';
import { actOnMessage, sendReply } from '#contract/dispatch.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { createPost, deletePost, getPost, type Post } from '#simulators/meta/threads/posts.ts';
import { type Opened, openSimulator } from '#simulators/meta/threads/testing.ts';
import type { TestApp } from '#test/app.ts';
import type { TestAgent } from '#test/factories/people.ts';
import { type GraphWorld, openGraphWorld } from '#test/graph-world.ts';

let world: GraphWorld<Opened>;
let app: TestApp;
let network: Opened;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let channelId: string;
beforeAll(async () => {
  world = await openGraphWorld({ name: 'threads', open: openSimulator, signer: ({ brand }) => brand.id });
  ({ app, network, workspaceId, owner } = world);
});
afterAll(() => world.close());

const ours = (text: string) => createPost(network.server, { authorId: network.brand.id, text });
const theirs = (text: string, replyTo?: string) =>
  createPost(network.server, { authorId: network.lena.id, text, ...(replyTo && { replyTo }) });
const standing = (text: string) =>
  network.server.db.all<Post>('select * from post where text = ? and deleted_at is null', text);

const stored = (externalId: string) =>
  app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message as m')
      .leftJoin('conversation as c', 'c.id', 'm.conversation_id')
      .select(['m.id', 'm.text', 'm.direction', 'm.is_foreign', 'm.deleted_at', 'm.hidden_at'])
      .select(['c.id as conversationId', 'c.version'])
      .where('m.workspace_id', '=', workspaceId)
      .where('m.external_id', '=', externalId)
      .executeTakeFirst(),
  );

async function answer(externalId: string, text: string) {
  const message = await stored(externalId);
  const clientKey = crypto.randomUUID();
  const body = {
    ...{ clientKey, stage: 'public' as const, text },
    ...{ replyToId: message?.id ?? '', seenVersion: message?.version ?? 0 },
  };
  const sent = await app.call(owner, sendReply, { params: { conversationId: message?.conversationId ?? '' }, body });
  await app.runJobs();
  return sent.body;
}

test('after signing in the person is told what to enter, and with that Threads delivers', async () => {
  const { channel, enter } = (await world.signIn(world.typedApp)).body;
  channelId = channel?.id ?? '';

  expect(channel).toMatchObject({ network: 'threads', handle: 'acme', state: 'connected' });
  expect(enter?.fields).toEqual(['replies', 'mentions', 'publish', 'delete']);
  expect(await network.subscribe(network.appId, enter?.address ?? '', 'guess')).toBe(false);
  expect(await network.subscribe(network.appId, enter?.address ?? '', enter?.word ?? '')).toBe(true);
  expect((await world.signIn({}, channelId)).body.enter).toEqual(enter);
});

test('a reply is answered by words whose echo is the same message, whoever tells of it first', async () => {
  const question = theirs('When do you open?', ours('News').id);
  network.faults({ duplicates: 2 });
  await world.hear();
  network.faults({ duplicates: 0 });
  expect((await answer(question.id, 'At nine')).ok).toBe(true);
  const [mine] = standing('At nine');
  await world.hear();
  await world.poll(channelId);

  expect(mine?.reply_to).toBe(question.id);
  expect(await stored(mine?.id ?? '')).toMatchObject({ direction: 'out', is_foreign: false });
  expect((await stored(mine?.id ?? ''))?.conversationId).toBe((await stored(question.id))?.conversationId);
});

test('an answer whose outcome was lost is looked for, and stands once', async () => {
  const mention = theirs('@acme my parcel is late');
  await world.hear();
  network.faults({ dropAfterWrite: 1 });
  await answer(mention.id, 'We look into it');
  network.faults({ dropAfterWrite: 0 });
  await app.runJobs();

  expect(standing('We look into it')).toHaveLength(1);
});

test('what the webhook missed is polled: mentions, and who answers us in a thread of theirs', async () => {
  const mention = theirs('@acme anybody?');
  network.server.db.run('delete from news');
  await world.poll(channelId);
  expect(await stored(mention.id)).toMatchObject({ text: '@acme anybody?', direction: 'in' });
  await answer(mention.id, 'Here we are');
  const thanks = theirs('Thanks', standing('Here we are')[0]?.id);
  network.server.db.run('delete from news');
  await world.poll(channelId);

  expect((await stored(thanks.id))?.conversationId).toBe((await stored(mention.id))?.conversationId);
});

test('a reply is hidden and shown again from here; what is ours is deleted, what is theirs is not', async () => {
  const rude = theirs('You are the worst', ours('Sale').id);
  await world.hear();
  const { id = '', conversationId } = (await stored(rude.id)) ?? {};
  const act = async (messageId: string, verb: 'hide' | 'unhide' | 'delete') => {
    const body = { clientKey: crypto.randomUUID(), verb };
    const done = await app.call(owner, actOnMessage, { params: { messageId }, body });
    await app.runJobs();
    return done.status;
  };
  const { stages } = (await app.call(owner, getConversation, { params: { conversationId: conversationId ?? '' } }))
    .body;
  expect(stages).toMatchObject({ initial: 'public', private: null, public: { max: 500, unit: 'emoji_bytes' } });
  expect(stages.can).toEqual(expect.arrayContaining(['hide', 'delete_own']));
  expect(stages.can).not.toContain('delete_theirs');

  expect(await act(id, 'hide')).toBe(200);
  expect(getPost(network.server, rude.id).hidden).toBe(1);
  expect(await act(id, 'unhide')).toBe(200);
  expect(getPost(network.server, rude.id).hidden).toBe(0);
  await answer(rude.id, 'Sorry to hear that');
  const mine = standing('Sorry to hear that')[0]?.id ?? '';
  expect(await act((await stored(mine))?.id ?? '', 'delete')).toBe(200);
  expect(standing('Sorry to hear that')).toEqual([]);
});

test('what our account deletes in the app is told of', async () => {
  const post = ours('Typo');
  await world.hear();
  deletePost(network.server, post.id);
  await world.hear();

  expect((await stored(post.id))?.deleted_at).toBeInstanceOf(Date);
});

test('the page says when access ends and what is left of a day', async () => {
  const { channels } = (await app.call(owner, listChannelHealth, {})).body;
  const days = (Date.parse(channels[0]?.endsAt ?? '') - Date.now()) / 86_400_000;

  expect(days).toBeGreaterThan(59);
  expect(days).toBeLessThan(61);
  expect(channels[0]?.headroom.map(({ of }) => of)).toEqual(['posts', 'replies']);
});

test('access that was taken back in the middle asks for signing in, and nothing is lost', async () => {
  const before = theirs('First', ours('Burst').id);
  await world.hear();
  network.revoke(network.brand.id);
  const meanwhile = theirs('Second', before.root_id);
  await world.poll(channelId);
  const { channels } = (await app.call(owner, listChannels, {})).body;
  expect(channels).toMatchObject([{ id: channelId, state: 'reconnect' }]);
  expect(await stored(meanwhile.id)).toBeUndefined();

  expect((await world.signIn({}, channelId)).body.channel).toMatchObject({ id: channelId, state: 'connected' });
  await world.poll(channelId);
  expect(await stored(meanwhile.id)).toMatchObject({ text: 'Second', direction: 'in' });
});
