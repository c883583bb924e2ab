import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAgents } from '#contract/people.ts';
import * as contract from '#contract/second-step.ts';
import { changePassword, getSession, signIn } from '#contract/session.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { type Caller, startTestApp, type TestApp } from '#test/app.ts';
import { cookieOf } from '#test/cookie.ts';
import { aLogin } from '#test/factories/login.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { resetSecondStepEverywhere } from './commands.ts';
import { codeOf, stepAt } from './totp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = 'correct horse battery';

async function post(path: string, payload: object) {
  const response = await app.fastify.inject({ method: 'POST', url: path, headers: { 'x-earshot': '1' }, payload });
  const { challenge = null, error } = response.json();
  return { status: response.statusCode, challenge, reason: error?.reason, session: cookieOf(response) };
}

const typePassword = (email: string, typed = password) => post(signIn.path, { email, password: typed });
const typeCode = (challenge: string, code: string) => post(contract.finishSignIn.path, { challenge, code });
const isOpen = async (caller: Caller) => (await app.call(caller, getSession, {})).status === 200;

/** What an authenticator app shows, `drift` steps from now. */
function appCode(secret: string, drift = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return codeOf(Uint8Array.from(bytes), stepAt(app.clock.now()) + drift);
}

async function aPerson() {
  const workspaceId = await aWorkspace(app.context.db);
  const person = await aLogin(app.context.db, workspaceId, { password });
  const { session: token } = await typePassword(person.email);
  return { workspaceId, ...person, session: token ?? '' };
}

/** A person who signs in with an app, and the time since when codes are new. */
async function aCarefulPerson() {
  const person = await aPerson();
  const started = await app.call(person, contract.startSecondStep, { body: { password } });
  const { secret } = started.body;
  const confirmed = await app.call(person, contract.confirmSecondStep, { body: { code: appCode(secret) } });
  app.clock.advance(60_000);
  return { ...person, secret, recoveryCodes: confirmed.body.recoveryCodes };
}

const eventsOf = (workspaceId: WorkspaceId) =>
  app.context.db.inWorkspace(workspaceId, async (tx) =>
    (await tx.selectFrom('event').select('type').where('workspace_id', '=', workspaceId).orderBy('position').execute())
      .map(({ type }) => type)
      .filter((type) => /second_step|recovery/.test(type)),
  );

test('the right password alone opens no session; with the code of the app it does', async () => {
  const { email, secret, loginId } = await aCarefulPerson();
  const sessions = () =>
    app.context.db.kysely.selectFrom('session').select('token_hash').where('login_id', '=', loginId).execute();
  const before = await sessions();

  const first = await typePassword(email);
  expect([first.status, first.session, (await sessions()).length]).toEqual([200, undefined, before.length]);

  const second = await typeCode(first.challenge, appCode(secret));
  expect(second.status).toBe(200);
  expect(await isOpen({ session: second.session ?? '' })).toBe(true);
});

test('a wrong password is refused as before, so nobody learns who has a second step', async () => {
  const [careful, plain] = [await aCarefulPerson(), await aPerson()];

  expect(await typePassword(careful.email, 'a wrong one')).toEqual(await typePassword(plain.email, 'a wrong one'));
});

test('turning it on takes the password and a code, and signs every other browser out', async () => {
  const person = await aPerson();
  const elsewhere = await typePassword(person.email);

  const refused = await app.call(person, contract.startSecondStep, { body: { password: 'not it' } });
  const { body } = await app.call(person, contract.startSecondStep, { body: { password } });
  const early = await typePassword(person.email);
  const wrong = await app.call(person, contract.confirmSecondStep, { body: { code: appCode(body.secret, 5) } });
  const right = await app.call(person, contract.confirmSecondStep, { body: { code: appCode(body.secret) } });

  expect(refused.body.error?.reason).toBe('wrong_credentials');
  // Half set up, nobody is asked for a code.
  expect(early.challenge).toBeNull();
  expect(wrong.body.error?.reason).toBe('wrong_code');
  expect(right.body.recoveryCodes).toHaveLength(10);
  expect(body.address).toContain(`secret=${body.secret}`);
  expect([await isOpen(person), await isOpen({ session: elsewhere.session ?? '' })]).toEqual([true, false]);
  const again = await app.call(person, contract.startSecondStep, { body: { password } });
  expect(again.status).toBe(409);
});

