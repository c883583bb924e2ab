import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#contract/session.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { cookieOf } from '#test/cookie.ts';
import { aLogin } from '#test/factories/login.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { hashPassword } from './commands.ts';
import { lockMs } from './throttle.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = 'correct horse battery';
const dayMs = 24 * 60 * 60_000;

async function aPerson() {
  const workspaceId = await aWorkspace(app.context.db);
  return { workspaceId, ...(await aLogin(app.context.db, workspaceId, { password })) };
}

async function signIn(email: string, typed: string, remoteAddress = '127.0.0.1') {
  const response = await app.fastify.inject({
    method: 'POST',
    url: contract.signIn.path,
    headers: { 'x-earshot': '1', 'user-agent': 'Testbrowser/1' },
    remoteAddress,
    payload: { email, password: typed },
  });
  return {
    status: response.statusCode,
    reason: response.json().error?.reason,
    session: cookieOf(response),
    cookie: String(response.headers['set-cookie'] ?? ''),
  };
}

test('the right password opens a session, whatever the case of the address', async () => {
  const { email } = await aPerson();

  const { session, cookie } = await signIn(email.toUpperCase(), password);

  const { status, body } = await app.call({ session }, contract.getSession, {});
  expect([status, body.agent.email]).toEqual([200, email]);
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
  expect(cookie).not.toMatch(/Secure/);
});

test('behind https the cookie travels on https only', async () => {
  const secure = await startTestApp({ environment: { EARSHOT_URL: 'https://care.example.test' } });
  const workspaceId = await aWorkspace(secure.context.db);
  const { email } = await aLogin(secure.context.db, workspaceId, { password });

  const response = await secure.fastify.inject({
    method: 'POST',
    url: contract.signIn.path,
    headers: { 'x-earshot': '1' },
    payload: { email, password },
  });

  expect(String(response.headers['set-cookie'])).toMatch(/; Secure/);
  await secure.close();
});

test('a wrong password and an unknown address are refused alike', async () => {
  const { email } = await aPerson();

  const wrong = await signIn(email, 'not the password', '10.0.0.1');
  const unknown = await signIn('nobody@example.test', 'not the password', '10.0.0.1');

  expect([wrong.status, wrong.reason]).toEqual([401, 'wrong_credentials']);
  expect(unknown).toEqual(wrong);
});

test.each(['known', 'unknown'])(
  'of 20 wrong guesses at once at an %s address only five are looked at',
  async (kind) => {
    const email = kind === 'known' ? (await aPerson()).email : 'ghost@example.test';

    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, n) => signIn(email, `guess number ${n}`, `10.1.0.${n}`)),
    );

    expect(tries.filter(({ reason }) => reason === 'wrong_credentials')).toHaveLength(5);
    expect(tries.filter(({ reason }) => reason === 'too_many_tries')).toHaveLength(15);
  },
);

test('while an address is locked the right password does not help, afterwards it does', async () => {
  const { email } = await aPerson();
  for (let n = 0; n < 5; n++) await signIn(email, 'wrong', '10.2.0.1');

  const during = await signIn(email, password, '10.2.0.1');
  app.clock.advance(31_000);
  const after = await signIn(email, password, '10.2.0.1');

  expect([during.status, after.status]).toEqual([429, 200]);
});

test('each further wrong password locks for longer, up to a quarter of an hour', () => {
  expect([1, 4, 5, 6, 7, 10, 60].map(lockMs)).toEqual([0, 0, 30_000, 60_000, 120_000, 900_000, 900_000]);
});

test('one address on the network cannot try the passwords of many people', async () => {
  const tryMany = (count: number) =>
    Array.from({ length: count }, (_, n) => signIn(`person${n}@example.test`, 'Summer2026!', '10.3.0.1'));
  const statusesOf = async (tries: ReturnType<typeof tryMany>) =>
    (await Promise.all(tries)).map(({ status }) => status);

  const within = tryMany(60);
  // All are counted before the first is answered, and the minute is over before the last is on a slow machine.
  await Promise.race(within);
  const above = await statusesOf(tryMany(20));

  expect(await statusesOf(within)).not.toContain(429);
  expect(new Set(above)).toEqual(new Set([429]));
});

test('a request that changes something without our header is refused', async () => {
  const { session } = await anAgent(app.context.db, await aWorkspace(app.context.db));

  const response = await app.fastify.inject({
    method: 'DELETE',
    url: contract.signOutEverywhere.path,
    cookies: { earshot_session: session },
  });

  expect([response.statusCode, response.json().error.reason]).toEqual([403, 'missing_csrf_header']);
  expect((await app.call({ session }, contract.getSession, {})).status).toBe(200);
});

test('signing out ends this session only, signing out everywhere ends all', async () => {
  const { email } = await aPerson();
  const [first, second, third] = [
    await signIn(email, password, '10.4.0.1'),
    await signIn(email, password, '10.4.0.1'),
    await signIn(email, password, '10.4.0.1'),
  ];
  const statuses = () =>
    Promise.all(
      [first, second, third].map(async ({ session }) => (await app.call({ session }, contract.getSession, {})).status),
    );

  await app.call({ session: first.session }, contract.signOut, {});
  expect(await statuses()).toEqual([401, 200, 200]);

  await app.call({ session: second.session }, contract.signOutEverywhere, {});
  expect(await statuses()).toEqual([401, 401, 401]);
});

