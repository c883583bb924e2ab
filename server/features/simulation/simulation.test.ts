import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defaultClockRules } from '#contract/clock.ts';
import { discardPolicyDraft } from '#contract/policy.ts';
import { defaultMatrix } from '#contract/priority.ts';
import {
  cancelSimulation,
  getSimulation,
  listSimulations,
  previewPolicy,
  type Simulation,
  startSimulation,
} from '#contract/simulation.ts';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { type Traffic, trafficIn } from '#test/factories/traffic.ts';
import { sweepSimulations } from './jobs.ts';
import { runSimulation } from './run.ts';

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
  lead = await aLead();
  traffic = trafficIn(app, workspaceId, lead);
  await traffic.follow();
});
afterAll(() => app.close());

const now = () => app.context.now();
const lately = () => ({
  from: new Date(now().getTime() - 7 * 24 * hour).toISOString(),
  to: now().toISOString(),
  timeZone: 'UTC',
});

async function aLead(): Promise<TestAgent> {
  const agent = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  await app.context.db.kysely
    .updateTable('session')
    .set({ expires_at: new Date('2099-01-01T00:00:00Z') })
    .execute();
  return agent;
}

/** Questions are to be answered within half an hour, and who says "ship" complains. */
const strict = {
  kind: 'priority' as const,
  body: {
    categories: defaultMatrix.categories.map((one) => {
      if (one.id === 'complaint') return { ...one, when: { words: ['ship'] } };
      return one.id === 'general' ? { ...one, firstMinutes: 30 } : one;
    }),
  },
};

const wanted = () => ({ from: began.toISOString(), to: now().toISOString(), timeZone: 'UTC' });

async function start(who = lead): Promise<string> {
  const answer = await app.call(who, startSimulation, { body: { ...wanted(), kinds: ['priority'] } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.simulation.id;
}
const look = async (simulationId: string, who = lead): Promise<Simulation> =>
  (await app.call(who, getSimulation, { params: { simulationId } })).body.simulation;

/** Three questions in the evening, two of them answered: after 20 minutes and after 150. */
async function aDay(): Promise<void> {
  app.clock.set(new Date('2026-11-20T21:45:00Z'));
  const [quick, slow] = [await traffic.asks({ text: 'Where is it?' }), await traffic.asks({ text: 'Hello?' })];
  await traffic.asks({ text: 'Do you ship?' });
  app.clock.advance(20 * minute);
  await traffic.says(quick, 'out');
  app.clock.advance(130 * minute);
  await traffic.says(slow, 'out');
  app.clock.advance(minute);
}

async function events(type: string): Promise<unknown[]> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ body: unknown }>`
      select d.body from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
      where e.workspace_id = ${workspaceId} and e.type = ${type} order by e.position`.execute(tx),
  );
  return rows.map(({ body }) => body);
}

test('a draft of the matrix: what would have been late, at night too, and what would have been something else', async () => {
  await aDay();
  await traffic.drafts(strict);
  const id = await start();
  expect(await look(id)).toMatchObject({ state: 'running', total: null, result: null });
  await app.runJobs();

  const { result, ...simulation } = await look(id);
  expect(simulation).toMatchObject({
    state: 'done',
    done: 3,
    total: 3,
    drafts: [{ kind: 'priority', version: 1, isOutdated: false }],
  });
  expect(result).toMatchObject({
    conversations: 3,
    alike: 3,
    moves: [{ from: 'general', to: 'complaint', count: 1 }],
    turns: [{ kind: 'first_response', becomes: 'late', count: 2 }],
    days: [{ day: '2026-11-20', now: 0, draft: 2 }],
  });
  const first = result?.rows.filter(({ kind }) => kind === 'first_response') ?? [];
  expect(first.find(({ by }) => by === 'all')).toMatchObject({
    now: { clocks: 3, warned: 0, late: 0, lateAtNight: 0 },
    draft: { clocks: 3, warned: 2, late: 2, lateAtNight: 2 },
  });
  const median = first.find(({ by }) => by === 'all')?.draft.medianMs ?? 0;
  expect(Math.abs(median / (20 * minute) - 1)).toBeLessThan(0.01);
  expect(first.filter(({ by }) => by === 'category').map(({ key, draft }) => [key, draft.clocks])).toEqual([
    ['complaint', 1],
    ['general', 2],
  ]);
  expect(await events('simulation.finished')).toEqual([{ conversations: 3, outcome: 'done' }]);
});

