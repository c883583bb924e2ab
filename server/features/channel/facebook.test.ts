import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnectChannel, listChannels } from '#contract/channel.ts';
import { beginSignIn, listNetworks } from '#contract/channel-connect.ts';
import type { Stage } from '#contract/common.ts';
import { getConversation } from '#contract/conversation.ts';
import { actOnMessage, sendReply } from '#contract/dispatch.ts';
import { getLedger } from '#contract/ledger.ts';
import { setSpeaker, shieldAgent } from '#contract/sign-off.ts';
import { findAside } from '#contract/stranger.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import {
  choose,
  editMessage,
  holdAsRequest,
  type Message,
  press,
  react,
  unsend,
  write,
} from '#simulators/meta/messenger/rooms.ts';
import { tell } from '#simulators/meta/news.ts';
import {
  createComment,
  createPost,
  createRating,
  deleteThing,
  editThing,
  getThing,
  hideThing,
} from '#simulators/meta/pages/objects.ts';
import { authorise, type Opened, openSimulator } from '#simulators/meta/testing.ts';
import type { TestApp } from '#test/app.ts';
import { connectElsewhere } from '#test/elsewhere.ts';
import { aChannel } from '#test/factories/conversation.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { type GraphWorld, openGraphWorld } from '#test/graph-world.ts';
import { pollChannel } from './poll.ts';
import { getChannel } from './queries.ts';

const dayMs = 86_400_000;

let world: GraphWorld<Opened>;
let app: TestApp;
let network: Opened;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let secondId: string;
let channelId: string;
let lena: string;
beforeAll(async () => {
  world = await openGraphWorld({ name: 'facebook', open: openSimulator, signer: ({ ownerId }) => ownerId });
  ({ app, network, workspaceId, owner } = world);
  secondId = network.page('Acme Repairs', network.ownerId).id;
  lena = network.person('Lena Ortiz').id;
});
afterAll(() => world.close());

const post = (text: string, authorId = network.pageId) =>
  createPost(network.server, { pageId: network.pageId, authorId, text });
const room = () => ({ pageId: network.pageId, personId: lena });
const rows = () => network.server.db.all<Message>('select * from dm where by_page = 1 order by seq');

async function stored(externalId: string) {
  return app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message as m')
      .leftJoin('conversation as c', 'c.id', 'm.conversation_id')
      .leftJoin('profile as p', 'p.id', 'm.profile_id')
      .leftJoin('contact as k', 'k.id', 'p.contact_id')
      .select([
        'm.id',
        'm.text',
        'm.visibility',
        'm.direction',
        'm.deleted_at',
        'm.edited_at',
        'm.hidden_at',
        'm.is_foreign',
      ])
      .select(['c.id as conversationId', 'c.version', 'p.name', 'k.name as contact', 'm.parts'])
      .where('m.workspace_id', '=', workspaceId)
      .where('m.external_id', '=', externalId)
      .executeTakeFirst(),
  );
}

