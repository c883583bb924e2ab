import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRota } from '#contract/rota.ts';
import { getWall } from '#contract/wall.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam, type ConversationOptions } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

const minuteMs = 60_000;
let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lea' });
});

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * minuteMs);

/** A conversation whose answer is due in so many minutes, warned of ten before. */
async function due(minutes: number, options: ConversationOptions = {}): Promise<number> {
  const { conversationId, number } = await aConversation(app.context.db, workspaceId, options);
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    await sql`
      insert into clock (workspace_id, id, conversation_id, kind, n, state, is_primary, started_at, since, due_at, warn_at, target_minutes,
        calendar, priority_version, calendars_version, clocks_version)
      values (${workspaceId}, ${newId()}, ${conversationId}, 'first_response', 1, 'running', true, ${inMinutes(-60)}, ${inMinutes(-60)},
        ${inMinutes(minutes)}, ${inMinutes(minutes - 10)}, 60, 'Always', 0, 0, 0)`.execute(tx);
    await sql`update conversation set primary_due_at = ${inMinutes(minutes)} where id = ${conversationId}`.execute(tx);
  });
  return number;
}

test('the wall counts what teams and people hold, what is at risk and late, and names no customer', async () => {
  const { db } = app.context;
  const teamId = await aTeam(db, workspaceId, 'Support');
  const ana = await anAgent(db, workspaceId, { name: 'Ana', teamIds: [teamId] });
  await due(-5, { teamId, assigneeId: ana.agentId });
  const soon = await due(4, { teamId, assigneeId: ana.agentId });
  const calm = await due(40);
  await aConversation(db, workspaceId, { teamId, status: 'resolved' });
  await aConversation(db, workspaceId, { teamId, status: 'pending' });

  const { body } = await app.call(lead, getWall, {});

  expect(body.total).toEqual({ open: 3, waiting: 3, atRisk: 1, late: 1 });
  expect(body.teams).toMatchObject([
    { name: 'Support', open: 2, waiting: 2, atRisk: 1, late: 1 },
    { id: null, open: 1, waiting: 1, atRisk: 0, late: 0 },
  ]);
  expect(body.people).toMatchObject([
    { name: 'Ana', open: 2, late: 1, state: 'working' },
    { name: 'Lea', open: 0, late: 0 },
  ]);
  expect(body.clocks.map(({ number }) => number)).toEqual([soon, calm]);
  expect(JSON.stringify(body)).not.toMatch(/Mila|order/i);
});

test('an agent of one team sees the load of that team and of what is nobody’s', async () => {
  const { db } = app.context;
  const [mine, theirs] = [await aTeam(db, workspaceId, 'Mine'), await aTeam(db, workspaceId, 'Theirs')];
  const ana = await anAgent(db, workspaceId, { name: 'Ana', teamIds: [mine] });
  await anAgent(db, workspaceId, { name: 'Otto', teamIds: [theirs] });
  const own = await due(5, { teamId: mine });
  await due(5, { teamId: theirs });

  const { body } = await app.call(ana, getWall, {});

  expect(body.total.open).toBe(1);
  expect(body.teams.map(({ name }) => name)).toEqual(['Mine', null]);
  expect(body.people.map(({ name }) => name)).toEqual(['Ana']);
  expect(body.clocks.map(({ number }) => number)).toEqual([own]);
});

test('it says who is on call and who takes over next', async () => {
  const ben = await anAgent(app.context.db, workspaceId, { name: 'Ben' });
  const today = app.clock.now().toISOString().slice(0, 10);
  const layer = {
    id: 'first',
    agentIds: [lead.agentId, ben.agentId],
    turnDays: 1,
    startsOn: today,
    handover: '00:00',
    timeZone: 'UTC',
    hours: null,
  };
  await app.call(lead, createRota, { body: { name: 'Nights', teamId: null, calendarId: null, layers: [layer] } });

  const { rotas } = (await app.call(lead, getWall, {})).body;

  const midnight = new Date(Date.parse(`${today}T00:00:00Z`) + 24 * 60 * minuteMs).toISOString();
  expect(rotas).toMatchObject([
    { name: 'Nights', now: { name: 'Lea', until: midnight }, next: { name: 'Ben', at: midnight } },
  ]);
});
