import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getConversation, setConversationStatus } from '#contract/conversation.ts';
import type { EscalationRules, Ladder } from '#contract/escalation.ts';
import { listNotices } from '#contract/notification.ts';
import { acknowledgePage, escalateConversation, listPages, withdrawPage } from '#contract/page.ts';
import { createRota } from '#contract/rota.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { subscribers } from '#server/events/registry.ts';
import { fireDue } from '#server/features/clock/fire.ts';
import { firePages } from '#server/features/page/fire.ts';
import { activate, saveDraft } from '#server/features/policy/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aTeam, type ConversationOptions } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
const minute = 60_000;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lea' });
  ana = await anAgent(app.context.db, workspaceId, { name: 'Ana' });
});

const now = () => app.context.now();
/** Subscribers twice, because the first visit only takes their place; then what is due fires. */
async function settle(): Promise<void> {
  for (let round = 0; round < 2; round += 1)
    for (const subscriber of subscribers) await catchUp(app.context, workspaceId, subscriber);
  await fireDue(app.context, workspaceId);
  for (const subscriber of subscribers) await catchUp(app.context, workspaceId, subscriber);
  await firePages(app.context, workspaceId);
}
async function passes(ms: number): Promise<void> {
  app.clock.advance(ms);
  await settle();
}
const tell = (conversationId: string, messageId: string) =>
  app.context.db.inWorkspace(workspaceId, async (tx) =>
    record(tx, {
      type: 'message.received',
      at: now(),
      actor: systemActor,
      subject: { kind: 'message', id: messageId },
      conversationId,
      detail: { network: 'sandbox', stage: 'public' },
    }),
  );
async function asks(options: ConversationOptions = {}) {
  const made = await aConversation(app.context.db, workspaceId, { at: now(), ...options });
  await tell(made.conversationId, made.messageId);
  await settle();
  return made;
}
async function holds(ladders: Ladder[], replaces = 0): Promise<void> {
  const body: EscalationRules = { ladders };
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    const actor = { kind: 'agent', id: lead.agentId } as const;
    const version = await saveDraft(tx, actor, { kind: 'escalation', body }, now());
    await activate(tx, actor, { kind: 'escalation', version, replaces, at: null }, now());
  });
}
const ladder = (part: Partial<Ladder>): Ladder => ({
  id: 'one',
  name: 'One',
  on: 'written',
  when: {},
  volume: null,
  steps: [{ afterMinutes: 0, to: [{ kind: 'agent', id: ana.agentId }] }],
  alarmAfterMinutes: 5,
  ...part,
});
const pages = async (caller = lead) => (await app.call(caller, listPages, {})).body.pages;
const called = async () => (await pages()).flatMap(({ calls }) => calls.map(({ n, agentId }) => `${n} ${agentId}`));
const told = async (caller: TestAgent) =>
  (await app.call(caller, listNotices, {})).body.groups.map(({ kind, urgency }) => `${kind} ${urgency}`);
const acknowledge = (caller: TestAgent, pageId: string | undefined, acknowledged = true) =>
  app.call(caller, acknowledgePage, { params: { pageId: pageId ?? '' }, body: { acknowledged } });

test('unconfigured, an urgent matter that is late calls the leads, again after ten minutes, and then everybody hears of it', async () => {
  const { conversationId } = await asks({ text: 'URGENT: I was charged twice' });
  expect(await pages()).toEqual([]);

  await passes(15 * minute);
  expect(await pages()).toMatchObject([
    { name: 'Urgent and late', state: 'open', cause: { on: 'breached', clock: 'first_response', priority: 'urgent' } },
  ]);
  expect(await called()).toEqual([`0 ${lead.agentId}`]);
  expect(await told(lead)).toContain('paged page');

  await passes(9 * minute);
  expect(await called()).toHaveLength(1);
  await passes(1 * minute);
  expect(await called()).toEqual([`0 ${lead.agentId}`, `1 ${lead.agentId}`]);
  await passes(10 * minute);
  const [page] = await pages(ana);
  expect(page).toMatchObject({ state: 'unanswered', nextAt: null, conversation: { id: conversationId } });
  expect(await told(lead)).toContain('page_unanswered page');

  expect((await acknowledge(ana, page?.id)).body.page).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: ana.agentId,
  });
  await passes(60 * minute);
  expect(await called()).toHaveLength(2);
});

test('who takes care ends the calls, and who gives it back lets them go on', async () => {
  await asks({ text: 'URGENT: stolen' });
  await passes(15 * minute);
  const [page] = await pages();

  await acknowledge(lead, page?.id);
  await passes(20 * minute);
  expect(await called()).toHaveLength(1);
  expect((await acknowledge(ana, page?.id, false)).status).toBe(409);
  await acknowledge(lead, page?.id, false);
  await settle();
  expect(await called()).toHaveLength(2);
});

