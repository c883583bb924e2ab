import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSockets } from '#connectors/socket.ts';
import { connectChannel } from '#contract/channel-connect.ts';
import { eventually } from '#sandbox/testing.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Simulator } from '#simulators/mastodon/simulator.ts';
import { type Api, apiAs, openSimulator } from '#simulators/mastodon/testing.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { keepLines, type Lines } from './lines.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let server: Simulator;
let lena: Api;
let sockets: ReturnType<typeof createSockets>;
let lines: Lines;
beforeAll(async () => {
  app = await startTestApp({ overrides: { now: () => new Date() } });
  sockets = createSockets({ allowLoopback: true, userAgent: 'Earshot tests' });
  server = await openSimulator();
  server.vary({ streaming: 'wrong_scheme' });
  const { token } = server.person('acme', 'Acme');
  lena = apiAs(server.url(), server.person('lena@kolektiva.example').token);
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  await app.call(owner, connectChannel, { body: { network: 'mastodon', settings: { instance: server.url(), token } } });
  await app.runJobs();
  lines = keepLines(app.context, sockets.open, { everyMs: 50 });
});
afterAll(async () => {
  await lines.stop();
  await sockets.close();
  await app.close();
  await server.close();
});

const stored = async () => {
  await app.runJobs();
  const rows = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx.selectFrom('message').select('text').where('workspace_id', '=', workspaceId).execute(),
  );
  return rows.map(({ text }) => text);
};
const mention = (text: string) => lena('POST', '/api/v1/statuses', { status: `@acme@our.example ${text}` });

test('a mention is read as soon as the server tells of it, though it names a wrong streaming address', async () => {
  await eventually(() => expect(server.streams()).toBe(1));

  await mention('told at once');

  await eventually(async () => expect(await stored()).toContain('@acme told at once'));
});

test('a line that broke is opened again, and what came meanwhile is read', async () => {
  server.dropStreams();
  await mention('in the gap');

  await eventually(() => expect(server.streams()).toBe(1));
  await mention('after it');
  await eventually(async () =>
    expect(await stored()).toEqual(expect.arrayContaining(['@acme in the gap', '@acme after it'])),
  );
});

test('an address inside is not opened', async () => {
  const { open, close } = createSockets({ allowLoopback: false, userAgent: 'Earshot tests' });
  const { signal } = new AbortController();

  for (const address of ['ws://127.0.0.1:9/', 'wss://10.0.0.1/', 'ws://example.test/'])
    await expect(open(address, () => {}, signal)).rejects.toMatchObject({ kind: 'invalid_request' });
  await close();
});