/** What was said in private is so much older, there and here. */
async function age(days: number): Promise<void> {
  for (const { mid, created_at } of network.server.db.all<Message>('select * from dm'))
    network.server.db.run(
      'update dm set created_at = ? where mid = ?',
      new Date(Date.parse(created_at) - days * dayMs).toISOString(),
      mid,
    );
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update message set occurred_at = occurred_at - ${days} * interval '1 day' where workspace_id = ${workspaceId} and visibility = 'private'`.execute(
      tx,
    ),
  );
}

async function answer(externalId: string, text: string, stage: Stage, more: { choices?: string[] } = {}) {
  const message = await stored(externalId);
  const body = {
    ...{ clientKey: crypto.randomUUID(), stage, text, seenVersion: message?.version ?? 0 },
    ...(stage === 'public' ? { replyToId: message?.id ?? '' } : {}),
    ...more,
  };
  const sent = await app.call(owner, sendReply, { params: { conversationId: message?.conversationId ?? '' }, body });
  await app.runJobs();
  return sent.body;
}

test('a person signs in on Facebook, chooses a page, and the next page needs no app any more', async () => {
  const denied = await authorise(
    (
      await app.call(owner, beginSignIn, {
        body: { network: 'facebook', settings: world.typedApp, origin: 'http://x.test' },
      })
    ).body.url,
    network.ownerId,
    'deny',
  );
  const { choice, channel } = await world.connect(world.typedApp, network.pageId);
  const second = await world.connect({}, secondId);

  expect(denied.searchParams.get('error')).toBe('access_denied');
  expect(choice?.accounts.map(({ name }) => name)).toEqual(['Acme', 'Acme Repairs']);
  expect(channel).toMatchObject({ network: 'facebook', handle: 'Acme', state: 'connected' });
  expect(second.channel).toMatchObject({ handle: 'Acme Repairs', state: 'connected' });
  const { networks } = (await app.call(owner, listNetworks, {})).body;
  const known = networks.find((one) => one.network === 'facebook')?.app?.known;
  expect(known).toEqual([{ appId: network.appId, url: network.url() }]);
  channelId = channel?.id ?? '';
});

test('a comment is answered in public and its echo is the same message', async () => {
  const root = post('We are open on Saturdays');
  const comment = createComment(network.server, lena, root.id, 'My parcel never came é 🎁');
  await world.hear();

  expect(await stored(comment.id)).toMatchObject({
    text: 'My parcel never came é 🎁',
    direction: 'in',
    name: 'Lena Ortiz',
  });
  expect((await answer(comment.id, 'We look into it', 'public')).ok).toBe(true);
  const mine = network.server.db.get<{ id: string }>(
    'select id from object where parent_id = ? and author_id = ?',
    comment.id,
    network.pageId,
  );
  await world.hear();
  await world.poll(channelId);

  expect(await stored(mine?.id ?? '')).toMatchObject({ text: 'We look into it', direction: 'out', is_foreign: false });
  expect((await stored(mine?.id ?? ''))?.conversationId).toBe((await stored(comment.id))?.conversationId);
});

test('who commented is written to in private once, and after their answer as long as the window is open', async () => {
  const comment = createComment(network.server, lena, post('Sale!').id, 'My order number is secret');
  await world.hear();
  const first = await answer(comment.id, 'Please tell us here', 'private');
  const second = await answer(comment.id, 'Are you there?', 'private');

  expect(first.ok && second.ok).toBe(true);
  expect(getThing(network.server, comment.id).replied_privately_at).not.toBeNull();
  const said = rows().map(({ text }) => text);
  expect(said).toContain('Please tell us here');

  const theirs = write(network.server, room(), { text: 'It is 4711' });
  await world.hear();
  const arrived = await stored(theirs.mid);
  expect(arrived).toMatchObject({ visibility: 'private', name: 'Lena Ortiz' });
  expect(arrived?.conversationId).toBe((await stored(comment.id))?.conversationId);
  expect((await answer(theirs.mid, 'Thank you', 'private')).ok).toBe(true);
  expect(rows().at(-1)).toMatchObject({ text: 'Thank you', reply_to: theirs.mid });
});

test('who wrote on the page is written to in private through that post', async () => {
  const { id } = network.person('Vera Visitor');
  const visit = post('Where is my invoice 4711?', id);
  await world.hear();

  expect((await answer(visit.id, 'We sent it again', 'private')).ok).toBe(true);
  expect(getThing(network.server, visit.id).replied_privately_at).not.toBeNull();
  expect(rows().at(-1)).toMatchObject({ text: 'We sent it again', person_id: id });
});

test('after a day only a person may answer, after a week nobody', async () => {
  const theirs = write(network.server, room(), { text: 'Anybody?' });
  await world.hear();
  await age(2);
  expect((await answer(theirs.mid, 'A person, two days later', 'private')).ok).toBe(true);
  expect(rows().at(-1)?.text).toBe('A person, two days later');
  await age(6);
  expect(await answer(theirs.mid, 'Too late', 'private')).toMatchObject({ ok: false });
});

test('everything that Facebook tells of arrives as what it is', async () => {
  const visitor = post('Do you repair bikes?', lena);
  const mention = createPost(network.server, { pageId: network.pageId, authorId: lena, text: '@Acme is slow' }, true);
  const rating = createRating(
    network.server,
    { pageId: network.pageId, authorId: lena, text: 'Never again' },
    'negative',
  );
  const edited = createComment(network.server, lena, visitor.id, 'befor');
  const hidden = createComment(network.server, lena, visitor.id, 'rude');
  const removed = createComment(network.server, lena, visitor.id, 'oops');
  const pressed = press(network.server, room(), 'Track my order', 'TRACK');
  const dm = write(network.server, room(), {
    text: 'wrng',
    attachment: { type: 'image', url: `${network.url()}/media/none` },
  });
  const unsent = write(network.server, room(), { text: 'never mind' });
  editThing(network.server, edited.id, 'before');
  hideThing(network.server, hidden.id, true);
  deleteThing(network.server, removed.id);
  editMessage(network.server, dm.mid, 'wrong');
  unsend(network.server, unsent.mid);
  await world.hear();
  await world.poll(channelId);

  expect(await stored(visitor.id)).toMatchObject({ text: 'Do you repair bikes?', direction: 'in' });
  expect(await stored(mention.id)).toMatchObject({ text: '@Acme is slow', name: 'Lena Ortiz' });
  expect(await stored(rating.id)).toMatchObject({
    text: 'Never again',
    parts: expect.objectContaining({ subject: '👎' }),
  });
  expect(await stored(edited.id)).toMatchObject({ text: 'before', edited_at: expect.any(Date) });
  expect((await stored(hidden.id))?.hidden_at).toBeInstanceOf(Date);
  for (const gone of [removed.id, unsent.mid]) expect((await stored(gone))?.deleted_at).toBeInstanceOf(Date);
  expect(await stored(pressed.mid)).toMatchObject({ text: 'Track my order', visibility: 'private' });
  expect(await stored(dm.mid)).toMatchObject({ text: 'wrong' });
});

test('who writes first in private is named as soon as Facebook says who it is', async () => {
  const ben = network.person('Ben Ode').id;
  const theirs = write(network.server, { pageId: network.pageId, personId: ben }, { text: 'hello' });
  await world.hear();
  expect(await stored(theirs.mid)).toMatchObject({ name: 'Facebook user', contact: 'Facebook user' });

  await world.poll(channelId);
  expect(await stored(theirs.mid)).toMatchObject({ name: 'Ben Ode', contact: 'Ben Ode' });
});

test('what Facebook tells only by polling to be a request is set aside then, and a sign at ours asks for nothing', async () => {
  const personId = network.person('Sam Stranger').id;
  const asked = { pageId: network.pageId, personId };
  const theirs = write(network.server, asked, { text: 'Psst, a moment?' });
  holdAsRequest(network.server, asked);
  await world.hear();
  const { conversationId } = (await stored(theirs.mid)) ?? {};
  const shown = async () =>
    (await app.call(owner, getConversation, { params: { conversationId: conversationId ?? '' } })).body;
  const aside = async () =>
    (await app.call(owner, findAside, { params: { conversationId: conversationId ?? '' } })).body.aside;
  expect(await aside()).toBeNull();

  await world.poll(channelId);
  expect(await aside()).toMatchObject({ kind: 'request', reason: 'network' });

  expect((await answer(theirs.mid, 'Of course', 'private')).ok).toBe(true);
  const ours = rows().at(-1)?.mid ?? '';
  for (const sign of ['❤️', '🙏']) react(network.server, ours, sign);
  await world.hear();
  const { timeline, conversation } = await shown();
  expect(timeline.find((one) => one.kind === 'message' && one.direction === 'out')).toMatchObject({
    reactions: [{ sign: '🙏' }],
  });
  expect(conversation.awaitsUs).toBe(false);
});

test('buttons and quick replies leave with an answer, and what is chosen comes back as such', async () => {
  for (const choices of [
    ['Track', 'Return'],
    ['Mon', 'Tue', 'Wed', 'Thu'],
  ]) {
    const theirs = write(network.server, room(), { text: `What can I do? ${choices.length}` });
    await world.hear();
    expect((await answer(theirs.mid, `Choose ${choices.length}`, 'private', { choices })).ok).toBe(true);
    const mid = rows().at(-1)?.mid ?? '';
    const chosen = choose(network.server, mid, choices[1] ?? '');
    await world.hear();
    expect(await stored(mid)).toMatchObject({
      text: `Choose ${choices.length}`,
      parts: { choices },
      is_foreign: false,
    });
    expect(await stored(chosen.mid)).toMatchObject({ text: choices[1], parts: { chose: choices[1] } });
  }
});

test('a comment is liked, hidden, shown again and deleted from here', async () => {
  const comment = createComment(network.server, lena, post('News').id, 'Spam');
  await world.hear();
  const { id = '' } = (await stored(comment.id)) ?? {};
  for (const verb of ['like', 'hide'] as const) {
    const done = await app.call(owner, actOnMessage, {
      params: { messageId: id },
      body: { clientKey: crypto.randomUUID(), verb },
    });
    expect(done.status).toBe(200);
    await app.runJobs();
  }
  expect(getThing(network.server, comment.id).hidden).toBe(1);
  expect(
    network.server.db.get('select 1 from liked where object_id = ? and by_id = ?', comment.id, network.pageId),
  ).toBeDefined();
  const shown = await app.call(owner, actOnMessage, {
    params: { messageId: id },
    body: { clientKey: crypto.randomUUID(), verb: 'unhide' },
  });
  expect(shown.status).toBe(200);
  await app.runJobs();
  expect(getThing(network.server, comment.id).hidden).toBe(0);
  const { body } = await app.call(owner, getConversation, {
    params: { conversationId: (await stored(comment.id))?.conversationId ?? '' },
  });
  expect(body.stages.can).toEqual(expect.arrayContaining(['like', 'hide', 'delete_own', 'delete_theirs']));
  const gone = await app.call(owner, actOnMessage, {
    params: { messageId: id },
    body: { clientKey: crypto.randomUUID(), verb: 'delete' },
  });
  expect(gone.status).toBe(200);
  await app.runJobs();
  expect(() => getThing(network.server, comment.id)).toThrow('does not exist');
});

test('news of two pages in one delivery reach each, and what is unknown is counted', async () => {
  const here = createComment(network.server, lena, post('One').id, 'to the first');
  const there = createPost(network.server, { pageId: secondId, authorId: lena, text: 'to the second' });
  tell(network.server, secondId, { kind: 'changes', field: 'feed', value: { item: 'event', verb: 'add' } });
  network.faults({ duplicates: 2 });
  await world.hear();
  network.faults({ duplicates: 0 });

  expect(await stored(here.id)).toMatchObject({ text: 'to the first' });
  expect(await stored(there.id)).toMatchObject({ text: 'to the second' });
  const { channels, reasons } = (await app.call(owner, getLedger, { query: {} })).body;
  const second = channels.find(({ handle }) => handle === 'Acme Repairs');
  expect(second?.counts).toMatchObject({ stored: 1, duplicate: 2, failed: 0 });
  expect(reasons).toContainEqual(expect.objectContaining({ reason: 'unknown kind: feed.event', count: 3 }));
});

test('what the webhook missed is found by polling, and a taken-back permission asks for signing in', async () => {
  network.server.db.run('delete from page_subscription where page_id = ?', network.pageId);
  const comment = createComment(network.server, lena, post('Quiet').id, 'nobody told you');
  await world.hear();
  expect(await stored(comment.id)).toBeUndefined();
  await world.poll(channelId);
  expect(await stored(comment.id)).toMatchObject({ text: 'nobody told you' });

  network.revoke(network.ownerId, network.appId);
  await pollChannel(app.context, workspaceId, channelId);
  const { channels } = (await app.call(owner, listChannels, {})).body;
  expect(channels.find(({ id }) => id === channelId)).toMatchObject({ state: 'reconnect' });
  const again = await world.signIn({}, channelId);
  expect(again.body.channel).toMatchObject({ id: channelId, state: 'connected' });
});

test('disconnecting ends the news of that page, unless Instagram or another workspace hears through it', async () => {
  const subscribed = () =>
    network.server.db.get('select 1 from page_subscription where page_id = ?', network.pageId) !== undefined;
  const { db } = app.context;
  const linked = await aChannel(db, workspaceId, { network: 'instagram' });
  const change = (set: { settings: string; app_id: string | null } | { state: string }) =>
    db.inWorkspace(workspaceId, (tx) => tx.updateTable('channel').set(set).where('id', '=', linked).execute());
  const { app_id } = await db.inWorkspace(workspaceId, (tx) => getChannel(tx, channelId));
  await change({ settings: JSON.stringify({ page: network.pageId }), app_id });
  await app.call(owner, disconnectChannel, { params: { channelId } });
  expect(subscribed()).toBe(true);

  await change({ state: 'disconnected' });
  const leaveElsewhere = await connectElsewhere(app.context, workspaceId, channelId);
  await world.signIn({}, channelId);
  await app.call(owner, disconnectChannel, { params: { channelId } });
  expect(subscribed()).toBe(true);

  await leaveElsewhere();
  await world.signIn({}, channelId);
  await app.call(owner, disconnectChannel, { params: { channelId } });

  expect(subscribed()).toBe(false);
});

test('shielding the colleague whose account it is disconnects it like any other', async () => {
  const ben = await anAgent(app.context.db, workspaceId, { name: 'Ben Adler' });
  await world.signIn({}, channelId);
  const speaker = { agentId: ben.agentId, disclosure: 'I work for Acme' };
  await app.call(owner, setSpeaker, { params: { channelId }, body: speaker });
  network.revoke(network.ownerId, network.appId);

  const { body } = await app.call(owner, shieldAgent, { params: { agentId: ben.agentId } });

  expect(body).toEqual({ conversations: 0, channels: 1 });
  const left = await app.context.db.inWorkspace(workspaceId, async (tx) => ({
    channel: await tx.selectFrom('channel').select(['state', 'state_reason']).where('id', '=', channelId).execute(),
    secrets: await tx.selectFrom('channel_secret').select('key_id').where('channel_id', '=', channelId).execute(),
  }));
  // The network was asked, and said why not.
  expect(left).toEqual({ channel: [{ state: 'disconnected', state_reason: expect.any(String) }], secrets: [] });
});
