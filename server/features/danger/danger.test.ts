import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { getConversation, listConversations, setConversationPriority } from '#contract/conversation.ts';
import { askDisclosure, decideDisclosure, endDanger, getDanger, reportDanger } from '#contract/danger.ts';
import { defaultDanger } from '#contract/danger-defaults.ts';
import { sendReply } from '#contract/dispatch.ts';
import { createMacro, runMacro } from '#contract/macro.ts';
import { mergeConversations, undoMerge } from '#contract/matter.ts';
import { listNotices } from '#contract/notification.ts';
import { acknowledgePage, listPages } from '#contract/page.ts';
import { catchUp } from '#server/events/follow.ts';
import { firePages } from '#server/features/page/fire.ts';
import { categorise } from '#server/features/priority/commands.ts';
import type { Caller } from '#test/app.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';
import { understand } from '#test/factories/verdict.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { watchDanger } from './subscribers.ts';

let world: World;
let owner: TestAgent;
let lead: TestAgent;
let agent: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  const { db } = world.app.context;
  owner = await anAgent(db, world.workspaceId, { role: 'owner', name: 'Olga' });
  lead = await anAgent(db, world.workspaceId, { role: 'lead', name: 'Lea' });
  agent = await anAgent(db, world.workspaceId, { name: 'Ana' });
  await follow();
});
afterAll(() => world.close());

const follow = async () => {
  await catchUp(world.app.context, world.workspaceId, watchDanger);
  await firePages(world.app.context, world.workspaceId);
};
const paramsOf = ({ conversationId }: Mention) => ({ conversationId });
const dangerOf = async (mention: Mention, who: Caller = agent) =>
  (await world.app.call(who, getDanger, { params: paramsOf(mention) })).body;
async function written(text: string): Promise<Mention> {
  const mention = await world.mention(`${text} ${newWord().slice(0, 8)}`);
  await follow();
  return mention;
}
const pagedOf = async (who: TestAgent, { conversationId }: Mention) =>
  (await world.app.call(who, listNotices, {})).body.groups.filter(
    ({ kind, urgency, conversation }) => kind === 'paged' && urgency === 'page' && conversation?.id === conversationId,
  );
async function stopOf(mention: Mention, who: Caller, change: object = {}) {
  const { body } = await world.app.call(who, sendReply, {
    params: paramsOf(mention),
    body: {
      ...{ clientKey: crypto.randomUUID(), stage: 'public', text: 'We are here. Please call 112 now.' },
      ...{ replyToId: mention.messageId, attachmentIds: [], addresseeIds: [], seenVersion: 1_000, accepted: [] },
      ...change,
    },
  });
  return body.ok ? [] : body.checks.filter(({ verdict }) => verdict === 'stop').map(({ reason }) => reason);
}

let mention: Mention;
/** The same customer writes in each test, and who is in danger anywhere is in danger. */
const endAll = () =>
  world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    await tx
      .updateTable('danger')
      .set({ ended_at: world.app.context.now(), outcome: 'helped' })
      .where('ended_at', 'is', null)
      .execute();
    await tx.updateTable('conversation').set({ in_danger: false }).where('in_danger', '=', true).execute();
  });
beforeEach(async () => {
  await endAll();
  mention = await written('I want to die tonight, nobody would miss me');
});

test('whoever writes that a life is in danger has people called at once, and the matter leaves every queue', async () => {
  const { danger, helplines, sayings } = await dangerOf(mention);

  expect(danger).toMatchObject({ kinds: ['suicide'], foundBy: 'words', messageId: mention.messageId, takenBy: null });
  expect(danger?.called.map(({ agentId }) => agentId)).toContain(lead.agentId);
  const lateMs = new Date(danger?.called[0]?.at ?? 0).getTime() - new Date(danger?.at ?? 0).getTime();
  expect(lateMs).toBeLessThan(60_000);
  expect(await pagedOf(lead, mention)).toHaveLength(1);
  const { conversation } = (await world.app.call(agent, getConversation, { params: paramsOf(mention) })).body;
  expect(conversation).toMatchObject({ priority: 'urgent', status: 'open' });
  expect(conversation.assigneeId).not.toBeNull();
  expect(helplines.some(({ phone }) => phone === '988')).toBe(true);
  expect(sayings.every(({ kind }) => kind === 'suicide')).toBe(true);
});

