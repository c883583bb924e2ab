import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { assignConversation, getConversation } from '#contract/conversation.ts';
import {
  actOnMessage,
  cancelDispatch,
  checkReply,
  type ReplyInput,
  sendReply,
  settleDispatch,
} from '#contract/dispatch.ts';
import { defaultRouting } from '#contract/routing.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';
import { type Mention, openWorld, read, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { claim } from './claim.ts';
import { sweepDispatches } from './jobs.ts';

let world: World;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Where is my order ${newWord()}?`);
});

const second = 1_000;

function input(change: Partial<ReplyInput> = {}): ReplyInput {
  return {
    clientKey: crypto.randomUUID(),
    stage: 'public',
    text: `It is on its way. ${newWord().slice(0, 8)}`,
    replyToId: mention.messageId,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: mention.version,
    accepted: [],
    ...change,
  };
}

const send = (body: ReplyInput, agent: TestAgent = world.agent) =>
  world.app.call({ session: agent.session }, sendReply, { params: { conversationId: mention.conversationId }, body });

async function sent(body: ReplyInput): Promise<string> {
  const { body: outcome } = await send(body);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.checks));
  return outcome.dispatch.id;
}

const answers = async () =>
  (await world.thread(mention.externalId)).filter((status) => status.account.handle === 'acme').map(({ text }) => text);

const rows = <T extends 'dispatch' | 'message' | 'event' | 'draft'>(table: T) =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom(table as 'dispatch')
      .selectAll()
      .where('workspace_id', '=', world.workspaceId)
      .where('conversation_id', '=', mention.conversationId)
      .execute(),
  );
const dispatchRow = async (id: string) => {
  const row = (await rows('dispatch')).find((one) => one.id === id);
  if (!row) throw new Error(`There is no dispatch ${id}.`);
  return row;
};

/** Lets retries become due and runs them, until nothing of the conversation waits. */
async function settleAll(rounds = 12): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await sweepDispatches.run(world.app.context, world.workspaceId);
    await world.app.runJobs();
    const waiting = (await rows('dispatch')).some(({ state }) => state === 'queued' || state === 'sending');
    if (!waiting) return;
    world.advance(700 * second);
  }
}

test('an answer stands in the thread on the network, in the conversation, and makes it wait for the customer', async () => {
  const body = input();
  const id = await sent(body);
  await world.app.runJobs();

  expect(await answers()).toEqual([body.text]);
  const row = await dispatchRow(id);
  expect(row).toMatchObject({ state: 'sent', attempts: 1 });
  const { db } = world.app.context;
  const stored = await db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('message as m')
      .innerJoin('conversation as c', 'c.id', 'm.conversation_id')
      .select(['m.text', 'm.agent_id', 'm.direction', 'm.is_foreign', 'c.status'])
      .where('m.id', '=', row.sent_message_id)
      .execute(),
  );
  expect(stored).toEqual([
    { text: body.text, agent_id: world.agent.agentId, direction: 'out', is_foreign: false, status: 'pending' },
  ]);
});

describe('what is nobody’s', () => {
  const assignee = async () => (await world.app.call(world.agent, getConversation, at())).body.conversation.assigneeId;
  const at = () => ({ params: { conversationId: mention.conversationId } });
  const anOwner = () => anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });

  test('is its author’s once an answer has left, and says so in the history', async () => {
    const ben = await anAgent(world.app.context.db, world.workspaceId, { name: 'Ben' });
    await send(input(), ben);
    expect(await assignee()).toBeNull();
    await world.app.runJobs();

    expect(await assignee()).toBe(ben.agentId);
    const { timeline } = (await world.app.call(world.agent, getConversation, at())).body;
    const taken = timeline.find((entry) => entry.kind === 'event' && entry.type === 'conversation.assigned');
    expect(taken).toMatchObject({ actor: { id: ben.agentId }, detail: { from: null, to: ben.agentId } });
  });

  test('stays so where a program answered, and what is somebody’s stays theirs', async () => {
    const { body: made } = await world.app.call(await anOwner(), createApiKey, {
      body: { name: 'Bot', scopes: ['reply.draft', 'reply.public'] },
    });
    const params = at().params;
    await world.app.call({ apiKey: made.key }, sendReply, { params, body: input() });
    await world.app.runJobs();
    expect(await answers()).toHaveLength(1);
    expect(await assignee()).toBeNull();

    const ben = await anAgent(world.app.context.db, world.workspaceId, { name: 'Ben' });
    await world.app.call(world.agent, assignConversation, { params, body: { assigneeId: ben.agentId } });
    const { version } = (await world.app.call(world.agent, getConversation, at())).body.conversation;
    await send(input({ seenVersion: version }));
    await world.app.runJobs();
    expect(await answers()).toHaveLength(2);
    expect(await assignee()).toBe(ben.agentId);
  });

  test('stays so where the workspace wants it', async () => {
    const owner = await anOwner();
    const body = { ...defaultRouting, answeringTakes: false };
    await switchOn(world.app, owner, { kind: 'routing', body });
    await send(input());
    await world.app.runJobs();
    expect(await answers()).toHaveLength(1);
    expect(await assignee()).toBeNull();
    await switchOn(world.app, owner, { kind: 'routing', body: defaultRouting });
  });
});

test('the echo that follows an answer is the same message', async () => {
  const body = input();
  await sent(body);
  await world.app.runJobs();
  await world.poll();

  const ours = (await rows('message')).filter((row) => 'direction' in row && row.direction === 'out');
  expect(ours).toHaveLength(1);
});

test('the same client key sends once, however often and at once it is used', async () => {
  const body = input();

  const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(body)));
  await world.app.runJobs();

  const ids = new Set(outcomes.map(({ body: outcome }) => (outcome.ok ? outcome.dispatch.id : 'refused')));
  expect(ids.size).toBe(1);
  expect(ids).not.toContain('refused');
  expect(await answers()).toEqual([body.text]);
});

test('of two colleagues who answer at once one is told what the other wrote', async () => {
  const other = await anAgent(world.app.context.db, world.workspaceId, { name: 'Ben' });
  const [mine, theirs] = [input({ text: 'Mine' }), input({ text: 'Theirs' })];

  const outcomes = await Promise.all([send(mine), send(theirs, other)]);
  await world.app.runJobs();

  const refused = outcomes.filter(({ body }) => !body.ok);
  expect(refused).toHaveLength(1);
  const collision = refused[0]?.body.checks.find(({ check }) => check === 'collision');
  const [winner, loser] = outcomes[0]?.body.ok ? ['Mine', 'Theirs'] : ['Theirs', 'Mine'];
  expect(collision).toMatchObject({ verdict: 'stop', reason: 'answered_meanwhile' });
  expect(collision?.parameters).toMatchObject({ answers: [{ text: winner }], yours: loser });
  expect(await answers()).toEqual([winner]);
  expect((await rows('event')).filter((event) => 'type' in event && event.type === 'dispatch.refused')).toHaveLength(1);
});

test('an identical answer right after is stopped', async () => {
  const body = input();
  await sent(body);

  const { body: again } = await send(input({ text: `${body.text} `, seenVersion: mention.version + 1 }));

  expect(again.ok).toBe(false);
  expect(again.checks.find(({ check }) => check === 'duplicate')).toMatchObject({ reason: 'same_just_sent' });
});

test('a warning passes only when it was accepted', async () => {
  const body = input({ text: '@ngozi.eze it is on its way' });

  const refused = await send(body);
  const accepted = await send({ ...body, accepted: ['addressees'] });

  expect(refused.body.ok).toBe(false);
  expect(accepted.body.ok).toBe(true);
});

test('asking the gate sends and records nothing', async () => {
  const params = { conversationId: mention.conversationId };
  const { body } = await world.app.call({ session: world.agent.session }, checkReply, {
    params,
    body: input({ text: 'x'.repeat(501) }),
  });

  expect(body.checks.find(({ check }) => check === 'length')).toMatchObject({
    verdict: 'stop',
    parameters: { length: 501, max: 500 },
  });
  expect(await rows('dispatch')).toEqual([]);
});

test('after a server error that came when the answer was written it stands once', async () => {
  await world.faults({ failAfterWrite: 1 });
  const body = input();
  const id = await sent(body);
  await settleAll();

  expect(await answers()).toEqual([body.text]);
  expect((await dispatchRow(id)).state).toBe('sent');
});

test('after a connection that broke when the answer was written it stands once', async () => {
  await world.faults({ dropAfterWrite: 1 });
  const body = input();
  const id = await sent(body);
  await settleAll();

  expect(await answers()).toEqual([body.text]);
  expect((await dispatchRow(id)).state).toBe('sent');
});

test('an outage is waited out', async () => {
  await world.faults({ outage: true });
  const body = input();
  const id = await sent(body);
  await world.app.runJobs();
  const during = await dispatchRow(id);
  await world.faults({ outage: false });
  await settleAll();

  expect(during.state).toBe('queued');
  expect(during.error_message).not.toBe('');
  expect(await answers()).toEqual([body.text]);
});

test('an outage without end is a failure with its sentence, which a person can try again', async () => {
  await world.faults({ outage: true });
  const body = input();
  const id = await sent(body);
  await settleAll();
  const failed = await dispatchRow(id);
  await world.faults({ outage: false });
  await world.app.call({ session: world.agent.session }, settleDispatch, {
    params: { dispatchId: id },
    body: { decision: 'retry' },
  });
  await settleAll();

  expect(['failed', 'unknown']).toContain(failed.state);
  expect((await dispatchRow(id)).state).toBe('sent');
  expect(await answers()).toEqual([body.text]);
});

test('programs that die in the middle of a try use up none, and the next pause is the first', async () => {
  const { context } = world.app;
  const body = input();
  const id = await sent(body);
  const next = { dispatchId: id, conversationId: mention.conversationId };
  for (let died = 0; died < 10; died += 1) {
    const outside = { connectors: context.connectors, now: context.now() };
    await context.db.inWorkspace(world.workspaceId, (tx) => claim(tx, next, outside));
    world.advance(6 * second);
  }
  await world.faults({ outage: true });
  await sweepDispatches.run(context, world.workspaceId);
  await world.app.runJobs();
  const row = await dispatchRow(id);
  await world.faults({ outage: false });
  await settleAll();

  expect(row).toMatchObject({ state: 'queued', attempts: 11 });
  const [{ at }] = (row.trace as { at: string }[]).slice(-1) as [{ at: string }];
  expect(row.not_before.getTime() - Date.parse(at)).toBe(2 * second);
  expect((await dispatchRow(id)).state).toBe('sent');
  expect(await answers()).toEqual([body.text]);
});

test('a network that asks us to slow down gets its time, and answers keep their order', async () => {
  await world.faults({ rateLimitSeconds: 60 });
  const [first, then] = [input({ text: 'First' }), input({ text: 'Then', accepted: ['channel'] })];
  await sent(first);
  await world.app.runJobs();
  const early = await answers();
  await sent({ ...then, seenVersion: mention.version + 10 });
  await world.app.runJobs();
  // The time that the network asked for is over; ours goes on below.
  await world.faults({ rateLimitSeconds: 0 });
  await settleAll();

  expect(early).toEqual([]);
  expect(await answers()).toEqual(['First', 'Then']);
});

test('a revoked token holds answers until the channel is connected again', async () => {
  await world.customer('POST', '/faults/revoke-tokens', {});
  const body = input();
  const id = await sent(body);
  await world.app.runJobs();
  const held = await dispatchRow(id);
  const refused = await send(input());
  await world.reconnect();
  await world.app.runJobs();

  expect(held).toMatchObject({ state: 'held', error_kind: 'auth_expired' });
  expect(refused.body.checks.find(({ check }) => check === 'channel')?.verdict).toBe('stop');
  expect((await dispatchRow(id)).state).toBe('sent');
  expect(await answers()).toEqual([body.text]);
});

test('what nobody sent through Earshot stops an answer that was typed without seeing it', async () => {
  read(await world.brand('POST', '/statuses', { text: 'From the app', in_reply_to: mention.externalId }));
  await world.poll();

  const { body } = await send(input());

  expect(body.checks.find(({ check }) => check === 'collision')).toMatchObject({
    verdict: 'stop',
    parameters: { answers: [{ text: 'From the app', agentName: null }] },
  });
});

test('an answer to a deleted message is refused', async () => {
  await world.customer('DELETE', `/statuses/${mention.externalId}`);
  await world.poll();

  const { body } = await send(input({ seenVersion: mention.version + 5 }));

  expect(body.checks.find(({ check }) => check === 'gone')).toMatchObject({ reason: 'target_gone' });
});

test('a like, a hide and a delete reach the network and show on the message', async () => {
  const act = (messageId: string, verb: 'like' | 'unlike' | 'delete') =>
    world.app.call({ session: world.agent.session }, actOnMessage, {
      params: { messageId },
      body: { clientKey: crypto.randomUUID(), verb },
    });
  const id = await sent(input());
  await world.app.runJobs();
  const own = (await dispatchRow(id)).sent_message_id ?? '';

  await act(mention.messageId, 'like');
  await act(own, 'delete');
  await world.app.runJobs();

  expect(await answers()).toEqual([]);
  const messages = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('message')
      .select(['id', 'liked_at', 'deleted_by'])
      .where('conversation_id', '=', mention.conversationId)
      .execute(),
  );
  expect(messages.find((message) => message.id === mention.messageId)?.liked_at).not.toBeNull();
  expect(messages.find((message) => message.id === own)?.deleted_by).toBe('us');
});

test('an agent without the right to delete is refused as a value', async () => {
  const agent = await anAgent(world.app.context.db, world.workspaceId);
  const { status, body } = await world.app.call({ session: agent.session }, actOnMessage, {
    params: { messageId: mention.messageId },
    body: { clientKey: crypto.randomUUID(), verb: 'delete' },
  });

  expect(status).toBe(200);
  expect(body.ok).toBe(false);
  expect(body.checks[0]).toMatchObject({ check: 'permission', verdict: 'stop' });
});

test('a private answer opens a room, and its echo changes nothing', async () => {
  const body = input({ stage: 'private', replyToId: undefined });
  const id = await sent(body);
  await world.app.runJobs();
  await world.poll();

  const { rooms } = read<{ rooms: { room_id: string; statuses: { text: string }[] }[] }>(
    await world.customer('GET', '/rooms'),
  );
  expect(
    rooms.flatMap((room) => room.statuses.map(({ text }) => text)).filter((text) => text === body.text),
  ).toHaveLength(1);
  expect((await dispatchRow(id)).state).toBe('sent');
});

test('a conversation out of reach does not exist', async () => {
  const { status } = await world.app.call({ session: world.agent.session }, sendReply, {
    params: { conversationId: crypto.randomUUID() },
    body: input(),
  });
  const cancelled = await world.app.call({ session: world.agent.session }, cancelDispatch, {
    params: { dispatchId: crypto.randomUUID() },
  });

  expect([status, cancelled.status]).toEqual([404, 404]);
});

test('what an API key sends as automatic is kept as such, and nobody else can say so', async () => {
  const { app, agent, workspaceId } = world;
  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  const key = await app.call(owner, createApiKey, { body: { name: 'Bot', scopes: ['reply.draft', 'reply.public'] } });
  const params = { conversationId: mention.conversationId };
  const byBot = input({ automatic: true });
  const byPerson = input({ automatic: true, accepted: ['collision', 'duplicate'], seenVersion: 1_000 });

  await app.call({ apiKey: key.body.key }, sendReply, { params, body: byBot });
  await app.call(agent, sendReply, { params, body: byPerson });
  await settleAll();

  const ours = (await rows('message')).filter((row) => 'direction' in row && row.direction === 'out');
  const automatic = (text: string) => ours.find((row) => 'text' in row && row.text === text);
  expect(automatic(byBot.text)).toMatchObject({ is_automatic: true });
  expect(automatic(byPerson.text)).toMatchObject({ is_automatic: false });
});
