import { afterAll, beforeAll, expect, test } from 'vitest';
import { actOnMessage } from '#contract/dispatch.ts';
import { getThreadTree, loadThread } from '#contract/thread.ts';
import { sessionCookie } from '#server/http/token.ts';
import { messagesOf, openServerWorld, type ServerWorld } from './server-world.ts';

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const image = { bytes: Uint8Array.from(dot), mimeType: 'image/png', alt: 'A crushed box' };

let world: ServerWorld;
beforeAll(async () => {
  world = await openServerWorld();
});
afterAll(() => world.close());

const newest = async () => messagesOf(await world.conversation()).at(-1);
const caller = () => ({ session: world.agent.session });
/** What stands on the network under a post of the customer, as the customer sees it. */
const answersTo = async (uri: string) => {
  await world.network.settle();
  return (await world.customer.thread(uri)).filter((post) => post.author === world.brand.did);
};

test('a mention becomes a conversation, and the answer stands in the thread on the network', async () => {
  const post = await world.customer.post('@parcel-care.test my parcel is lost');
  await world.poll();

  const { conversation } = await world.conversation();
  expect(conversation).toMatchObject({
    network: 'bluesky',
    status: 'open',
    visibility: 'public',
    awaitsUs: true,
    profile: { handle: 'nora-lind.test', name: 'Nora Lind', followers: 0 },
  });
  await world.answer('We look for it at once.');
  await world.sendAll();

  expect(await answersTo(post.uri)).toMatchObject([{ text: 'We look for it at once.', parent: post.uri }]);
  expect((await world.conversation()).conversation.status).toBe('pending');
});

test('the echo of our answer is the same message', async () => {
  await world.poll();
  await world.poll();

  const ours = messagesOf(await world.conversation()).filter((message) => message.direction === 'out');
  expect(ours).toMatchObject([{ text: 'We look for it at once.', agentId: world.agent.agentId, foreign: false }]);
});

test("the customer's next word in the thread joins the conversation and opens it again", async () => {
  const [ours] = await answersTo(
    (await newest())?.permalink?.replace(/^.*profile\/(.*)\/post\/(.*)$/, 'at://$1/app.bsky.feed.post/$2') ?? '',
  );
  await world.customer.post('Thank you so much', { replyTo: ours?.uri ?? '' });
  await world.poll();

  expect(await newest()).toMatchObject({ text: 'Thank you so much', direction: 'in' });
  expect((await world.conversation()).conversation.status).toBe('open');
});

