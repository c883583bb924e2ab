import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordReset } from '#contract/people.ts';
import { getPasswordReset, getSession, resetPassword, signIn } from '#contract/session.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aLogin } from '#test/factories/login.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = 'a brand new password';

async function aReset() {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const lead = await anAgent(db, workspaceId, { role: 'lead' });
  const person = await aLogin(db, workspaceId);
  const made = await app.call(lead, createPasswordReset, { params: { agentId: person.agentId } });
  return { workspaceId, lead, person, made, token: made.body.path?.split('/').at(-1) ?? '' };
}

const use = (token: string) => app.call({}, resetPassword, { params: { token }, body: { password } });

test('a link from the lead sets a new password, once', async () => {
  const { person, token } = await aReset();

  const shown = await app.call({}, getPasswordReset, { params: { token } });
  const [first, second] = [await use(token), await use(token)];

  expect(shown.body.email).toBe(person.email);
  expect([first.status, second.body.error?.reason]).toEqual([200, 'link_expired']);
  expect((await app.call({}, signIn, { body: { email: person.email, password } })).status).toBe(200);
});

test('of ten uses of one link at once, one works', async () => {
  const { token } = await aReset();

  const all = await Promise.all(Array.from({ length: 10 }, () => use(token)));

  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a link works for a day', async () => {
  const { token } = await aReset();

  app.clock.advance(24 * 60 * 60_000);
  const late = await use(token);
  app.clock.advance(-24 * 60 * 60_000);

  expect([late.status, late.body.error?.reason]).toEqual([404, 'link_expired']);
});

test('a new link makes the one before worthless', async () => {
  const { lead, person, token } = await aReset();

  await app.call(lead, createPasswordReset, { params: { agentId: person.agentId } });

  expect((await use(token)).status).toBe(404);
});

test('a new password ends every session of the login', async () => {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const owner = await anAgent(db, workspaceId, { role: 'owner' });
  const agent = await anAgent(db, workspaceId);
  const { body } = await app.call(owner, createPasswordReset, { params: { agentId: agent.agentId } });

  await use(body.path.split('/').at(-1) ?? '');

  expect((await app.call(agent, getSession, {})).status).toBe(401);
});

test('a lead here cannot open, with a link, a workspace they do not manage', async () => {
  const { db } = app.context;
  const { lead, person } = await aReset();
  await aLogin(db, await aWorkspace(db), { loginId: person.loginId, role: 'owner' });

  const refused = await app.call(lead, createPasswordReset, { params: { agentId: person.agentId } });

  expect([refused.status, refused.body.error?.reason]).toEqual([403, 'not_possible_here']);
});

test('an owner of both workspaces of a person can make the link', async () => {
  const { db } = app.context;
  const { workspaceId, person } = await aReset();
  const second = await aWorkspace(db);
  await aLogin(db, second, { loginId: person.loginId });
  const owner = await anAgent(db, workspaceId, { role: 'owner' });
  await aLogin(db, second, { loginId: owner.loginId, role: 'owner' });

  const made = await app.call(owner, createPasswordReset, { params: { agentId: person.agentId } });

  expect(made.status).toBe(200);
});
