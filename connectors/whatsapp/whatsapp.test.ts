import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { write } from '#simulators/whatsapp/inbound.ts';
import { keepMedia } from '#simulators/whatsapp/media.ts';
import { wordsOf } from '#simulators/whatsapp/page.ts';
import type { BusinessNumber, Customer } from '#simulators/whatsapp/people.ts';
import type { Simulator } from '#simulators/whatsapp/simulator.ts';
import { approve, openSimulator, testApp } from '#simulators/whatsapp/testing.ts';
import { ConnectorError } from '../connector-error.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import type { Profile } from '../inbound.ts';
import type { DirectMessage } from '../outbound.ts';
import type { Session } from '../session.ts';
import { failureOf } from './errors.ts';
import { whatsapp } from './index.ts';
import { componentsOf, readTemplate } from './template.ts';

const us = { externalId: '106540000000002', handle: '+1 555 010 0200' };
const fixture = (name: string) => readFileSync(`${import.meta.dirname}/fixtures/${name}.json`);

describe('deliveries', () => {
  test('every kind of message is told in words and files', async () => {
    const { items, skipped } = await whatsapp.parse(fixture('messages'), us);
    const messages = items.filter((item) => item.kind === 'message');
    expect(
      messages.map(({ text, attachments }) => [text, ...attachments.map(({ kind, url }) => `${kind} ${url}`)]),
    ).toEqual([
      ['hola'],
      ['Mira esto', 'image network:1001'],
      ['', 'video network:1002'],
      ['', 'audio network:1003'],
      ['', 'file network:1004'],
      ['', 'image network:1005'],
      ['📍 Puerta del Sol\nMadrid\n40.4168, -3.7038'],
      ['👤 Luis Reyes, +34600999888, luis@example.com'],
      ['Sí'],
      ['Hablar con alguien\nAhora mismo'],
      ['Cita\n{"day":"2026-11-30"}'],
      ['Por favor\n🛒 2 × SKU-7 (19.9 EUR)'],
      ['Ana Reyes changed from 34600111222 to 34600333444'],
      ['⚠️ Message type unknown'],
    ]);
    expect(messages.every(({ addressed, visibility }) => addressed && visibility === 'private')).toBe(true);
    expect(messages[0]).toMatchObject({
      author: { externalId: 'ES.1502576394655843', handle: '+34600111222', name: 'Ana Reyes' },
      thread: { externalId: '106540000000002:ES.1502576394655843', kind: 'dm' },
      occurredAt: new Date(1_789_462_000_000),
      replyTo: 'wamid.PREV',
      quoted: 'Chat\nhttps://fb.me/x',
    });
    expect(skipped).toEqual([{ reason: 'message of a group' }]);
    expect(items).toContainEqual({
      ...{ kind: 'reaction', externalId: 'wamid.OURS', personId: 'ES.1502576394655843', sign: '👍' },
      at: new Date(1_789_462_014_000),
    });
  });

  test('a person without a number is known by the id of the business, and answered by it', async () => {
    const { items } = await whatsapp.parse(fixture('without-number'), us);
    expect(items).toMatchObject([
      { author: { externalId: 'DE.887766', handle: 'ben.ode', name: 'Ben' }, text: 'hallo' },
    ]);
  });

  test('what becomes of ours, what they change, and what our people write in the app', async () => {
    const { items, skipped } = await whatsapp.parse(fixture('changes'), us);
    expect(items).toEqual([
      {
        kind: 'undelivered',
        externalId: 'wamid.OURS',
        at: new Date(1_789_462_100_000),
        failure: 'outside_window',
        clientKey: '0198f0aa-0000-7000-8000-000000000001',
        reason: 'The customer’s last message is more than 24 hours ago. Send an approved template (131047).',
      },
      { kind: 'edit', externalId: 'wamid.A', text: 'hola otra vez', editedAt: new Date(1_789_462_200_000) },
      { kind: 'delete', externalId: 'wamid.B', deletedAt: new Date(1_789_462_300_000), by: 'author' },
      expect.objectContaining({ kind: 'message', addressed: false, text: 'From the app' }),
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'status: sent',
      'status: read',
      'unknown kind: message_template_status_update',
    ]);
  });

  test('a delivery for several numbers says which, and gives each its own', async () => {
    const both = fixture('two-numbers');
    expect(whatsapp.accountsOf?.(both)).toEqual(['106540000000002', '106540000000003']);
    const texts = async (externalId: string) => (await whatsapp.parse(both, { ...us, externalId })).items;
    expect(await texts('106540000000002')).toMatchObject([{ text: 'to the first' }]);
    expect(await texts('106540000000003')).toMatchObject([{ text: 'to the second' }]);
  });
});

