import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { randomFrom } from '#cli/seed/random.ts';
import { defaultCalendars } from '#contract/calendar.ts';
import { type ClockKind, clockKinds, defaultClockRules } from '#contract/clock.ts';
import { changeContact, getContact } from '#contract/contact.ts';
import { assignConversation, setConversationPriority } from '#contract/conversation.ts';
import { priorities } from '#contract/filter.ts';
import { mergeConversations } from '#contract/matter.ts';
import { defaultMatrix } from '#contract/priority.ts';
import { getSimulation, type SimulationResult, startSimulation } from '#contract/simulation.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aTeam, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { type Traffic, trafficIn } from '#test/factories/traffic.ts';

const minute = 60_000;
const hour = 60 * minute;
let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let traffic: Traffic;
let began: Date;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.set(new Date('2026-11-20T08:00:00Z'));
  began = now();
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  await app.context.db.kysely
    .updateTable('session')
    .set({ expires_at: new Date('2099-01-01T00:00:00Z') })
    .execute();
  traffic = trafficIn(app, workspaceId, lead);
  // The first visit only notes where it starts.
  await traffic.follow();
});
afterAll(() => app.close());

const now = () => app.context.now();

/** What a simulation of the clocks as they are says: the draft is what holds now. */
async function simulate(): Promise<SimulationResult> {
  app.clock.advance(minute);
  await traffic.drafts({ kind: 'clocks', body: defaultClockRules });
  const body = { from: began.toISOString(), to: now().toISOString(), timeZone: 'UTC', kinds: ['clocks' as const] };
  const started = await app.call(lead, startSimulation, { body });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  await app.runJobs();
  const params = { simulationId: started.body.simulation.id };
  const { simulation } = (await app.call(lead, getSimulation, { params })).body;
  if (!simulation.result) throw new Error(`The simulation is ${simulation.state}.`);
  return simulation.result;
}

/** Each kind's clocks and those that became late until now, as their rows say. */
async function written(): Promise<{ kind: ClockKind; clocks: number; late: number }[]> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ kind: ClockKind; clocks: number; late: number }>`
      select kind, count(*)::int as clocks, (count(*) filter (where state = 'late' or state = 'dropped' and due_at < stopped_at
        or state in ('running', 'paused') and due_at <= ${now()}))::int as late
      from clock where workspace_id = ${workspaceId} group by kind order by array_position(${[...clockKinds]}::text[], kind)`.execute(
      tx,
    ),
  );
  return rows;
}

function expectAlike(result: SimulationResult): void {
  expect(result.different).toEqual({ count: 0, examples: [] });
  expect(result).toMatchObject({ alike: result.conversations, unwritten: 0 });
}

const sumsOf = (result: SimulationResult) =>
  result.rows.filter(({ by }) => by === 'all').map(({ kind, now: { clocks, late } }) => ({ kind, clocks, late }));

const categoriesWith = (id: string, change: object) => ({
  kind: 'priority' as const,
  body: { categories: defaultMatrix.categories.map((one) => (one.id === id ? { ...one, ...change } : one)) },
});
const halfDays = {
  kind: 'calendars' as const,
  body: {
    calendars: [
      {
        id: 'half',
        name: 'Half days',
        timeZone: 'Asia/Kolkata',
        always: false,
        week: Array.from({ length: 7 }, () => [
          { from: '08:00', to: '12:15' },
          { from: '13:00', to: '17:30' },
        ]),
        days: [],
        teamIds: [],
        networks: [],
      },
    ],
  },
};
const asEver = { kind: 'calendars' as const, body: defaultCalendars };

test('what was asked, answered late and in time, paused, reopened and resolved comes out as it is written', async () => {
  const one = await traffic.asks();
  app.clock.advance(10 * minute);
  await traffic.says(one, 'out');
  await traffic.becomes(one, 'pending');
  app.clock.advance(3 * hour);
  await traffic.says(one, 'in', { text: 'It is broken, I want a refund' });
  app.clock.advance(2 * hour);
  await traffic.becomes(one, 'on_hold', 'Legal');
  app.clock.advance(30 * hour);
  await traffic.says(one, 'out');
  await traffic.becomes(one, 'resolved');
  app.clock.advance(hour);
  await traffic.says(one, 'in');
  await traffic.becomes(one, 'resolved');
  app.clock.advance(minute);
  await traffic.becomes(one, 'open');

  const result = await simulate();

  expectAlike(result);
  expect(sumsOf(result)).toEqual(await written());
});

test('each event counts under the policies that held when it came, and what was over keeps its judgement', async () => {
  const over = await traffic.asks();
  app.clock.advance(2 * hour);
  await traffic.says(over, 'out');
  await traffic.becomes(over, 'resolved');
  const running = await traffic.asks();
  app.clock.advance(minute);
  await traffic.switchesOn(categoriesWith('general', { firstMinutes: 30, resolutionMinutes: 600 }));
  app.clock.advance(hour);
  await traffic.says(running, 'out');
  await traffic.switchesOn(halfDays);
  app.clock.advance(hour);
  const later = await traffic.asks({ text: 'urgent' });
  app.clock.advance(20 * hour);
  await traffic.switchesOn({
    kind: 'clocks',
    body: { ...defaultClockRules, warnPercent: 50, pauses: { customer: [], department: [] } },
  });
  await traffic.becomes(later, 'on_hold', 'PR');
  app.clock.advance(hour);
  await traffic.becomes(over, 'open');
  await traffic.switchesOn(asEver);

  const result = await simulate();

  expectAlike(result);
  expect(sumsOf(result)).toEqual(await written());
});

