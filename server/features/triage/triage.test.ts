import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseContact } from '#contract/contact.ts';
import { getConversation } from '#contract/conversation.ts';
import { activatePolicy, savePolicyDraft } from '#contract/policy.ts';
import { getTriage, overrideTriage, takeBackTriage } from '#contract/triage.ts';
import type { TriageRule } from '#contract/triage-policy.ts';
import type { Labels } from '#contract/verdict.ts';
import { correctVerdict } from '#contract/verdict.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { moveClocks } from '#server/features/clock/subscribers.ts';
import { watchDanger } from '#server/features/danger/subscribers.ts';
import { countMonths } from '#server/features/figure/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { understand } from '#test/factories/verdict.ts';
import { followTriage } from './subscribers.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let agent: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  agent = await anAgent(app.context.db, workspaceId, { name: 'Ana' });
  await follow();
  await write([
    { id: 'bye', name: 'Plain goodbyes', when: { words: ['bye'] }, decision: 'none' },
    { id: 'hm', name: 'Musings', when: { words: ['hm'] }, decision: 'watch' },
    { id: 'kind', name: 'Kind words', when: { sentiments: ['positive'] }, decision: 'acknowledge' },
  ]);
});
afterAll(() => app.close());

const now = () => app.context.now();
const inWorkspace = <T>(work: Parameters<typeof app.context.db.inWorkspace<T>>[1]) =>
  app.context.db.inWorkspace(workspaceId, work);

/** All that follows from what happened, one after the other as the program has them. */
async function follow(): Promise<void> {
  for (const one of [watchDanger, followTriage, moveClocks]) await catchUp(app.context, workspaceId, one);
}

async function write(rules: TriageRule[]): Promise<void> {
  const params = { kind: 'triage' } as const;
  const { body } = await app.call(owner, savePolicyDraft, {
    params,
    body: { content: { kind: 'triage', body: { rules } } },
  });
  const replaces = body.version - 1;
  await app.call(owner, activatePolicy, { params: { ...params, version: body.version }, body: { replaces } });
  await follow();
}

type Event = 'message.received' | 'message.edited' | 'conversation.understood';

async function tell(type: Event, { conversationId, messageId, profileId }: TestConversation): Promise<void> {
  await inWorkspace(async (tx) => {
    const details = {
      'message.received': { network: 'sandbox', stage: 'public' },
      'message.edited': { before: '' },
      'conversation.understood': { model: 'test', head: 0, read: [{ message: messageId, labels: {} }] },
    } as const;
    record(tx, {
      type,
      at: now(),
      actor: { kind: 'customer', id: profileId },
      subject:
        type === 'conversation.understood'
          ? { kind: 'conversation', id: conversationId }
          : { kind: 'message', id: messageId },
      conversationId,
      // Each has its own, as the catalogue says.
      detail: details[type] as never,
    });
  });
}

/** A customer's message as it stands once it was understood, and nobody has followed it yet. */
async function said(text: string, labels: Labels = { sentiment: 'neutral' }, more = {}): Promise<TestConversation> {
  app.clock.advance(60_000);
  const made = await aConversation(app.context.db, workspaceId, { text, at: now(), ...more });
  await tell('message.received', made);
  await understand(app, workspaceId, made.messageId, labels);
  await tell('conversation.understood', made);
  return made;
}
async function settled(...args: Parameters<typeof said>): Promise<TestConversation> {
  const made = await said(...args);
  await follow();
  return made;
}
/** The same customer writes again in it. */
async function adds(one: TestConversation, text: string, labels: Labels = { sentiment: 'neutral' }) {
  app.clock.advance(60_000);
  const messageId = await aMessage(app.context.db, workspaceId, one, { text, at: now() });
  const again = { ...one, messageId };
  await inWorkspace(async (tx) => {
    await sql`update conversation set status = 'open', snoozed_until = null, resolved_at = null
      where workspace_id = ${workspaceId} and id = ${one.conversationId}`.execute(tx);
    record(tx, {
      ...{ type: 'conversation.reopened', at: now(), actor: { kind: 'system', id: null } },
      subject: { kind: 'conversation', id: one.conversationId },
      conversationId: one.conversationId,
      detail: { from: 'resolved' },
    });
  });
  await tell('message.received', again);
  await understand(app, workspaceId, messageId, labels);
  await tell('conversation.understood', again);
  return again;
}

const read = async ({ conversationId }: TestConversation) =>
  (await app.call(agent, getTriage, { params: { conversationId } })).body;
const statusOf = async ({ conversationId }: TestConversation) =>
  (await app.call(agent, getConversation, { params: { conversationId } })).body.conversation.status;
