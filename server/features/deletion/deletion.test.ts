import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopes } from '#connectors/facebook/limits.ts';
import { connectChannel } from '#contract/channel-connect.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { issueToken } from '#simulators/meta/access.ts';
import { write } from '#simulators/meta/messenger/rooms.ts';
import { createComment, createPost } from '#simulators/meta/pages/objects.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { freePort } from '#test/port.ts';

let app: TestApp;
let network: Opened;
let workspaceId: WorkspaceId;
let hookPath: string;
const now = () => new Date();
beforeAll(async () => {
  const port = await freePort();
  app = await startTestApp({
    environment: { EARSHOT_URL: `http://127.0.0.1:${port}`, EARSHOT_PORT: String(port) },
    overrides: { now },
  });
  await app.fastify.listen({ port, host: '127.0.0.1' });
  network = await openSimulator(now);
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  const { appId, appSecret, ownerId, pageId, server } = network;
  const token = issueToken(server, { appId, personId: ownerId, pageId, scopes: scopes.join(','), forMs: null });
  const settings = { appId, appSecret, url: network.url(), token };
  await app.call(owner, connectChannel, { body: { network: 'facebook', settings } });
  await app.runJobs();
  hookPath = new URL(server.db.get<{ url: string }>('select url from app_hook')?.url ?? '').pathname;
});
afterAll(async () => {
  await app.close();
  await network.close();
});

/** As Meta asks in the name of a person. */
async function ask(personId: string, secret = network.appSecret) {
  const said = JSON.stringify({ algorithm: 'HMAC-SHA256', issued_at: 1_789_460_000, user_id: personId });
  const payload = Buffer.from(said).toString('base64url');
  const signature = createHmac('sha256', secret).update(payload).digest('base64url');
  const body = new URLSearchParams({ signed_request: `${signature}.${payload}` }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await app.fastify.inject({ method: 'POST', url: hookPath, headers, payload: body });
  return { status: reply.statusCode, body: reply.json<{ url: string; confirmation_code: string }>() };
}

async function look(url: string, language = 'en') {
  const headers = { 'accept-language': language };
  const reply = await app.fastify.inject({ url: new URL(url).pathname, headers });
  return { status: reply.statusCode, page: reply.body };
}

const textsOf = (externalIds: readonly string[]) =>
  app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message')
      .select('text')
      .where('workspace_id', '=', workspaceId)
      .where('external_id', 'in', externalIds)
      .execute(),
  );

test('what a person said in public and in private is erased, and they see when it is done', async () => {
  const { server, pageId } = network;
  const lena = network.person('Lena Ortiz').id;
  const ben = network.person('Ben Ode').id;
  const { id } = createPost(server, { pageId, authorId: pageId, text: 'News' });
  const comment = createComment(server, lena, id, 'My order 4711');
  const other = createComment(server, ben, id, 'Mine too');
  const { mid } = write(server, { pageId, personId: lena }, { text: 'It is 4711' });
  await network.deliver();
  await app.runJobs();
  expect(await textsOf([comment.id, mid])).toEqual(
    expect.arrayContaining([{ text: 'My order 4711' }, { text: 'It is 4711' }]),
  );

  const { status, body } = await ask(lena);
  const waiting = await look(body.url);
  await app.runJobs();
  const done = await look(body.url);

  expect(status).toBe(200);
  expect(body.url.endsWith(`/deletion/${body.confirmation_code}`)).toBe(true);
  expect(waiting).toMatchObject({ status: 200, page: expect.stringContaining('Your data is being deleted') });
  expect(done.page).toContain('Your data is deleted');
  expect(done.page).toContain(body.confirmation_code);
  expect(await textsOf([comment.id, mid])).toEqual([{ text: '' }, { text: '' }]);
  expect(await textsOf([other.id])).toEqual([{ text: 'Mine too' }]);
  expect((await ask(lena)).body).toEqual(body);
});

test('whoever never wrote finds that nothing is kept, in their own language', async () => {
  const { body } = await ask('900900900');
  await app.runJobs();

  expect((await look(body.url)).page).toContain('Nothing is kept about you');
  expect((await look(body.url, 'fr-CH, en;q=0.8')).page).toContain('Rien n’est conservé');
  expect((await look(body.url, 'ar')).page).toContain('dir="rtl"');
});

test('nobody else may ask, and a code that nobody gave shows nothing', async () => {
  expect((await ask('900900900', 'guess')).status).toBe(401);
  const { body } = await ask('900900901');
  const guessed = body.url.replace(/.{6}$/, 'AAAAAA');

  expect(await look(guessed, 'de-AT')).toMatchObject({
    status: 404,
    page: expect.stringContaining('Diese Löschung gibt es nicht'),
  });
  expect((await look(`${network.url()}/deletion/none`)).status).toBe(404);
});