test('it stands first by priority, above what is urgent and newer, whatever priority it has, until it is over', async () => {
  const newer = await written('Where is my parcel?');
  const set = (one: Mention, priority: 'urgent' | 'low') =>
    world.app.call(lead, setConversationPriority, { params: paramsOf(one), body: { priority } });
  await set(newer, 'urgent');
  await set(mention, 'low');
  const first = async () =>
    (await world.app.call(lead, listConversations, { query: { sort: 'priority' } })).body.items[0]?.id;

  expect(await first()).toBe(mention.conversationId);
  await world.app.call(lead, endDanger, { params: paramsOf(mention), body: { outcome: 'helped', note: '' } });

  expect(await first()).toBe(newer.conversationId);
});

const merge = async (from: Mention, into: Mention) =>
  (await world.app.call(lead, mergeConversations, { params: paramsOf(into), body: { from: [from.conversationId] } }))
    .body.mergeId;
const isMarked = async (one: Mention) =>
  (await world.app.call(agent, getConversation, { params: paramsOf(one) })).body.conversation.inDanger;
const openIn = (...of: Mention[]) =>
  world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    const open = await tx
      .selectFrom('danger')
      .select('conversation_id')
      .where(
        'conversation_id',
        'in',
        of.map(({ conversationId }) => conversationId),
      )
      .where('ended_at', 'is', null)
      .execute();
    return open.map(({ conversation_id }) => conversation_id).sort();
  });
const callsIn = async ({ conversationId }: Mention) =>
  (await world.app.call(owner, listPages, {})).body.pages.filter(
    ({ conversation, state }) => conversation?.id === conversationId && state === 'open',
  );

test('it goes along with what calls people where the conversation becomes part of another, and back', async () => {
  const other = await written('Where is my parcel?');
  const mergeId = await merge(mention, other);

  expect((await dangerOf(other)).danger?.kinds).toEqual(['suicide']);
  expect([await isMarked(mention), await isMarked(other)]).toEqual([false, true]);
  expect(await callsIn(other)).toHaveLength(1);

  await world.app.call(lead, undoMerge, { params: { mergeId } });
  expect([await isMarked(mention), await isMarked(other)]).toEqual([true, false]);
  expect((await dangerOf(mention)).danger?.kinds).toEqual(['suicide']);
  await world.app.call(lead, endDanger, { params: paramsOf(mention), body: { outcome: 'helped', note: '' } });
  expect([...(await callsIn(mention)), ...(await callsIn(other))]).toEqual([]);
});

test('of two one goes on where they become one, and both stand again when that is taken apart', async () => {
  const other = await written('There is a bomb in your shop');
  const mergeId = await merge(mention, other);

  expect(await openIn(mention, other)).toEqual([other.conversationId]);
  expect([await isMarked(mention), await isMarked(other)]).toEqual([false, true]);
  expect((await dangerOf(other)).danger).toMatchObject({ kinds: ['bomb', 'suicide'], takenBy: null });
  const { timeline } = (await world.app.call(agent, getConversation, { params: paramsOf(other) })).body;
  expect(timeline).toContainEqual(expect.objectContaining({ kind: 'event', type: 'danger.joined' }));

  // Called for the one that became part of the other.
  const [call] = (await callsIn(other)).filter(({ cause }) => 'danger' in cause && cause.danger === 'suicide');
  const acknowledged = { params: { pageId: call?.id ?? '' }, body: { acknowledged: true } };
  await world.app.call(owner, acknowledgePage, acknowledged);
  await follow();
  expect((await dangerOf(other)).danger?.takenBy).toBe(owner.agentId);
  expect(await callsIn(other)).toEqual([]);

  await world.app.call(lead, undoMerge, { params: { mergeId } });
  expect(await openIn(mention, other)).toEqual([mention.conversationId, other.conversationId].sort());
  expect([await isMarked(mention), await isMarked(other)]).toEqual([true, true]);
  expect((await dangerOf(mention)).danger).toMatchObject({ kinds: ['suicide'], takenBy: owner.agentId });
  expect((await dangerOf(other)).danger?.kinds).toEqual(['bomb']);
});