test.each([
  [190, 'auth_expired'],
  [10, 'permission'],
  [230, 'permission'],
  [130429, 'rate_limited'],
  [131056, 'rate_limited'],
  [131047, 'outside_window'],
  [131026, 'blocked'],
  [131049, 'policy'],
  [131042, 'quota_exhausted'],
  [132012, 'invalid_request'],
  [131000, 'unknown_outcome'],
  [131057, 'transient'],
])('error %i is %s', (code, kind) => {
  const error = failureOf({ error: { code, message: 'x', error_data: { details: 'Too bad.' } } }, { write: true });
  expect(error?.kind).toBe(kind);
  expect(error?.message).toMatch(new RegExp(`^[^(]+ \\(${code}\\)\\.$`));
});

describe('templates', () => {
  const listed = (change: object) => ({
    ...{ name: 'order', status: 'APPROVED', category: 'UTILITY', language: 'en_US' },
    components: [{ type: 'BODY', text: 'Hello {{1}}, about {{2}}.', example: { body_text: [['Ana', 'A-7']] } }],
    ...change,
  });
  test('places of head and body are told apart, with an example each', () => {
    const components = [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['A-7'] } },
      {
        type: 'BODY',
        text: 'Hello {{name}}.',
        example: { body_text_named_params: [{ param_name: 'name', example: 'Ana' }] },
      },
      { type: 'FOOTER', text: 'Acme' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] },
    ];
    expect(readTemplate(listed({ components }))).toEqual({
      ...{ name: 'order', language: 'en_US', category: 'utility', buttons: ['Thanks'] },
      text: 'Order {{head_1}}\n\nHello {{name}}.\n\nAcme',
      places: [
        { name: 'head_1', example: 'A-7' },
        { name: 'name', example: 'Ana' },
      ],
    });
    expect(componentsOf({ head_1: 'A-7', name: 'Ana' })).toEqual([
      { type: 'header', parameters: [{ type: 'text', text: 'A-7' }] },
      { type: 'body', parameters: [{ type: 'text', text: 'Ana', parameter_name: 'name' }] },
    ]);
    expect(componentsOf({ 10: 'k', 2: 'b', 1: 'a' })[0]?.parameters.map(({ text }) => text)).toEqual(['a', 'b', 'k']);
  });
  test.each([
    ['one that waits for approval', { status: 'PENDING' }],
    ['a sign-in code', { category: 'AUTHENTICATION' }],
    [
      'a picture at its head',
      {
        components: [
          { type: 'HEADER', format: 'IMAGE' },
          { type: 'BODY', text: 'x' },
        ],
      },
    ],
    [
      'a button with a place',
      {
        components: [
          { type: 'BODY', text: 'x' },
          { type: 'BUTTONS', buttons: [{ url: 'https://a.example/{{1}}' }] },
        ],
      },
    ],
    ['nothing', { components: null }],
  ])('%s is not offered', (_, change) => {
    expect(readTemplate(listed(change))).toBeNull();
  });
});

