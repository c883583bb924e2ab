import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { countEndings, getClosing, leaveQuestions, takeQuestion } from '#contract/closing.ts';
import { getConversation, setConversationStatus, type UnansweredReason } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import { linkConversation } from '#contract/matter.ts';
import { activatePolicy, savePolicyDraft } from '#contract/policy.ts';
import { newId } from '#server/db/id.ts';
import { catchUp } from '#server/events/follow.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import {
  aConversation,
  aMessage,
  aProfile,
  aTeam,
  aThread,
  type MessageOptions,
  type TestConversation,
} from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { comeBack } from './subscribers.ts';

let app: TestApp;
let ana: TestAgent;
let workspaceId: Awaited<ReturnType<typeof aWorkspace>>;
let matter: TestConversation;
let minutes = 0;

beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db);
  ana = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Ana' });
  await catchUp(app.context, workspaceId, comeBack);
});
afterAll(() => app.close());
beforeEach(async () => {
  minutes = 0;
  matter = await aConversation(app.context.db, workspaceId, { assigneeId: ana.agentId, at: later(), language: 'de' });
});

/** One minute after the last, all of them past. */
const later = () => new Date(Date.now() - 3_600_000 + ++minutes * 60_000);
const say = (options: MessageOptions & { on?: TestConversation } = {}) => {
  const { on = matter, ...message } = options;
  return aMessage(app.context.db, workspaceId, on, { at: later(), ...message });
};
const answer = (options: MessageOptions = {}) => say({ direction: 'out', text: 'It is on its way.', ...options });
const context = async (options: MessageOptions) => {
  const { profileId } = await aProfile(app.context.db, workspaceId, { name: 'Jonas', handle: 'jonasw' });
  return say({ contextUntil: new Date(Date.now() + 86_400_000), profileId, ...options });
};
const goPrivate = async (text = 'My number is 12.') => {
  const threadId = await aThread(app.context.db, workspaceId, { visibility: 'private' });
  await say({ threadId, visibility: 'private', text });
  return threadId;
};
const params = () => ({ conversationId: matter.conversationId });
const closing = async (of = params()) => (await app.call(ana, getClosing, { params: of })).body;
const detail = async (of = params()) => (await app.call(ana, getConversation, { params: of })).body;
const resolve = async (leaveUnanswered?: UnansweredReason, of = params()) =>
  app.call(ana, setConversationStatus, { params: of, body: { status: 'resolved', leaveUnanswered } });
const history = async () =>
  (await detail()).timeline.flatMap((entry) =>
    entry.kind === 'event' ? [{ type: entry.type, detail: entry.detail }] : [],
  );

test('the only public post of a conversation is answered, or somebody says why not', async () => {
  const refused = await resolve();

  expect(refused.status).toBe(422);
  expect(refused.body.error).toMatchObject({
    reason: 'posts_unanswered',
    parameters: { posts: [{ needs: 'answer' }] },
  });
  expect((await resolve('no_answer_needed')).status).toBe(200);
  expect(await history()).toContainEqual({
    type: 'conversation.left_unanswered',
    detail: { posts: 1, reason: 'no_answer_needed' },
  });
});

test('an answer that is on its way closes a thread, and what the customer adds in public opens it again', async () => {
  const body = {
    clientKey: newId(),
    stage: 'public',
    text: 'Tomorrow.',
    replyToId: matter.messageId,
    seenVersion: 1,
  } as const;
  const sent = await app.call(ana, sendReply, { params: params(), body });
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ ok: true });
  expect((await detail()).closing).toEqual({ posts: 0, questions: 0 });
  expect((await resolve()).status).toBe(200);

  await say({ text: 'It did not come.', at: new Date(Date.now() + 60_000) });
  expect((await detail()).closing.posts).toBe(1);
  await app.call(ana, setConversationStatus, { params: params(), body: { status: 'open' } });
  expect((await resolve()).status).toBe(422);
});

test('what went on in private waits for a word in public, which is drafted in the customer’s language', async () => {
  await answer({ text: 'Please write to us in private.' });
  expect((await closing()).waiting).toEqual([]);
  const threadId = await goPrivate();
  await answer({ threadId, visibility: 'private', text: 'Done.' });

  const { waiting, draft } = await closing();
  expect(waiting).toMatchObject([{ needs: 'closing', to: 'Mila' }]);
  expect(draft).toMatchObject({
    postId: waiting[0]?.id,
    problem: null,
    text: expect.stringContaining('Direktnachricht'),
  });
  expect((await resolve()).body.error).toMatchObject({ parameters: { posts: [{ needs: 'closing' }] } });

  await answer({ text: draft?.text ?? '' });
  expect((await closing()).waiting).toEqual([]);
  expect((await resolve()).status).toBe(200);
});

