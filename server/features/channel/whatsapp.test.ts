import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnectChannel, listChannels } from '#contract/channel.ts';
import { connectChannel, findAccounts, finishSignIn } from '#contract/channel-connect.ts';
import { listChannelHealth } from '#contract/channel-health.ts';
import { getConversation, listConversations } from '#contract/conversation.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { listTemplates, sendTemplate } from '#contract/template.ts';
import { eventually, tinyPng } from '#sandbox/testing.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { withhold } from '#simulators/whatsapp/access.ts';
import { choose, write } from '#simulators/whatsapp/inbound.ts';
import { keepMedia } from '#simulators/whatsapp/media.ts';
import { wordsOf } from '#simulators/whatsapp/page.ts';
import { addNumber, type BusinessNumber, type Customer } from '#simulators/whatsapp/people.ts';
import type { Simulator } from '#simulators/whatsapp/simulator.ts';
import { approve, openSimulator, testApp } from '#simulators/whatsapp/testing.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { connectElsewhere } from '#test/elsewhere.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { inspectChannel } from './inspect.ts';

let app: TestApp;
let owner: TestAgent;
let workspaceId: WorkspaceId;
let network: Simulator;
let number: BusinessNumber;
let accountId: string;
let ana: Customer;

/** The way in from outside: the network posts to a real port. */
const door = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url = '/', headers } = request;
  const reply = await app.fastify.inject({ method: method as 'GET', url, headers, payload: Buffer.concat(chunks) });
  response.writeHead(reply.statusCode).end(reply.payload);
});