test('a draft of the open hours: nothing is late while the team sleeps', async () => {
  app.clock.set(new Date('2026-11-20T19:00:00Z'));
  const question = await traffic.asks();
  app.clock.advance(13 * hour);
  await traffic.says(question, 'out');
  app.clock.advance(minute);
  const week = Array.from({ length: 7 }, () => [{ from: '08:00', to: '20:00' }]);
  await traffic.drafts({
    kind: 'calendars',
    body: {
      calendars: [
        { id: 'day', name: 'Days', timeZone: 'UTC', always: false, week, days: [], teamIds: [], networks: [] },
      ],
    },
  });
  const answer = await app.call(lead, startSimulation, { body: { ...wanted(), kinds: ['calendars'] } });
  await app.runJobs();

  const { result } = await look(answer.body.simulation.id);
  const [first] = result?.rows.filter(({ kind, by }) => kind === 'first_response' && by === 'all') ?? [];
  expect(first).toMatchObject({ now: { late: 1, lateAtNight: 1 }, draft: { late: 0, lateAtNight: 0 } });
  expect(result?.turns).toMatchObject([{ kind: 'first_response', becomes: 'in_time', count: 1 }]);
});

test('the same simulation twice says the same, and a preview of the last week says it too', async () => {
  await aDay();
  await traffic.drafts(strict);
  const results = [];
  for (let n = 0; n < 2; n += 1) {
    const id = await start();
    await app.runJobs();
    results.push((await look(id)).result);
  }
  expect(results[0]).toEqual(results[1]);

  const { body } = await app.call(lead, previewPolicy, { body: { content: strict, ...lately() } });
  expect(body.total).toBe(3);
  expect(body.result.rows).toEqual(results[0]?.rows);
});

test('one that is stopped has no result, and another may begin', async () => {
  await aDay();
  await traffic.drafts(strict);
  const id = await start();
  const second = await app.call(lead, startSimulation, { body: { ...wanted(), kinds: ['priority'] } });
  expect(second.status).toBe(409);

  await runSimulation(
    interrupted(2, async () => {
      await app.call(lead, cancelSimulation, { params: { simulationId: id } });
    }),
    workspaceId,
    id,
  );
  expect(await look(id)).toMatchObject({ state: 'cancelled', done: 3, result: null });
  expect(await events('simulation.finished')).toEqual([{ conversations: 0, outcome: 'cancelled' }]);
  await app.runJobs();
  expect(await look(id)).toMatchObject({ state: 'cancelled' });
  await start();
});

test('one whose program was killed begins anew and tells nothing before it is whole', async () => {
  await aDay();
  await traffic.drafts(strict);
  const id = await start();
  const killed = runSimulation(
    interrupted(4, () => Promise.reject(new Error('killed'))),
    workspaceId,
    id,
  );
  await expect(killed).rejects.toThrow('killed');
  expect(await look(id)).toMatchObject({ state: 'running', done: 3, result: null });

  await app.context.db.kysely.executeQuery(
    sql`delete from graphile_worker._private_jobs`.compile(app.context.db.kysely),
  );
  app.clock.advance(2 * minute);
  await sweepSimulations.run(app.context, workspaceId);
  await app.runJobs();
  expect(await look(id)).toMatchObject({ state: 'done', done: 3, result: { conversations: 3 } });
});