test('of two who take care in the same moment one does, and a try whose answer was lost changes nothing', async () => {
  await asks({ text: 'URGENT: stolen' });
  await passes(15 * minute);
  const [page] = await pages();

  const answers = await Promise.all([
    acknowledge(ana, page?.id),
    acknowledge(lead, page?.id),
    acknowledge(ana, page?.id),
  ]);
  const holders = new Set(answers.map(({ body }) => body.page.acknowledgedBy));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(holders.size).toBe(1);
  const events = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('event')
      .select('type')
      .where('workspace_id', '=', workspaceId)
      .where('type', '=', 'page.acknowledged')
      .execute(),
  );
  expect(events).toHaveLength(1);
});

test('a step calls who is on call, and one that reaches nobody costs no time', async () => {
  const layer = {
    id: 'a',
    agentIds: [ana.agentId],
    turnDays: 7,
    startsOn: '2020-01-01',
    handover: '09:00',
    timeZone: 'UTC',
  };
  const plan = { name: 'Nights', teamId: null, calendarId: null, layers: [{ ...layer, hours: null }] };
  const { rotaId } = (await app.call(lead, createRota, { body: plan })).body;
  const teamId = await aTeam(app.context.db, workspaceId);
  const steps: Ladder['steps'] = [
    { afterMinutes: 0, to: [{ kind: 'team', id: teamId }] },
    {
      afterMinutes: 30,
      to: [
        { kind: 'rota', id: rotaId },
        { kind: 'agent', id: ana.agentId },
      ],
    },
  ];
  await holds([ladder({ when: { words: ['lawyer*'] }, steps })]);

  await asks({ text: 'My lawyer will write to you.' });
  expect(await called()).toEqual([`1 ${ana.agentId}`]);
});

test('what is written calls once until the matter is opened anew', async () => {
  await holds([ladder({ when: { followersAtLeast: 1 } })]);
  const silent = await asks({ text: 'Hello' });
  expect(await pages()).toEqual([]);
  await holds([ladder({ id: 'two', when: { words: ['journalist'] } })], 1);
  const says = async (text: string) => {
    const id = await aMessage(app.context.db, workspaceId, silent, { text, at: now() });
    await tell(silent.conversationId, id);
    await settle();
  };

  await says('I am a journalist.');
  await says('A journalist, as I said.');
  expect(await pages()).toHaveLength(1);
  await acknowledge(ana, (await pages())[0]?.id);
  await says('Again: journalist.');
  expect(await pages()).toHaveLength(1);
});
test('so many conversations of a category within so many minutes call once', async () => {
  const volume = { conversations: 3, minutes: 10 };
  await holds([ladder({ on: 'volume', when: { categories: ['general'] }, volume })]);
  await asks({ text: 'Is the app down?' });
  await asks({ text: 'Is the app down too?' });
  expect(await pages()).toEqual([]);
  app.clock.advance(11 * minute);
  await asks({ text: 'Hello, is it down?' });
  expect(await pages()).toEqual([]);
  await asks({ text: 'Down for me' });
  await asks({ text: 'Down again' });
  await asks({ text: 'Still down' });

  expect(await pages()).toMatchObject([
    { cause: { on: 'volume', category: 'general', count: 3, minutes: 10 }, conversation: null, state: 'open' },
  ]);
});

test('a colleague calls somebody with a reason, which stands in the conversation, and can take it back', async () => {
  const { conversationId } = await asks({ text: 'Hello' });
  const to = { kind: 'agent', id: ana.agentId } as const;
  const params = { conversationId };
  const { body } = await app.call(lead, escalateConversation, { params, body: { to, reason: 'They know the CEO.' } });
  const pageId = body.pageId ?? '';
  await settle();

  expect(await told(ana)).toContain('paged page');
  const { body: detail } = await app.call(lead, getConversation, { params });
  expect(detail.timeline).toContainEqual(expect.objectContaining({ kind: 'note', text: 'They know the CEO.' }));
  expect((await app.call(ana, withdrawPage, { params: { pageId } })).status).toBe(409);
  expect((await app.call(lead, withdrawPage, { params: { pageId } })).status).toBe(200);
  expect((await acknowledge(ana, pageId)).status).toBe(409);
});

test('what is resolved calls nobody any more', async () => {
  const { conversationId } = await asks({ text: 'URGENT: stolen' });
  await passes(15 * minute);
  await app.call(lead, setConversationStatus, {
    params: { conversationId },
    body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
  });
  await settle();
  await passes(30 * minute);

  expect(await pages()).toMatchObject([{ state: 'ended' }]);
  expect(await called()).toHaveLength(1);
});
