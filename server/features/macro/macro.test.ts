import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getConversation, setConversationPriority } from '#contract/conversation.ts';
import { saveDraft } from '#contract/draft.ts';
import {
  changeMacro,
  createMacro,
  deleteMacro,
  listMacros,
  type MacroStep,
  previewMacro,
  restoreMacro,
  runMacro,
  undoMacroRun,
} from '#contract/macro.ts';
import { createSavedReply } from '#contract/saved-reply.ts';
import { aTeam } from '#test/factories/conversation.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';

let world: World;
let mention: Mention;
let agent: TestAgent;
beforeAll(async () => {
  world = await openWorld({ undoSeconds: 10 });
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Where is my order ${newWord()}?`);
  agent = await anAgent(world.app.context.db, world.workspaceId, { name: 'Ana Ruiz' });
});

const hourMs = 3_600_000;

async function aReply(
  text = 'Hi {{customer.first_name|there}}, it is on its way. {{agent.first_name}}',
  expiresAt: string | null = null,
) {
  const body = {
    title: 'On its way',
    audience: 'everyone' as const,
    expiresAt,
    variants: [{ network: '', language: '', text }],
  };
  return (await world.app.call(world.agent, createSavedReply, { body })).body.reply.id;
}
const send = (savedReplyId: string): MacroStep => ({ kind: 'reply', savedReplyId, stage: 'customer', how: 'send' });

async function aMacro(steps: MacroStep[], by: TestAgent = world.agent) {
  const audience = by === world.agent ? ('everyone' as const) : ('me' as const);
  const { body } = await world.app.call(by, createMacro, { body: { name: 'Wrap up', steps, audience } });
  return body.macro.id;
}
const place = () => ({ conversationId: mention.conversationId, seenVersion: mention.version });
const preview = async (macroId: string, by: TestAgent = agent) =>
  (await world.app.call(by, previewMacro, { params: { macroId }, body: place() })).body.steps;
const run = (macroId: string, by: TestAgent = agent, runId: string = crypto.randomUUID()) =>
  world.app.call(by, runMacro, { params: { macroId }, body: { runId, ...place() } });
const undo = (runId: string, by: TestAgent = agent) => world.app.call(by, undoMacroRun, { params: { runId } });
const detail = async () =>
  (await world.app.call(world.agent, getConversation, { params: { conversationId: mention.conversationId } })).body;
const shape = ({ conversation: { status, priority, tags, assigneeId } }: Awaited<ReturnType<typeof detail>>) => ({
  status,
  priority,
  tags,
  assigneeId,
});
const states = (steps: readonly { is: string }[]) => steps.map(({ is }) => is);

const wrapUp = async (): Promise<MacroStep[]> => [
  send(await aReply()),
  { kind: 'assign', assigneeId: 'me' },
  { kind: 'tags', add: ['late'], remove: ['new'] },
  { kind: 'priority', priority: 'high' },
  { kind: 'note', text: 'Told {{customer.first_name|them}}.' },
  { kind: 'follow', follow: true },
  { kind: 'snooze', minutes: 60 },
];

test('a preview says what each step would do and changes nothing', async () => {
  const macroId = await aMacro(await wrapUp());
  const before = await detail();

  const steps = await preview(macroId);

  expect(states(steps)).toEqual(Array(7).fill('changed'));
  expect(steps[0]).toMatchObject({ text: 'Hi Maren, it is on its way. Ana', stage: 'public', handle: 'acme' });
  expect(steps[4]?.text).toBe('Told Maren.');
  expect(await detail()).toEqual(before);
});

test('a run does every step as its person, and is taken back as one', async () => {
  const macroId = await aMacro(await wrapUp());
  const before = shape(await detail());
  const runId = crypto.randomUUID();

  const { body } = await run(macroId, agent, runId);

  expect([body.run.state, states(body.run.steps)]).toEqual(['done', Array(7).fill('changed')]);
  expect(body.conversation).toMatchObject({
    status: 'snoozed',
    priority: 'high',
    tags: ['late'],
    assigneeId: agent.agentId,
    following: true,
  });
  const after = await detail();
  expect(after.timeline.flatMap((entry) => (entry.kind === 'dispatch' ? [[entry.agentId, entry.text]] : []))).toEqual([
    [agent.agentId, 'Hi Maren, it is on its way. Ana'],
  ]);
  expect(after.timeline.some((entry) => entry.kind === 'event' && entry.type === 'macro.ran')).toBe(true);

  const undone = await undo(runId);

  expect([undone.body.run.state, undone.body.left]).toEqual(['undone', []]);
  const now = await detail();
  expect(shape(now)).toEqual(before);
  expect(now.timeline.filter(({ kind }) => kind === 'note')).toEqual([]);
  expect(now.timeline.filter(({ kind }) => kind === 'dispatch')).toEqual([]);
  const params = { conversationId: mention.conversationId };
  expect((await world.app.call(agent, getConversation, { params })).body.drafts).toEqual([]);
  expect((await undo(runId)).status).toBe(409);
});

test('the same run asked for again does nothing again', async () => {
  const macroId = await aMacro(await wrapUp());
  const runId = crypto.randomUUID();

  const [first, second] = await Promise.all([run(macroId, agent, runId), run(macroId, agent, runId)]);

  expect([first.body.run.state, second.body.run.state]).toEqual(['done', 'done']);
  const { timeline } = await detail();
  expect(timeline.filter(({ kind }) => kind === 'dispatch' || kind === 'note')).toHaveLength(2);
  expect((await run(await aMacro(await wrapUp()), agent, runId)).status).toBe(404);
  expect((await run(macroId, world.agent, runId)).status).toBe(404);
});

test('a step that is refused stops it; what was done before stands and can be taken back', async () => {
  const expired = await aReply('We have it.', new Date(world.app.context.now().getTime() - hourMs).toISOString());
  const macroId = await aMacro([
    { kind: 'priority', priority: 'urgent' },
    send(expired),
    { kind: 'status', status: 'resolved', leaveUnanswered: 'no_answer_needed' },
  ]);
  const runId = crypto.randomUUID();

  expect(states(await preview(macroId))).toEqual(['changed', 'refused', 'changed']);
  const { body } = await run(macroId, agent, runId);

  expect([body.run.state, states(body.run.steps)]).toEqual(['stopped', ['changed', 'refused', 'not_reached']]);
  expect(body.run.steps[1]?.problem?.reason).toBe('expired');
  expect(body.conversation).toMatchObject({ priority: 'urgent', status: 'open' });
  expect((await undo(runId)).body.conversation.priority).toBe('normal');
});

test('the gate judges a macro’s reply like any other, with its blanks', async () => {
  const macroId = await aMacro([send(await aReply('Order [number] is on its way.'))]);

  const [step] = await preview(macroId);

  expect(step).toMatchObject({ is: 'refused', reason: 'gate_refused' });
  expect(step?.checks.filter(({ verdict }) => verdict === 'stop').map(({ reason }) => reason)).toEqual(['blanks_left']);
  expect((await run(macroId)).body.run.state).toBe('stopped');
});

test('nobody does by a macro what they may not do by hand', async () => {
  const macroId = await aMacro([send(await aReply()), { kind: 'priority', priority: 'high' }]);
  const auditor = await anAgent(world.app.context.db, world.workspaceId, { role: 'auditor' });

  expect((await preview(macroId, auditor)).map(({ reason }) => reason)).toEqual([
    'permission_missing',
    'permission_missing',
  ]);
  expect((await run(macroId, auditor)).body.run.state).toBe('stopped');
  const teamId = await aTeam(world.app.context.db, world.workspaceId);
  const hidden = await anAgent(world.app.context.db, world.workspaceId, {
    teamIds: [await aTeam(world.app.context.db, world.workspaceId)],
  });
  await run(await aMacro([{ kind: 'assign', assigneeId: null, teamId }]));
  expect((await run(macroId, hidden)).status).toBe(404);
});

test('an inserted reply joins the draft that is there, and a sent one leaves it alone', async () => {
  const [inserted, sent] = [await aReply('Inserted words.'), await aReply('Sent words of another kind.')];
  const params = { conversationId: mention.conversationId };
  await world.app.call(agent, saveDraft, { params, body: { mode: 'public', text: 'My own' } });
  const macroId = await aMacro([{ kind: 'reply', savedReplyId: inserted, stage: 'public', how: 'insert' }, send(sent)]);
  const runId = crypto.randomUUID();
  const draft = async () => (await world.app.call(agent, getConversation, { params })).body.drafts[0];

  await run(macroId, agent, runId);

  expect(await draft()).toMatchObject({ text: 'My own\n\nInserted words.', savedReplyIds: [inserted] });
});

test('what somebody changed since is left as it is when a run is taken back', async () => {
  const macroId = await aMacro([
    { kind: 'priority', priority: 'high' },
    { kind: 'tags', add: ['x'], remove: [] },
  ]);
  const runId = crypto.randomUUID();
  await run(macroId, agent, runId);
  await world.app.call(world.agent, setConversationPriority, {
    params: { conversationId: mention.conversationId },
    body: { priority: 'low' },
  });

  const { body } = await undo(runId);

  expect(body.left).toEqual([0]);
  expect(body.conversation).toMatchObject({ priority: 'low', tags: [] });
  expect((await undo(runId, world.agent)).status).toBe(404);
});

test('macros are one’s own, a team’s or everyone’s, deleted and restored, and name only what is there', async () => {
  const steps: MacroStep[] = [{ kind: 'follow', follow: true }];
  const own = await aMacro(steps, agent);
  const names = async (by: TestAgent) => (await world.app.call(by, listMacros, {})).body.macros.map(({ id }) => id);

  expect([(await names(agent)).includes(own), (await names(world.agent)).includes(own)]).toEqual([true, false]);
  expect((await run(own, world.agent)).status).toBe(404);
  const shared = await world.app.call(agent, createMacro, { body: { name: 'All', steps, audience: 'everyone' } });
  expect(shared.status).toBe(403);
  const changed = await world.app.call(agent, changeMacro, { params: { macroId: own }, body: { shortcut: 3 } });
  expect(changed.body.macro).toMatchObject({ name: 'Wrap up', shortcut: 3, steps });
  const gone = { kind: 'reply', savedReplyId: crypto.randomUUID(), stage: 'public', how: 'send' } as const;
  const body = { name: 'Gone', steps: [gone], audience: 'me' as const };
  expect((await world.app.call(agent, createMacro, { body })).status).toBe(404);
  await world.app.call(agent, deleteMacro, { params: { macroId: own } });
  expect((await names(agent)).includes(own)).toBe(false);
  expect((await world.app.call(agent, restoreMacro, { params: { macroId: own } })).body.macro.shortcut).toBe(3);
});