test('somebody else’s private words open no thread', async () => {
  await answer();
  const other = await aProfile(app.context.db, workspaceId, { name: 'Timo' });
  const threadId = await aThread(app.context.db, workspaceId, { visibility: 'private' });
  await say({ threadId, visibility: 'private', profileId: other.profileId });

  expect((await closing()).waiting).toEqual([]);
});

test('a stranger sees what is public, each answer under what it answers, and nothing else', async () => {
  await say({ externalId: 'first', text: 'Second words' });
  await answer({ text: 'Ours', replyTo: 'first' });
  await say({ visibility: 'followers', text: 'For followers' });
  await goPrivate('Secret');
  await context({ text: 'Me too', replyTo: 'first' });
  const hidden = await context({ text: 'Hidden' });
  const deleted = await context({ text: 'Deleted' });
  await context({ text: 'Run out', contextUntil: new Date(Date.now() - 86_400_000) });
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    await tx.updateTable('message').set({ hidden_at: new Date() }).where('id', '=', hidden).execute();
    await tx.updateTable('message').set({ deleted_at: new Date() }).where('id', '=', deleted).execute();
  });

  const { threads } = await closing();

  expect(threads).toHaveLength(1);
  expect(threads[0]?.posts.map(({ depth, author, text }) => `${'-'.repeat(depth)}${author.is}: ${text}`)).toEqual([
    'customer: My order has not arrived.',
    'customer: Second words',
    '-us: Ours',
    '-other: Me too',
  ]);
});

test('a bystander’s question waits until it is set aside for a reason, which can be taken back', async () => {
  await answer({ externalId: `ours-${matter.conversationId}` });
  await context({ text: 'Nice weather.' });
  const question = await context({ text: 'Does that hold for me as well?' });

  expect((await detail()).closing).toEqual({ posts: 0, questions: 1 });
  expect((await closing()).threads[0]?.posts.filter(({ asks }) => asks).map(({ messageId }) => messageId)).toEqual([
    question,
  ]);
  expect((await resolve()).body.error).toMatchObject({
    parameters: { posts: [], questions: [{ messageId: question }] },
  });

  const leave = (reason: 'answered_by_others' | null, messageIds = [question]) =>
    app.call(ana, leaveQuestions, { params: params(), body: { messageIds, reason } });
  expect((await leave('answered_by_others')).status).toBe(200);
  expect((await detail()).closing.questions).toBe(0);
  expect((await leave(null)).status).toBe(200);
  expect((await detail()).closing.questions).toBe(1);
  expect((await leave('answered_by_others', [matter.messageId])).status).toBe(404);
  expect((await leave('answered_by_others')).status).toBe(200);
  expect((await resolve()).status).toBe(200);
  expect((await history()).filter(({ type }) => type === 'conversation.question_left')).toMatchObject([
    { detail: { questions: 1, reason: 'answered_by_others' } },
    { detail: { reason: null } },
    { detail: { reason: 'answered_by_others' } },
  ]);
});

test('a bystander’s question is answered where it stands', async () => {
  await answer();
  const question = await context({ externalId: `q-${matter.conversationId}`, text: 'And for me?' });
  await answer({ replyTo: `q-${matter.conversationId}`, text: 'For you too.' });

  expect(question).toBeTruthy();
  expect((await detail()).closing.questions).toBe(0);
});

test('a bystander’s question becomes a conversation of its own, once, and is asked for there', async () => {
  await answer();
  const messageId = await context({ text: 'When do you open?' });
  const take = () => app.call(ana, takeQuestion, { params: { ...params(), messageId } });

  const [one, two] = await Promise.all([take(), take()]);

  const [taken] = [one, two].filter(({ status }) => status === 200);
  expect([one.status, two.status].sort()).toEqual([200, 404]);
  const theirs = await detail({ conversationId: taken?.body.conversationId ?? '' });
  expect(theirs.conversation).toMatchObject({ preview: 'When do you open?', assigneeId: ana.agentId, status: 'open' });
  expect(theirs.closing.posts).toBe(1);
  expect(theirs.stages.public?.replyToId).toBe(messageId);
  expect((await detail()).closing.questions).toBe(0);
});

