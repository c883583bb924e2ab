import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overrideTriage } from '#contract/triage.ts';
import type { EngagementPolicy } from '#contract/triage-policy.ts';
import { cancelTriageTrial, getTriageTrial, startTriageTrial, type TriageTrial } from '#contract/triage-trial.ts';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { triaged } from '#test/factories/triage.ts';
import { understand } from '#test/factories/verdict.ts';
import { sweepTrials } from '../jobs.ts';
import { runTrial } from './run.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
/** Sees what their team has. */
let planner: TestAgent;
let bye: TestConversation;
let hello: TestConversation;
beforeAll(async () => {
  app = await startTestApp();
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  owner = await anAgent(db, workspaceId, { role: 'owner' });
  await db.inWorkspace(workspaceId, (tx) =>
    sql`update role set permissions = permissions || '{policy.manage}' where workspace_id = ${workspaceId} and key = 'agent'`.execute(
      tx,
    ),
  );
  const [ours, theirs] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  planner = await anAgent(db, workspaceId, { teamIds: [ours] });
  await said('Long ago', theirs, new Date(now().getTime() - 20 * dayMs));
  bye = await said('Bye', ours);
  hello = await said('Hello, where is it?', theirs);
  await triaged(app, workspaceId, hello.messageId);
  await aConversation(db, workspaceId, { text: 'Nobody has understood this yet', teamId: theirs, at: now() });
});
afterAll(() => app.close());

const now = () => app.context.now();

async function said(text: string, teamId: string, at = now()): Promise<TestConversation> {
  app.clock.advance(minuteMs);
  const made = await aConversation(app.context.db, workspaceId, { text, teamId, at });
  await understand(app, workspaceId, made.messageId, { sentiment: 'neutral' });
  return made;
}

const goodbyes: EngagementPolicy = {
  rules: [{ id: 'bye', name: 'Goodbyes', when: { words: ['bye'] }, decision: 'none' }],
};
/** The policy that every workspace begins with answers all of these. */
const start = (agent: TestAgent, days = 7) => app.call(agent, startTriageTrial, { body: { days, policy: goodbyes } });
const look = async (agent: TestAgent): Promise<TriageTrial | null> =>
  (await app.call(agent, getTriageTrial, {})).body.trial;

test('before the first there is none', async () => {
  expect(await look(owner)).toBeNull();
});

test('says how many messages are decided how, now and under the draft, and which change', async () => {
  await start(owner);
  await app.runJobs();

  expect(await look(owner)).toMatchObject({
    state: 'done',
    days: 7,
    done: 3,
    total: 3,
    policy: goodbyes,
    now: { answer: 2, acknowledge: 0, watch: 0, none: 0 },
    draft: { answer: 1, acknowledge: 0, watch: 0, none: 1 },
    moves: [
      {
        from: 'answer',
        to: 'none',
        count: 1,
        examples: [{ messageId: bye.messageId, number: bye.number, preview: 'Bye', before: null, after: 'Goodbyes' }],
      },
    ],
    overridden: 0,
  });
});

test('decides nothing', async () => {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ decision: string }>`select decision from triage where workspace_id = ${workspaceId}`.execute(tx),
  );

  expect(rows).toEqual([{ decision: 'answer' }]);
});

test('reaches as far back as it is asked to', async () => {
  await start(owner, 30);
  await app.runJobs();

  expect(await look(owner)).toMatchObject({ days: 30, done: 4, now: { answer: 3 } });
});

test('counts what people decided, which stands', async () => {
  await app.call(owner, overrideTriage, { params: { messageId: hello.messageId }, body: { decision: 'none' } });
  await start(owner);
  await app.runJobs();

  expect(await look(owner)).toMatchObject({ overridden: 1 });
});

test('is of the person who asked, and of what they may see', async () => {
  const { body } = await start(planner);
  await app.runJobs();

  expect(await look(planner)).toMatchObject({ done: 1, now: { answer: 1 }, draft: { none: 1 } });
  expect((await app.call(owner, cancelTriageTrial, { params: { trialId: body.trialId } })).status).toBe(404);
  expect(await look(owner)).not.toMatchObject({ id: body.trialId });
});

test('shows no example that its asker may see no more', async () => {
  const ofTeam = (teamId: string | null) =>
    app.context.db.inWorkspace(workspaceId, (tx) =>
      sql`update conversation set team_id = ${teamId} where workspace_id = ${workspaceId} and id = ${bye.conversationId}`.execute(
        tx,
      ),
    );
  const other = await aTeam(app.context.db, workspaceId);
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ team_id: string }>`select team_id from conversation where id = ${bye.conversationId}`.execute(tx),
  );
  await ofTeam(other);

  expect(await look(planner)).toMatchObject({ moves: [{ count: 1, examples: [] }] });
  await ofTeam(rows[0]?.team_id ?? null);
});

test('one at a time runs for each person, and can be stopped', async () => {
  const { body } = await start(owner);

  expect((await start(owner)).status).toBe(409);
  expect((await start(planner)).status).toBe(200);
  await app.call(owner, cancelTriageTrial, { params: { trialId: body.trialId } });
  await app.runJobs();
  expect(await look(owner)).toMatchObject({ id: body.trialId, state: 'cancelled', done: 0 });
  expect(await look(planner)).toMatchObject({ state: 'done' });
});

test('one that a killed program left lying goes on where it stopped', async () => {
  const { body } = await start(owner);
  await expect(runTrial(killedAt(1), workspaceId, body.trialId)).rejects.toThrow('killed');
  expect(await look(owner)).toMatchObject({ state: 'running', done: 3 });
  app.clock.advance(2 * minuteMs);
  await sweepTrials.run(app.context, workspaceId);
  await app.runJobs();

  expect(await look(owner)).toMatchObject({ state: 'done', done: 3, total: 3, now: { answer: 2 } });
});

test('ends when its asker may not know any more', async () => {
  await start(planner);
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update role set permissions = array_remove(permissions, 'policy.manage') where workspace_id = ${workspaceId} and key = 'agent'`.execute(
      tx,
    ),
  );
  await app.runJobs();
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{
      state: string;
    }>`select state from triage_trial where workspace_id = ${workspaceId} and agent_id = ${planner.agentId}`.execute(
      tx,
    ),
  );

  expect(rows).toEqual([{ state: 'failed' }]);
});

/** A program that dies before the transaction of that number, from 0. */
function killedAt(at: number): Pick<Context, 'db' | 'now'> {
  const { db } = app.context;
  let n = 0;
  const inWorkspace: typeof db.inWorkspace = (id, work) => {
    n += 1;
    return n > at ? Promise.reject(new Error('killed')) : db.inWorkspace(id, work);
  };
  return { now, db: { ...db, inWorkspace } };
}