test('a code works once, and none older than the last', async () => {
  const { email, secret } = await aCarefulPerson();
  const enter = async (drift: number) =>
    (await typeCode((await typePassword(email)).challenge, appCode(secret, drift))).status;

  expect([await enter(0), await enter(0), await enter(-1), await enter(1)]).toEqual([200, 401, 401, 200]);
});

test('the code that turned it on signs nobody in', async () => {
  const person = await aPerson();
  const { body } = await app.call(person, contract.startSecondStep, { body: { password } });
  const code = appCode(body.secret);
  await app.call(person, contract.confirmSecondStep, { body: { code } });

  const { challenge } = await typePassword(person.email);

  expect((await typeCode(challenge, code)).reason).toBe('wrong_code');
});

test.each([
  ['behind', -1],
  ['ahead', 1],
])('a phone whose clock is half a minute %s still signs in', async (_, drift) => {
  const { email, secret } = await aCarefulPerson();

  expect((await typeCode((await typePassword(email)).challenge, appCode(secret, drift))).status).toBe(200);
});

test('of several uses of one code at once, each with its own sign-in, one works', async () => {
  const { email, secret } = await aCarefulPerson();
  const challenges = await Promise.all(Array.from({ length: 4 }, () => typePassword(email)));

  const all = await Promise.all(challenges.map(({ challenge }) => typeCode(challenge, appCode(secret))));

  expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
});

test('of several uses of one recovery code at once, one works, and it never works again', async () => {
  const { email, recoveryCodes, workspaceId, ...person } = await aCarefulPerson();
  const code = recoveryCodes[3] ?? '';
  const challenges = await Promise.all(Array.from({ length: 4 }, () => typePassword(email)));

  const all = await Promise.all(challenges.map(({ challenge }) => typeCode(challenge, code)));
  const later = await typeCode((await typePassword(email)).challenge, code);
  const typedLoosely = await typeCode(
    (await typePassword(email)).challenge,
    ` ${(recoveryCodes[4] ?? '').toLowerCase().replace('-', ' ')} `,
  );

  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  expect([later.status, typedLoosely.status]).toEqual([401, 200]);
  const { body } = await app.call(person, contract.getSecondStep, {});
  expect(body.recoveryCodesLeft).toBe(8);
  expect(await eventsOf(workspaceId)).toContain('agent.recovery_code_used');
});