beforeAll(async () => {
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  app = await startTestApp({ environment: { EARSHOT_URL: address }, overrides: { now: () => new Date() } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  network = await openSimulator();
  const made = network.business('+1 555 010 0200', 'Acme');
  ({ number, accountId } = made);
  ana = network.customer('34600111222', 'Ana Reyes');
  const settings = {
    ...{ appId: testApp.id, appSecret: testApp.secret, phoneNumberId: number.id, businessAccountId: accountId },
    ...{ token: made.token, graph: network.graph() },
  };
  const connected = await app.call(owner, connectChannel, { body: { network: 'whatsapp', settings } });
  expect(connected.body.channel).toMatchObject({ handle: '+1 555 010 0200', name: 'Acme', state: 'connected' });
});
afterAll(async () => {
  await network.close();
  await app.close();
  door.closeAllConnections();
  door.close();
});

/** The conversation of a customer, once what they wrote last has arrived. */
const arrived = (text: string) =>
  eventually(async () => {
    await app.runJobs();
    const { body } = await app.call(owner, listConversations, { query: {} });
    const row = body.items.find(({ preview }) => preview === text);
    if (!row) throw new Error(`${text} has not arrived.`);
    return look(row.id);
  });
const look = async (conversationId: string) =>
  (await app.call(owner, getConversation, { params: { conversationId } })).body;
const answer = async (conversationId: string, text: string, more: Partial<ReplyInput> = {}) => {
  const { conversation } = await look(conversationId);
  const input: ReplyInput = {
    ...{ clientKey: crypto.randomUUID(), stage: 'private', text, seenVersion: conversation.version, accepted: [] },
    ...{ attachmentIds: [], addresseeIds: [] },
    ...more,
  };
  const sent = await app.call(owner, sendReply, { params: { conversationId }, body: input });
  await app.runJobs();
  return sent.body;
};
let conversationId = '';

test('what a customer writes is a private conversation that stays open for a day', async () => {
  write(network.server, number, ana, { type: 'text', text: { body: '¿Dónde está mi pedido?' } });
  const { conversation, stages } = await arrived('¿Dónde está mi pedido?');
  conversationId = conversation.id;
  expect(conversation).toMatchObject({ network: 'whatsapp', visibility: 'private', awaitsUs: true });
  expect(conversation.profile).toMatchObject({ name: 'Ana Reyes', handle: '+34600111222' });
  expect(stages).toMatchObject({ initial: 'private', public: null, private: { window: { outside: 'template' } } });
  const left = Date.parse(stages.private?.window?.closesAt ?? '') - Date.now();
  expect(Math.round(left / 3_600_000)).toBe(24);
});

test('a picture is read with our token and kept', async () => {
  const id = keepMedia(network.server, accountId, tinyPng, 'image/png');
  write(network.server, number, ana, { type: 'image', image: { id, mime_type: 'image/png', caption: 'Mira' } });
  await arrived('Mira');
  const state = await eventually(async () => {
    await app.runJobs();
    const { timeline } = await look(conversationId);
    const [picture] = timeline.flatMap((entry) => (entry.kind === 'message' ? entry.attachments : []));
    if (picture?.state === 'pending') throw new Error('It is not fetched yet.');
    return picture?.state;
  });
  expect(state).toBe('stored');
});

test('an answer arrives once; what comes back by a status waits for a person again', async () => {
  expect((await answer(conversationId, 'Está en camino.')).ok).toBe(true);
  const read = network.server.db.all<{ type: string; body: string }>(
    "select type, body from message where direction = 'out' and status = 'sent'",
  );
  expect(read.map(({ type, body }) => wordsOf(type, JSON.parse(body)))).toEqual(['Está en camino.']);

  await reactToNewest();

  network.server.db.run('update customer set blocks_us = 1');
  expect((await answer(conversationId, '¿Le llegó?')).ok).toBe(true);
  const [failed] = await eventually(async () => {
    await app.runJobs();
    const { timeline } = await look(conversationId);
    const found = timeline.filter((entry) => entry.kind === 'dispatch' && entry.state === 'failed');
    if (found.length === 0) throw new Error('The status has not arrived.');
    return found;
  });
  expect(failed).toMatchObject({ text: '¿Le llegó?', errorKind: 'blocked' });
  network.server.db.run('update customer set blocks_us = 0');
});

/** Signs of the customer at our last answer: the last stands, and none of them asks for anything. */
async function reactToNewest(): Promise<void> {
  const [ours] = network.server.db.all<{ id: string }>(
    "select id from message where direction = 'out' order by seq desc limit 1",
  );
  const standing = async () => (await look(conversationId)).conversation;
  const before = await standing();
  const react = async (message_id: string, emoji: string | null, shown: object[] | undefined) => {
    write(network.server, number, ana, { type: 'reaction', reaction: { message_id, ...(emoji && { emoji }) } });
    await eventually(async () => {
      await app.runJobs();
      const { timeline } = await look(conversationId);
      const answer = timeline.findLast((entry) => entry.kind === 'message' && entry.direction === 'out');
      expect(answer).toMatchObject({ text: 'Está en camino.' });
      expect(answer?.kind === 'message' ? answer.reactions : null).toEqual(shown);
    });
  };
  for (const sign of ['❤️', '🙏']) await react(ours?.id ?? '', sign, [{ sign, name: 'Ana Reyes' }]);
  await react('wamid.NONE', '👍', [{ sign: '🙏', name: 'Ana Reyes' }]);
  const after = await standing();
  expect(after).toMatchObject({
    status: before.status,
    awaitsUs: before.awaitsUs,
    lastMessageAt: before.lastMessageAt,
  });
  await react(ours?.id ?? '', null, undefined);
}

test('what is offered to choose from is held to the network, leaves with the answer, and the choice says so', async () => {
  const { stages } = await look(conversationId);
  expect(stages.private?.choices).toEqual({ max: 10, titleMax: 24 });
  const many = await answer(conversationId, '¿Qué día?', { choices: Array.from({ length: 11 }, (_, n) => `${n}`) });
  expect(many.ok ? [] : many.checks.filter(({ verdict }) => verdict === 'stop')).toMatchObject([
    { check: 'choices', reason: 'too_many_choices', parameters: { count: 11, max: 10 } },
  ]);

  const choices = ['Lunes', 'Martes'];
  expect((await answer(conversationId, '¿Qué día?', { choices })).ok).toBe(true);
  const [ours] = network.server.db.all<{ id: string }>(
    "select id from message where direction = 'out' order by seq desc limit 1",
  );
  // Nobody presses within the second in which it arrives, and the network tells seconds.
  choose(network.server, number, ana, ours?.id ?? '', 'Martes', new Date(Date.now() + 2_000));
  await arrived('Martes');
  const [asked, chosen] = (await look(conversationId)).timeline.filter(({ kind }) => kind === 'message').slice(-2);
  expect(asked).toMatchObject({ direction: 'out', text: '¿Qué día?', choices });
  expect(chosen).toMatchObject({ direction: 'in', text: 'Martes', chose: 'Martes', replyToId: asked?.id });
});

test('after a day the gate says that only a template may be sent', async () => {
  const stranger = network.customer('34600999888', 'Luis');
  write(
    network.server,
    number,
    stranger,
    { type: 'text', text: { body: 'Hola, ayer' } },
    new Date(Date.now() - 90_000_000),
  );
  const { conversation } = await arrived('Hola, ayer');
  const body = await answer(conversation.id, '¿Sigue ahí?');
  expect(body.ok).toBe(false);
  expect(body.checks.find(({ verdict }) => verdict === 'stop')).toMatchObject({
    reason: 'outside_window',
    parameters: { network: 'WhatsApp', outside: 'template' },
  });
});

test('outside of the window a filled template leaves through the same gate', async () => {
  approve(network, accountId, 'order', [{ type: 'BODY', text: 'Hola {{1}}, hay noticias de {{2}}.' }]);
  approve(network, accountId, 'sale', [{ type: 'BODY', text: 'Todo a mitad de precio.' }], 'MARKETING');
  const { conversation } = await arrived('Hola, ayer');
  const params = { conversationId: conversation.id };
  const listed = (await app.call(owner, listTemplates, { params })).body.templates;
  expect(listed.map(({ name, places }) => [name, places.length])).toEqual([
    ['order', 2],
    ['sale', 0],
  ]);
  const send = async (name: string, values: Record<string, string>) => {
    const seenVersion = (await look(conversation.id)).conversation.version;
    const body = { clientKey: crypto.randomUUID(), name, language: 'en_US', values, seenVersion, accepted: [] };
    return app.call(owner, sendTemplate, { params, body });
  };
  expect((await send('order', { 1: 'Luis' })).status).toBe(400);
  expect((await send('unknown', {})).status).toBe(404);
  const unasked = (await send('sale', {})).body;
  expect(unasked.ok ? [] : unasked.checks.filter(({ verdict }) => verdict === 'stop')).toMatchObject([
    { reason: 'consent_missing', parameters: { purpose: 'marketing' } },
  ]);

  expect((await send('order', { 1: 'Luis', 2: 'A-7' })).body.ok).toBe(true);
  await app.runJobs();
  const { timeline } = await look(conversation.id);
  expect(timeline.findLast(({ kind }) => kind === 'message')).toMatchObject({
    direction: 'out',
    text: 'Hola Luis, hay noticias de A-7.',
  });
  const [sent] = network.server.db.all<{ type: string; body: string }>(
    "select type, body from message where direction = 'out' order by seq desc",
  );
  expect([sent?.type, wordsOf(sent?.type ?? '', JSON.parse(sent?.body ?? '{}'))]).toEqual([
    'template',
    'Hola Luis, hay noticias de A-7.',
  ]);
});

test('a second number needs a token alone and is chosen; that its access ends, and what it lacks, is told', async () => {
  const second = addNumber(network.server, accountId, '+1 555 010 0300', 'Acme Repairs');
  const token = network.token(accountId, 10 * 86_400_000);
  const body = { network: 'whatsapp', settings: { token, graph: network.graph() } };
  const { choice } = (await app.call(owner, findAccounts, { body })).body;
  expect(choice?.accounts.map(({ name, detail }) => [name, detail])).toEqual([
    ['Acme', '+1 555 010 0200'],
    ['Acme Repairs', '+1 555 010 0300'],
  ]);
  expect(Buffer.from(choice?.state ?? '', 'base64url').toString('latin1')).not.toContain(token);
  const chosen = { state: choice?.state ?? '', code: second.id };
  const { channel } = (await app.call(owner, finishSignIn, { body: chosen })).body;
  expect(channel).toMatchObject({ handle: '+1 555 010 0300', state: 'connected' });

  const healthOf = async () => {
    const { channels } = (await app.call(owner, listChannelHealth, {})).body;
    return channels.find(({ channelId }) => channelId === channel?.id);
  };
  const days = (Date.parse((await healthOf())?.endsAt ?? '') - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(10);
  withhold(network.server, token, 'whatsapp_business_management');
  await inspectChannel(app.context, workspaceId, channel?.id ?? '');
  expect((await healthOf())?.lacks).toEqual([{ scope: 'whatsapp_business_management', asks: 'business' }]);
});

test('disconnecting ends the news with the last number of a business in any workspace, and where that cannot be told it says why', async () => {
  const leadsTo = () => network.server.db.get<{ url: string }>('select url from subscription')?.url;
  const channels = async () => (await app.call(owner, listChannels, {})).body.channels;
  const leave = async (handle: string) => {
    const channelId = (await channels()).find((one) => one.handle === handle)?.id ?? '';
    return (await app.call(owner, disconnectChannel, { params: { channelId } })).body;
  };
  const connectAgain = async () => {
    const made = network.token(accountId, null);
    const settings = { token: made, graph: network.graph(), phoneNumberId: number.id, businessAccountId: accountId };
    await app.call(owner, connectChannel, { body: { network: 'whatsapp', settings } });
    return made;
  };

  expect(await leave('+1 555 010 0300')).toEqual({ untold: null });
  expect(leadsTo()).toContain('/hooks/');
  expect(await leave('+1 555 010 0200')).toEqual({ untold: null });
  expect(leadsTo()).toBeUndefined();

  await connectAgain();
  const { id = '' } = (await channels()).find(({ handle }) => handle === '+1 555 010 0200') ?? {};
  const leaveElsewhere = await connectElsewhere(app.context, workspaceId, id);
  expect(await leave('+1 555 010 0200')).toEqual({ untold: null });
  expect(leadsTo()).toContain('/hooks/');
  await leaveElsewhere();

  await connectAgain();
  network.server.db.run("update subscription set url = 'https://elsewhere.example/hooks/1'");
  expect(await leave('+1 555 010 0200')).toEqual({ untold: null });
  expect(leadsTo()).toBe('https://elsewhere.example/hooks/1');

  network.revoke(await connectAgain());
  expect((await leave('+1 555 010 0200')).untold).toMatch(/access token/i);
  expect((await channels()).find(({ handle }) => handle === '+1 555 010 0200')).toMatchObject({
    state: 'disconnected',
  });
});