test('two programs at once end it once', async () => {
  await aDay();
  await traffic.drafts(strict);
  const id = await start();
  await Promise.all([1, 2, 3].map(() => runSimulation(app.context, workspaceId, id)));

  expect(await look(id)).toMatchObject({ state: 'done', done: 3, result: { conversations: 3 } });
  expect(await events('simulation.finished')).toHaveLength(1);
});

test('what cannot be tried is refused: no draft, no period, a time to come', async () => {
  const tryIt = async (body: object) =>
    (await app.call(lead, startSimulation, { body: { ...wanted(), kinds: ['priority'], ...body } })).status;
  app.clock.advance(hour);
  expect(await tryIt({})).toBe(422);
  await traffic.drafts(strict);
  expect(await tryIt({ to: began.toISOString() })).toBe(400);
  expect(await tryIt({ to: new Date(now().getTime() + hour).toISOString() })).toBe(400);
  expect(await tryIt({ from: '2026-01-01T00:00:00.000Z' })).toBe(400);
  expect(await tryIt({ kinds: [] })).toBe(400);
});

test('it says when the draft is another one by now', async () => {
  await aDay();
  await traffic.drafts(strict);
  const id = await start();
  await app.runJobs();
  app.clock.advance(minute);
  await traffic.drafts({ ...strict, body: defaultMatrix });
  expect((await look(id)).drafts).toMatchObject([{ isOutdated: true }]);
  await app.call(lead, discardPolicyDraft, { params: { kind: 'priority' } });
  expect((await look(id)).drafts).toMatchObject([{ isOutdated: true }]);
});

test('it is seen by who asked only, and counts only what that person may see', async () => {
  const { db } = app.context;
  await db.inWorkspace(workspaceId, (tx) =>
    sql`update role set permissions = permissions || '{policy.manage}' where workspace_id = ${workspaceId} and key = 'agent'`.execute(
      tx,
    ),
  );
  const [ours, theirs] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const planner = await anAgent(db, workspaceId, { teamIds: [ours] });
  await db.kysely
    .updateTable('session')
    .set({ expires_at: new Date('2099-01-01T00:00:00Z') })
    .execute();
  const seen = await traffic.asks({ teamId: ours });
  await traffic.asks({ teamId: theirs });
  app.clock.advance(hour);
  await traffic.drafts(strict);
  const id = await start(planner);
  await app.runJobs();

  const { result } = await look(id, planner);
  expect(result).toMatchObject({ conversations: 1, turns: [{ examples: [{ id: seen.conversationId }] }] });
  expect((await app.call(lead, getSimulation, { params: { simulationId: id } })).status).toBe(404);
  expect((await app.call(lead, cancelSimulation, { params: { simulationId: id } })).status).toBe(404);
  expect((await app.call(lead, listSimulations, {})).body.simulations).toEqual([]);
  const preview = await app.call(planner, previewPolicy, { body: { content: strict, ...lately() } });
  expect(preview.body).toMatchObject({ total: 1, result: { conversations: 1 } });
});

test('a draft of clocks alone changes no category', async () => {
  await aDay();
  await traffic.drafts({ kind: 'clocks', body: { ...defaultClockRules, warnPercent: 10 } });
  const answer = await app.call(lead, startSimulation, { body: { ...wanted(), kinds: ['clocks'] } });
  await app.runJobs();

  const { result } = await look(answer.body.simulation.id);
  const [first] = result?.rows.filter(({ kind, by }) => kind === 'first_response' && by === 'all') ?? [];
  expect(result?.moves).toEqual([]);
  expect(first).toMatchObject({ now: { warned: 0 }, draft: { warned: 2 } });
});

/** A program to which something happens before the transaction of that number, from 0. */
function interrupted(at: number, happens: () => Promise<void>): Pick<Context, 'db' | 'now'> {
  const { db } = app.context;
  let n = 0;
  const inWorkspace: typeof db.inWorkspace = async (id, work) => {
    if (n === at) await happens();
    n += 1;
    return db.inWorkspace(id, work);
  };
  return { now, db: { ...db, inWorkspace } };
}