describe('against the network', () => {
  let time = new Date('2026-11-26T12:00:00Z');
  let network: Simulator;
  let session: Session;
  let number: BusinessNumber;
  let accountId: string;
  let ana: Customer;
  let person: Profile;
  const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
  const now = () => time;

  beforeAll(async () => {
    network = await openSimulator(now);
    const made = network.business('+1 555 010 0200', 'Acme');
    ({ number, accountId } = made);
    ana = network.customer('34600111222', 'Ana Reyes');
    person = { externalId: ana.user_id, handle: '+34600111222', name: 'Ana Reyes' };
    const settings = {
      phoneNumberId: number.id,
      businessAccountId: accountId,
      token: made.token,
      graph: network.graph(),
    };
    const app = { appId: testApp.id, appSecret: testApp.secret };
    const io = { http, findHost: createFindHost({ allowLoopback: true }), now, app };
    const { account, origin, settings: kept, secrets } = await whatsapp.connect(settings, io);
    session = { account, origin, settings: kept, secrets, saveSecrets: async () => {}, ...io };
  });
  afterAll(async () => {
    await network.close();
    await http.close();
  });

  const say = (change: Partial<DirectMessage> = {}) => {
    const message = {
      text: 'Here we are.',
      attachments: [],
      addressees: [],
      clientKey: crypto.randomUUID(),
      to: person,
    };
    if (!whatsapp.direct) throw new Error('Nothing is sent.');
    return whatsapp.direct(session, { ...message, ...change });
  };
  const reads = (waId = ana.wa_id) => {
    const row = network.server.db.get<{ type: string; body: string; status: string }>(
      "select * from message where wa_id = ? and direction = 'out' order by seq desc limit 1",
      waId,
    );
    return row && { type: row.type, status: row.status, text: wordsOf(row.type, JSON.parse(row.body)) };
  };
  const hears = (customer = ana) => write(network.server, number, customer, { type: 'text', text: { body: 'hola' } });

  test('a thumb stands at what the customer wrote, and is taken back', async () => {
    const asked = hears();
    const thumbs = () =>
      network.server.db
        .all<{ body: string }>("select body from message where direction = 'out' and type = 'reaction' order by seq")
        .map(({ body }) => JSON.parse(body).reaction);

    for (const on of [true, false]) await whatsapp.like?.(session, asked, on, person);

    expect(thumbs()).toEqual([
      { message_id: asked, emoji: '👍' },
      { message_id: asked, emoji: '' },
    ]);
  });

  test('in the window words leave, outside of it a template only', async () => {
    hears();
    time = new Date(time.getTime() + 23.9 * 3_600_000);
    await say();
    expect(reads()).toEqual({ type: 'text', status: 'sent', text: 'Here we are.' });

    time = new Date(time.getTime() + 3_600_000);
    network.vary({ failsAtOnce: true });
    const refused = await say().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConnectorError);
    expect(refused).toMatchObject({ kind: 'outside_window' });

    approve(network, accountId, 'order', [{ type: 'BODY', text: 'Hello {{1}}, about {{2}}.' }]);
    const [offered] = (await whatsapp.templates?.(session)) ?? [];
    expect(offered?.text).toBe('Hello {{1}}, about {{2}}.');
    await say({
      text: 'Hello Ana, about A-7.',
      template: { name: 'order', language: 'en_US', values: { 1: 'Ana', 2: 'A-7' } },
    });
    expect(reads()).toEqual({ type: 'template', status: 'sent', text: 'Hello Ana, about A-7.' });
    const short = say({ template: { name: 'order', language: 'en_US', values: { 1: 'Ana' } } });
    expect(await short.catch((error: unknown) => error)).toMatchObject({ kind: 'invalid_request' });
    network.vary({ failsAtOnce: false });
  });

  test('a picture is sent with its words, and theirs is read for five minutes', async () => {
    hears();
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await say({ text: 'Look', attachments: [{ name: 'a.png', mimeType: 'image/png', bytes: png, alt: 'A dot' }] });
    expect(reads()).toMatchObject({ type: 'image', text: 'Look' });
    await say({ text: 'See', attachments: [{ name: 'a.pdf', mimeType: 'application/pdf', bytes: png, alt: '' }] });
    expect(reads()).toMatchObject({ type: 'document', text: 'See' });
    await say({ text: 'It runs', attachments: [{ name: 'a.mp4', mimeType: 'video/mp4', bytes: png, alt: '' }] });
    expect(reads()).toMatchObject({ type: 'video', text: 'It runs' });
    const long = say({
      text: 'x'.repeat(1025),
      attachments: [{ name: 'a.png', mimeType: 'image/png', bytes: png, alt: '' }],
    });
    expect(await long.catch((error: unknown) => error)).toMatchObject({ kind: 'too_long' });

    const id = keepMedia(network.server, accountId, png, 'image/png');
    expect(await whatsapp.readFile?.(session, id)).toEqual(new Uint8Array(png));
    network.vary({ mediaUrlMs: 0 });
    expect(await whatsapp.readFile?.(session, id)).toBeNull();
    network.vary({ mediaUrlMs: 300_000 });
  });

  test('who hides their number is answered', async () => {
    const ben = network.customer('4915112345678', 'Ben', { username: 'ben.ode' });
    hears(ben);
    await say({ to: { externalId: ben.user_id, handle: 'ben.ode', name: 'Ben' } });
    expect(reads(ben.wa_id)).toMatchObject({ status: 'sent', text: 'Here we are.' });
  });

  test('one person may be written to only so fast', async () => {
    hears();
    network.vary({ limitsPairs: true });
    time = new Date(time.getTime() + 7_000);
    await say();
    expect(await say().catch((error: unknown) => error)).toMatchObject({ kind: 'rate_limited' });
    network.vary({ limitsPairs: false });
  });
});