test('one sign-in opens one session, also with two codes that are both right', async () => {
  const { email, recoveryCodes } = await aCarefulPerson();
  const { challenge } = await typePassword(email);

  const both = await Promise.all(recoveryCodes.slice(0, 2).map((code) => typeCode(challenge, code)));

  expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('guesses at the code are counted like guesses at the password, and the right password does not wipe them out', async () => {
  const { email, secret } = await aCarefulPerson();
  const guesses: (string | undefined)[] = [];
  for (let n = 0; n < 7; n++) guesses.push((await typeCode((await typePassword(email)).challenge, '000000')).reason);

  const right = await typeCode((await typePassword(email)).challenge, appCode(secret));
  app.clock.advance(31_000);
  const after = await typeCode((await typePassword(email)).challenge, appCode(secret));

  expect(guesses).toEqual([...Array(5).fill('wrong_code'), 'too_many_tries', 'too_many_tries']);
  expect([right.status, after.status]).toEqual([429, 200]);
});

test('a sign-in waits ten minutes for its code, and ends when the password changes', async () => {
  const { email, secret, session } = await aCarefulPerson();
  const slow = await typePassword(email);
  app.clock.advance(10 * 60_000);
  expect((await typeCode(slow.challenge, appCode(secret))).reason).toBe('sign_in_expired');

  const stolen = await typePassword(email);
  const body = { current: password, password: 'a different long one' };
  await app.call({ session }, changePassword, { body });
  expect((await typeCode(stolen.challenge, appCode(secret))).reason).toBe('sign_in_expired');
});

test('new recovery codes make the old ones worthless; turning it off takes password and code', async () => {
  const { email, secret, recoveryCodes, workspaceId, ...person } = await aCarefulPerson();
  const prove = () => {
    app.clock.advance(60_000);
    return { password, code: appCode(secret) };
  };

  const renewed = await app.call(person, contract.renewRecoveryCodes, { body: prove() });
  const old = await typeCode((await typePassword(email)).challenge, recoveryCodes[0] ?? '');
  const withoutPassword = await app.call(person, contract.turnOffSecondStep, {
    body: { ...prove(), password: 'not it at all' },
  });
  const withoutCode = await app.call(person, contract.turnOffSecondStep, { body: { password, code: '000000' } });
  const off = await app.call(person, contract.turnOffSecondStep, {
    body: { password, code: renewed.body.recoveryCodes[0] ?? '' },
  });

  expect(renewed.body.recoveryCodes).toHaveLength(10);
  expect([old.status, withoutPassword.status, withoutCode.status, off.status]).toEqual([401, 422, 422, 200]);
  expect((await typePassword(email)).session).toBeDefined();
  expect(await eventsOf(workspaceId)).toEqual([
    'agent.second_step_on',
    'agent.recovery_codes_made',
    'agent.recovery_codes_made',
    'agent.second_step_off',
  ]);
});

test('neither the secret nor a recovery code can be read in the database', async () => {
  const { loginId, secret, recoveryCodes } = await aCarefulPerson();
  const { kysely } = app.context.db;

  const rows = JSON.stringify([
    await kysely.selectFrom('second_step').selectAll().where('login_id', '=', loginId).execute(),
    await kysely.selectFrom('recovery_code').selectAll().where('login_id', '=', loginId).execute(),
  ]);

  expect([secret, ...recoveryCodes].filter((text) => rows.includes(text))).toEqual([]);
});

test('an owner resets the second step of a colleague; a lead and the colleague themself cannot that way', async () => {
  const person = await aCarefulPerson();
  const { db } = app.context;
  const owner = await anAgent(db, person.workspaceId, { role: 'owner' });
  const lead = await anAgent(db, person.workspaceId, { role: 'lead' });
  const reset = (caller: Caller, agentId = person.agentId) =>
    app.call(caller, contract.resetSecondStep, { params: { agentId } });
  const shown = async () =>
    (await app.call(owner, listAgents, {})).body.agents.find(({ id }) => id === person.agentId)?.hasSecondStep;

  expect(await shown()).toBe(true);
  expect([(await reset(lead)).status, (await reset(owner, owner.agentId)).status]).toEqual([403, 403]);
  expect((await reset(owner)).status).toBe(200);

  expect(await shown()).toBe(false);
  expect((await typePassword(person.email)).session).toBeDefined();
  expect(await eventsOf(person.workspaceId)).toContain('agent.second_step_reset');
});

test('an owner cannot reset the second step of somebody who also works where the owner does not', async () => {
  const { db } = app.context;
  const person = await aCarefulPerson();
  await aLogin(db, await aWorkspace(db), { loginId: person.loginId });
  const owner = await anAgent(db, person.workspaceId, { role: 'owner' });

  const refused = await app.call(owner, contract.resetSecondStep, { params: { agentId: person.agentId } });

  expect([refused.status, refused.body.error?.reason]).toEqual([403, 'not_possible_here']);
  expect((await typePassword(person.email)).session).toBeUndefined();
});

test('the command line takes it away and says so in every workspace of the login', async () => {
  const { db } = app.context;
  const person = await aCarefulPerson();
  const second = await aWorkspace(db);
  await aLogin(db, second, { loginId: person.loginId });

  const first = await resetSecondStepEverywhere({ db }, person.loginId, app.clock.now());
  const again = await resetSecondStepEverywhere({ db }, person.loginId, app.clock.now());

  expect([first, again]).toEqual([true, false]);
  expect(await eventsOf(second)).toEqual(['agent.second_step_reset']);
});
