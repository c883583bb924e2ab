import { afterAll, beforeAll, expect, test } from 'vitest';
import * as people from '#contract/people.ts';
import { getSession } from '#contract/session.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Cast = { workspaceId: WorkspaceId; owner: TestAgent; lead: TestAgent; agent: TestAgent; auditor: TestAgent };

async function aCast(): Promise<Cast> {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const [owner, lead, agent, auditor] = [
    await anAgent(db, workspaceId, { role: 'owner', name: 'Olga' }),
    await anAgent(db, workspaceId, { role: 'lead', name: 'Leo' }),
    await anAgent(db, workspaceId, { role: 'agent', name: 'Ana' }),
    await anAgent(db, workspaceId, { role: 'auditor', name: 'Udo' }),
  ];
  return { workspaceId, owner, lead, agent, auditor };
}

const giveRole = (caller: TestAgent, target: TestAgent, role: 'owner' | 'lead' | 'agent' | 'auditor') =>
  app.call(caller, people.changeRole, { params: { agentId: target.agentId }, body: { role } });
const deactivate = (caller: TestAgent, target: TestAgent) =>
  app.call(caller, people.deactivateAgent, { params: { agentId: target.agentId } });
const rolesOf = async (caller: TestAgent) => {
  const { body } = await app.call(caller, people.listAgents, {});
  return Object.fromEntries(body.agents.map(({ name, role, state }) => [name, state === 'active' ? role : state]));
};

test('an owner gives another role, and its permissions hold from the next request', async () => {
  const { owner, agent } = await aCast();

  const done = await giveRole(owner, agent, 'lead');

  expect(done.status).toBe(200);
  expect(await rolesOf(agent)).toMatchObject({ Ana: 'lead' });
  expect((await app.call(agent, people.listInvitations, {})).status).toBe(200);
});

test('nobody gives a role with rights they do not hold', async () => {
  const { lead, agent } = await aCast();

  const asOwner = await giveRole(lead, agent, 'owner');
  const asAuditor = await giveRole(lead, agent, 'auditor');
  const self = await giveRole(lead, lead, 'owner');

  expect([asOwner.status, asAuditor.status, self.status]).toEqual([403, 403, 403]);
  expect(asOwner.body.error?.reason).toBe('permission_missing');
  expect(await rolesOf(lead)).toMatchObject({ Ana: 'agent', Leo: 'lead' });
});

test('a lead cannot touch an owner or whoever checks the books', async () => {
  const { owner, lead, auditor } = await aCast();

  const answers = [
    await giveRole(lead, owner, 'agent'),
    await deactivate(lead, owner),
    await deactivate(lead, auditor),
    await app.call(lead, people.createPasswordReset, { params: { agentId: owner.agentId } }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

test('agents and auditors manage nobody', async () => {
  const { agent, auditor, lead } = await aCast();

  const answers = [
    await deactivate(agent, lead),
    await giveRole(auditor, agent, 'auditor'),
    await app.call(agent, people.createTeam, { body: { name: 'Mine' } }),
    await app.call(agent, people.createInvitation, { body: { role: 'agent' } }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

test('the last owner can neither step down nor be deactivated', async () => {
  const { owner } = await aCast();

  const stepDown = await giveRole(owner, owner, 'lead');
  const leave = await deactivate(owner, owner);

  expect([stepDown.body.error?.reason, leave.body.error?.reason]).toEqual(['last_owner', 'last_owner']);
});

test('of two owners who remove each other at once, one stays', async () => {
  const { workspaceId, owner } = await aCast();
  const other = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Otto' });

  const answers = await Promise.all([
    giveRole(owner, other, 'agent'),
    deactivate(other, owner),
    deactivate(owner, other),
    giveRole(other, owner, 'lead'),
  ]);

  expect(answers.some(({ status }) => status === 200)).toBe(true);
  const { rows } = await app.context.db.inWorkspace(workspaceId, async (tx) => ({
    rows: await tx
      .selectFrom('agent_role')
      .innerJoin('agent', 'agent.id', 'agent_role.agent_id')
      .select('agent.id')
      .where('agent_role.workspace_id', '=', workspaceId)
      .where('role_key', '=', 'owner')
      .where('state', '=', 'active')
      .execute(),
  }));
  expect(rows).toHaveLength(1);
});

test('deactivating ends the sessions of a colleague at once; reactivating lets them in again', async () => {
  const { owner, agent } = await aCast();

  await deactivate(owner, agent);
  const during = await app.call(agent, getSession, {});
  await app.call(owner, people.reactivateAgent, { params: { agentId: agent.agentId } });

  expect(during.status).toBe(401);
  expect((await rolesOf(owner)).Ana).toBe('agent');
});

test('addresses of colleagues are shown to those who manage people only', async () => {
  const { lead, agent } = await aCast();
  const emails = async (caller: TestAgent) =>
    (await app.call(caller, people.listAgents, {})).body.agents.filter(({ email }) => email !== null).length;

  expect([await emails(lead), await emails(agent)]).toEqual([4, 1]);
});

test('teams are made, renamed and filled; two cannot share a name', async () => {
  const { lead, agent, owner } = await aCast();
  const made = await app.call(lead, people.createTeam, { body: { name: 'Billing' } });
  const { teamId } = made.body;

  const again = await app.call(lead, people.createTeam, { body: { name: ' Billing ' } });
  await app.call(lead, people.changeTeam, {
    params: { teamId },
    body: { name: 'Money', agentIds: [agent.agentId, owner.agentId] },
  });
  await app.call(lead, people.changeTeam, { params: { teamId }, body: { agentIds: [agent.agentId] } });

  expect([again.status, again.body.error?.reason]).toEqual([409, 'name_taken']);
  const { body } = await app.call(agent, people.listTeams, {});
  expect(body.teams).toEqual([{ id: teamId, name: 'Money', agentIds: [agent.agentId] }]);
});

test('nobody of another workspace gets into a team', async () => {
  const [ours, theirs] = [await aCast(), await aCast()];
  const { body } = await app.call(ours.lead, people.createTeam, { body: { name: 'Billing' } });

  const refused = await app.call(ours.lead, people.changeTeam, {
    params: { teamId: body.teamId },
    body: { agentIds: [theirs.agent.agentId] },
  });

  expect(refused.status).toBe(404);
});