test('what was over in the one that went on is over in both', async () => {
  const other = await written('There is a bomb in your shop');
  const mergeId = await merge(mention, other);
  await world.app.call(lead, endDanger, { params: paramsOf(other), body: { outcome: 'helped', note: '' } });
  await world.app.call(lead, undoMerge, { params: { mergeId } });

  expect(await openIn(mention, other)).toEqual([]);
  expect(await callsIn(mention)).toEqual([]);
});

test('its category, which may be known later, takes no urgency from it', async () => {
  const { db, now } = world.app.context;
  await db.inWorkspace(world.workspaceId, (tx) => categorise(tx, [mention.conversationId], now()));

  const { conversation } = (await world.app.call(agent, getConversation, { params: paramsOf(mention) })).body;
  expect(conversation.priority).toBe('urgent');
});

test('what is written on is no second call, and another danger is added', async () => {
  const { externalId } = mention;
  await world.customer('POST', '/statuses', { text: '@acme there is a bomb too', in_reply_to: externalId });
  await world.poll();
  await follow();

  expect((await dangerOf(mention)).danger?.kinds).toEqual(['bomb', 'suicide']);
  expect(await pagedOf(lead, mention)).toHaveLength(1);
});

test('a harmless message calls nobody', async () => {
  const harmless = await written('Where is my order? It was to come on Monday.');
  expect((await dangerOf(harmless)).danger).toBeNull();
  expect(await pagedOf(lead, harmless)).toEqual([]);
});

test('a verdict calls people, but not where only this workspace says that the words are harmless', async () => {
  await switchOn(world.app, owner, { kind: 'danger', body: { ...defaultDanger, not: ['stage bomb'] } });
  const [excepted, told] = [await written('Your stage bomb was great'), await written('Your evening was great')];
  for (const { messageId } of [excepted, told])
    await understand(world.app, world.workspaceId, messageId, { threat: 'threat' });
  const { db, now } = world.app.context;
  const understood = [excepted, told].map(({ conversationId }) => ({
    ...{ position: 0, type: 'conversation.understood', actorKind: 'system', subjectId: null },
    conversationId,
  }));
  await db.inWorkspace(world.workspaceId, (tx) => watchDanger.handle(tx, understood, now()));

  expect((await dangerOf(excepted)).danger).toBeNull();
  expect((await dangerOf(told)).danger).toMatchObject({ foundBy: 'model', kinds: ['violence'] });
});

test('whoever takes care has the conversation, and nobody else is called', async () => {
  const { pages } = (await world.app.call(owner, listPages, {})).body;
  const page = pages.find(({ conversation }) => conversation?.id === mention.conversationId);
  expect(page?.cause).toEqual({ on: 'danger', danger: 'suicide' });

  await world.app.call(owner, acknowledgePage, {
    params: { pageId: page?.id ?? '' },
    body: { acknowledged: true },
  });
  await follow();

  expect((await dangerOf(mention)).danger?.takenBy).toBe(owner.agentId);
  const { conversation } = (await world.app.call(agent, getConversation, { params: paramsOf(mention) })).body;
  expect(conversation.assigneeId).toBe(owner.agentId);
});

