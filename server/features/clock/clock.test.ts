import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getClocks, listClosePauses, listDepartmentTimes } from '#contract/clock.ts';
import { getConversation, setConversationPriority, setConversationStatus } from '#contract/conversation.ts';
import { activatePolicy, getPolicy, type PolicyContent, savePolicyDraft } from '#contract/policy.ts';
import { defaultMatrix } from '#contract/priority.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import {
  aConversation,
  aMessage,
  type ConversationOptions,
  type TestConversation,
} from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { fireDue } from './fire.ts';
import { moveClocks } from './subscribers.ts';

const minute = 60_000;
let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.set(new Date());
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  // These tests let days pass, and nobody signs in again.
  await app.context.db.kysely
    .updateTable('session')
    .set({ expires_at: new Date(now().getTime() + 90 * 24 * 60 * minute) })
    .execute();
  // The first visit only notes where it starts.
  await follow();
});
afterAll(() => app.close());

const now = () => app.context.now();
const inMinutes = (count: number) => new Date(now().getTime() + count * minute).toISOString();
const follow = () => catchUp(app.context, workspaceId, moveClocks);
const fire = () => fireDue(app.context, workspaceId);

async function tell(conversation: TestConversation, messageId: string, direction: 'in' | 'out'): Promise<void> {
  const common = {
    at: now(),
    subject: { kind: 'message', id: messageId },
    conversationId: conversation.conversationId,
  };
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    const detail = { network: 'sandbox', stage: 'public' } as const;
    if (direction === 'in')
      record(tx, {
        type: 'message.received',
        actor: { kind: 'customer', id: conversation.profileId },
        ...common,
        detail,
      });
    else record(tx, { type: 'message.found', actor: systemActor, ...common, detail });
  });
}
/** A conversation whose message is told as intake tells it. */
async function asks(options: ConversationOptions = {}): Promise<TestConversation> {
  const made = await aConversation(app.context.db, workspaceId, { text: 'Do you ship?', at: now(), ...options });
  await tell(made, made.messageId, 'in');
  await follow();
  return made;
}
async function says(conversation: TestConversation, direction: 'in' | 'out'): Promise<string> {
  const id = await aMessage(app.context.db, workspaceId, conversation, { direction, at: now() });
  await tell(conversation, id, direction);
  await follow();
  return id;
}
async function looks({ conversationId }: TestConversation) {
  const { body } = await app.call(lead, getClocks, { params: { conversationId } });
  return body;
}
async function short(conversation: TestConversation) {
  return (await looks(conversation)).clocks.map(({ kind, state, dueAt, pausedBy }) => ({
    kind,
    state,
    dueAt,
    pausedBy,
  }));
}
const rowOf = async ({ conversationId }: TestConversation) =>
  (await app.call(lead, getConversation, { params: { conversationId } })).body.conversation;
async function becomes(
  { conversationId }: TestConversation,
  status: 'open' | 'pending' | 'on_hold' | 'resolved',
  heldBy?: string,
) {
  const answer = await app.call(lead, setConversationStatus, { params: { conversationId }, body: { status, heldBy } });
  expect(answer.status).toBe(200);
  await follow();
}
async function switchOn(content: PolicyContent): Promise<void> {
  const { kind } = content;
  const { body: policy } = await app.call(lead, getPolicy, { params: { kind } });
  const { body: draft } = await app.call(lead, savePolicyDraft, { params: { kind }, body: { content } });
  const answer = await app.call(lead, activatePolicy, {
    params: { kind, version: draft.version },
    body: { replaces: policy.version },
  });
  expect(answer.status).toBe(200);
  await follow();
  await app.runJobs();
}
async function events(type: string) {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ body: Record<string, unknown>; conversation_id: string }>`
      select d.body, e.conversation_id from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
      where e.workspace_id = ${workspaceId} and e.type = ${type} order by e.position`.execute(tx),
  );
  return rows;
}

test('unconfigured, a question is due in four hours and an urgent complaint in fifteen minutes, and the row says so', async () => {
  const question = await asks();
  const complaint = await asks({ text: 'URGENT: my card was charged twice' });

  expect(await rowOf(question)).toMatchObject({ priority: 'normal', primaryDueAt: inMinutes(240) });
  expect(await rowOf(complaint)).toMatchObject({
    priority: 'urgent',
    primaryDueAt: inMinutes(15),
    clock: {
      kind: 'first_response',
      dueAt: inMinutes(15),
      warnAt: new Date(now().getTime() + 11.25 * minute).toISOString(),
    },
  });
  expect((await looks(complaint)).why).toMatchObject({
    category: { id: 'urgent_complaint' },
    because: [{ condition: 'words', value: 'urgent' }],
    policyVersion: 0,
    byHand: false,
  });
});

