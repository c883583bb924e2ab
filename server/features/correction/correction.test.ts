import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getConversation } from '#contract/conversation.ts';
import { type CorrectionInput, correctMessage } from '#contract/correction.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { listNotices } from '#contract/notification.ts';
import { addTask } from '#contract/task.ts';
import { listGateRuns } from '#contract/trace.ts';
import { catchUp } from '#server/events/follow.ts';
import { tellPeople } from '#server/features/notification/subscribers.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody } from '#test/factories/policy.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';

let world: World;
let colleague: TestAgent;
let mention: Mention;
let answerId: string;
/** Each time other ones: the gate asks about the same answer twice. */
let [wrong, right] = ['', ''];
beforeAll(async () => {
  world = await openWorld();
  colleague = await anAgent(world.app.context.db, world.workspaceId, { role: 'lead', name: 'Lea' });
  await tell();
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`When do you open? ${newWord()}`);
  const one = newWord().slice(0, 8);
  [wrong, right] = [`We open at nine (${one}).`, `We open at ten (${one}).`];
  answerId = await answered(wrong);
});

const tell = () => catchUp(world.app.context, world.workspaceId, tellPeople);
const as = (agent: TestAgent) => ({ session: agent.session });

async function answered(text: string): Promise<string> {
  const reply = { clientKey: crypto.randomUUID(), stage: 'public', text, replyToId: mention.messageId } as const;
  const body: ReplyInput = { ...reply, attachmentIds: [], addresseeIds: [], seenVersion: 1_000, accepted: [] };
  const params = { conversationId: mention.conversationId };
  const { body: outcome } = await world.app.call(as(world.agent), sendReply, { params, body });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.checks));
  await world.app.runJobs();
  const found = (await messages()).find((one) => one.text === text);
  if (!found) throw new Error('The answer does not stand.');
  return found.id;
}

async function messages() {
  const params = { conversationId: mention.conversationId };
  const { body } = await world.app.call(as(world.agent), getConversation, { params });
  return body.timeline.filter((entry) => entry.kind === 'message');
}
async function correct(change: Partial<CorrectionInput>, agent = world.agent, messageId = answerId) {
  const body = { clientKey: crypto.randomUUID(), way: 'edit', reason: 'fact', note: '', text: right, accepted: [] };
  const answer = await world.app.call(as(agent), correctMessage, {
    params: { messageId },
    body: { ...body, ...change } as CorrectionInput,
  });
  await world.app.runJobs();
  return answer;
}
const standing = async () =>
  (await world.thread(mention.externalId)).filter(({ account }) => account.handle === 'acme').map(({ text }) => text);
const corrections = () =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('event as e')
      .innerJoin('event_detail as d', 'd.event_id', 'e.id')
      .select('d.body')
      .where('e.type', '=', 'message.corrected')
      .where('e.conversation_id', '=', mention.conversationId)
      .execute(),
  );

const published = async () => {
  const params = { conversationId: mention.conversationId };
  const { body } = await world.app.call(as(world.agent), getConversation, { params });
  return body.timeline.filter((entry) => entry.kind === 'event' && entry.type === 'dispatch.published_personal_data');
};

test('other words stand in place of the wrong ones, which are kept with the reason and the time they stood', async () => {
  world.advance(12 * 60_000);
  const { body } = await correct({ note: 'Winter hours' });
  await world.poll();

  expect(body.ok).toBe(true);
  expect(await standing()).toEqual([right]);
  const message = (await messages()).find(({ id }) => id === answerId);
  expect(message).toMatchObject({ text: right, versions: [{ text: wrong }] });
  const [kept, ...more] = await corrections();
  expect(more).toEqual([]);
  expect(kept?.body).toMatchObject({ way: 'edit', reason: 'fact', note: 'Winter hours', stage: 'public' });
  expect(kept?.body).toHaveProperty(
    'stoodMs',
    expect.toSatisfy((ms: number) => ms > 11 * 60_000),
  );
});

test('deleted and said anew, only the new words stand', async () => {
  await correct({ way: 'replace' });

  expect(await standing()).toEqual([right]);
});

test('a further answer leaves the wrong one standing', async () => {
  await correct({ way: 'follow_up' });

  expect(await standing()).toEqual([wrong, right]);
});

test('deleted for good, nothing of it stands, and it is told once', async () => {
  const clientKey = crypto.randomUUID();
  await correct({ way: 'delete', text: '', clientKey });
  const again = await correct({ way: 'delete', text: '', clientKey });

  expect(await standing()).toEqual([]);
  expect(again.body.ok).toBe(true);
  expect(await corrections()).toHaveLength(1);
});

