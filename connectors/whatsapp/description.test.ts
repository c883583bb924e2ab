import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { write } from '#simulators/whatsapp/inbound.ts';
import type { Simulator } from '#simulators/whatsapp/simulator.ts';
import { approve, openSimulator, testApp } from '#simulators/whatsapp/testing.ts';
import { type Description, findDescription } from '#test/description/description.ts';
import { type Described, openProxy } from '#test/description/proxy.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import type { DirectMessage } from '../outbound.ts';
import type { Session } from '../session.ts';
import { whatsapp } from './index.ts';

const found = findDescription('whatsapp-openapi.yaml');
const description = found && corrected(found);
const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const findHost = createFindHost({ allowLoopback: true });
const now = () => new Date();

/** Meta's terms do not let us pass its description on, so this runs where it stands beside the project. */
describe.skipIf(description === null)('calls, answers and deliveries are as Meta describes them', () => {
  let network: Simulator;
  let proxy: Described;
  /** Before our door: what the network delivers is described as well. */
  let door: Described;
  let ears: ReturnType<typeof createServer>;
  let session: Session;
  let asked: string;
  let heard = 0;

  beforeAll(async () => {
    if (!description) return;
    network = await openSimulator();
    ears = createServer(async (request, response) => {
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://ears').searchParams);
      const raw = { headers: {}, body: new Uint8Array(), query };
      if (request.method === 'GET') return void response.end(whatsapp.challenge?.(raw, [testApp.secret])?.body);
      heard += 1;
      request.resume().on('end', () => response.end());
    });
    await new Promise<void>((done) => ears.listen(0, '127.0.0.1', done));
    const at = `http://127.0.0.1:${(ears.address() as AddressInfo).port}`;
    door = await openProxy({ to: at, description, isOutside: (_path, method) => method === 'GET' });
    const base = new URL(network.graph());
    proxy = await openProxy({
      to: base.origin,
      description,
      isOutside: (path) => path.startsWith('/media/') || path.endsWith('/debug_token'),
    });
    const { accountId, number, token } = network.business('+1 555 010 0200', 'Acme');
    approve(network, accountId, 'order', [{ type: 'BODY', text: 'Hello {{1}}.', example: { body_text: [['Ana']] } }]);
    const ana = network.customer('34600111222', 'Ana Reyes');
    asked = write(network.server, number, ana, { type: 'text', text: { body: 'Where is my parcel?' } });
    const given = { phoneNumberId: number.id, businessAccountId: accountId, token, graph: proxy.url + base.pathname };
    const io = {
      http,
      findHost,
      now,
      app: { appId: testApp.id, appSecret: testApp.secret },
      hookUrl: `${door.url}/whatsapp/webhooks`,
    };
    const { account, origin, settings, secrets } = await whatsapp.connect(given, io);
    session = { account, origin, settings, secrets, saveSecrets: async () => {}, http, findHost, now };
  });
  afterAll(async () => {
    await network?.close();
    await Promise.all([proxy?.close(), door?.close()]);
    ears?.closeAllConnections();
    ears?.close();
  });

  const message = (text: string): DirectMessage => ({
    ...{ text, attachments: [], addressees: [], clientKey: `key of ${text}` },
    to: { externalId: network.customer('34600111222', 'Ana Reyes').user_id, handle: '+34600111222', name: 'Ana' },
  });

  test('from connecting to answering, with words, a picture and a template', async () => {
    await whatsapp.direct?.(session, message('On its way https://example.com'));
    const image = { name: 'a.png', mimeType: 'image/png', bytes: tinyPng, alt: '' };
    await whatsapp.direct?.(session, { ...message('Here'), attachments: [image] });
    expect(await whatsapp.templates?.(session)).toHaveLength(1);
    const template = { name: 'order', language: 'en_US', values: { 1: 'Ana' } };
    await whatsapp.direct?.(session, { ...message('Hello Ana.'), template });
    for (const choices of [
      ['Monday', 'Tuesday'],
      ['Mon', 'Tue', 'Wed', 'Thu'],
    ])
      await whatsapp.direct?.(session, { ...message(`Which of ${choices.length}?`), choices });
    const person = message('').to;
    for (const on of [true, false]) await whatsapp.like?.(session, asked, on, person);
    for (const on of [true, false]) await whatsapp.block?.(session, person, on);

    expect(proxy.problems).toEqual([]);
    expect(
      [...proxy.called].map((one) =>
        one
          .split(' ')
          .map((word) => word.split('/').at(-1))
          .join(' '),
      ),
    ).toEqual(
      expect.arrayContaining([
        'POST messages',
        'POST media',
        'POST block_users',
        'DELETE block_users',
        'GET message_templates',
        'POST subscribed_apps',
      ]),
    );
  });

  test('what is taken back on leaving', async () => {
    const app = { appId: testApp.id, appSecret: testApp.secret };

    await whatsapp.disconnect?.({ ...session, app }, []);

    expect(proxy.problems).toEqual([]);
    const of = (method: string) => [...proxy.called].filter((one) => one.startsWith(method)).join(' ');
    expect([of('GET'), of('DELETE')]).toEqual([
      expect.stringContaining('subscribed_apps'),
      expect.stringContaining('subscribed_apps'),
    ]);
  });

  // It describes a customer's message by the name of ours, and so none that a customer could send.
  test('what is delivered of what became of ours', async () => {
    await expect.poll(() => heard, { timeout: 60_000 }).toBeGreaterThan(3);

    expect(door.problems).toEqual([]);
  });
});

type Named = { properties: Record<string, unknown> };

/** The description with what Meta's own pages say otherwise. */
function corrected(given: Description): Description {
  const schemas = given.components.schemas as Record<string, Named & { oneOf?: { $ref: string }[] }>;
  const kindsOf = (name: string) =>
    (schemas[name]?.oneOf ?? []).flatMap(({ $ref }) => schemas[$ref.split('/').at(-1) ?? ''] ?? []);
  // Any message may carry a key that comes back with its statuses.
  for (const kind of kindsOf('Message')) kind.properties.biz_opaque_callback_data = { type: 'string', maxLength: 512 };
  // As the examples beside it: an app stands below a name of its own, and with where it has its news sent.
  const text = { type: 'string' };
  const subscribed = {
    type: 'object',
    required: ['whatsapp_business_api_data'],
    properties: {
      whatsapp_business_api_data: {
        type: 'object',
        required: ['id'],
        properties: { id: text, name: text, link: text },
      },
      override_callback_uri: text,
    },
  };
  const hearing = schemas.SubscribedAppsResponse;
  if (hearing) hearing.properties.data = { type: 'array', items: subscribed };
  const lists = given.operations.filter(({ method, path }) => method === 'GET' && path.endsWith('/message_templates'));
  // As every list of the Graph API.
  for (const { parameters } of lists)
    for (const name of ['fields', 'limit', 'after'])
      parameters.push({
        name,
        in: 'query',
        required: false,
        schema: { type: name === 'limit' ? 'integer' : 'string' },
      });
  return given;
}