test('an answer stops the response clock, the next question starts the next one, resolving ends the rest', async () => {
  const conversation = await asks();
  app.clock.advance(10 * minute);
  await says(conversation, 'out');
  expect(await short(conversation)).toMatchObject([
    { kind: 'resolution', state: 'running' },
    { kind: 'first_response', state: 'met' },
  ]);
  expect((await rowOf(conversation)).clock).toBeNull();

  app.clock.advance(minute);
  await says(conversation, 'in');
  expect((await rowOf(conversation)).clock).toMatchObject({ kind: 'next_response', dueAt: inMinutes(240) });

  app.clock.advance(300 * minute);
  await says(conversation, 'out');
  await becomes(conversation, 'resolved');
  const { clocks } = await looks(conversation);
  expect(clocks.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'first_response met',
    'next_response late',
    'resolution met',
  ]);
  expect(clocks.find(({ kind }) => kind === 'next_response')).toMatchObject({
    countedMs: 300 * minute,
    livedMs: 300 * minute,
  });
});

test('what was back-filled starts no clocks, and what a program answered stops none', async () => {
  const old = await aConversation(app.context.db, workspaceId, { at: now() });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update message set asks = false where workspace_id = ${workspaceId} and id = ${old.messageId}`.execute(tx),
  );
  await tell(old, old.messageId, 'in');
  const conversation = await asks();
  const id = await aMessage(app.context.db, workspaceId, conversation, { direction: 'out', at: now() });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update message set is_automatic = true where workspace_id = ${workspaceId} and id = ${id}`.execute(tx),
  );
  await tell(conversation, id, 'out');
  await follow();

  expect(await short(old)).toEqual([]);
  expect((await short(conversation))[0]).toMatchObject({ kind: 'first_response', state: 'running' });
});

test('a wait for the customer or a department stops the resolution clock, and its time is kept by name', async () => {
  const conversation = await asks();
  await says(conversation, 'out');
  await becomes(conversation, 'pending');
  app.clock.advance(30 * minute);
  await becomes(conversation, 'on_hold', 'Legal');
  app.clock.advance(60 * minute);

  const [resolution] = (await looks(conversation)).clocks;
  expect(resolution).toMatchObject({
    state: 'paused',
    pausedBy: 'Legal',
    dueAt: null,
    countedMs: 0,
    livedMs: 90 * minute,
    pauses: [{ by: 'customer' }, { by: 'Legal', to: null }],
  });
  const { body } = await app.call(lead, listDepartmentTimes, {});
  expect(body.waits).toEqual([
    { by: 'Legal', pauses: 1, livedMs: 60 * minute, openNow: 1 },
    { by: 'customer', pauses: 1, livedMs: 30 * minute, openNow: 0 },
  ]);

  await becomes(conversation, 'open');
  expect((await looks(conversation)).clocks[0]).toMatchObject({ state: 'running', dueAt: inMinutes(72 * 60) });
});

test('pauses that begin or end within minutes of a breach are listed', async () => {
  const [close, far] = [await asks(), await asks()];
  app.clock.advance((72 * 60 - 3) * minute);
  await becomes(close, 'on_hold', 'PR');
  app.clock.advance(minute);
  await becomes(close, 'open');
  app.clock.advance(60 * minute);
  await becomes(far, 'on_hold', 'PR');

  const { body } = await app.call(lead, listClosePauses, {});
  expect(body.pauses).toMatchObject([
    { conversationId: close.conversationId, by: 'PR', kind: 'resolution', beforeBreachMs: 3 * minute },
  ]);
});

test('another policy sets running clocks anew with a trail, and judges nothing that was over', async () => {
  const over = await asks();
  app.clock.advance(minute);
  await says(over, 'out');
  await becomes(over, 'resolved');
  const running = await asks();

  const categories = defaultMatrix.categories.map((one) => (one.id === 'general' ? { ...one, firstMinutes: 30 } : one));
  await switchOn({ kind: 'priority', body: { categories } });

  expect((await short(running))[0]).toMatchObject({ kind: 'first_response', dueAt: inMinutes(30) });
  expect((await looks(over)).clocks.map(({ targetMinutes }) => targetMinutes)).toEqual(expect.arrayContaining([240]));
  expect(await events('clock.recomputed')).toMatchObject([
    { conversation_id: running.conversationId, body: { kind: 'first_response', fromMinutes: 240, toMinutes: 30 } },
  ]);
});

