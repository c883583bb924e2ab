import { afterAll, beforeAll, expect, test } from 'vitest';
import * as people from '#contract/people.ts';
import { getSession, signIn } from '#contract/session.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { cookieOf } from '#test/cookie.ts';
import { aLogin } from '#test/factories/login.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function aLead() {
  const workspaceId = await aWorkspace(app.context.db, { name: 'Acme' });
  return anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Leo' });
}

async function invite(caller: TestAgent, body: { role: 'owner' | 'lead' | 'agent' | 'auditor'; teamId?: string }) {
  const made = await app.call(caller, people.createInvitation, { body });
  return { made, id: made.body.invitation?.id ?? '', token: made.body.path?.split('/').at(-1) ?? '' };
}

let count = 0;
async function accept(token: string, email = `new${count++}@example.test`) {
  const response = await app.fastify.inject({
    method: 'POST',
    url: people.acceptInvite.path.replace(':token', token),
    headers: { 'x-earshot': '1' },
    payload: { name: 'Nia', email, password: 'a password of hers', timeZone: 'Africa/Lagos' },
  });
  return { status: response.statusCode, reason: response.json().error?.reason, session: cookieOf(response) };
}

test('a link shows who invites where, and lets one person join with role and team', async () => {
  const lead = await aLead();
  const { body: team } = await app.call(lead, people.createTeam, { body: { name: 'Billing' } });
  const { token } = await invite(lead, { role: 'agent', teamId: team.teamId });

  const shown = await app.call({}, people.getInvite, { params: { token } });
  const joined = await accept(token);

  expect(shown.body).toMatchObject({ workspaceName: 'Acme', role: 'agent', invitedBy: 'Leo', signedInAs: null });
  const { body } = await app.call({ session: joined.session }, getSession, {});
  expect(body).toMatchObject({ agent: { name: 'Nia', timeZone: 'Africa/Lagos' }, workspace: { name: 'Acme' } });
  const { body: list } = await app.call(lead, people.listAgents, {});
  expect(list.agents.find(({ name }) => name === 'Nia')).toMatchObject({ role: 'agent', teamIds: [team.teamId] });
});

test('a link works once, also when ten use it at once', async () => {
  const lead = await aLead();
  const { token } = await invite(lead, { role: 'agent' });

  const all = await Promise.all(Array.from({ length: 10 }, () => accept(token)));

  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await accept(token)).reason).toBe('link_expired');
});

test('a link ends after seven days', async () => {
  const { token } = await invite(await aLead(), { role: 'agent' });

  app.clock.advance(7 * 24 * 60 * 60_000);
  const late = await accept(token);
  const shown = await app.call({}, people.getInvite, { params: { token } });
  app.clock.advance(-7 * 24 * 60 * 60_000);

  expect([late.reason, shown.status]).toEqual(['link_expired', 404]);
});

test('a withdrawn link is worth nothing', async () => {
  const lead = await aLead();
  const { token, id } = await invite(lead, { role: 'agent' });

  await app.call(lead, people.revokeInvitation, { params: { invitationId: id } });

  expect((await accept(token)).reason).toBe('link_expired');
  expect((await app.call(lead, people.listInvitations, {})).body.invitations).toEqual([]);
});

test('nobody invites to a role with rights they do not hold', async () => {
  const { made } = await invite(await aLead(), { role: 'owner' });

  expect([made.status, made.body.error?.reason]).toEqual([403, 'permission_missing']);
});

test('links made by somebody who lost their role or their access are withdrawn', async () => {
  const { db } = app.context;
  const lead = await aLead();
  const owner = await anAgent(db, lead.viewer.workspaceId, { role: 'owner' });
  const byLead = await invite(lead, { role: 'lead' });
  const secondOwner = await anAgent(db, lead.viewer.workspaceId, { role: 'owner' });
  const byOwner = await invite(secondOwner, { role: 'owner' });

  await app.call(owner, people.deactivateAgent, { params: { agentId: lead.agentId } });
  await app.call(owner, people.changeRole, { params: { agentId: secondOwner.agentId }, body: { role: 'agent' } });

  expect([(await accept(byLead.token)).reason, (await accept(byOwner.token)).reason]).toEqual([
    'link_expired',
    'link_expired',
  ]);
});

test('an address that has a login cannot be taken by an invitation', async () => {
  const lead = await aLead();
  await accept((await invite(lead, { role: 'agent' })).token, 'twice@example.test');
  const { token } = await invite(lead, { role: 'agent' });

  const again = await accept(token, 'TWICE@example.test');

  expect([again.status, again.reason]).toEqual([409, 'login_taken']);
  expect((await accept(token)).status).toBe(200);
});

test('somebody with a login elsewhere joins with it, and their session moves', async () => {
  const elsewhere = await anAgent(app.context.db, await aWorkspace(app.context.db), { name: 'Elsa' });
  const lead = await aLead();
  const { token } = await invite(lead, { role: 'agent' });

  const shown = await app.call(elsewhere, people.getInvite, { params: { token } });
  const joined = await app.call(elsewhere, people.joinWithLogin, { params: { token } });

  expect(shown.body.signedInAs).toMatch(/@example.test$/);
  expect(joined.status).toBe(200);
  const { body } = await app.call(elsewhere, getSession, {});
  expect(body.workspace.id).toBe(lead.viewer.workspaceId);
  expect(body.workspaces).toHaveLength(2);
  expect((await accept(token)).reason).toBe('link_expired');
});

test('whoever was deactivated does not come back through an invitation', async () => {
  const { db } = app.context;
  const lead = await aLead();
  const person = await aLogin(db, lead.viewer.workspaceId, { password: 'a password of hers' });
  await aLogin(db, await aWorkspace(db), { loginId: person.loginId });
  await app.call(lead, people.deactivateAgent, { params: { agentId: person.agentId } });
  const { token } = await invite(lead, { role: 'agent' });
  const signedIn = await app.fastify.inject({
    method: 'POST',
    url: signIn.path,
    headers: { 'x-earshot': '1' },
    payload: { email: person.email, password: 'a password of hers' },
  });

  const refused = await app.call({ session: cookieOf(signedIn) }, people.joinWithLogin, { params: { token } });

  expect([refused.status, refused.body.error?.reason]).toEqual([403, 'not_possible_here']);
});

test('a link of another kind or of nobody leads nowhere', async () => {
  const shown = await Promise.all(
    ['in_', 'in_AAAA', 'ek_AAAA', 'x'].map((token) => app.call({}, people.getInvite, { params: { token } })),
  );

  expect(new Set(shown.map(({ status }) => status))).toEqual(new Set([404]));
});
