import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { confirmHandover, listHandovers } from '#contract/handover.ts';
import { listNotices } from '#contract/notification.ts';
import { createRota, overrideRota } from '#contract/rota.ts';
import { addTask } from '#contract/task.ts';
import { catchUp } from '#server/events/follow.ts';
import { startPage } from '#server/features/page/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { fireHandovers } from './fire.ts';
import { planHandovers } from './subscribers.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
let ben: TestAgent;
let rotaId: string;
const minute = 60_000;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  lead = await anAgent(db, workspaceId, { role: 'lead', name: 'Lea' });
  ana = await anAgent(db, workspaceId, { name: 'Ana' });
  ben = await anAgent(db, workspaceId, { name: 'Ben' });
  // The shift changes at 09:00.
  app.clock.set(new Date('2026-03-02T08:00:00Z'));
  const turns = { turnDays: 1, startsOn: '2026-03-01', handover: '09:00', timeZone: 'UTC', hours: null };
  const layers = [{ id: 'first', agentIds: [ana.agentId, ben.agentId], ...turns }];
  const plan = { name: 'Nights', teamId: null, calendarId: null, layers };
  rotaId = (await app.call(lead, createRota, { body: plan })).body.rotaId;
  await settle();
});

async function settle(): Promise<void> {
  for (let round = 0; round < 2; round += 1) await catchUp(app.context, workspaceId, planHandovers);
  await fireHandovers(app.context, workspaceId);
}
async function passes(ms: number): Promise<void> {
  app.clock.advance(ms);
  await settle();
}
const list = async (caller = ben) => (await app.call(caller, listHandovers, {})).body.handovers;
const confirm = (caller: TestAgent, handoverId: string | undefined, confirmed = true) =>
  app.call(caller, confirmHandover, { params: { handoverId: handoverId ?? '' }, body: { confirmed } });
const told = async (caller: TestAgent) =>
  (await app.call(caller, listNotices, {})).body.groups.map(({ kind, detail }) => `${kind} ${detail.side}`);

test('half an hour before the shift changes its note is ready, once, and both are told', async () => {
  await passes(29 * minute);
  expect(await list()).toEqual([]);
  await passes(1 * minute);
  await settle();

  expect(await list()).toMatchObject([
    {
      rotaName: 'Nights',
      fromAgentId: ana.agentId,
      toAgentId: ben.agentId,
      at: '2026-03-02T09:00:00.000Z',
      confirmedAt: null,
    },
  ]);
  expect(await told(ana)).toEqual(['handover_ready goes']);
  expect(await told(ben)).toEqual(['handover_ready comes']);
});

test('it tells what is late or due soon, who is being called, what waits for a second person, and what whoever goes has promised', async () => {
  const { db } = app.context;
  const now = app.context.now();
  const { conversationId, number, channelId } = await aConversation(db, workspaceId);
  const dueAt = new Date(now.getTime() + 40 * minute);
  const expiresAt = new Date(now.getTime() + 90 * minute);
  await db.inWorkspace(workspaceId, async (tx) => {
    const clock = { kind: 'first_response', n: 1, state: 'running', started_at: now, since: now, target_minutes: 40 };
    const versions = { calendar: 'Always', priority_version: 0, calendars_version: 0, clocks_version: 0 };
    await tx
      .insertInto('clock')
      .values({
        workspace_id: workspaceId,
        id: conversationId,
        conversation_id: conversationId,
        is_primary: true,
        due_at: dueAt,
        ...clock,
        ...versions,
      })
      .execute();
    await tx.updateTable('conversation').set({ primary_due_at: dueAt }).where('id', '=', conversationId).execute();
    const actor = { actor_kind: 'agent', actor_id: ana.agentId };
    const answer = { conversation_id: conversationId, channel_id: channelId, verb: 'reply', stage: 'public' };
    await tx
      .insertInto('dispatch')
      .values({
        ...{ workspace_id: workspaceId, id: conversationId, client_key: conversationId, ...actor, ...answer },
        ...{ content: 'We refund 80 €.', content_hash: Buffer.alloc(32), seen_version: 1 },
        ...{ created_at: now, not_before: now, state: 'waiting' },
      })
      .execute();
    const asked = {
      asked_by_kind: 'agent',
      asked_by: ana.agentId,
      asked_at: now,
      due_at: expiresAt,
      expires_at: expiresAt,
    };
    await tx
      .insertInto('approval')
      .values({
        ...{ workspace_id: workspaceId, id: conversationId, dispatch_id: conversationId, state: 'asked' },
        ...{ seal: Buffer.alloc(32), checks: '[]', ...asked },
      })
      .execute();
    const step = { afterMinutes: 0, to: [{ kind: 'leads' as const }] };
    await startPage(
      tx,
      systemActor,
      {
        ladder: 'one',
        name: 'Press',
        policyVersion: 0,
        conversationId,
        cause: { on: 'written' },
        occasion: 'x',
        steps: [step],
        alarmAfterMinutes: 5,
      },
      now,
    );
  });
  await app.call(ana, addTask, {
    body: { conversationId, text: 'Call them back', isPromise: true, dueAt: dueAt.toISOString() },
  });
  await passes(30 * minute);

  const [note] = await list();
  const conversation = { id: conversationId, number, name: 'Mila' };
  expect(note?.items).toMatchObject({
    clocks: [{ conversation, kind: 'first_response', dueAt: dueAt.toISOString() }],
    pages: [{ name: 'Press', conversation }],
    approvals: [{ conversation, dueAt: expiresAt.toISOString() }],
    tasks: [{ text: 'Call them back', isPromise: true, conversation }],
  });
  const outsider = await anAgent(db, workspaceId, { teamIds: [await aTeam(db, workspaceId)] });
  await db.inWorkspace(workspaceId, async (tx) => {
    const teamId = await aTeam(db, workspaceId);
    await tx.updateTable('conversation').set({ team_id: teamId }).where('id', '=', conversationId).execute();
  });
  expect((await list(outsider))[0]?.items).toEqual({ clocks: [], pages: [], approvals: [], tasks: [] });
});

test('the next shift confirms it, nobody else, and can take that back', async () => {
  await passes(30 * minute);
  const [note] = await list();

  expect((await confirm(ana, note?.id)).status).toBe(200);
  await confirm(ana, note?.id, false);
  const outsider = await anAgent(app.context.db, workspaceId);
  expect((await confirm(outsider, note?.id)).status).toBe(403);
  expect((await confirm(ben, note?.id)).body.handover).toMatchObject({ confirmedBy: ben.agentId, items: null });
  expect((await confirm(lead, note?.id, false)).status).toBe(409);
  await confirm(ben, note?.id, false);
  await passes(60 * minute);
  expect((await list())[0]).toMatchObject({ id: note?.id, confirmedAt: null });
});

test('when somebody stands in, the note names who comes instead', async () => {
  await passes(30 * minute);
  const stretch = { from: '2026-03-02T09:00:00.000Z', to: '2026-03-03T09:00:00.000Z' };
  await app.call(lead, overrideRota, { params: { rotaId }, body: { agentId: lead.agentId, ...stretch } });
  await settle();

  expect(await list()).toMatchObject([{ fromAgentId: ana.agentId, toAgentId: lead.agentId }]);
});