test('a person sees where they are signed in and ends one of these sessions, never another person’s', async () => {
  const [mine, theirs] = [await aPerson(), await aPerson()];
  const here = await signIn(mine.email, password, '10.5.0.1');
  const other = await signIn(mine.email, password, '10.5.0.1');
  const stranger = await signIn(theirs.email, password, '10.5.0.1');

  const { body } = await app.call({ session: here.session }, contract.listSessions, {});
  const strangers = await app.call({ session: stranger.session }, contract.listSessions, {});
  const foreign = await app.call({ session: here.session }, contract.endSession, {
    params: { sessionId: strangers.body.sessions[0]?.id ?? '' },
  });
  const own = await app.call({ session: here.session }, contract.endSession, {
    params: { sessionId: body.sessions[1]?.id ?? '' },
  });

  expect(body.sessions.map(({ isThis, userAgent }) => [isThis, userAgent])).toEqual([
    [true, 'Testbrowser/1'],
    [false, 'Testbrowser/1'],
  ]);
  expect([foreign.status, own.status]).toEqual([404, 200]);
  expect((await app.call({ session: other.session }, contract.getSession, {})).status).toBe(401);
  expect((await app.call({ session: stranger.session }, contract.getSession, {})).status).toBe(200);
});

test('changing the password needs the current one and signs the other browsers out', async () => {
  const { email } = await aPerson();
  const here = await signIn(email, password, '10.7.0.1');
  const other = await signIn(email, password, '10.7.0.1');
  const change = (current: string) =>
    app.call({ session: here.session }, contract.changePassword, { body: { current, password: 'an even longer one' } });

  const refused = await change('not it');
  const done = await change(password);

  expect([refused.body.error?.reason, done.status]).toEqual(['wrong_credentials', 200]);
  expect((await app.call({ session: here.session }, contract.getSession, {})).status).toBe(200);
  expect((await app.call({ session: other.session }, contract.getSession, {})).status).toBe(401);
  expect((await signIn(email, password, '10.7.0.1')).status).toBe(401);
  expect((await signIn(email, 'an even longer one', '10.7.0.1')).status).toBe(200);
});

test('a password is stored as an argon2id hash of its own salt', async () => {
  const [one, two] = [await hashPassword(password), await hashPassword(password)];

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(two).not.toBe(one);
});

test('a person changes their own name, language, locale and time zone; a zone or language that is none is refused', async () => {
  const { session } = await anAgent(app.context.db, await aWorkspace(app.context.db));
  const change = (body: object) => app.call({ session }, contract.changeProfile, { body });

  await change({ name: '  Ana Maria ', language: 'es', locale: 'pt-BR', timeZone: 'America/Sao_Paulo' });
  const refused = await change({ timeZone: 'Middle/Earth' });
  const unspoken = await change({ language: 'tlh' });

  const { body } = await app.call({ session }, contract.getSession, {});
  expect(body.agent).toMatchObject({
    name: 'Ana Maria',
    language: 'es',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
  });
  expect([refused.status, unspoken.status]).toEqual([400, 400]);
});

test('a session moves between the workspaces of its login and nowhere else', async () => {
  const { db } = app.context;
  const { email, loginId, workspaceId } = await aPerson();
  const second = await aWorkspace(db, { kind: 'practice', name: 'Playground' });
  await aLogin(db, second, { loginId });
  const foreign = await aWorkspace(db);
  const { session } = await signIn(email, password, '10.8.0.1');
  const moveTo = (id: string) => app.call({ session }, contract.switchWorkspace, { body: { workspaceId: id } });

  const allowed = await moveTo(second);
  const refused = await moveTo(foreign);

  const { body } = await app.call({ session }, contract.getSession, {});
  expect([allowed.status, refused.status]).toEqual([200, 404]);
  expect(body.workspace).toMatchObject({ id: second, name: 'Playground', kind: 'practice' });
  expect(body.workspaces.map(({ id }) => id)).toEqual([workspaceId, second]);
});

// Last, because it moves the clock by months.
test('a session slides while it is used, ends two weeks after its last use and never outlives 90 days', async () => {
  const { email } = await aPerson();
  const { session } = await signIn(email, password, '10.6.0.1');
  const start = app.clock.now();
  const status = async () => (await app.call({ session }, contract.getSession, {})).status;

  for (let day = 13; day < 90; day += 13) {
    app.clock.set(new Date(start.getTime() + day * dayMs));
    expect(await status()).toBe(200);
  }
  app.clock.set(new Date(start.getTime() + 90 * dayMs));
  expect(await status()).toBe(401);

  const idle = await signIn(email, password, '10.6.0.2');
  app.clock.advance(14 * dayMs);
  expect((await app.call({ session: idle.session }, contract.getSession, {})).status).toBe(401);
});
