import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getConversation, listConversations, setConversationStatus } from '#contract/conversation.ts';
import { actOnPerson } from '#contract/dispatch.ts';
import { listStandings } from '#contract/restraint.ts';
import { newId } from '#server/db/id.ts';
import { anAgent } from '#test/factories/people.ts';
import { type Mention, openWorld, read, type World } from '#test/sandbox-world.ts';
import { drainConversation } from './drain.ts';

let world: World;
let mention: Mention;
let customerId: string;
beforeAll(async () => {
  world = await openWorld();
  customerId = read<{ id: string }>(await world.customer('GET', '/me')).id;
});
afterAll(() => world.close());
// Each starts with nothing between the two, also after a failure.
afterEach(async () => {
  for (const verb of ['unblock', 'unmute'] as const) await act(verb);
});
beforeEach(async () => {
  mention = await world.mention(`Hello ${newId()}`);
});

type PersonVerb = 'block' | 'unblock' | 'mute' | 'unmute';
const asked = (verb: PersonVerb, clientKey = newId(), session = world.agent.session) =>
  world.app.call({ session }, actOnPerson, {
    params: { conversationId: mention.conversationId },
    body: { clientKey, verb },
  });
const act = async (verb: PersonVerb, clientKey = newId()) => {
  const answer = await asked(verb, clientKey);
  await world.app.runJobs();
  return answer;
};
const detail = async (conversationId = mention.conversationId) =>
  (await world.app.call(world.agent, getConversation, { params: { conversationId } })).body;
const atNetwork = async () => {
  const { blocked, muted } = read<{ blocked: boolean; muted: boolean }>(
    await world.brand('GET', `/accounts/${customerId}`),
  );
  return { blocked, muted };
};
const standings = async (session = world.agent.session) => {
  const contactId = (await detail()).conversation.profile.contactId ?? '';
  return (await world.app.call({ session }, listStandings, { params: { contactId } })).body.standings;
};
const eventTypes = async () =>
  (await detail()).timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));

test('a block reaches the network, stands on the person, and is taken back by its opposite', async () => {
  expect((await act('block')).body).toMatchObject({ ok: true });

  expect(await atNetwork()).toEqual({ blocked: true, muted: false });
  expect((await detail()).restraints).toMatchObject([
    { kind: 'block', channelHandle: 'acme', agentId: world.agent.agentId },
  ]);
  expect(await eventTypes()).toContain('profile.blocked');
  expect(await standings()).toMatchObject([
    { restraints: [{ kind: 'block', agentId: world.agent.agentId }], conversationId: mention.conversationId },
  ]);

  await act('unblock');

  expect(await atNetwork()).toEqual({ blocked: false, muted: false });
  expect((await detail()).restraints).toEqual([]);
});

test('the page of a person offers what the network allows and the viewer may', async () => {
  const { db } = world.app.context;
  const reader = await anAgent(db, world.workspaceId, { role: 'auditor' });

  expect(await standings()).toMatchObject([{ restraints: [], can: ['mute', 'block'] }]);
  expect(await standings(reader.session)).toMatchObject([{ can: [] }]);
});

test('the same request twice, and doing it twice, is one', async () => {
  const key = newId();
  const first = await act('mute', key);
  const again = await act('mute', key);
  await act('mute');

  const idOf = ({ body }: typeof first) => body.ok && body.dispatch.id;
  expect(idOf(again)).toBe(idOf(first));
  expect((await detail()).restraints).toHaveLength(1);
  expect(await atNetwork()).toMatchObject({ muted: true });
  await act('unmute');
});

test('a try whose answer is lost is tried again and stands once', async () => {
  await world.faults({ dropAfterWrite: 1 });
  await act('block');
  world.advance(60_000);
  await drainConversation(world.app.context, world.workspaceId, mention.conversationId);

  expect((await detail()).restraints).toHaveLength(1);
  expect(await atNetwork()).toMatchObject({ blocked: true });
});

test('who may not moderate is refused by the gate, and nothing happens', async () => {
  const auditor = await anAgent(world.app.context.db, world.workspaceId, { role: 'auditor' });

  const { body } = await asked('block', newId(), auditor.session);
  await world.app.runJobs();

  expect(body).toMatchObject({ ok: false });
  expect(await atNetwork()).toMatchObject({ blocked: false });
});

describe('what the person says later', () => {
  /** Said while the network still tells us, as when the word and the block cross on their way. */
  const crossing = async (verb: 'block' | 'mute', say: () => Promise<unknown>) => {
    const db = world.app.context.db;
    await act(verb);
    // The network's side is taken back past Earshot, so that it tells us although we still hold it.
    await world.brand('POST', `/accounts/${customerId}/un${verb}`);
    await say();
    await world.poll();
    return db;
  };

  test.each(['block', 'mute'] as const)('after a %s is kept and shown, and wakes nothing', async (verb) => {
    const params = { conversationId: mention.conversationId };
    await world.app.call(world.agent, setConversationStatus, {
      params,
      body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
    });

    await crossing(verb, () =>
      world.customer('POST', '/statuses', { text: '@acme Are you deaf?', in_reply_to: mention.externalId }),
    );

    const after = await detail();
    expect(after.conversation.status).toBe('resolved');
    expect(after.conversation.unread).toBe(false);
    expect(after.timeline.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toContain(
      '@acme Are you deaf?',
    );
  });

  test('in a new thread is kept as a resolved conversation', async () => {
    const text = `Somewhere else ${newId()}`;

    await crossing('mute', () => world.customer('POST', '/statuses', { text: `@acme ${text}` }));

    const rows = async (view: 'open' | 'resolved') =>
      (await world.app.call(world.agent, listConversations, { query: { view } })).body.items.map((row) => row.preview);
    expect(await rows('open')).not.toContain(`@acme ${text}`);
    expect(await rows('resolved')).toContain(`@acme ${text}`);
    await act('unmute');
  });

  test('is heard as ever once it is taken back', async () => {
    await act('mute');
    await act('unmute');

    const again = await world.mention('And now?');

    expect((await detail(again.conversationId)).conversation.status).toBe('open');
  });
});
