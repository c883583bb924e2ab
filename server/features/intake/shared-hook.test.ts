import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '#connectors/connector.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { InboundItem } from '#connectors/inbound.ts';
import { disconnectChannel, listChannels } from '#contract/channel.ts';
import { connectChannel, listNetworks } from '#contract/channel-connect.ts';
import { haltChannel, resumeChannel } from '#contract/channel-health.ts';
import { getLedger, replayDeliveries } from '#contract/ledger.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { tampered } from '#test/tamper.ts';

type Entry = { for: string; id: string; text: string };
const entriesOf = (body: Uint8Array): Entry[] => {
  const text = new TextDecoder().decode(body);
  if (!text.startsWith('[')) throw new ConnectorError('invalid_request', 'This is no delivery.');
  return JSON.parse(text) as Entry[];
};
const macOf = (secret: string, body: Uint8Array | string) => createHmac('sha256', secret).update(body).digest('hex');

/** Where the network was told to deliver to, and what our hook answered it at that moment. */
const told: { hookUrl: string; handshake: number }[] = [];

/** A network as the closed ones are: one app of ours with an id and a secret, a handshake, deliveries for several accounts. */
const closed: Connector = {
  network: 'closed',
  label: 'Closed',
  mark: { letters: 'C', color: '#000000' },
  settings: [{ name: 'account', label: 'Account', kind: 'text', required: true }],
  app: {
    settings: [
      { name: 'appId', label: 'App', kind: 'text', required: true },
      { name: 'appSecret', label: 'Secret of the app', kind: 'secret', required: true },
    ],
    identify: ({ appId = '', appSecret = '' }) => ({ externalId: appId, webhookSecrets: [appSecret] }),
  },
  text: {},
  connect: async ({ account = '' }, { app: typed = {}, hookUrl = '' }) => {
    const secret = typed.appSecret ?? '';
    told.push({ hookUrl, handshake: (await shakeHands(hookUrl, secret)).status });
    if (secret.startsWith('wrong')) throw new ConnectorError('auth_expired', 'The secret is wrong.');
    const profile = { externalId: account, handle: account, name: account };
    return { origin: `closed:${typed.appId}`, account: profile, settings: {}, secrets: {} };
  },
  challenge: ({ query }, secrets) =>
    secrets.some((secret) => macOf(secret, 'handshake') === query.token)
      ? { contentType: 'text/plain', body: query.challenge ?? '' }
      : null,
  verify: ({ headers, body }, secrets) => secrets.some((secret) => macOf(secret, body) === headers['x-mac']),
  accountsOf: (body) => [...new Set(entriesOf(body).map((entry) => entry.for))],
  parse: (body, us) => ({
    items: entriesOf(body)
      .filter((entry) => entry.for === us.externalId)
      .map(
        ({ id, text }): InboundItem => ({
          ...{ kind: 'message', externalId: id, thread: { externalId: id, kind: 'post', visibility: 'public' } },
          ...{ author: { externalId: 'lena', handle: 'lena', name: 'Lena' }, visibility: 'public', text },
          ...{ occurredAt: new Date(), mentions: [], attachments: [], addressed: true },
        }),
      ),
    skipped: [],
  }),
};

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
beforeAll(async () => {
  app = await startTestApp({ overrides: { connectors: [closed] } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
});
afterAll(() => app.close());

const pathOf = (hookUrl: string) => new URL(hookUrl).pathname;
async function shakeHands(hookUrl: string, secret: string) {
  const query = new URLSearchParams({ token: macOf(secret, 'handshake'), challenge: '4711' });
  const { statusCode, payload } = await app.fastify.inject({ method: 'GET', url: `${pathOf(hookUrl)}?${query}` });
  return { status: statusCode, payload };
}
const connect = (settings: Record<string, string>) =>
  app.call(owner, connectChannel, { body: { network: 'closed', settings } });
async function deliver(entries: Entry[], secret: string): Promise<number> {
  const payload = JSON.stringify(entries);
  const headers = { 'content-type': 'application/json', 'x-mac': macOf(secret, payload) };
  const answer = await app.fastify.inject({ method: 'POST', url: pathOf(told[0]?.hookUrl ?? ''), headers, payload });
  await app.runJobs();
  return answer.statusCode;
}
const stored = () =>
  app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message as m')
      .innerJoin('message_channel as mc', 'mc.message_id', 'm.id')
      .innerJoin('channel as c', 'c.id', 'mc.channel_id')
      .select(['m.text', 'c.handle'])
      .orderBy('m.text')
      .execute(),
  );
const ledger = async () => (await app.call(owner, getLedger, { query: {} })).body;
let channelIds: string[] = [];

test('an app is typed once, and its hook answers the handshake while the account is being connected', async () => {
  const unknown = await connect({ account: 'north' });
  const first = await connect({ account: 'north', appId: 'a1', appSecret: 's1' });
  const second = await connect({ account: 'south' });
  const networks = await app.call(owner, listNetworks, {});

  expect([unknown.status, first.status, second.status]).toEqual([400, 200, 200]);
  expect(told.map(({ handshake }) => handshake)).toEqual([200, 200]);
  expect(new Set(told.map(({ hookUrl }) => hookUrl)).size).toBe(1);
  expect(networks.body.networks[0]?.app?.known).toEqual([{ appId: 'a1' }]);
  channelIds = [first, second].map(({ body }) => body.channel.id);
});

test('the handshake is echoed to whoever knows the secret, and refused with a reason to others', async () => {
  const hookUrl = told[0]?.hookUrl ?? '';

  expect(await shakeHands(hookUrl, 's1')).toEqual({ status: 200, payload: '4711' });
  const stranger = await shakeHands(hookUrl, 'guess');
  expect(stranger.status).toBe(403);
  expect(stranger.payload).toContain('no handshake of Closed');
  expect((await shakeHands(tampered(hookUrl), 's1')).status).toBe(404);
});

test('a delivery reaches each of its accounts, and what is for nobody here is kept in the ledger', async () => {
  const status = await deliver(
    [
      { for: 'north', id: 'm1', text: 'to north' },
      { for: 'west', id: 'm2', text: 'to west' },
      { for: 'south', id: 'm3', text: 'to south' },
      { for: 'north', id: 'm4', text: 'to north too' },
    ],
    's1',
  );

  expect(status).toBe(200);
  expect(await stored()).toEqual([
    { text: 'to north', handle: 'north' },
    { text: 'to north too', handle: 'north' },
    { text: 'to south', handle: 'south' },
  ]);
  const { channels, reasons } = await ledger();
  expect(channels.map(({ handle, counts }) => [handle, counts.received, counts.stored, counts.skipped])).toEqual([
    ['north', 2, 2, 0],
    ['south', 1, 1, 0],
    ['', 1, 0, 1],
  ]);
  expect(reasons).toEqual([
    { channelId: null, outcome: 'skipped', reason: 'for an account that is not connected', count: 1 },
  ]);
  const { body } = await app.call(owner, listChannels, {});
  expect(body.channels.every(({ lastDeliveryAt }) => lastDeliveryAt !== null)).toBe(true);
});

test('what was for an account that is connected later is taken in when it is read again; the others stay as they were', async () => {
  await connect({ account: 'west' });
  await app.call(owner, replayDeliveries, { body: { outcome: 'skipped' } });
  await app.runJobs();

  expect((await stored()).map(({ text }) => text)).toContain('to west');
  const { channels } = await ledger();
  expect(channels.map(({ handle, counts }) => [handle, counts.received, counts.stored])).toEqual([
    ['north', 2, 2],
    ['south', 1, 1],
    ['west', 1, 1],
  ]);
});

test('bytes that are no delivery fail alone and whole', async () => {
  const payload = 'not a list';
  const headers = { 'content-type': 'text/plain', 'x-mac': macOf('s1', payload) };
  await app.fastify.inject({ method: 'POST', url: pathOf(told[0]?.hookUrl ?? ''), headers, payload });
  await app.runJobs();

  const { channels } = await ledger();
  expect(channels.find(({ handle }) => handle === '')?.counts).toMatchObject({ received: 1, failed: 1 });
});

test('a new secret is taken besides the old one; a wrong one changes nothing', async () => {
  const wrong = await connect({ account: 'north', appId: 'a1', appSecret: 'wrong' });
  const rotated = await connect({ account: 'north', appId: 'a1', appSecret: 's2' });
  const kept = await connect({ account: 'south', appId: 'a1' });

  expect([wrong.status, rotated.status, kept.status]).toEqual([422, 200, 200]);
  // What a program remembers of the hook is over.
  app.clock.advance(11_000);
  const one = (n: number) => [{ for: 'north', id: `r${n}`, text: `rotation ${n}` }];
  expect(await deliver(one(1), 's1')).toBe(200);
  expect(await deliver(one(2), 's2')).toBe(200);
  expect(await deliver(one(3), 'wrong')).toBe(401);
});

test('what a delivery holds for a paused account waits for it, and the others get theirs', async () => {
  const [, south = ''] = channelIds;
  const at = { params: { channelId: south } };
  await app.call(owner, haltChannel, at);
  const entry = (account: string, id: string) => ({ for: account, id, text: `${account} ${id}` });
  const pending = async () => {
    const { channels } = await ledger();
    return channels.find(({ channelId }) => channelId === south)?.counts.pending;
  };
  const before = (await stored()).length;
  await deliver([entry('south', 'p1'), entry('north', 'p2')], 's2');
  await deliver([entry('south', 'p3')], 's2');
  const meanwhile = { stored: (await stored()).length, pending: await pending() };
  await app.call(owner, resumeChannel, at);
  await app.runJobs();

  expect(meanwhile).toEqual({ stored: before + 1, pending: 2 });
  expect(await pending()).toBe(0);
  expect((await stored()).filter(({ text }) => text.includes(' p'))).toEqual([
    { text: 'north p2', handle: 'north' },
    { text: 'south p1', handle: 'south' },
    { text: 'south p3', handle: 'south' },
  ]);
});

test('once no account is connected the hook takes nothing more', async () => {
  const { body } = await app.call(owner, listChannels, {});
  for (const { id } of body.channels) await app.call(owner, disconnectChannel, { params: { channelId: id } });
  app.clock.advance(11_000);

  expect(channelIds).toHaveLength(2);
  expect(await deliver([{ for: 'north', id: 'late', text: 'too late' }], 's2')).toBe(404);
});
