import { afterAll, beforeAll, expect, test } from 'vitest';
import * as keys from '#contract/api-key.ts';
import { changeRole, listAgents, listTeams } from '#contract/people.ts';
import type { Permission } from '#contract/permissions.ts';
import { getSession, listSessions, signOut } from '#contract/session.ts';
import { createWorkspace } from '#contract/workspace.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { tampered } from '#test/tamper.ts';

let app: TestApp;
let owner: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
  owner = await anAgent(app.context.db, await aWorkspace(app.context.db), { role: 'owner', name: 'Olga' });
});
afterAll(() => app.close());

const make = (caller: { session?: string; apiKey?: string }, scopes: Permission[]) =>
  app.call(caller, keys.createApiKey, { body: { name: 'Robot', scopes } });

test('a key may do what its scopes say and nothing else', async () => {
  const { body } = await make(owner, ['people.read']);

  const read = await app.call({ apiKey: body.key }, listTeams, {});
  const manage = await app.call({ apiKey: body.key }, keys.listApiKeys, {});

  expect([read.status, manage.status]).toEqual([200, 403]);
  expect(body.key).toMatch(/^ek_/);
});

test('the key itself is shown once and stored as a hash', async () => {
  const { body } = await make(owner, ['people.read']);

  const list = await app.call(owner, keys.listApiKeys, {});

  expect(JSON.stringify(list.body)).not.toContain(body.key);
  expect(list.body.apiKeys[0]).toMatchObject({
    id: body.apiKey.id,
    name: 'Robot',
    createdBy: 'Olga',
    lastUsedAt: null,
  });
});

test('its last use is written down', async () => {
  const { body } = await make(owner, ['people.read']);

  await app.call({ apiKey: body.key }, listTeams, {});

  const list = await app.call(owner, keys.listApiKeys, {});
  expect(list.body.apiKeys[0]?.lastUsedAt).toBe(app.clock.now().toISOString());
});

test('a revoked key is refused from the next request', async () => {
  const { body } = await make(owner, ['people.read']);

  await app.call(owner, keys.revokeApiKey, { params: { apiKeyId: body.apiKey.id } });

  expect((await app.call({ apiKey: body.key }, listTeams, {})).status).toBe(401);
});

test('nobody makes a key that may do more than they may, and a key neither', async () => {
  const limited = await make(owner, ['api_key.manage', 'people.read']);

  const byKey = await make({ apiKey: limited.body.key }, ['people.manage']);
  const lead = await anAgent(app.context.db, owner.viewer.workspaceId, { role: 'lead' });
  const byLead = await make(lead, ['people.read']);

  expect([byKey.status, byLead.status]).toEqual([403, 403]);
  expect((await make({ apiKey: limited.body.key }, ['people.read'])).status).toBe(200);
});

test('a key with people.manage cannot make an owner', async () => {
  const { body } = await make(owner, ['people.manage', 'people.read']);
  const agent = await anAgent(app.context.db, owner.viewer.workspaceId);

  const refused = await app.call({ apiKey: body.key }, changeRole, {
    params: { agentId: agent.agentId },
    body: { role: 'owner' },
  });

  expect(refused.status).toBe(403);
});

test('a key is no person: it has no session, no profile and no workspaces', async () => {
  const { body } = await make(owner, ['workspace.manage', 'people.read']);
  const caller = { apiKey: body.key };

  const answers = [
    await app.call(caller, getSession, {}),
    await app.call(caller, signOut, {}),
    await app.call(caller, listSessions, {}),
    await app.call(caller, createWorkspace, { body: { name: 'Mine' } }),
  ];

  expect(answers.map(({ body }) => body.error?.reason)).toEqual(Array(4).fill('not_possible_here'));
  expect((await app.call(caller, listAgents, {})).status).toBe(200);
});

test('a key that is none, or of the right form for a foreign workspace, is nobody', async () => {
  const { body } = await make(owner, ['people.read']);
  const forged = tampered(body.key);

  const answers = [
    await app.call({ apiKey: 'nonsense' }, listTeams, {}),
    await app.call({ apiKey: forged }, listTeams, {}),
  ];

  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
});