const clocksOf = ({ conversationId }: TestConversation) =>
  inWorkspace(async (tx) => {
    const { rows } = await sql<{ clock: string }>`
      select kind || ' ' || state as clock from clock
      where workspace_id = ${workspaceId} and conversation_id = ${conversationId} order by started_at, kind`.execute(
      tx,
    );
    return rows.map(({ clock }) => clock);
  });
const eventsOf = ({ conversationId }: TestConversation, ...types: string[]) =>
  inWorkspace(async (tx) => {
    const { rows } = await sql<{ type: string; actor_kind: string; body: Record<string, unknown> }>`
      select e.type, e.actor_kind, d.body from event e
      left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
      where e.workspace_id = ${workspaceId} and e.conversation_id = ${conversationId} and e.type = any(${types}::text[])
      order by e.position`.execute(tx);
    return rows;
  });
const decide = (who: TestAgent, { messageId }: TestConversation, decision: 'answer' | 'none' | 'watch') =>
  app.call(who, overrideTriage, { params: { messageId }, body: { decision } });

describe('a message that was understood', () => {
  it('is decided by the first rule that fits, with its reason, and waits in the queue where it needs something', async () => {
    const one = await settled('Where is my parcel?');
    expect(await read(one)).toMatchObject({
      decision: 'answer',
      waiting: 0,
      messages: [{ rule: null, reasons: [], override: null }],
    });
    const kind = await settled('Lovely shop', { sentiment: 'positive' });
    expect((await read(kind)).messages[0]).toMatchObject({
      decision: 'acknowledge',
      rule: 'Kind words',
      reasons: [{ condition: 'sentiments', value: 'positive' }],
    });
    expect(await statusOf(kind)).toBe('open');
    expect(await eventsOf(kind, 'conversation.triaged')).toEqual([]);
  });

  it('leaves the queue, the clocks and the rates where it needs no answer', async () => {
    const before = await figures();
    const one = await said('bye');
    await catchUp(app.context, workspaceId, moveClocks);
    expect(await clocksOf(one)).toEqual(['first_response running', 'resolution running']);
    await follow();
    await follow();
    expect(await statusOf(one)).toBe('resolved');
    expect(await clocksOf(one)).toEqual(['first_response dropped', 'resolution dropped']);
    expect(await eventsOf(one, 'conversation.triaged')).toMatchObject([
      { actor_kind: 'system', body: { from: null, to: 'none' } },
    ]);
    expect(await figures()).toBe(before);
  });

  it('rests where it is watched, and is not resolved', async () => {
    const one = await settled('hm');
    expect(await statusOf(one)).toBe('snoozed');
    expect(await clocksOf(one)).toEqual(['first_response dropped', 'resolution dropped']);
  });

  it('comes back when the customer writes again, with a clock from then on', async () => {
    const one = await settled('bye');
    const again = await adds(one, 'Wait, where is my parcel?');
    await follow();
    expect(await statusOf(one)).toBe('open');
    expect((await read(again)).decision).toBe('answer');
    expect(await clocksOf(one)).toEqual([
      ...['first_response dropped', 'resolution dropped'],
      ...['first_response running', 'resolution running'],
    ]);
  });

  it('is not decided before it was understood, and without words at once', async () => {
    const silent = await aConversation(app.context.db, workspaceId, { text: 'bye', at: now() });
    await tell('message.received', silent);
    const picture = await aConversation(app.context.db, workspaceId, { text: '', at: now() });
    await tell('message.received', picture);
    await follow();
    expect(await read(silent)).toMatchObject({ decision: null, messages: [], waiting: 1 });
    expect(await statusOf(silent)).toBe('open');
    expect(await read(picture)).toMatchObject({ decision: 'answer', waiting: 0 });
  });

  it('is decided anew when it is edited or a verdict is corrected, and once however often it is told', async () => {
    const one = await settled('bye');
    await inWorkspace((tx) =>
      sql`update message set text = 'bye? My parcel!' where workspace_id = ${workspaceId} and id = ${one.messageId}`.execute(
        tx,
      ),
    );
    await write([
      { id: 'glad', name: 'Glad', when: { sentiments: ['positive'] }, decision: 'none' },
      { id: 'rest', name: 'Rest', when: {}, decision: 'answer' },
    ]);
    expect(await statusOf(one)).toBe('resolved');
    await tell('message.edited', one);
    await tell('message.edited', one);
    await follow();
    expect(await statusOf(one)).toBe('open');
    expect(await clocksOf(one)).toEqual(['first_response running', 'resolution running']);
    const params = { messageId: one.messageId, task: 'sentiment' } as const;
    await app.call(agent, correctVerdict, { params, body: { label: 'positive' } });
    await follow();
    expect(await statusOf(one)).toBe('resolved');
    expect((await read(one)).messages[0]).toMatchObject({ rule: 'Glad', policyVersion: 2 });
    await write([{ id: 'bye', name: 'Plain goodbyes', when: { words: ['bye', 'hm'] }, decision: 'none' }]);
  });

  it('is never left to a rule in private, from the press or in danger', async () => {
    const secret = await settled('bye', {}, { visibility: 'private' });
    expect((await read(secret)).messages[0]).toMatchObject({
      decision: 'acknowledge',
      guard: 'private',
      rule: 'Plain goodbyes',
    });
    const dire = await settled('bye, I am going to kill myself tonight');
    expect((await read(dire)).messages[0]).toMatchObject({ decision: 'answer', guard: 'danger' });
    expect(await statusOf(dire)).toBe('open');
  });

  it('is decided the same after a kill between two, and in whatever order it is told', async () => {
    const [one, other] = [await said('bye'), await said('Where is it?')];
    await tell('conversation.understood', other);
    await tell('message.received', one);
    // The subscriber read nothing: its transaction was lost with the program.
    await follow();
    await inWorkspace((tx) =>
      sql`update subscriber set position = position - 6 where workspace_id = ${workspaceId} and name = ${followTriage.name}`.execute(
        tx,
      ),
    );
    await follow();
    expect([await statusOf(one), await statusOf(other)]).toEqual(['resolved', 'open']);
    expect(await eventsOf(one, 'conversation.triaged')).toHaveLength(1);
    expect(await clocksOf(one)).toEqual(['first_response dropped', 'resolution dropped']);
  });
});

