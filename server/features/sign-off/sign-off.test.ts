import { afterAll, beforeAll, expect, test } from 'vitest';
import { getConversation } from '#contract/conversation.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { listAgents } from '#contract/people.ts';
import { activatePolicy, savePolicyDraft } from '#contract/policy.ts';
import { setSignOff, setSpeaker, shieldAgent, unshieldAgent } from '#contract/sign-off.ts';
import { catchUp } from '#server/events/follow.ts';
import { moveClocks } from '#server/features/clock/subscribers.ts';
import { followRouting } from '#server/features/routing/subscribers.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';

let world: World;
let owner: TestAgent;
let ben: TestAgent;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld();
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner', name: 'Olga Berg' });
  ben = await anAgent(world.app.context.db, world.workspaceId, { name: 'Ben Adler' });
  mention = await world.mention();
  const rules = [
    { id: 'public', channelId: null, language: '', stage: 'public', style: 'alias', written: 'caret' } as const,
  ];
  const content = { kind: 'signOff', body: { rules } } as const;
  const { body } = await world.app.call(owner, savePolicyDraft, { params: { kind: 'signOff' }, body: { content } });
  const params = { kind: 'signOff' as const, version: body.version };
  await world.app.call(owner, activatePolicy, { params, body: { replaces: 0 } });
});
afterAll(() => world.close());

const send = (text: string, who = ben, change: Partial<ReplyInput> = {}) => {
  const answer = { clientKey: crypto.randomUUID(), stage: 'public', text, replyToId: mention.messageId } as const;
  const body = { ...answer, attachmentIds: [], addresseeIds: [], seenVersion: 1_000, accepted: [], ...change };
  return world.app.call(who, sendReply, { params: { conversationId: mention.conversationId }, body });
};
/** Has routing see what happened; it waits for the clocks. */
const follow = async () => {
  for (const one of [moveClocks, followRouting]) await catchUp(world.app.context, world.workspaceId, one);
};
const standing = async () =>
  (await world.thread(mention.externalId)).filter(({ account }) => account.handle === 'acme').map(({ text }) => text);
const reasons = async (text: string, who = ben) => (await send(text, who)).body.checks.map(({ reason }) => reason);
const signAs = (signOff: string, who = ben) =>
  world.app.call(who, setSignOff, { params: { agentId: ben.agentId }, body: { signOff } });

test('what is sent is signed, counted with its length and stands so at the network; an alias is no full name', async () => {
  await send('It is on its way.');
  await signAs('Team B');
  expect((await signAs('Ben Adler')).status).toBe(400);
  await send('It comes tomorrow.');
  await world.app.runJobs();

  expect(await standing()).toEqual(['It is on its way. ^BA', 'It comes tomorrow. ^Team B']);
  expect(await reasons('x'.repeat(495))).toContain('text_too_long');
  expect(await reasons('Yours, Ben Adler')).toContain('own_name');
  const { body } = await world.app.call(ben, getConversation, { params: { conversationId: mention.conversationId } });
  expect(body.signOffs).toEqual([{ channelId: world.channelId, stage: 'public', text: ' ^Team B' }]);
});

test('somebody’s sign-off is theirs and of who manages people', async () => {
  const other = await anAgent(world.app.context.db, world.workspaceId);

  expect((await signAs('Evil', other)).status).toBe(403);
  expect((await signAs('B. from Acme', owner)).status).toBe(200);
});

test('a personal account speaks for one person, with its disclosure', async () => {
  const set = (agentId: string | null, disclosure = '') =>
    world.app.call(owner, setSpeaker, { params: { channelId: world.channelId }, body: { agentId, disclosure } });
  expect((await set(ben.agentId)).status).toBe(400);
  await set(ben.agentId, 'I work for Acme');

  expect(await reasons('From Olga.', owner)).toContain('not_your_account');
  await send('From me.');
  await world.app.runJobs();
  expect((await standing()).at(-1)).toBe('From me. ^B. from Acme\nI work for Acme');
  await set(null);
});

test('a threatened colleague is out of sight in one action, keeps their session, and what they hold goes back', async () => {
  await follow();
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.updateTable('conversation').set({ assignee_id: ben.agentId }).where('id', '=', mention.conversationId).execute(),
  );
  const params = { agentId: ben.agentId };
  const { body } = await world.app.call(owner, shieldAgent, { params });
  await follow();
  await world.app.runJobs();

  expect(body).toEqual({ conversations: 1, channels: 0 });
  const { body: detail } = await world.app.call(ben, getConversation, {
    params: { conversationId: mention.conversationId },
  });
  expect(detail.conversation.assigneeId).toBeNull();
  expect(detail.signOffs).toEqual([]);
  expect(await reasons('Hello again.')).toContain('shielded');
  const { body: people } = await world.app.call(owner, listAgents, {});
  expect(people.agents.find(({ id }) => id === ben.agentId)).toMatchObject({ isShielded: true, signOff: '' });
  expect((await world.app.call(owner, shieldAgent, { params })).body).toEqual({ conversations: 0, channels: 0 });

  await world.app.call(owner, unshieldAgent, { params });
  expect(await reasons('Hello once more.')).not.toContain('shielded');
});