test('a priority by hand, teams with their own hours, a mark given later, late deliveries, edits and what was back-filled', async () => {
  const { db } = app.context;
  const teamId = await aTeam(db, workspaceId, 'Night shift');
  await traffic.switchesOn({
    ...halfDays,
    body: {
      calendars: [
        ...halfDays.body.calendars.map((one) => ({ ...one, teamIds: [teamId] })),
        ...defaultCalendars.calendars,
      ],
    },
  });
  app.clock.advance(minute);
  const byHand = await traffic.asks();
  app.clock.advance(minute);
  await app.call(lead, setConversationPriority, {
    params: { conversationId: byHand.conversationId },
    body: { priority: 'urgent' },
  });
  await traffic.follow();
  app.clock.advance(20 * minute);
  await traffic.says(byHand, 'in', { text: 'it is broken' });
  const moved = await traffic.asks();
  app.clock.advance(minute);
  await app.call(lead, assignConversation, {
    params: { conversationId: moved.conversationId },
    body: { assigneeId: lead.agentId, teamId },
  });
  await traffic.follow();
  const vip = await traffic.asks();
  app.clock.advance(minute);
  await traffic.says(vip, 'out');
  await traffic.becomes(vip, 'resolved');
  const also = await traffic.asks({ profile: vip });
  app.clock.advance(minute);
  const { contact } = (await app.call(lead, getContact, { params: { contactId: vip.contactId } })).body;
  await app.call(lead, changeContact, {
    params: { contactId: vip.contactId },
    body: { version: contact.version, marks: ['vip'] },
  });
  await traffic.follow();
  app.clock.advance(2 * hour);
  await traffic.says(also, 'out', { happenedAt: new Date(now().getTime() - 90 * minute) });
  await traffic.says(moved, 'out', { counts: false });
  await traffic.says(moved, 'in', { counts: false, text: 'urgent' });
  app.clock.advance(hour);
  await traffic.says(moved, 'out');

  const result = await simulate();

  expectAlike(result);
  expect(sumsOf(result)).toEqual(await written());
});

test('what became part of another: its clocks end there, the other goes on with its questions', async () => {
  const [one, other, third] = [
    await traffic.asks(),
    await traffic.asks({ text: 'refund please' }),
    await traffic.asks(),
  ];
  app.clock.advance(30 * minute);
  await traffic.says(other, 'out');
  app.clock.advance(5 * minute);
  await traffic.says(other, 'in');
  await traffic.becomes(one, 'pending');
  app.clock.advance(minute);
  const merged = await app.call(lead, mergeConversations, {
    params: { conversationId: one.conversationId },
    body: { from: [other.conversationId, third.conversationId] },
  });
  expect(merged.status).toBe(200);
  await traffic.follow();
  app.clock.advance(5 * hour);
  await traffic.says(one, 'out');
  app.clock.advance(hour);
  await traffic.says(one, 'in', { text: 'This is urgent' });
  app.clock.advance(hour);
  await traffic.becomes(one, 'resolved');

  const result = await simulate();

  expectAlike(result);
  expect(sumsOf(result)).toEqual(await written());
});

test('where it comes out otherwise than it is written, the result says so', async () => {
  const [one] = [await traffic.asks(), await traffic.asks()];
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update clock set due_at = due_at + interval '1 ms'
      where workspace_id = ${workspaceId} and conversation_id = ${one.conversationId} and kind = 'resolution'`.execute(
      tx,
    ),
  );

  const { conversationId: id, number } = one;
  expect(await simulate()).toMatchObject({ alike: 1, different: { count: 1, examples: [{ id, number }] } });
});

test.each([1, 2])('any life comes out as it is written (%i)', async (seed) => {
  const random = randomFrom(seed, 'life');
  const { db } = app.context;
  const teamIds = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const texts = ['Hello?', 'urgent!', 'I want a refund', 'Do you ship to Oslo?'];
  const open: TestConversation[] = [];
  const matrices = [60, 20, 240].map((firstMinutes) => categoriesWith('general', { firstMinutes }));
  const policies = [...matrices, halfDays, asEver, categoriesWith('complaint', { when: { words: ['ship'] } })];
  for (let n = 0; n < 100; n += 1) {
    app.clock.advance(1 + random.below(2 * hour));
    const one = open.length < 4 || random.chance(0.15) ? null : random.pick(open);
    if (!one) {
      open.push(await traffic.asks({ text: random.pick(texts), visibility: random.pick(['public', 'private']) }));
      continue;
    }
    const { conversationId } = one;
    const what = random.weighted({ in: 8, out: 8, status: 8, priority: 1, team: 2, policy: 2, late: 1, merge: 0.5 });
    if (what === 'in' || what === 'out')
      await traffic.says(one, what, { text: random.pick(texts), counts: !random.chance(0.1) });
    else if (what === 'status') await traffic.becomes(one, random.pick(['open', 'pending', 'on_hold', 'resolved']));
    else if (what === 'priority')
      await app.call(lead, setConversationPriority, {
        params: { conversationId },
        body: { priority: random.pick(priorities) },
      });
    else if (what === 'team')
      await app.call(lead, assignConversation, {
        params: { conversationId },
        body: { assigneeId: null, teamId: random.pick(teamIds) },
      });
    else if (what === 'policy') await traffic.switchesOn(random.pick(policies));
    else if (what === 'late')
      await traffic.says(one, 'out', { happenedAt: new Date(now().getTime() - random.below(3 * hour)) });
    else {
      const other = random.pick(open);
      if (other === one) continue;
      await app.call(lead, mergeConversations, { params: { conversationId }, body: { from: [other.conversationId] } });
      open.splice(open.indexOf(other), 1);
    }
    await traffic.follow();
  }

  const result = await simulate();

  expectAlike(result);
  expect(sumsOf(result)).toEqual(await written());
});