test('what was asked before the customer came is nobody’s to answer here', async () => {
  const at = new Date(Date.now() - 2 * 3_600_000);
  await context({ text: 'Which kettle shall I buy?', at });
  await answer();

  expect((await detail()).closing.questions).toBe(0);
});

test('a linked conversation that was settled in private has the public one come back with a draft', async () => {
  await answer({ text: 'Please write to us in private.' });
  expect((await resolve()).status).toBe(200);
  const direct = await aConversation(app.context.db, workspaceId, {
    profile: matter,
    visibility: 'private',
    at: later(),
  });
  const of = { conversationId: direct.conversationId };
  const both = { ...of, otherId: matter.conversationId };
  expect((await app.call(ana, linkConversation, { params: both, body: { kind: 'related' } })).status).toBe(200);

  expect((await resolve(undefined, of)).status).toBe(200);
  await catchUp(app.context, workspaceId, comeBack);

  const after = await detail();
  expect(after.conversation.status).toBe('open');
  expect(after.drafts).toMatchObject([{ mode: 'public', text: expect.stringContaining('erledigt') }]);
  expect(await history()).toContainEqual({
    type: 'conversation.closing_drafted',
    detail: { because: direct.conversationId, becauseNumber: direct.number },
  });
});

test('the words are the policy’s, and none are drafted where nobody wants any', async () => {
  const put = async (isDrafted: boolean, replaces: number) => {
    const texts = [{ network: '', language: '', text: 'Thanks {{customer.first_name}}, {{agent.name}}.' }];
    const kind = { kind: 'closing' } as const;
    const saved = await app.call(ana, savePolicyDraft, {
      params: kind,
      body: { content: { ...kind, body: { isDrafted, texts } } },
    });
    const { version } = saved.body;
    expect((await app.call(ana, activatePolicy, { params: { ...kind, version }, body: { replaces } })).status).toBe(
      200,
    );
    return version;
  };
  await answer();
  await goPrivate();

  const version = await put(true, 0);
  expect((await closing()).draft?.text).toBe('Thanks Mila, Ana.');
  await put(false, version);
  expect((await closing()).draft).toBeNull();
  expect((await closing()).waiting).toMatchObject([{ needs: 'closing' }]);
});

test('the share of closed posts counts each as it ended last, while its conversation stays resolved', async () => {
  const fresh = await aWorkspace(app.context.db);
  const lead = await anAgent(app.context.db, fresh, { role: 'lead' });
  const teamId = await aTeam(app.context.db, fresh, 'North');
  const converse = (team?: string) =>
    aConversation(app.context.db, fresh, { at: later(), ...(team ? { teamId: team } : {}) });
  const [one, two, three] = [await converse(teamId), await converse(teamId), await converse()];
  await aMessage(app.context.db, fresh, one, { direction: 'out', at: later() });
  const set = (of: TestConversation, status: 'resolved' | 'open', leaveUnanswered?: UnansweredReason) =>
    app.call(lead, setConversationStatus, {
      params: { conversationId: of.conversationId },
      body: { status, leaveUnanswered },
    });
  for (const [of, reason] of [
    [one, undefined],
    [two, 'no_answer_needed'],
    [three, 'answered_elsewhere'],
  ] as const)
    expect((await set(of, 'resolved', reason)).status).toBe(200);
  const rate = async (days = 30) => (await app.call(lead, countEndings, { query: { days } })).body;

  expect(await rate()).toMatchObject({
    all: { posts: 3, answered: 1 },
    channels: [{ handle: 'acme', posts: 3, answered: 1 }],
    teams: [
      { name: 'North', posts: 2, answered: 1 },
      { name: null, posts: 1, answered: 0 },
    ],
  });
  await set(two, 'open');
  expect((await rate()).all).toEqual({ posts: 2, answered: 1 });
  await aMessage(app.context.db, fresh, two, { direction: 'out', at: later() });
  app.clock.advance(1);
  await set(two, 'resolved');
  await set(three, 'open');
  await set(three, 'resolved', 'as_before');
  const counted = await rate();
  expect(counted.all).toEqual({ posts: 3, answered: 2 });
  expect(counted.reasons).toEqual([{ reason: 'answered_elsewhere', posts: 1 }]);
  expect((await app.call(lead, countEndings, { query: { days: 93 } })).status).toBe(400);
});
