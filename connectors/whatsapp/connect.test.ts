import { afterAll, beforeAll, expect, test } from 'vitest';
import { unregister, withhold } from '#simulators/whatsapp/access.ts';
import { write } from '#simulators/whatsapp/inbound.ts';
import { addNumber, type BusinessNumber } from '#simulators/whatsapp/people.ts';
import type { Simulator } from '#simulators/whatsapp/simulator.ts';
import { openSimulator, testApp } from '#simulators/whatsapp/testing.ts';
import type { Connected } from '../connecting.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import type { HttpRequest, Session } from '../session.ts';
import { whatsapp } from './index.ts';

const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const app = { appId: testApp.id, appSecret: testApp.secret };
const io = { http, findHost: createFindHost({ allowLoopback: true }), now: () => new Date(), app };
const asSession = (connected: Connected): Session => ({ ...connected, ...io, saveSecrets: async () => {} });

let network: Simulator;
let accountId: string;
let number: BusinessNumber;
let token: string;
beforeAll(async () => {
  network = await openSimulator();
  ({ accountId, number, token } = network.business('+1 555 010 0200', 'Acme'));
});
afterAll(() => network.close());

const typed = (more: Record<string, string> = {}) => ({ token, graph: network.graph(), ...more });

test('with a token alone the only number is found, and the business account that it is of', async () => {
  expect(await whatsapp.findAccounts?.(typed(), io)).toBeNull();
  const connected = await whatsapp.connect(typed(), io);

  expect(connected).toMatchObject({
    origin: `whatsapp:${accountId}`,
    account: { externalId: number.id, handle: '+1 555 010 0200' },
    settings: { phoneNumberId: number.id, businessAccountId: accountId, missing: '', endsAt: '' },
  });
  expect(whatsapp.endsAt?.(connected)).toBeNull();
  expect(whatsapp.lacks?.(connected.settings)).toEqual([]);
});

test('of several numbers one is chosen; one that was typed is taken, one of somebody else is not found', async () => {
  const second = addNumber(network.server, accountId, '+1 555 010 0300', 'Acme Repairs');
  const choice = await whatsapp.findAccounts?.(typed(), io);
  expect(choice?.accounts).toEqual([
    { externalId: number.id, name: 'Acme', detail: '+1 555 010 0200' },
    { externalId: second.id, name: 'Acme Repairs', detail: '+1 555 010 0300' },
  ]);

  const chosen = await whatsapp.choose?.(choice?.keep ?? {}, second.id, io);
  expect(chosen).toMatchObject({
    account: { externalId: second.id },
    settings: { businessAccountId: accountId },
    secrets: { token },
  });
  expect(await whatsapp.findAccounts?.(typed({ phoneNumberId: second.id }), io)).toBeNull();
  await expect(whatsapp.connect(typed(), io)).rejects.toThrow('several numbers');
  const others = network.business('+1 555 999 9999', 'Somebody else').number.id;
  await expect(whatsapp.connect(typed({ phoneNumberId: others }), io)).rejects.toMatchObject({ kind: 'permission' });
});

test('what a token lacks is named, at connecting and, when it was taken out later, at the account', async () => {
  const other = network.token(accountId, 30 * 86_400_000);
  const settings = typed({ token: other, phoneNumberId: number.id });
  const connected = await whatsapp.connect(settings, io);
  const days = ((whatsapp.endsAt?.(connected)?.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);

  withhold(network.server, other, 'whatsapp_business_messaging');
  const inspected = await whatsapp.inspect?.(asSession(connected));
  expect(whatsapp.lacks?.(inspected ?? {})).toEqual([{ scope: 'whatsapp_business_messaging', asks: 'direct' }]);
  await expect(whatsapp.connect(settings, io)).rejects.toThrow('lacks whatsapp_business_messaging');
});

test.each([
  ['an app secret that is wrong', { ...app, appSecret: 'wrong' }, {}],
  ['another app', { ...app, appId: '1' }, {}],
  ['a token that nobody gave', app, { token: 'EAAnone' }],
])('%s is told before anything is changed', async (_what, wrongApp, change) => {
  await expect(whatsapp.connect(typed(change), { ...io, app: wrongApp })).rejects.toMatchObject({
    kind: 'auth_expired',
  });
});

test('a number that is not registered is registered with a PIN', async () => {
  const fresh = addNumber(network.server, accountId, '+1 555 010 0400', 'Acme Returns');
  unregister(network.server, fresh);
  const settings = typed({ phoneNumberId: fresh.id });
  const ana = network.customer('34600111222', 'Ana Reyes');
  write(network.server, fresh, ana, { type: 'text', text: { body: 'Hello' } });
  const say = async (connected: Connected) =>
    whatsapp.direct?.(asSession(connected), {
      ...{ text: 'Here we are', attachments: [], addressees: [], clientKey: crypto.randomUUID() },
      to: { externalId: ana.user_id, handle: '+34600111222', name: 'Ana' },
    });

  const unregistered = await whatsapp.connect(settings, io);
  await expect(say(unregistered)).rejects.toMatchObject({ kind: 'permission' });
  await expect(whatsapp.connect({ ...settings, pin: '12' }, io)).rejects.toThrow('six digits');
  const connected = await whatsapp.connect({ ...settings, pin: '123456' }, io);
  expect(await say(connected)).toMatchObject({ threadExternalId: expect.stringContaining(fresh.id) });
  expect(JSON.stringify(connected)).not.toContain('123456');
});

test('where the token names no business account those of its user are asked, and what one withholds hides no other', async () => {
  const asked: string[] = [];
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
  const answers: Record<string, [number, object]> = {
    debug_token: [
      200,
      { data: { is_valid: true, scopes, granular_scopes: scopes.map((scope) => ({ scope })), user_id: 77 } },
    ],
    '77/assigned_whatsapp_business_accounts': [200, { data: [{ id: '1' }, { id: '2' }] }],
    '1/phone_numbers': [400, { error: { code: 100, message: 'no' } }],
    '2/phone_numbers': [
      200,
      { data: [{ id: '22', display_phone_number: '+34 600', verified_name: 'Acme' }, { odd: true }] },
    ],
  };
  const answering = async ({ url }: HttpRequest) => {
    const path = new URL(url).pathname.replace(/^\/v25.0\//, '');
    asked.push(path);
    const [status, body] = answers[path] ?? [404, {}];
    return { status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
  };
  const connected = await whatsapp.connect({ token: 'EAA' }, { ...io, http: answering });

  expect(connected).toMatchObject({ origin: 'whatsapp:2', account: { externalId: '22', handle: '+34 600' } });
  expect(asked).toEqual(Object.keys(answers));
});