test('people answer, programs, surveys and macros do not, until somebody says that it is over', async () => {
  const scopes = ['inbox.read', 'reply.draft', 'reply.public'] as const;
  const key = await world.app.call(owner, createApiKey, { body: { name: 'Bot', scopes: [...scopes] } });
  const bot = { apiKey: key.body.key };
  const steps = [{ kind: 'priority', priority: 'low' } as const];
  const macro = await world.app.call(agent, createMacro, { body: { name: 'Calm', steps, audience: 'me' } });
  const run = async () => {
    const { body } = await world.app.call(agent, runMacro, {
      params: { macroId: macro.body.macro.id },
      body: { ...paramsOf(mention), runId: crypto.randomUUID(), seenVersion: 1_000, accepted: [] },
    });
    return body.run.steps[0]?.is;
  };

  expect(await stopOf(mention, bot)).toContain('danger_automatic');
  expect(await stopOf(mention, bot, { automatic: true })).toContain('danger_automatic');
  expect(await stopOf(mention, agent, { purpose: 'survey' })).toContain('danger_automatic');
  expect(await run()).toBe('refused');
  expect(await stopOf(mention, agent)).toEqual([]);

  await world.app.call(agent, endDanger, { params: paramsOf(mention), body: { outcome: 'helped', note: 'Spoke' } });

  expect((await dangerOf(mention)).danger).toBeNull();
  expect(await stopOf(mention, bot, { text: 'All the best.' })).not.toContain('danger_automatic');
  expect(await run()).toBe('changed');
});

test('a program looks itself, also before anybody was called', async () => {
  const scopes = ['inbox.read', 'reply.draft', 'reply.public'] as const;
  const key = await world.app.call(owner, createApiKey, { body: { name: 'Quick', scopes: [...scopes] } });
  await endAll();
  const fresh = await world.mention(`ki11 my5elf ${newWord().slice(0, 8)}`);

  expect((await dangerOf(fresh)).danger).toBeNull();
  expect(await stopOf(fresh, { apiKey: key.body.key })).toContain('danger_automatic');
});

test('a person says so where no word does, and it is ended once', async () => {
  const quiet = await written('Can you call me back?');
  const { status, body } = await world.app.call(agent, reportDanger, {
    params: paramsOf(quiet),
    body: { kind: 'violence' },
  });
  await firePages(world.app.context, world.workspaceId);

  expect([status, body.danger?.foundBy, body.danger?.kinds]).toEqual([200, 'person', ['violence']]);
  expect(await pagedOf(lead, quiet)).toHaveLength(1);
  const end = async () =>
    (await world.app.call(agent, endDanger, { params: paramsOf(quiet), body: { outcome: 'wrong' } })).status;
  expect([await end(), await end()]).toEqual([200, 404]);
});

test('what is told to the police needs a second person, and both are recorded', async () => {
  const ask = (who: Caller) =>
    world.app.call(who, askDisclosure, {
      params: paramsOf(mention),
      body: { authority: 'Police', what: 'Name and last place', why: 'They mean to die tonight' },
    });
  const disclosureId = (await ask(lead)).body.id;
  const decide = async (who: Caller, decision: 'given' | 'refused' = 'given') => {
    const { status, body } = await world.app.call(who, decideDisclosure, {
      params: { disclosureId },
      body: { decision },
    });
    return [status, body.error?.reason ?? null];
  };

  expect(await decide(lead)).toEqual([403, 'not_possible_here']);
  expect(await decide(agent)).toEqual([403, 'permission_missing']);
  expect((await dangerOf(mention, owner)).danger?.disclosures).toMatchObject([{ state: 'asked', mayDecide: true }]);
  expect((await dangerOf(mention, lead)).danger?.disclosures).toMatchObject([{ mayDecide: false }]);
  const [one, other] = await Promise.all([decide(owner), decide(world.agent, 'refused')]);
  expect([one, other].map(([status]) => status).sort()).toEqual([200, 409]);
  const { timeline } = (await world.app.call(agent, getConversation, { params: paramsOf(mention) })).body;
  const types = timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));
  expect(types).toEqual(expect.arrayContaining(['danger.found', 'disclosure.asked', 'disclosure.decided']));
});