test('another priority of a category reaches what runs in it, and not what a person chose', async () => {
  const [running, chosen] = [await asks(), await asks()];
  const params = { conversationId: chosen.conversationId };
  await app.call(lead, setConversationPriority, { params, body: { priority: 'low' } });

  const categories = defaultMatrix.categories.map((one) =>
    one.id === 'general' ? { ...one, priority: 'high' as const, firstMinutes: 20 } : one,
  );
  await switchOn({ kind: 'priority', body: { categories } });

  expect(await rowOf(running)).toMatchObject({ priority: 'high', primaryDueAt: inMinutes(20) });
  expect(await rowOf(chosen)).toMatchObject({ priority: 'low' });
});

test('hours and the primary clock follow their policies at once', async () => {
  const conversation = await asks();
  await switchOn({
    kind: 'clocks',
    body: { primary: 'resolution', warnPercent: 50, pauses: { customer: [], department: [] }, departments: ['Legal'] },
  });
  expect((await rowOf(conversation)).clock).toMatchObject({ kind: 'resolution', dueAt: inMinutes(72 * 60) });

  const week = Array.from({ length: 7 }, () => [{ from: '00:00', to: '12:00' }]);
  await switchOn({
    kind: 'calendars',
    body: {
      calendars: [
        { id: 'half', name: 'Half days', timeZone: 'UTC', always: false, week, days: [], teamIds: [], networks: [] },
      ],
    },
  });
  const [clock] = (await looks(conversation)).clocks;
  expect(clock?.calendar).toBe('Half days');
  expect((await rowOf(conversation)).primaryDueAt).not.toBe(inMinutes(72 * 60));
});

test('a priority chosen by hand brings its times and stays, whatever is said later', async () => {
  const conversation = await asks();
  const { conversationId } = conversation;
  await app.call(lead, setConversationPriority, { params: { conversationId }, body: { priority: 'urgent' } });
  await follow();
  expect(await rowOf(conversation)).toMatchObject({ primaryDueAt: inMinutes(15) });
  expect((await looks(conversation)).why).toMatchObject({
    byHand: true,
    timesOf: 'Urgent complaint',
    category: { id: 'general' },
  });

  await app.call(lead, setConversationPriority, { params: { conversationId }, body: { priority: 'low' } });
  const id = await aMessage(app.context.db, workspaceId, conversation, { text: 'it is broken', at: now() });
  await tell(conversation, id, 'in');
  await follow();
  expect(await rowOf(conversation)).toMatchObject({ priority: 'low' });
  expect((await looks(conversation)).why.category?.id).toBe('complaint');
});

test('a later message only makes a matter more pressing', async () => {
  const conversation = await asks({ text: 'The kettle is broken' });
  await says(conversation, 'in');

  expect((await looks(conversation)).why.category?.id).toBe('complaint');
  expect(await rowOf(conversation)).toMatchObject({ priority: 'high' });
});

test('a warning and a breach are told once each, by however many at a time and after the clock was set back', async () => {
  const conversation = await asks({ text: 'urgent' });
  expect(await fire()).toBe(0);
  app.clock.advance(11.25 * minute);
  await Promise.all([fire(), fire(), fire()]);
  app.clock.advance(-minute);
  await fire();
  app.clock.advance(minute);
  await follow();
  await fire();
  expect(await events('clock.warned')).toHaveLength(1);
  expect(await events('clock.breached')).toHaveLength(0);

  app.clock.advance(3.75 * minute);
  await Promise.all([fire(), fire(), fire()]);
  await says(conversation, 'in');
  await fire();
  expect(await events('clock.warned')).toHaveLength(1);
  expect(await events('clock.breached')).toMatchObject([
    { body: { kind: 'first_response' }, conversation_id: conversation.conversationId },
  ]);
});

test('a breach that nobody was awake for is told when somebody is, without its warning', async () => {
  await asks({ text: 'urgent' });
  app.clock.advance(20 * minute);

  expect(await fire()).toBe(1);
  expect(await events('clock.warned')).toHaveLength(0);
  expect(await events('clock.breached')).toHaveLength(1);
});

test('a clock that stands still fires nothing', async () => {
  const conversation = await asks();
  await says(conversation, 'out');
  await becomes(conversation, 'pending');
  app.clock.advance(10 * 24 * 60 * minute);

  expect(await fire()).toBe(0);
});