async function figures(): Promise<number> {
  const all = await inWorkspace((tx) => countMonths(tx, [now().toISOString().slice(0, 7)]));
  return all.reduce((sum, { matters }) => sum + matters, 0);
}

describe('a person’s decision', () => {
  it('holds whatever the policy says, brings it back as if it had never left, and is undone', async () => {
    const one = await settled('bye');
    app.clock.advance(3_600_000);
    expect((await decide(agent, one, 'answer')).status).toBe(200);
    await follow();
    expect(await statusOf(one)).toBe('open');
    expect(await clocksOf(one)).toEqual(['first_response running', 'resolution running']);
    await tell('message.edited', one);
    await tell('conversation.understood', one);
    await follow();
    expect((await read(one)).messages[0]).toMatchObject({
      decision: 'answer',
      found: 'none',
      override: { by: agent.agentId },
    });
    await app.call(agent, takeBackTriage, { params: { messageId: one.messageId } });
    await follow();
    expect(await statusOf(one)).toBe('resolved');
    expect((await read(one)).messages[0]).toMatchObject({ decision: 'none', override: null });
    expect(await eventsOf(one, 'triage.overridden', 'conversation.triaged')).toMatchObject([
      { type: 'conversation.triaged', actor_kind: 'system' },
      { type: 'triage.overridden', actor_kind: 'agent', body: { from: 'none', to: 'answer', takenBack: false } },
      { type: 'triage.overridden', actor_kind: 'agent', body: { from: 'answer', to: 'none', takenBack: true } },
    ]);
  });

  it('may leave what no rule may', async () => {
    const one = await settled('Where are you?', {}, { visibility: 'private' });
    await decide(agent, one, 'none');
    expect(await statusOf(one)).toBe('resolved');
    const twice = await decide(agent, one, 'none');
    expect(twice.status).toBe(200);
    expect(await eventsOf(one, 'triage.overridden')).toHaveLength(1);
  });

  it('is not possible for what nobody has decided', async () => {
    const silent = await aConversation(app.context.db, workspaceId, { text: 'new', at: now() });
    expect((await decide(agent, silent, 'none')).status).toBe(404);
  });

  it('goes with the person who is erased', async () => {
    const one = await settled('bye');
    const names = await inWorkspace((tx) =>
      sql<{
        name: string;
      }>`select name from contact where workspace_id = ${workspaceId} and id = ${one.contactId}`.execute(tx),
    );
    const body = { name: names.rows[0]?.name ?? '' };
    expect((await app.call(owner, eraseContact, { params: { contactId: one.contactId }, body })).status).toBe(200);
    const left = await inWorkspace((tx) =>
      sql`select from triage where workspace_id = ${workspaceId} and message_id = ${one.messageId}`.execute(tx),
    );
    expect(left.rows).toEqual([]);
  });
});
