import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getConversation, listConversations } from '#contract/conversation.ts';
import { cancelDispatch, type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { draftInvitation } from '#contract/going-private.ts';
import { catchUp } from '#server/events/follow.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { readInvitation } from './invitations.ts';
import { awaitInvited } from './subscribers.ts';

let world: World;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld();
  await catchUp(world.app.context, world.workspaceId, awaitInvited);
});
afterAll(() => world.close());
beforeEach(async () => {
  // One customer, so what was open before is out of the way.
  await world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    await sql`update conversation set status = 'resolved', resolved_at = now()`.execute(tx);
    await sql`delete from private_invitation`.execute(tx);
    await sql`delete from conversation_thread where thread_id in (select id from thread where visibility = 'private')`.execute(
      tx,
    );
  });
  mention = await world.mention(`I want a refund ${newWord()}`);
});

const hourMs = 3_600_000;
const params = () => ({ conversationId: mention.conversationId });
const caller = () => ({ session: world.agent.session });
const detail = async (of = params()) => (await world.app.call(caller(), getConversation, { params: of })).body;
const follow = () => catchUp(world.app.context, world.workspaceId, awaitInvited);
const invite = async (text = 'Please write to us in private.') => {
  const body: ReplyInput = {
    clientKey: crypto.randomUUID(),
    stage: 'public',
    text,
    replyToId: mention.messageId,
    seenVersion: mention.version + 100,
    attachmentIds: [],
    addresseeIds: [],
    accepted: [],
    invites: true,
  };
  const outcome = await world.app.call(caller(), sendReply, { params: params(), body });
  if (!outcome.body.ok) throw new Error(JSON.stringify(outcome.body));
  return outcome.body.dispatch;
};
const send = async () => {
  await world.app.runJobs();
  await world.poll();
  await follow();
};
const writePrivately = async (text: string) => {
  const { accounts } = (await world.customer('GET', '/accounts')).body as {
    accounts: { id: string; handle: string }[];
  };
  const to = accounts.find(({ handle }) => handle === 'acme')?.id;
  expect((await world.customer('POST', '/messages', { to, text })).status).toBe(200);
  await world.poll();
  await follow();
};
const dispatches = () =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('dispatch').selectAll().where('conversation_id', '=', mention.conversationId).execute(),
  );

test('a proposal stands with the conversation and is kept with the answer, beside the stage that was chosen', async () => {
  expect((await detail()).proposal).toMatchObject({
    stage: 'private',
    invites: true,
    reasons: [{ kind: 'topic', name: 'Money', word: 'refund' }],
  });
  await invite(`We are sorry. ${newWord()}`);

  expect(await dispatches()).toMatchObject([
    { stage: 'public', proposed_stage: 'private', proposed_because: ['topic'] },
  ]);
});

test('the words of an invitation are the policy’s, for the customer’s language, and ask for nothing personal', async () => {
  const { body } = await world.app.call(caller(), draftInvitation, { params: params(), query: {} });

  expect(body.problem).toBeNull();
  expect(body.text).toContain('@acme');
});

test('who was asked in is waited for, with a task; what they write in private belongs to the matter, and the task is done', async () => {
  const other = await world.mention(`Something else ${newWord()}`);
  await invite(`Please write to us. ${newWord()}`);
  await send();
  const waiting = await detail();
  expect(waiting.invitation).toMatchObject({ state: 'waiting', to: 'Maren Holt', cameAt: null });
  expect(waiting.tasks).toMatchObject([{ text: 'Look whether Maren Holt wrote in private' }]);

  await writePrivately('Here I am.');

  const after = await detail();
  expect(after.timeline.filter((entry) => entry.kind === 'message').map(({ text }) => text)).toContain('Here I am.');
  expect(after.invitation).toMatchObject({ state: 'came' });
  expect(after.tasks).toEqual([]);
  expect(after.closing.posts).toBe(1);
  const others = await detail({ conversationId: other.conversationId });
  expect(others.timeline.filter((entry) => entry.kind === 'message')).toHaveLength(1);
});

test('an invitation brings a resolved matter back when the customer comes', async () => {
  await invite(`Write to us. ${newWord()}`);
  await send();
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql`update conversation set status = 'resolved', resolved_at = now() where id = ${mention.conversationId}`.execute(
      tx,
    ),
  );

  await writePrivately('Sorry, I was away.');

  expect((await detail()).conversation.status).toBe('open');
  const { items } = (await world.app.call(caller(), listConversations, { query: { view: 'open' } })).body;
  expect(items.map(({ id }) => id)).toEqual([mention.conversationId]);
});

test('who does not come in time did not come', async () => {
  await invite(`Come in. ${newWord()}`);
  await send();
  const { db, now } = world.app.context;
  const later = new Date(now().getTime() + 25 * hourMs);
  const invitation = await db.inWorkspace(world.workspaceId, (tx) => readInvitation(tx, mention.conversationId, later));

  expect(invitation).toMatchObject({ state: 'did_not_come' });
});

test('an invitation that was taken back waits for nobody', async () => {
  const { id } = await invite(`Never mind. ${newWord()}`);
  await world.app.call(caller(), cancelDispatch, { params: { dispatchId: id } });
  await follow();

  const after = await detail();
  expect([after.invitation, after.tasks]).toEqual([null, []]);
});