test('the same key corrects once, however often it comes', async () => {
  const clientKey = crypto.randomUUID();
  for (const _ of [1, 2]) expect((await correct({ clientKey })).body.ok).toBe(true);

  expect(await corrections()).toHaveLength(1);
  expect((await messages()).find(({ id }) => id === answerId)?.versions).toHaveLength(1);
});

test('new words that the gate refuses leave everything as it stands', async () => {
  for (const way of ['edit', 'replace'] as const) {
    const { body } = await correct({ way, text: 'x'.repeat(9_000) });
    expect(body).toMatchObject({
      ok: false,
      checks: expect.arrayContaining([expect.objectContaining({ check: 'length', verdict: 'stop' })]),
    });
  }

  expect(await standing()).toEqual([wrong]);
  expect(await corrections()).toEqual([]);
});

test('the leads are told of what stood in public, but not who corrected it', async () => {
  await correct({});
  await tell();

  const told = async (agent: TestAgent) => {
    const { body } = await world.app.call(as(agent), listNotices, {});
    return body.groups.filter(
      ({ kind, conversation }) => kind === 'corrected' && conversation?.id === mention.conversationId,
    );
  };
  expect(await told(colleague)).toHaveLength(1);
  expect(await told(world.agent)).toEqual([]);
});

test('what a customer wrote is not ours to correct, and what is gone cannot be', async () => {
  expect((await correct({}, world.agent, mention.messageId)).status).toBe(404);
  await correct({ way: 'delete', text: '' });

  const { status, body } = await correct({});
  expect(status).toBe(422);
  expect(body).toMatchObject({ error: { code: 'refused' } });
});

test('who may not delete cannot delete by correcting', async () => {
  const agent = await anAgent(world.app.context.db, world.workspaceId, { role: 'agent' });
  const { body } = await correct({ way: 'delete', text: '' }, agent);

  expect(body.ok).toBe(false);
  expect(await standing()).toEqual([wrong]);
});

test('what no longer is promised is no task any more, and what is promised instead is offered', async () => {
  const text = `We will call you tomorrow (${newWord().slice(0, 8)}).`;
  const messageId = await answered(text);
  const dueAt = new Date(Date.now() + 24 * 3_600_000).toISOString();
  const { conversationId } = mention;
  const task = { id: crypto.randomUUID(), text: `Call them. Said: ${text}`, dueAt, conversationId, isPromise: true };
  const own = { ...task, id: crypto.randomUUID(), text: 'Look it up', isPromise: false };
  for (const body of [task, own]) expect((await world.app.call(as(world.agent), addTask, { body })).status).toBe(200);

  const { body } = await correct({ text: `We will call you on Friday. ${right}` }, world.agent, messageId);

  expect(body).toMatchObject({ ok: true, withdrawn: [task.id], promises: [{ kind: 'call' }] });
  const { body: detail } = await world.app.call(as(world.agent), getConversation, { params: { conversationId } });
  expect(detail.tasks.map(({ id }) => id)).toEqual([own.id]);
});

test('personal data stands in public by a correction too only with the permission and a reason, which is kept', async () => {
  const agent = await anAgent(world.app.context.db, world.workspaceId);
  const owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
  await askNobody(world.app, owner);
  const text = `${right} Ask Tilda: tilda.brandt@mailhost.example`;
  const verdictOf = ({ body }: Awaited<ReturnType<typeof correct>>) =>
    body.ok ? 'sent' : body.checks.find(({ verdict }) => verdict === 'stop')?.reason;

  expect(verdictOf(await correct({ text }))).toBe('personal_data_public');
  expect(verdictOf(await correct({ text, publishReason: 'She agreed.' }, agent))).toBe('personal_data_public');
  expect(await standing()).toEqual([wrong]);
  for (const way of ['edit', 'follow_up'] as const) {
    const said = `${text} ${way}`;
    expect(verdictOf(await correct({ text: said, way, publishReason: `She agreed to ${way}.` }))).toBe('sent');
    expect(await standing()).toContain(said);
    expect((await published()).at(-1)).toMatchObject({
      detail: { reason: `She agreed to ${way}.`, kinds: ['mail'] },
    });
  }
  const runs = await world.app.call(world.agent, listGateRuns, { params: { messageId: answerId } });
  expect(runs.body.runs.map(({ publishReason }) => publishReason)).toContain('She agreed to edit.');
});
