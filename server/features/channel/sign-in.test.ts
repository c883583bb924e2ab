import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHttp } from '#connectors/http.ts';
import { listChannels } from '#contract/channel.ts';
import { beginSignIn, connectChannel, finishSignIn, listNetworks } from '#contract/channel-connect.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Simulator } from '#simulators/mastodon/simulator.ts';
import { authorise, openSimulator } from '#simulators/mastodon/testing.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let server: Simulator;
let brandId: string;
let offsetMs = 0;
beforeAll(async () => {
  app = await startTestApp({ overrides: { now: () => new Date(Date.now() + offsetMs) } });
});
afterAll(() => app.close());
beforeEach(async () => {
  offsetMs = 0;
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  server = await openSimulator();
  brandId = server.person('acme', 'Acme').id;
  return () => server.close();
});

const origin = 'http://earshot.test:3000';
const begin = (settings: Record<string, string> = { instance: server.url() }, channelId?: string) =>
  app.call(owner, beginSignIn, { body: { network: 'mastodon', settings, origin, channelId } });

/** Says yes on the server's page as that account; what the browser brings back. */
async function sayYes(url: string, accountId = brandId) {
  const { location } = await authorise(url, accountId);
  const back = { state: location?.searchParams.get('state') ?? '', code: location?.searchParams.get('code') ?? '' };
  return { location, back };
}

test('a person signs in on their own server and is back with a connected account', async () => {
  const begun = await begin();
  const asked = new URL(begun.body.url);
  const { location, back } = await sayYes(begun.body.url);

  const { status, body } = await app.call(owner, finishSignIn, { body: back });

  expect(begun.body.comesBack).toBe(true);
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  expect(`${location?.origin}${location?.pathname}`).toBe(`${origin}/settings/channels`);
  expect(status).toBe(200);
  expect(body.channel).toMatchObject({ network: 'mastodon', handle: 'acme@our.example', state: 'connected' });
  expect(body.channel?.settings).toEqual({ instance: server.url(), streaming: '' });
});

test('the state tells nothing, and neither do begun and listed', async () => {
  const begun = await begin();

  const stored = server.server.db.get<{ client_secret: string }>('select client_secret from app');
  expect(JSON.stringify(begun.body)).not.toContain(stored?.client_secret);
  expect(Buffer.from(begun.body.state, 'base64url').toString('latin1')).not.toContain(stored?.client_secret);
});

test('a code works once, in time, and only for the one who began', async () => {
  const { back } = await sayYes((await begin()).body.url);
  const other = await anAgent(app.context.db, workspaceId, { role: 'owner' });

  const stranger = await app.call(other, finishSignIn, { body: back });
  offsetMs = 16 * 60_000;
  const late = await app.call(owner, finishSignIn, { body: back });
  offsetMs = 0;
  const first = await app.call(owner, finishSignIn, { body: back });
  const second = await app.call(owner, finishSignIn, { body: back });
  const wrong = await app.call(owner, finishSignIn, { body: { ...back, state: 'invented' } });

  expect([stranger.status, late.status, first.status, second.status, wrong.status]).toEqual([422, 422, 200, 422, 422]);
  expect(stranger.body.error?.message).toContain('somebody else');
  expect(second.body.error?.message).toContain('does not accept this code');
});

test('a server that does not send people back shows a code to bring', async () => {
  server.vary({ refusesRedirects: true, pkce: false });
  const begun = await begin();
  const { code } = await authorise(begun.body.url, brandId);

  const { body } = await app.call(owner, finishSignIn, { body: { state: begun.body.state, code: ` ${code} ` } });

  expect(begun.body.comesBack).toBe(false);
  expect(body.channel?.handle).toBe('acme@our.example');
});

test('an account is connected again only with its own sign-in', async () => {
  const first = await app.call(owner, finishSignIn, { body: (await sayYes((await begin()).body.url)).back });
  const id = first.body.channel?.id;
  const otherId = server.person('other').id;

  const settings = first.body.channel?.settings;
  const wrong = await sayYes((await begin(settings, id)).body.url, otherId);
  const refused = await app.call(owner, finishSignIn, { body: wrong.back });
  const right = await sayYes((await begin(settings, id)).body.url);
  const again = await app.call(owner, finishSignIn, { body: right.back });

  expect(refused.body.error?.message).toContain('@other@our.example');
  expect(again.body.channel?.id).toBe(id);
});

test.each([
  ['10.0.0.5', /will not call|10\.0\.0\.5/],
  ['169.254.169.254', /will not call/],
  ['not a server', /is no server/],
  ['https://user:secret@mastodon.example', /is no server/],
])('%s is not asked', async (instance, reason) => {
  const begun = await begin({ instance });
  const connected = await app.call(owner, connectChannel, {
    body: { network: 'mastodon', settings: { instance, token: 'x' } },
  });

  for (const { status, body } of [begun, connected]) {
    expect(status).toBe(422);
    expect(body.error?.message).toMatch(reason);
  }
});

test('this machine is not asked either, unless the installation says so', async () => {
  const http = createHttp({ allowLoopback: false, userAgent: 'Earshot tests' });
  const guarded = await startTestApp({ overrides: { http } });
  const there = await aWorkspace(guarded.context.db, { kind: 'live' });
  const someone = await anAgent(guarded.context.db, there, { role: 'owner' });

  const { body } = await guarded.call(someone, beginSignIn, {
    body: { network: 'mastodon', settings: { instance: server.url() }, origin },
  });

  expect(body.error?.message).toMatch(/will not call/);
  await guarded.close();
  await http.close();
});

test('what is no Mastodon server, or a network without signing in, is told as such', async () => {
  const elsewhere = await begin({ instance: `${server.url().replace(/\d+$/, '9')}` });
  const bluesky = await app.call(owner, beginSignIn, { body: { network: 'bluesky', settings: {}, origin } });

  expect(elsewhere.status).toBe(422);
  expect(bluesky.status).toBe(400);
});

test('the list of networks says what is asked for where one signs in, and where one comes back to', async () => {
  const { body } = await app.call(owner, listNetworks, {});

  const asks = Object.fromEntries(body.networks.map(({ network, signIn }) => [network, signIn?.asks.length ?? null]));
  expect(asks).toMatchObject({ bluesky: null, mastodon: 4, email: null, sandbox: null });
  const mastodon = body.networks.find(({ network }) => network === 'mastodon');
  const asked = new URL((await begin()).body.url);
  expect(asked.searchParams.get('redirect_uri')).toBe(new URL(mastodon?.signIn?.returnsTo ?? '', origin).href);
});

test('a token made by hand connects too, and a wrong one does not', async () => {
  const { token } = server.person('acme');
  const connect = (settings: Record<string, string>) =>
    app.call(owner, connectChannel, { body: { network: 'mastodon', settings } });

  const wrong = await connect({ instance: server.url(), token: 'wrong' });
  const none = await connect({ instance: server.url() });
  const right = await connect({ instance: server.url(), token });
  const { body } = await app.call(owner, listChannels, {});

  expect(wrong.body.error?.message).toContain('token');
  expect(none.body.error?.message).toContain('Sign in');
  expect(right.status).toBe(200);
  expect(JSON.stringify(body)).not.toContain(token);
});
