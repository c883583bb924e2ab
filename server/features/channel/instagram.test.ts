import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnectChannel, listChannels } from '#contract/channel.ts';
import type { Stage } from '#contract/common.ts';
import { getConversation } from '#contract/conversation.ts';
import { actOnMessage, sendReply } from '#contract/dispatch.ts';
import { getLedger } from '#contract/ledger.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import {
  type Comment,
  createComment,
  createMedia,
  deleteComment,
  findComment,
} from '#simulators/meta/instagram/media.ts';
import { type Account, addPerson, linkAccount } from '#simulators/meta/instagram/people.ts';
import {
  answerStory,
  choose,
  editMessage,
  getMessage,
  type Message,
  mentionInStory,
  unsend,
  write,
} from '#simulators/meta/instagram/rooms.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import type { TestApp } from '#test/app.ts';
import { connectElsewhere } from '#test/elsewhere.ts';
import type { TestAgent } from '#test/factories/people.ts';
import { type GraphWorld, openGraphWorld } from '#test/graph-world.ts';
import { pollChannel } from './poll.ts';
import { recheckChannel } from './recheck.ts';

const dayMs = 86_400_000;

let world: GraphWorld<Opened>;
let app: TestApp;
let network: Opened;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let account: Account;
let second: Account;
let channelId: string;
let mira: string;
beforeAll(async () => {
  world = await openGraphWorld({ name: 'instagram', open: openSimulator, signer: ({ ownerId }) => ownerId });
  ({ app, network, workspaceId, owner } = world);
  account = linkAccount(network.server, network.pageId, 'acme');
  second = linkAccount(network.server, network.page('Acme Repairs', network.ownerId).id, 'acme.repairs');
  network.page('A page without Instagram', network.ownerId);
  mira = addPerson(network.server, 'mira.k').id;
});
afterAll(() => world.close());

const post = (caption: string) => createMedia(network.server, { ownerId: account.id, caption });
const said = (mediaId: string, text: string) => createComment(network.server, mira, mediaId, text);
const room = () => ({ accountId: account.id, personId: mira });
const ours = () => network.server.db.all<Message>('select * from ig_dm where by_account = 1 order by seq');