test('images go both ways, with their description', async () => {
  const post = await world.customer.post('@parcel-care.test it looks like this', { images: [image] });
  await world.poll();

  const shown = await newest();
  expect(shown?.attachments).toMatchObject([{ kind: 'image', state: 'stored', alt: 'A crushed box' }]);
  const served = await world.app.fastify.inject({
    url: shown?.attachments[0]?.url ?? '',
    headers: { cookie: `${sessionCookie}=${world.agent.session}` },
  });
  expect(served.headers['content-type']).toMatch(/^image\//);

  const { conversation } = await world.conversation();
  const upload = await world.app.fastify.inject({
    method: 'POST',
    url: `/api/conversations/${conversation.id}/attachments?name=map.png&alt=A%20map`,
    headers: { 'content-type': 'image/png', 'x-earshot': '1', cookie: `${sessionCookie}=${world.agent.session}` },
    payload: dot,
  });
  await world.answer('Bring it here', { attachmentIds: [upload.json().attachment.id] });
  await world.sendAll();

  const [answer] = await answersTo(post.uri);
  expect(answer?.images).toHaveLength(1);
});

test('a like and a deletion reach the network', async () => {
  const post = await world.customer.post('@parcel-care.test you are great');
  await world.poll();
  const message = await newest();
  const act = (messageId: string, verb: 'like' | 'delete') =>
    world.app.call(caller(), actOnMessage, { params: { messageId }, body: { clientKey: crypto.randomUUID(), verb } });
  await act(message?.id ?? '', 'like');
  await world.answer('Oh, wrong words');
  await world.sendAll();
  const ours = messagesOf(await world.conversation()).findLast((one) => one.direction === 'out');
  await act(ours?.id ?? '', 'delete');
  await world.sendAll();

  expect(await answersTo(post.uri)).toEqual([]);
  const [shown] = (await world.customer.agent.getPosts({ uris: [post.uri] })).data.posts;
  expect(shown?.likeCount).toBe(1);
});

test('what the customer deletes is marked as deleted', async () => {
  const post = await world.customer.post('@parcel-care.test forget this');
  await world.poll();
  await world.customer.deletePost(post.uri);
  await world.recheck();

  const deleted = messagesOf(await world.conversation()).find((message) =>
    message.permalink?.endsWith(post.uri.split('/').at(-1) ?? '?'),
  );
  expect(deleted?.deletedAt).not.toBeNull();
});

test('what our account posts from the phone is told apart', async () => {
  const post = await world.customer.post('@parcel-care.test anybody there?');
  await world.poll();
  await world.brand.post('From my phone: yes!', { replyTo: post.uri });
  await world.poll();

  expect(await newest()).toMatchObject({ text: 'From my phone: yes!', direction: 'out', foreign: true });
});

test('an expired token is renewed on the way', async () => {
  const post = await world.customer.post('@parcel-care.test still waiting');
  await world.poll();
  await world.network.expireAccessTokens(world.brand.did);
  await world.answer('Sorry for the delay', { accepted: ['collision'] });
  await world.sendAll();

  expect(await answersTo(post.uri)).toMatchObject([{ text: 'Sorry for the delay' }]);
});

test('while the AppView is down an answer waits, and it goes out once when it is back', async () => {
  const post = await world.customer.post('@parcel-care.test are you down?');
  await world.poll();
  await world.network.stopAppView();
  try {
    await world.answer('We were, for a moment');
    await world.app.runJobs();
    const { timeline } = await world.conversation();
    expect(timeline.find((entry) => entry.kind === 'dispatch' && entry.state === 'queued')).toBeDefined();
  } finally {
    await world.network.startAppView();
  }
  await world.sendAll();

  expect(await answersTo(post.uri)).toMatchObject([{ text: 'We were, for a moment' }]);
});

test.each([
  ['com.atproto.repo.putRecord', 'lost after'],
  ['com.atproto.repo.putRecord', 'error after'],
  ['com.atproto.repo.putRecord', 'lost before'],
  ['com.atproto.repo.putRecord', 'error before'],
  ['app.bsky.feed.getPosts', 'lost before'],
] as const)('%s %s: the answer stands once', async (method, fault) => {
  const post = await world.customer.post(`@parcel-care.test ${method} ${fault}`);
  await world.poll();
  world.proxy.fail(method, fault);
  await world.answer(`Here we are: ${method} ${fault}`);
  await world.sendAll();
  await world.poll();

  expect(await answersTo(post.uri)).toHaveLength(1);
  const ours = messagesOf(await world.conversation()).filter((one) => one.text === `Here we are: ${method} ${fault}`);
  expect(ours).toMatchObject([{ direction: 'out', foreign: false, agentId: world.agent.agentId }]);
});

test('the thread around a conversation is read as context', async () => {
  const other = await world.network.createAccount('omar-h');
  const post = await other.post('has anybody tried them?');
  const named = await world.customer.post('ask @parcel-care.test', { replyTo: post.uri });
  await world.poll();

  const detail = await world.conversation();
  const [message] = messagesOf(detail);
  const params = { conversationId: detail.conversation.id, threadId: message?.threadId ?? '' };
  await world.app.call(caller(), loadThread, { params, body: {} });
  const { lines } = (await world.app.call(caller(), getThreadTree, { params })).body;
  const posts = lines.flatMap((line) => (line.kind === 'post' ? [line.message] : []));
  expect(posts.map(({ text, context }) => [text, context])).toContainEqual(['has anybody tried them?', true]);
  expect(named.rootUri).toBe(post.uri);
});

test('a direct message and its answer stay private', async () => {
  const { convoId } = await world.customer.direct(world.brand.did, 'my number is 4711');
  await world.poll();
  const asked = await newest();
  expect(asked).toMatchObject({ text: 'my number is 4711', visibility: 'private' });

  await world.answer('Thank you, noted');
  await world.sendAll();
  await world.poll();

  expect(await said(convoId)).toEqual(['my number is 4711', 'Thank you, noted']);
  const ours = messagesOf(await world.conversation()).filter((message) => message.text === 'Thank you, noted');
  expect(ours).toMatchObject([{ visibility: 'private', foreign: false }]);
});

const said = async (convoId: string) => (await world.customer.room(convoId)).map((one) => one.text);

test.each(['lost after', 'error after', 'lost before', 'error before'] as const)(
  'a direct message %s is said once',
  async (fault) => {
    const { convoId } = await world.customer.direct(world.brand.did, `And now, ${fault}?`);
    await world.poll();
    world.proxy.fail('chat.bsky.convo.sendMessage', fault);
    await world.answer(`We are still here, ${fault}`);
    await world.sendAll();
    await world.poll();

    expect((await said(convoId)).filter((text) => text === `We are still here, ${fault}`)).toHaveLength(1);
  },
);
