import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ReplyInput, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { newId } from '#server/db/id.ts';
import { type Mention, openWorld, read, type World } from '#test/sandbox-world.ts';
import { apply } from './apply.ts';
import { claim } from './claim.ts';
import { drainConversation } from './drain.ts';
import type { DispatchRow } from './rows.ts';

let world: World;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Hello ${newId()}`);
});

async function queued(text: string): Promise<string> {
  const body: ReplyInput = {
    clientKey: newId(),
    stage: 'public',
    text,
    replyToId: mention.messageId,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: mention.version,
    accepted: [],
  };
  const params = { conversationId: mention.conversationId };
  const { body: outcome } = await world.app.call({ session: world.agent.session }, sendReply, { params, body });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.checks));
  return outcome.dispatch.id;
}

const inWorkspace: World['app']['context']['db']['inWorkspace'] = (workspaceId, work) =>
  world.app.context.db.inWorkspace(workspaceId, work);
const claimed = (dispatchId: string) => {
  const { connectors, now } = world.app.context;
  const { conversationId } = mention;
  return inWorkspace(world.workspaceId, (tx) => claim(tx, { dispatchId, conversationId }, { connectors, now: now() }));
};

/** Puts the text where the try would have put it, with the key of the try. */
async function write(row: DispatchRow): Promise<{ externalId: string; threadExternalId: string; sentAt: Date }> {
  const json = { text: row.content, in_reply_to: mention.externalId };
  const status = read<{ id: string; thread_id: string; created_at: string }>(
    await world.brand('POST', '/statuses', json, { 'idempotency-key': row.client_key }),
  );
  return { externalId: status.id, threadExternalId: status.thread_id, sentAt: new Date(status.created_at) };
}

const story = () =>
  inWorkspace(world.workspaceId, async (tx) => ({
    messages: await tx
      .selectFrom('message')
      .select(['text', 'agent_id', 'is_foreign'])
      .where('conversation_id', '=', mention.conversationId)
      .where('direction', '=', 'out')
      .execute(),
    states: (
      await tx.selectFrom('dispatch').select('state').where('conversation_id', '=', mention.conversationId).execute()
    ).map(({ state }) => state),
    sentEvents: (
      await tx
        .selectFrom('event')
        .select('type')
        .where('conversation_id', '=', mention.conversationId)
        .where('type', '=', 'message.sent')
        .execute()
    ).length,
  }));
const once = (text: string) => ({
  messages: [{ text, agent_id: world.agent.agentId, is_foreign: false }],
  states: ['sent'],
  sentEvents: 1,
});

/** The program with a network that cannot tell what became of a try. */
const unsure = () => {
  const { context } = world.app;
  const findSent = async () => ({ state: 'cannot_tell' as const });
  return { ...context, connectors: context.connectors.map((connector) => ({ ...connector, findSent })) };
};

test('an echo that is faster than the answer of the network is the answer', async () => {
  const row = await claimed(await queued('Echo first'));
  if (!row) throw new Error('It was not claimed.');
  const sent = await write(row);
  await world.poll();
  await inWorkspace(world.workspaceId, (tx) => apply(tx, row, { kind: 'sent', sent }, new Date()));

  expect(await story()).toEqual(once('Echo first'));
});

test('an answer of the network that is faster than the echo is the message', async () => {
  const row = await claimed(await queued('Answer first'));
  if (!row) throw new Error('It was not claimed.');
  const sent = await write(row);
  await inWorkspace(world.workspaceId, (tx) => apply(tx, row, { kind: 'sent', sent }, new Date()));
  await world.poll();

  expect(await story()).toEqual(once('Answer first'));
});

test('echo and answer in the same moment are one message', async () => {
  for (let round = 0; round < 10; round += 1) {
    mention = await world.mention(`Round ${round} ${newId()}`);
    const row = await claimed(await queued(`Both ${round}`));
    if (!row) throw new Error('It was not claimed.');
    const sent = await write(row);

    await Promise.all([
      world.poll(),
      inWorkspace(world.workspaceId, (tx) => apply(tx, row, { kind: 'sent', sent }, new Date())),
    ]);

    expect(await story()).toEqual(once(`Both ${round}`));
  }
});

test('the echo of what nobody could tell settles it', async () => {
  const row = await claimed(await queued('It was there'));
  if (!row) throw new Error('It was not claimed.');
  await write(row);
  world.advance(60_000);
  await drainConversation(unsure(), world.workspaceId, mention.conversationId);
  await world.poll();

  expect(await story()).toEqual(once('It was there'));
});

test('what a dead program left is asked about: found there, it is not sent again', async () => {
  const row = await claimed(await queued('Left after the write'));
  if (!row) throw new Error('It was not claimed.');
  await write(row);
  world.advance(60_000);
  await drainConversation(world.app.context, world.workspaceId, mention.conversationId);

  expect((await world.thread(mention.externalId)).filter(({ text }) => text === row.content)).toHaveLength(1);
  expect(await story()).toEqual(once('Left after the write'));
});

test('what a dead program left is asked about: absent there, it is sent', async () => {
  const row = await claimed(await queued('Left before the write'));
  if (!row) throw new Error('It was not claimed.');
  world.advance(60_000);
  await drainConversation(world.app.context, world.workspaceId, mention.conversationId);

  expect((await world.thread(mention.externalId)).filter(({ text }) => text === row.content)).toHaveLength(1);
  expect(await story()).toEqual(once('Left before the write'));
});

test('where the network cannot tell, a person decides', async () => {
  const row = await claimed(await queued('Who knows'));
  if (!row) throw new Error('It was not claimed.');
  world.advance(60_000);
  await drainConversation(unsure(), world.workspaceId, mention.conversationId);

  expect(await story()).toMatchObject({ states: ['unknown'], messages: [] });
  expect((await world.thread(mention.externalId)).filter(({ text }) => text === row.content)).toEqual([]);
});

/** An answer of which nobody knows whether it went through. */
async function unknown(text: string): Promise<string> {
  const id = await queued(text);
  if (!(await claimed(id))) throw new Error('It was not claimed.');
  world.advance(60_000);
  await drainConversation(unsure(), world.workspaceId, mention.conversationId);
  return id;
}
const settle = (dispatchId: string, decision: 'retry' | 'sent' | 'not_sent') =>
  world.app.call(world.agent, settleDispatch, { params: { dispatchId }, body: { decision } });
const standing = async (text: string) =>
  (await world.thread(mention.externalId)).filter((status) => status.text === text).length;

test('a person who insists has it sent although the network cannot tell', async () => {
  const id = await unknown('I insist');
  await settle(id, 'retry');
  await drainConversation(unsure(), world.workspaceId, mention.conversationId);

  expect(await standing('I insist')).toBe(1);
  expect(await story()).toEqual(once('I insist'));
});

test('a person who knows that it is there closes it', async () => {
  const id = await unknown('I saw it');
  const { body } = await settle(id, 'sent');
  await drainConversation(unsure(), world.workspaceId, mention.conversationId);

  expect(body.dispatch.state).toBe('sent');
  expect(await standing('I saw it')).toBe(0);
});

test('a person who knows that it is not there has the draft again, and nothing is decided twice', async () => {
  const id = await unknown('Not there');
  const { body } = await settle(id, 'not_sent');
  const again = await settle(id, 'retry');
  const drafts = await inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('draft').select('text').where('conversation_id', '=', mention.conversationId).execute(),
  );

  expect(body.dispatch.state).toBe('cancelled');
  expect(again.status).toBe(409);
  expect(drafts).toEqual([{ text: 'Not there' }]);
});
