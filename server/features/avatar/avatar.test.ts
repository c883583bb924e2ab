import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getConversation, listConversations } from '#contract/conversation.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aChannel, aConversation, aMessage, aProfile } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { isFresh } from './fetch.ts';
import { avatarPath } from './queries.ts';

let app: TestApp;
let files: Server;
let base: string;
let workspaceId: WorkspaceId;
let agent: TestAgent;
let asked: string[];
const folder = mkdtempSync(join(tmpdir(), 'earshot-avatar-'));
const png = Buffer.from(tinyPng);
const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const answers: Record<string, { status?: number; body?: Buffer; location?: string; type?: string }> = {
  '/face.png': { body: png, type: 'text/html' },
  '/drawing': { body: drawing, type: 'image/png' },
  '/large.png': { body: Buffer.concat([png, Buffer.alloc(1024 * 1024)]) },
  '/moved': { status: 302, location: '/face.png' },
  '/inside': { status: 302, location: 'http://10.0.0.1/face.png' },
};

beforeAll(async () => {
  app = await startTestApp({ environment: { EARSHOT_DATA: folder } });
  files = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { status = 200, body, location, type = 'image/png' } = answers[request.url ?? ''] ?? { status: 404 };
    response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) }).end(body);
  });
  await new Promise<void>((done) => files.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app.close();
  files.closeAllConnections();
  files.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  asked = [];
  // A session lives a day, so a test that waits for one starts the day before.
  app.clock.set(new Date(Date.now() - 26 * 3_600_000));
  workspaceId = await aWorkspace(app.context.db);
  agent = await anAgent(app.context.db, workspaceId);
});

async function aFace(path: string): Promise<string> {
  const { profileId } = await aProfile(app.context.db, workspaceId);
  await setAvatar('profile', profileId, `${base}${path}`);
  return profileId;
}

const setAvatar = (table: 'profile' | 'channel', id: string, avatar_url: string) =>
  app.context.db.inWorkspace(workspaceId, (tx) =>
    tx.updateTable(table).set({ avatar_url }).where('workspace_id', '=', workspaceId).where('id', '=', id).execute(),
  );

const look = (url: string, session = agent.session) =>
  app.fastify.inject({ url, headers: { cookie: `${sessionCookie}=${session}` } });

test('a picture comes from us, as what its bytes are, and can do nothing', async () => {
  const profileId = await aFace('/face.png');

  const reply = await look(`/api/profiles/${profileId}/avatar`);

  expect(reply.statusCode).toBe(200);
  expect(reply.rawPayload.equals(png)).toBe(true);
  expect(reply.headers['content-type']).toBe('image/png');
  expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  expect(reply.headers['cache-control']).toContain('private');
});

test('the network is asked once a day, however many rows show the face', async () => {
  const profileId = await aFace('/face.png');
  const path = `/api/profiles/${profileId}/avatar`;

  await Promise.all([look(path), look(path), look(path)]);
  await look(path);
  const first = asked.length;
  app.clock.advance(25 * 3_600_000);
  const later = await look(path);

  expect([first, asked.length, later.statusCode]).toEqual([1, 2, 200]);
});

test.each(['/drawing', '/large.png', '/nowhere.png', '/inside'])('%s is not shown', async (path) => {
  const profileId = await aFace(path);

  const reply = await look(`/api/profiles/${profileId}/avatar`);
  await look(`/api/profiles/${profileId}/avatar`);

  expect(reply.statusCode).toBe(404);
  expect(asked).toEqual([path]);
});

test('a moved picture is followed', async () => {
  const profileId = await aFace('/moved');

  expect((await look(`/api/profiles/${profileId}/avatar`)).statusCode).toBe(200);
});

test('yesterday’s picture stands while the network is away', async () => {
  answers['/shaky.png'] = { body: png };
  const profileId = await aFace('/shaky.png');
  await look(`/api/profiles/${profileId}/avatar`);
  answers['/shaky.png'] = { status: 503 };
  app.clock.advance(25 * 3_600_000);

  const reply = await look(`/api/profiles/${profileId}/avatar`);

  expect(reply.statusCode).toBe(200);
});

test('an account of ours has its picture the same way', async () => {
  const channelId = await aChannel(app.context.db, workspaceId);
  await setAvatar('channel', channelId, `${base}/face.png`);

  expect((await look(`/api/channels/${channelId}/avatar`)).statusCode).toBe(200);
});

test('faces of another workspace and of nobody are nowhere; without a session nothing is', async () => {
  const profileId = await aFace('/face.png');
  const stranger = await anAgent(app.context.db, await aWorkspace(app.context.db));
  const { profileId: faceless } = await aProfile(app.context.db, workspaceId);

  const foreign = await look(`/api/profiles/${profileId}/avatar`, stranger.session);
  const none = await look(`/api/profiles/${faceless}/avatar`);
  const nobody = await app.fastify.inject(`/api/profiles/${profileId}/avatar`);

  expect([foreign.statusCode, none.statusCode, nobody.statusCode]).toEqual([404, 404, 401]);
});

test('no address of a network reaches a browser, in the list nor in the conversation', async () => {
  const { profileId, conversationId, ...rest } = await aConversation(app.context.db, workspaceId);
  await setAvatar('profile', profileId, `${base}/face.png`);
  await setAvatar('channel', rest.channelId, `${base}/face.png`);
  await aMessage(app.context.db, workspaceId, { profileId, conversationId, ...rest }, { direction: 'out' });

  const list = await app.call(agent, listConversations, { query: { view: 'all' } });
  const detail = await app.call(agent, getConversation, { params: { conversationId } });

  expect(list.body.items[0]?.profile.avatarUrl).toBe(avatarPath(profileId, `${base}/face.png`));
  expect(JSON.stringify(detail.body)).toContain(`/api/channels/${rest.channelId}/avatar`);
  expect(JSON.stringify([list.body, detail.body])).not.toContain(base);
});

test('the address changes with the picture, and a drawing has none', () => {
  const [one, two] = [avatarPath('p', 'https://a.test/1.jpg'), avatarPath('p', 'https://a.test/2.jpg')];

  expect(one).toMatch(/^\/api\/profiles\/p\/avatar\?v=[0-9a-f]{8}$/);
  expect(one).not.toBe(two);
  expect(avatarPath('p', 'http://127.0.0.1/sandbox/avatars/1.svg')).toBeNull();
  expect(avatarPath('p', 'not an address')).toBeNull();
  expect(avatarPath('p', null)).toBeNull();
});

test('a missing picture is asked for again sooner than a shown one', () => {
  const copiedAt = new Date('2026-01-01T00:00:00Z');
  const twoHoursLater = new Date('2026-01-01T02:00:00Z');

  expect(isFresh({ bytes: png, copiedAt }, twoHoursLater)).toBe(true);
  expect(isFresh({ bytes: new Uint8Array(), copiedAt }, twoHoursLater)).toBe(false);
});
