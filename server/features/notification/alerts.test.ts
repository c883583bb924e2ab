import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Alert, type Alerts, defaultAlerts } from '#contract/alerts.ts';
import { setConversationPriority } from '#contract/conversation.ts';
import { listNotices } from '#contract/notification.ts';
import { activatePolicy, savePolicyDraft } from '#contract/policy.ts';
import { createWay, type WaySettings } from '#contract/way.ts';
import { newId } from '#server/db/id.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { type Caller, startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { startReceiver } from '#test/outside/http-receiver.ts';
import { tellingMoments } from './leave.ts';
import { tellPeople } from './subscribers.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let ana: TestAgent;
let night: TestAgent;
let nightId: string;
let room: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  app = await startTestApp({ environment: { EARSHOT_URL: 'https://care.example.com' } });
  room = await startReceiver();
});
beforeEach(async () => {
  const { db } = app.context;
  app.clock.set(new Date('2025-11-04T12:00:00Z'));
  room.received.length = 0;
  workspaceId = await aWorkspace(db);
  owner = await anAgent(db, workspaceId, { role: 'owner', name: 'Olga' });
  ana = await anAgent(db, workspaceId);
  nightId = await aTeam(db, workspaceId, 'Night');
  night = await anAgent(db, workspaceId, { name: 'Nia', teamIds: [nightId] });
  await db.kysely
    .updateTable('session')
    .set({ expires_at: new Date('2100-01-01') })
    .execute();
  await follow();
});
afterAll(async () => {
  await room.close();
  await app.close();
});

const follow = () => catchUp(app.context, workspaceId, tellPeople);
const kinds = async (caller: Caller) => (await app.call(caller, listNotices, {})).body.groups.map(({ kind }) => kind);

async function switchOn(change: Partial<Record<keyof Alerts, Partial<Alert>>>): Promise<void> {
  const body = structuredClone(defaultAlerts);
  for (const [priority, part] of Object.entries(change)) Object.assign(body[priority as keyof Alerts], part);
  const params = { kind: 'alerts' } as const;
  const draft = await app.call(owner, savePolicyDraft, { params, body: { content: { kind: 'alerts', body } } });
  const { version } = draft.body;
  expect(
    (await app.call(owner, activatePolicy, { params: { ...params, version }, body: { replaces: 0 } })).status,
  ).toBe(200);
}
async function becomes(conversationId: string, priority: 'urgent' | 'high', by: TestAgent = ana): Promise<void> {
  await app.call(by, setConversationPriority, { params: { conversationId }, body: { priority } });
  await follow();
}
async function breaches(conversationId: string): Promise<void> {
  await app.context.db.inWorkspace(workspaceId, async (tx) =>
    record(tx, {
      type: 'clock.breached',
      at: app.context.now(),
      actor: systemActor,
      subject: { kind: 'clock', id: newId() },
      conversationId,
      detail: { kind: 'first_response', dueAt: app.context.now().toISOString() },
    }),
  );
  await follow();
}
async function leave(ms = 0): Promise<void> {
  app.clock.advance(ms);
  await tellingMoments.fire(app.context, workspaceId);
  await app.runJobs();
}

test('unconfigured, leads hear of what is urgent as it comes in, once, and of nothing that is not', async () => {
  const { conversationId } = await aConversation(app.context.db, workspaceId);
  await follow();
  await becomes(conversationId, 'high');
  expect(await kinds(owner)).toEqual([]);

  await becomes(conversationId, 'urgent');
  await becomes(conversationId, 'high');
  await becomes(conversationId, 'urgent');
  expect(await kinds(owner)).toEqual(['arrived']);
  expect(await kinds(ana)).toEqual([]);
});

test('the team that a priority names is told at once, and when it is late whoever holds it too, each once', async () => {
  await switchOn({ urgent: { on: ['arrived', 'breached'], leads: false, teams: [nightId] } });
  const { conversationId } = await aConversation(app.context.db, workspaceId, { assigneeId: ana.agentId });
  await becomes(conversationId, 'urgent', owner);
  await breaches(conversationId);

  expect((await kinds(night)).sort()).toEqual(['arrived', 'clock_breached']);
  expect(await kinds(ana)).toEqual(['clock_breached']);
  expect(await kinds(owner)).toEqual([]);
});

test('who is paged by a group and told as the holder is paged', async () => {
  await switchOn({ urgent: { on: ['breached'], leads: false, teams: [nightId], urgency: 'page' } });
  const { conversationId } = await aConversation(app.context.db, workspaceId, {
    assigneeId: night.agentId,
    teamId: nightId,
  });
  await becomes(conversationId, 'urgent', owner);
  await breaches(conversationId);

  const { body } = await app.call(night, listNotices, {});
  expect(body.groups).toMatchObject([{ kind: 'clock_breached', urgency: 'page', ids: [expect.any(String)] }]);
});

test('who made it urgent is not told, and what was taken in from before we were connected tells nobody', async () => {
  const first = await aConversation(app.context.db, workspaceId);
  await becomes(first.conversationId, 'urgent', owner);
  const old = await aConversation(app.context.db, workspaceId);
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update message set asks = false where workspace_id = ${workspaceId} and id = ${old.messageId}`.execute(tx),
  );
  await becomes(old.conversationId, 'urgent');

  expect(await kinds(owner)).toEqual([]);
});

test('a room is told at once, and a webhook’s program with ids and codes; with a digest the room is told together', async () => {
  const add = async (settings: WaySettings) =>
    (await app.call(owner, createWay, { body: { name: settings.service, settings } })).body.way.id;
  const slack = await add({ service: 'slack', url: `${room.url}/slack`, language: 'de', digestMinutes: 10 });
  const hook = await add({ service: 'webhook', url: `${room.url}/hook` });
  await switchOn({ urgent: { on: ['arrived'], leads: false, rooms: [slack, hook] } });
  const [one, other] = [
    await aConversation(app.context.db, workspaceId),
    await aConversation(app.context.db, workspaceId),
  ];
  await becomes(one.conversationId, 'urgent');
  await becomes(other.conversationId, 'urgent');

  await leave();
  expect(room.received.map(({ path }) => path)).toEqual(['/hook']);
  const { notices } = JSON.parse(room.received[0]?.body ?? '');
  expect(notices).toMatchObject([
    { kind: 'arrived', conversationId: other.conversationId, number: 2, detail: { priority: 'urgent' } },
    { kind: 'arrived', conversationId: one.conversationId, number: 1 },
  ]);
  await leave(10 * 60_000);
  expect(room.received.map(({ path }) => path)).toEqual(['/hook', '/slack']);
  const { text } = JSON.parse(room.received[1]?.body ?? '');
  expect(text).toContain(
    '2 Mitteilungen\n#2: Eine dringende Unterhaltung ist da\n#1: Eine dringende Unterhaltung ist da',
  );
});