async function stored(externalId: string) {
  return app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message as m')
      .leftJoin('conversation as c', 'c.id', 'm.conversation_id')
      .leftJoin('profile as p', 'p.id', 'm.profile_id')
      .select(['m.id', 'm.text', 'm.visibility', 'm.direction', 'm.deleted_at', 'm.edited_at', 'm.hidden_at'])
      .select(['m.expires_at', 'm.is_foreign', 'm.parts', 'c.id as conversationId', 'c.version', 'p.name'])
      .where('m.workspace_id', '=', workspaceId)
      .where('m.external_id', '=', externalId)
      .executeTakeFirst(),
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
async function act(externalId: string, verb: 'like' | 'hide' | 'unhide' | 'delete') {
  const params = { messageId: (await stored(externalId))?.id ?? '' };
  const done = await app.call(owner, actOnMessage, { params, body: { clientKey: crypto.randomUUID(), verb } });
  await app.runJobs();
  return done.status;
}
async function offered(externalId: string) {
  const params = { conversationId: (await stored(externalId))?.conversationId ?? '' };
  return (await app.call(owner, getConversation, { params })).body.stages;
}

test('a person signs in at Facebook and chooses an account; the next needs no app any more', async () => {
  const { choice, channel } = await world.connect(world.typedApp, account.id);
  const next = await world.connect({}, second.id);

  expect(choice?.accounts).toEqual([
    { externalId: account.id, name: 'acme', detail: 'Acme' },
    { externalId: second.id, name: 'acme.repairs', detail: 'Acme Repairs' },
  ]);
  expect(channel).toMatchObject({ network: 'instagram', handle: 'acme', state: 'connected' });
  expect(next.channel).toMatchObject({ handle: 'acme.repairs', state: 'connected' });
  channelId = channel?.id ?? '';
});

test('a comment is answered in public and its echo is the same message', async () => {
  const root = post('Now also in blue');
  const comment = said(root.id, 'How much? é 🎁');
  await world.hear();
  expect(await stored(comment.id)).toMatchObject({ text: 'How much? é 🎁', direction: 'in', name: 'mira.k' });
  expect(await offered(comment.id)).toMatchObject({ public: { images: 0, max: 2200 }, private: { unit: 'bytes' } });

  expect((await answer(comment.id, '12 euros', 'public')).ok).toBe(true);
  const mine = network.server.db.get<Comment>('select * from ig_comment where parent_id = ?', comment.id);
  await world.hear();
  await world.poll(channelId);

  expect(await stored(mine?.id ?? '')).toMatchObject({ text: '12 euros', direction: 'out', is_foreign: false });
  expect((await stored(mine?.id ?? ''))?.conversationId).toBe((await stored(comment.id))?.conversationId);
  expect(await stored(root.id)).toMatchObject({ text: 'Now also in blue' });
});

test('quick replies leave with an answer, and what is chosen comes back as such', async () => {
  const choices = ['Mon', 'Tue', 'Wed', 'Thu'];
  const bea = { accountId: account.id, personId: addPerson(network.server, 'bea.l').id };
  const theirs = write(network.server, bea, { text: 'When can I come?' });
  await world.hear();
  expect((await answer(theirs.mid, 'Choose a day', 'private', { choices })).ok).toBe(true);
  const mid = ours().at(-1)?.mid ?? '';
  const chosen = choose(network.server, mid, 'Tue');
  await world.hear();

  expect(await stored(mid)).toMatchObject({ text: 'Choose a day', parts: { choices }, is_foreign: false });
  expect(await stored(chosen.mid)).toMatchObject({ text: 'Tue', parts: { chose: 'Tue' } });
});

test('a comment is hidden, shown again, answered in private once, and deleted; it takes no heart', async () => {
  const comment = said(post('Sale!').id, 'My number is 0151 23456');
  await world.hear();
  for (const [verb, hidden] of [
    ['hide', 1],
    ['unhide', 0],
  ] as const) {
    expect(await act(comment.id, verb)).toBe(200);
    expect(findComment(network.server, comment.id)?.hidden).toBe(hidden);
  }
  expect((await offered(comment.id)).can).toEqual(expect.arrayContaining(['hide', 'delete_theirs']));
  expect((await offered(comment.id)).can).not.toContain('like');
  expect((await answer(comment.id, 'Please tell us here', 'private')).ok).toBe(true);
  expect(findComment(network.server, comment.id)?.replied_privately_at).not.toBeNull();
  expect(ours().at(-1)?.text).toBe('Please tell us here');

  expect(await act(comment.id, 'delete')).toBe(200);
  expect(findComment(network.server, comment.id)).toBeUndefined();
});

test('a story is answered in private, with its end and the heart that a message takes', async () => {
  const zoe = addPerson(network.server, 'zoe').id;
  const at = { accountId: account.id, personId: zoe };
  const story = createMedia(network.server, { ownerId: account.id, caption: '', kind: 'STORY' });
  const theirs = answerStory(network.server, at, story.id, 'Is that still to be had?');
  const mention = mentionInStory(network.server, at, `${network.url()}/media/none`);
  await world.hear();

  expect(await stored(theirs.mid)).toMatchObject({
    ...{
      text: 'Is that still to be had?\n(To a story of yours.)',
      expires_at: expect.any(Date),
      name: 'Instagram user',
    },
    parts: expect.objectContaining({ subject: 'Story' }),
  });
  expect(await stored(mention.mid)).toMatchObject({ parts: expect.objectContaining({ subject: 'Story @acme' }) });
  expect((await offered(theirs.mid)).can).toContain('like');
  expect(await act(theirs.mid, 'like')).toBe(200);
  expect(getMessage(network.server, theirs.mid).reaction).toBe('love');
  expect((await answer(theirs.mid, 'Yes, until Sunday', 'private')).ok).toBe(true);
  expect(ours().at(-1)).toMatchObject({ text: 'Yes, until Sunday', person_id: zoe });
  await world.poll(channelId);
  expect(await stored(theirs.mid)).toMatchObject({ name: 'zoe' });
});

test('who names us elsewhere is read by the ids that Instagram tells, and answered there', async () => {
  const theirs = createMedia(network.server, { ownerId: mira, caption: 'Look what @acme sent me' });
  const aside = said(theirs.id, 'it broke, @acme');
  await world.hear();

  expect(await stored(`@${theirs.id}`)).toMatchObject({ text: 'Look what @acme sent me', name: 'mira.k' });
  expect(await stored(`@${aside.id}`)).toMatchObject({ text: 'it broke, @acme', direction: 'in' });
  expect((await answer(`@${aside.id}`, 'We send a new one', 'public')).ok).toBe(true);
  const mine = network.server.db.get<Comment>('select * from ig_comment where parent_id = ?', aside.id);
  expect(mine?.text).toBe('We send a new one');
});

test('who is named by a comment stays so when a message of the same delivery names nobody', async () => {
  const ada = addPerson(network.server, 'ada').id;
  const comment = createComment(network.server, ada, post('Hello').id, 'I write to you');
  const message = write(network.server, { accountId: account.id, personId: ada }, { text: 'as I said' });
  await world.hear();
  for (const id of [comment.id, message.mid]) expect(await stored(id)).toMatchObject({ name: 'ada' });
});

test('edits and what was unsent are told, what was deleted is found by asking', async () => {
  const edited = write(network.server, room(), { text: 'wrng' });
  const unsent = write(network.server, room(), { text: 'never mind' });
  const deleted = said(post('Quiet').id, 'oops');
  editMessage(network.server, edited.mid, 'wrong');
  unsend(network.server, unsent.mid);
  await world.hear();
  deleteComment(network.server, deleted.id);
  await recheckChannel(app.context, workspaceId, channelId);

  expect(await stored(edited.mid)).toMatchObject({ text: 'wrong', edited_at: expect.any(Date) });
  for (const gone of [unsent.mid, deleted.id]) expect((await stored(gone))?.deleted_at).toBeInstanceOf(Date);
});

test('after a day only a person may answer, after a week nobody', async () => {
  const theirs = write(network.server, room(), { text: 'Anybody?' });
  await world.hear();
  const age = async (days: number) => {
    for (const { mid, created_at } of network.server.db.all<Message>('select * from ig_dm'))
      network.server.db.run(
        'update ig_dm set created_at = ? where mid = ?',
        new Date(Date.parse(created_at) - days * dayMs).toISOString(),
        mid,
      );
    await app.context.db.inWorkspace(workspaceId, (tx) =>
      sql`update message set occurred_at = occurred_at - ${days} * interval '1 day' where workspace_id = ${workspaceId} and visibility = 'private'`.execute(
        tx,
      ),
    );
  };
  await age(2);
  expect((await answer(theirs.mid, 'A person, two days later', 'private')).ok).toBe(true);
  await age(6);
  expect(await answer(theirs.mid, 'Too late', 'private')).toMatchObject({ ok: false });
});

test('news of two accounts in one delivery reach each once, and what is unknown is counted', async () => {
  const here = said(post('One').id, 'to the first');
  const there = said(
    createMedia(network.server, { ownerId: second.id, caption: 'Two' }).id,
    'to the second, of @acme.repairs',
  );
  network.faults({ duplicates: 2 });
  await world.hear();
  network.faults({ duplicates: 0 });

  expect(await stored(here.id)).toMatchObject({ text: 'to the first' });
  expect(await stored(there.id)).toMatchObject({ text: 'to the second, of @acme.repairs' });
  const { channels } = (await app.call(owner, getLedger, { query: {} })).body;
  const other = channels.find(({ handle }) => handle === 'acme.repairs');
  expect(other?.counts).toMatchObject({ stored: 1, duplicate: 2, failed: 0 });
});

test('what the webhook missed is found by polling, and a taken-back permission asks for signing in', async () => {
  network.server.db.run('delete from page_subscription where page_id = ?', network.pageId);
  const comment = said(post('Quiet').id, 'nobody told you');
  const message = write(network.server, room(), { text: 'nor of this' });
  await world.hear();
  expect(await stored(comment.id)).toBeUndefined();
  await world.poll(channelId);
  expect(await stored(comment.id)).toMatchObject({ text: 'nobody told you' });
  expect(await stored(message.mid)).toMatchObject({ text: 'nor of this' });

  network.revoke(network.ownerId, network.appId);
  await pollChannel(app.context, workspaceId, channelId);
  const { channels } = (await app.call(owner, listChannels, {})).body;
  expect(channels.find(({ id }) => id === channelId)).toMatchObject({ state: 'reconnect' });
  const again = await world.signIn({}, channelId);
  expect(again.body.channel).toMatchObject({ id: channelId, state: 'connected' });
});

test('disconnecting ends the news, unless the page is heard for more or by another workspace', async () => {
  const subscribed = () =>
    network.server.db.get('select 1 from page_subscription where page_id = ?', network.pageId) !== undefined;
  network.server.db.run("update page_subscription set fields = 'feed,messages' where page_id = ?", network.pageId);
  await app.call(owner, disconnectChannel, { params: { channelId } });
  expect(subscribed()).toBe(true);

  network.server.db.run('delete from page_subscription where page_id = ?', network.pageId);
  const leaveElsewhere = await connectElsewhere(app.context, workspaceId, channelId);
  await world.signIn({}, channelId);
  await app.call(owner, disconnectChannel, { params: { channelId } });
  expect(subscribed()).toBe(true);

  await leaveElsewhere();
  await world.signIn({}, channelId);
  await app.call(owner, disconnectChannel, { params: { channelId } });
  expect(subscribed()).toBe(false);
});
