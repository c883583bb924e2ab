import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import * as contract from '#contract/second-step.ts';
import { getSession, signIn } from '#contract/session.ts';
import { streamPath } from '#contract/stream.ts';
import { type Caller, startTestApp, type TestApp } from '#test/app.ts';
import { aLogin } from '#test/factories/login.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A workspace whose owner has a second step and asks it of everyone. */
async function aStrictWorkspace() {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const owner = await anAgent(db, workspaceId, { role: 'owner' });
  const values = { secret_enc: Buffer.alloc(1), key_id: 'none', started_at: app.clock.now() };
  const careful = (loginId: string) =>
    db.kysely
      .insertInto('second_step')
      .values({ login_id: loginId, ...values, confirmed_at: app.clock.now() })
      .execute();
  await careful(owner.loginId);
  const agent = await anAgent(db, workspaceId);
  const require = (needed: boolean, caller: Caller = owner) =>
    app.call(caller, contract.requireSecondStep, { body: { needed } });
  return { workspaceId, owner, agent, careful, require };
}

/** Every endpoint that answers something else than 403 for the lack of a second step, of those that need a right. */
async function openDoors(caller: { session: string }) {
  const doors: string[] = [];
  for (const { method, path, permission } of app.fastify.endpoints) {
    if (permission === 'public' || permission === 'signed-in') continue;
    const url = path.replaceAll(/:\w+/g, '0198c0de-0000-7000-8000-000000000000');
    const headers = { 'x-earshot': '1', cookie: `earshot_session=${caller.session}` };
    const response = await app.fastify.inject({ method, url, headers });
    if (response.statusCode !== 403 || response.json().error.reason !== 'second_step_needed')
      doors.push(`${method} ${path} → ${response.statusCode}`);
  }
  return doors;
}

test('where everyone needs a second step, a session without one opens nothing but the way to set it up', async () => {
  const { agent, require } = await aStrictWorkspace();
  expect((await app.call(agent, getSession, {})).body.permissions).toContain('inbox.read');

  await require(true);

  const { body } = await app.call(agent, getSession, {});
  expect([body.permissions, body.secondStep]).toEqual([[], { isOn: false, isNeeded: true }]);
  expect(await openDoors(agent)).toEqual([]);
  const stream = await app.fastify.inject({
    url: `${streamPath}?view=all`,
    headers: { cookie: `earshot_session=${agent.session}` },
  });
  expect(stream.statusCode).toBe(403);
  expect((await app.call(agent, contract.getSecondStep, {})).status).toBe(200);
});

test('setting it up opens everything again, and so does lifting the rule', async () => {
  const { agent, careful, require, workspaceId } = await aStrictWorkspace();
  const other = await anAgent(app.context.db, workspaceId);
  const rights = async (caller: Caller) => (await app.call(caller, getSession, {})).body.permissions.length;
  await require(true);

  await careful(agent.loginId);
  expect([(await rights(agent)) > 0, await rights(other)]).toEqual([true, 0]);

  await require(false);
  expect(await rights(other)).toBeGreaterThan(0);
});

test('somebody new is led there too: the password alone gives a session without rights', async () => {
  const { require, workspaceId } = await aStrictWorkspace();
  await require(true);
  const { email } = await aLogin(app.context.db, workspaceId, { password: 'correct horse battery' });

  const response = await app.fastify.inject({
    method: 'POST',
    url: signIn.path,
    headers: { 'x-earshot': '1' },
    payload: { email, password: 'correct horse battery' },
  });

  const token = response.cookies[0]?.value ?? '';
  expect((await app.call({ session: token }, getSession, {})).body.permissions).toEqual([]);
});

test('API keys are no persons and go on', async () => {
  const { owner, require } = await aStrictWorkspace();
  const key = await app.call(owner, createApiKey, { body: { name: 'Reports', scopes: ['inbox.read'] } });

  await require(true);

  const response = await app.fastify.inject({
    url: '/api/views',
    headers: { authorization: `Bearer ${key.body.key}` },
  });
  expect(response.statusCode).toBe(200);
});

test('an owner without a second step cannot ask it of others, and nobody but an owner decides', async () => {
  const { workspaceId, agent, require } = await aStrictWorkspace();
  const second = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  const lead = await anAgent(app.context.db, workspaceId, { role: 'lead' });

  const refused = await require(true, second);

  expect([refused.status, refused.body.error?.reason]).toEqual([422, 'not_possible_here']);
  expect([(await require(true, lead)).status, (await require(true, agent)).status]).toEqual([403, 403]);
});
