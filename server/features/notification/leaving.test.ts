import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listNotices, listSilentPages, markNotices, settleSilence } from '#contract/notification.ts';
import { addOwnWay, type Choice, changeChoice, defaultChoice, getReach } from '#contract/own-way.ts';
import { createWay, listWays, type Service, switchWay, testWay, type WaySettings } from '#contract/way.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { startReceiver } from '#test/outside/http-receiver.ts';
import { startMailServer } from '#test/outside/mail-server.ts';
import { startPushService } from '#test/outside/push-service.ts';
import { notify } from './commands.ts';
import { tellingMoments } from './leave.ts';
import type { Notice } from './notify.ts';
import { mostAnHour } from './pace.ts';
import { readPage } from './queries.ts';
import { sendTelling } from './send.ts';

const minuteMs = 60_000;
let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let ana: TestAgent;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let push: Awaited<ReturnType<typeof startPushService>>;
let sms: Awaited<ReturnType<typeof startReceiver>>;
const closers: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  app = await startTestApp({ environment: { EARSHOT_URL: 'https://care.example.com' } });
});
beforeEach(async () => {
  const { db } = app.context;
  // Noon in the zone of everybody here, on a Tuesday.
  app.clock.set(new Date('2025-11-04T12:00:00Z'));
  workspaceId = await aWorkspace(db);
  owner = await anAgent(db, workspaceId, { role: 'owner', name: 'Olga' });
  ana = await anAgent(db, workspaceId);
  await db.kysely
    .updateTable('session')
    .set({ expires_at: new Date('2100-01-01') })
    .execute();
  // Hosts of their own, so that no two ways hang on one carrier.
  mail = await startMailServer('127.0.0.2');
  push = await startPushService('127.0.0.3');
  sms = await startReceiver('127.0.0.4');
  closers.push(mail, push, sms);
});
afterEach(async () => {
  await Promise.all(closers.splice(0).map((one) => one.close()));
});
afterAll(() => app.close());

const smtp = (): WaySettings => ({
  service: 'smtp',
  host: '127.0.0.2',
  port: mail.port,
  security: 'none',
  user: 'relay',
  password: 'secret',
  from: 'earshot@acme.test',
});
const plainSms = (): WaySettings => ({
  service: 'http_sms',
  url: `${sms.url}/send`,
  format: 'json',
  body: '{"to":"{to}","text":"{text}"}',
  authorization: 'Bearer letmein',
});
async function add(settings: WaySettings) {
  const answer = await app.call(owner, createWay, { body: { name: settings.service, settings } });
  expect(answer.status).toBe(200);
  return answer.body;
}
async function choose(change: Partial<Choice>): Promise<void> {
  const answer = await app.call(ana, changeChoice, { body: { choice: { ...defaultChoice, ...change } } });
  expect(answer.status).toBe(200);
}
async function subscribe() {
  const { body } = await app.call(ana, getReach, {});
  const browser = push.subscribe(body.pushKey);
  expect((await app.call(ana, addOwnWay, { body: { kind: 'push', label: 'Firefox', ...browser } })).status).toBe(200);
  return browser;
}
const telephone = () => app.call(ana, addOwnWay, { body: { kind: 'sms', number: '+4915112345678' } });

let keys = 0;
async function tell(change: Partial<Notice> = {}): Promise<string> {
  keys += 1;
  const key = change.key ?? `key ${keys}`;
  const notice: Notice = {
    agentId: ana.agentId,
    kind: 'mentioned',
    conversationId: null,
    detail: {},
    urgency: 'now',
    key,
  };
  await app.context.db.inWorkspace(workspaceId, (tx) => notify(tx, [{ ...notice, ...change }], app.context.now()));
  return key;
}
/** What the keeper and the workers do when a moment comes. */
async function pass(ms = 0): Promise<void> {
  app.clock.advance(ms);
  await tellingMoments.fire(app.context, workspaceId);
  await app.runJobs();
}
const tellings = () =>
  app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('telling')
      .select(['id', 'kind', 'purpose', 'state', 'reason', 'attempts'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('id')
      .execute(),
  );
const pageOf = (key: string) =>
  app.context.db.inWorkspace(workspaceId, (tx) => readPage(tx, { agentId: ana.agentId, key }));

test('a mention reaches a mailbox once, says where and what, and nothing of the customer', async () => {
  await add(smtp());
  const { conversationId } = await aConversation(app.context.db, workspaceId, { text: 'My secret order' });

  await tell({ conversationId, detail: { by: owner.agentId } });
  await pass();
  await pass(minuteMs);

  expect(mail.mails).toHaveLength(1);
  expect(mail.mails[0]?.header('Subject')).toBe('#1: Olga mentioned you in a note');
  expect(mail.mails[0]?.text).toContain(`https://care.example.com/inbox/all/${conversationId}`);
  expect(mail.mails[0]?.text).not.toMatch(/Mila|mila|secret order/);
  expect(await tellings()).toMatchObject([{ kind: 'mail', state: 'sent', attempts: 1 }]);
});

test('a push can be read by the browser it is for, and by nobody who does not hold our key', async () => {
  await subscribe();
  await tell({ urgency: 'page', kind: 'clock_breached', detail: { clock: 'first_response' } });
  await pass();

  expect(push.pushed).toMatchObject([
    {
      message: {
        title: 'Page: The first response is late',
        url: 'https://care.example.com/notifications',
        isPage: true,
      },
      headers: { urgency: 'high', ttl: '3600' },
    },
  ]);
});

test('a browser that unsubscribed is not tried again', async () => {
  const browser = await subscribe();
  push.unsubscribe(browser);

  await tell();
  await pass();
  await tell();
  await pass(20 * minuteMs);

  expect(await tellings()).toMatchObject([{ kind: 'push', state: 'failed', reason: 'gone', attempts: 1 }]);
});

test('text messages go by Twilio or by any service that takes a template', async () => {
  await choose({ now: ['sms'] });
  const { way } = await add({
    service: 'twilio',
    accountSid: 'AC1',
    authToken: 'token',
    from: '+1555',
    apiUrl: sms.url,
  });
  await telephone();
  await tell();
  await pass();
  await app.call(owner, switchWay, { params: { wayId: way.id }, body: { isOn: false } });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`delete from way where workspace_id = ${workspaceId} and id = ${way.id}`.execute(tx),
  );
  await add(plainSms());
  await tell({ kind: 'assigned', detail: { by: owner.agentId } });
  await pass(20 * minuteMs);

  const [twilio, plain] = sms.received;
  expect(twilio?.path).toBe('/2010-04-01/Accounts/AC1/Messages.json');
  expect(twilio?.headers.authorization).toBe(`Basic ${Buffer.from('AC1:token').toString('base64')}`);
  expect(Object.fromEntries(new URLSearchParams(twilio?.body))).toEqual({
    To: '+4915112345678',
    From: '+1555',
    Body: 'You were mentioned in a note\nhttps://care.example.com/notifications',
  });
  expect(plain?.headers.authorization).toBe('Bearer letmein');
  expect(JSON.parse(plain?.body ?? '')).toEqual({
    to: '+4915112345678',
    text: 'Olga assigned this to you\nhttps://care.example.com/notifications',
  });
});

test('Slack and Teams take what they understand, and a name brings no marks of theirs along', async () => {
  await choose({ now: ['chat'] });
  await app.call(ana, addOwnWay, { body: { kind: 'chat', service: 'slack', url: `${sms.url}/slack` } });
  await app.call(ana, addOwnWay, { body: { kind: 'chat', service: 'teams', url: `${sms.url}/teams` } });
  const mallory = await anAgent(app.context.db, workspaceId, { name: '<!channel> "Mal"' });

  await tell({ detail: { by: mallory.agentId } });
  await pass();

  const body = (path: string) => JSON.parse(sms.received.find((one) => one.path === path)?.body ?? '{}');
  expect(body('/slack').text).toContain(' !channel  "Mal" mentioned you in a note');
  expect(body('/teams').attachments[0].content.body[0].text).toContain('"Mal" mentioned you in a note');
  expect(body('/teams').attachments[0].content.actions[0].url).toBe('https://care.example.com/notifications');
});

test('a page goes by two independent ways; with one of them dead the other gets through, and the dead one is tried again', async () => {
  await add(smtp());
  await subscribe();
  mail.answer('busy');

  const key = await tell({ urgency: 'page', kind: 'clock_breached', detail: { clock: 'resolution' } });
  await pass();
  expect(push.pushed).toHaveLength(1);
  expect(await pageOf(key)).toMatchObject({
    hasGotThrough: true,
    isIndependent: true,
    isSilent: false,
    ways: [
      { kind: 'push', state: 'sent' },
      { kind: 'mail', state: 'pending', reason: 'busy' },
    ],
  });

  await pass(2_000);
  expect(await tellings()).toMatchObject([{}, { attempts: 1 }]);
  mail.answer('ok');
  await pass(2_000);
  expect(mail.mails).toHaveLength(1);
  expect(await tellings()).toMatchObject([{ attempts: 1 }, { state: 'sent', attempts: 2 }]);
});

test('two ways of one carrier are not independent, so a page takes a third that the person did not choose', async () => {
  await add(smtp());
  await subscribe();
  await subscribe();
  await choose({ page: ['push'] });

  await tell({ urgency: 'page' });
  await pass();

  expect((await tellings()).map(({ kind }) => kind).sort()).toEqual(['mail', 'push', 'push']);
  const { body } = await app.call(ana, getReach, {});
  expect(body).toMatchObject({ isIndependent: true, page: [{ kind: 'push' }, { kind: 'push' }, { kind: 'mail' }] });
});

test('when all ways are silent the leads are alarmed at once, until somebody is reached', async () => {
  await add(smtp());
  await subscribe();
  mail.answer('busy');
  push.answer(503);

  const key = await tell({ urgency: 'page' });
  await pass();

  expect(await pageOf(key)).toMatchObject({ hasGotThrough: false, isSilent: true });
  const alarms = async () => (await app.call(owner, listSilentPages, {})).body.pages;
  expect(await alarms()).toMatchObject([{ agentId: ana.agentId, name: 'Ana' }]);
  expect((await app.call(owner, listNotices, {})).body.groups).toMatchObject([
    { kind: 'page_unreached', detail: { by: ana.agentId } },
  ]);
  const events = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{
      type: string;
    }>`select type from event where workspace_id = ${workspaceId} and type like 'notice.%reached'`.execute(tx),
  );
  expect(events.rows).toEqual([{ type: 'notice.unreached' }]);

  push.answer(201);
  await pass(5_000);
  expect(await alarms()).toEqual([]);
  expect(await pageOf(key)).toMatchObject({ hasGotThrough: true, isSilent: false });
});

test('a page to somebody without any way alarms at once, and a lead or the person settles it', async () => {
  const first = await tell({ urgency: 'page' });
  await tell({ urgency: 'page' });
  await pass();
  const alarms = async () => (await app.call(owner, listSilentPages, {})).body.pages;
  expect(await pageOf(first)).toMatchObject({ ways: [], isSilent: true });
  const [one, other] = await alarms();

  await app.call(owner, settleSilence, { params: { noticeId: one?.id ?? '' } });
  expect((await alarms()).map(({ id }) => id)).toEqual([other?.id]);
  await app.call(ana, markNotices, { body: { ids: 'all', isRead: true } });
  expect(await alarms()).toEqual([]);
});

test('a page that cannot be delivered is given up after some tries, and stays visible', async () => {
  await add(smtp());
  mail.answer('busy');
  await tell({ urgency: 'page' });
  await pass();
  for (let n = 0; n < 10; n += 1) await pass(3 * minuteMs);

  const [page] = await tellings();
  expect(page).toMatchObject({ state: 'failed', reason: 'busy', attempts: 7 });
  const { body } = await app.call(owner, listWays, {});
  const given = { id: page?.id, kind: 'mail', agentId: ana.agentId, state: 'failed', reason: 'busy', attempts: 7 };
  expect(body.failures).toContainEqual(expect.objectContaining(given));
  // The other is the alarm to the owner.
  expect(body.ways).toMatchObject([{ health: { sent: 0, failed: 2, lastReason: 'busy' } }]);
});

test('what cannot work is not tried again: a person who is not known there, a password that is wrong', async () => {
  await add({ ...smtp(), password: 'wrong' } as WaySettings);
  await tell();
  await pass();
  mail.answer('reject');
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`delete from way where workspace_id = ${workspaceId}`.execute(tx),
  );
  await add(smtp());
  await tell();
  await pass(20 * minuteMs);
  await pass(60 * minuteMs);

  // What was sent by a way that is removed goes with it.
  expect(await tellings()).toMatchObject([{ state: 'failed', reason: 'rejected', attempts: 1 }]);
});

test('in quiet hours only a page comes; the rest comes together in the morning', async () => {
  await add(smtp());
  app.clock.set(new Date('2025-11-04T23:00:00Z'));
  await tell();
  await tell();
  await tell({ urgency: 'page', kind: 'clock_breached', detail: { clock: 'resolution' } });
  await pass();
  await pass(7 * 60 * minuteMs + 59 * minuteMs);
  expect(mail.mails.map((one) => one.header('Subject'))).toEqual(['Page: The resolution is late']);

  await pass(minuteMs);
  expect(mail.mails).toHaveLength(2);
  expect(mail.mails[1]?.text).toContain('You were mentioned in a note (×2)');
});

test.each([10, 30, 60] as const)(
  'a digest every %i minutes holds what may wait, with counts, and nothing comes when nothing happened',
  async (digestMinutes) => {
    await add(smtp());
    await choose({ digestMinutes });
    const { conversationId } = await aConversation(app.context.db, workspaceId);
    app.clock.advance(minuteMs);
    for (let n = 0; n < 3; n += 1) await tell({ urgency: 'later', conversationId });
    await tell({ urgency: 'later', kind: 'assigned' });
    await pass((digestMinutes - 1) * minuteMs - 1);
    expect(mail.mails).toHaveLength(0);

    await pass(1);
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]?.header('Subject')).toBe('4 notifications');
    expect(mail.mails[0]?.text).toContain('#1: You were mentioned in a note (×3)');
    await pass(3 * digestMinutes * minuteMs);
    expect(mail.mails).toHaveLength(1);
  },
);

test('what was read inside before its digest does not leave, and without a digest it stays inside', async () => {
  await add(smtp());
  await tell({ urgency: 'later' });
  await app.call(ana, markNotices, { body: { ids: 'all', isRead: true } });
  await pass(31 * minuteMs);
  await choose({ digestMinutes: 0 });
  await tell({ urgency: 'later' });
  await pass(120 * minuteMs);

  expect(await tellings()).toEqual([]);
});

test('what is less pressing than a person wants to hear at once waits for the digest', async () => {
  await add(smtp());
  await choose({ atOnce: 'high' });
  const { conversationId } = await aConversation(app.context.db, workspaceId);
  await tell({ conversationId });
  await pass(minuteMs);
  expect(mail.mails).toHaveLength(0);

  await pass(30 * minuteMs);
  expect(mail.mails).toHaveLength(1);
});

test('a flood is few messages, grouped, with the rest counted, and every notice stands inside', async () => {
  await add(smtp());
  for (let n = 0; n < 60; n += 1) {
    const { conversationId } = await aConversation(app.context.db, workspaceId);
    await tell({ conversationId });
    await pass(minuteMs);
  }
  expect(mail.mails.length).toBe(mostAnHour);
  await pass(minuteMs);

  expect(mail.mails.at(-1)?.header('Subject')).toBe('48 notifications');
  expect(mail.mails.at(-1)?.text).toContain('and 43 more');
  expect((await app.call(ana, listNotices, {})).body.groups).toHaveLength(60);
});

test('a thousand at once are one message, and none of them comes later', async () => {
  await add(smtp());
  await tell();
  await pass();
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    notify(
      tx,
      Array.from({ length: 1_000 }, (_, n) => ({
        agentId: ana.agentId,
        kind: 'clock_breached' as const,
        conversationId: null,
        detail: { clock: 'resolution' },
        urgency: 'now' as const,
        key: `flood ${n}`,
      })),
      app.context.now(),
    ),
  );
  for (let n = 0; n < 8; n += 1) await pass(15 * minuteMs);

  expect(mail.mails).toHaveLength(2);
  expect((await app.call(ana, listNotices, {})).body.groups).toHaveLength(500);
});

test('a try whose job runs twice, or comes late, is made once', async () => {
  await add(smtp());
  await tell();
  await tellingMoments.fire(app.context, workspaceId);
  const [one] = await tellings();
  const again = () => sendTelling(app.context, workspaceId, { tellingId: one?.id ?? '', attempt: 0 });

  await Promise.all([again(), again(), app.runJobs()]);
  await again();

  expect(mail.mails).toHaveLength(1);
});

test('after a lost answer a mail is tried again under the same Message-ID; a text message stays unknown, unless it is a page', async () => {
  await add(smtp());
  await add(plainSms());
  await telephone();
  await choose({ now: ['mail', 'sms'] });
  mail.answer('silence');
  sms.answer('silence');

  await tell();
  await pass();
  mail.answer('ok');
  await pass(minuteMs);
  expect(new Set(mail.mails.map((one) => one.header('Message-ID'))).size).toBe(1);
  expect(mail.mails).toHaveLength(2);
  expect(sms.received).toHaveLength(1);
  expect(await tellings()).toMatchObject([
    { kind: 'sms', state: 'unknown', reason: 'no_answer', attempts: 1 },
    { kind: 'mail', state: 'sent', attempts: 2 },
  ]);

  await tell({ urgency: 'page' });
  await pass();
  sms.answer(200);
  await pass(5_000);
  expect(sms.received).toHaveLength(3);
});

test('what a killed program had begun is taken up again after its time', async () => {
  await add(smtp());
  await tell();
  await tellingMoments.fire(app.context, workspaceId);
  // As it stands when the program dies between asking and writing the answer.
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update telling set state = 'sending', attempts = 1, claimed_at = ${app.context.now()},
      next_at = ${new Date(app.context.now().getTime() + 120_000)} where workspace_id = ${workspaceId}`.execute(tx),
  );
  await pass();
  expect(mail.mails).toHaveLength(0);

  await pass(120_000);
  await pass(10_000);
  expect(mail.mails).toHaveLength(1);
});

test('a webhook is signed, and a room is told at once or in its digest', async () => {
  const { secret, way } = await add({ service: 'webhook', url: `${sms.url}/hook` });
  const { state } = (await app.call(owner, testWay, { params: { wayId: way.id }, body: {} })).body;

  const [got] = sms.received;
  expect(state).toBe('sent');
  const [, t, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(got?.headers['x-earshot-signature'] ?? '') ?? [];
  expect(
    createHmac('sha256', secret ?? '')
      .update(`${t}.${got?.body}`)
      .digest('hex'),
  ).toBe(mac);
  expect(JSON.parse(got?.body ?? '')).toMatchObject({
    id: got?.headers['x-earshot-telling'],
    purpose: 'test',
    notices: [],
  });
});

test.each([
  ['smtp', () => smtp(), { password: 'secret' }],
  ['http_sms', () => plainSms(), { authorization: 'letmein' }],
] as const)(
  'no secret of %s is ever shown, and a test says what is wrong',
  async (service: Service, settings, secrets) => {
    const { way } = await add(settings());
    const { body } = await app.call(owner, listWays, {});

    for (const secret of Object.values(secrets)) expect(JSON.stringify(body)).not.toContain(secret);
    expect(body.ways).toMatchObject([{ id: way.id, service, isOn: true }]);
    const to = service === 'smtp' ? {} : { to: '+491511' };
    const tryIt = () => app.call(owner, testWay, { params: { wayId: way.id }, body: to });
    expect((await tryIt()).body).toEqual({ state: 'sent', reason: null });
    mail.answer('reject');
    sms.answer(401);
    expect((await tryIt()).body).toEqual({ state: 'failed', reason: service === 'smtp' ? 'rejected' : 'credentials' });
    await Promise.all(closers.splice(0).map((one) => one.close()));
    expect((await tryIt()).body).toEqual({ state: 'failed', reason: 'unreachable' });
  },
);

test('nobody adds a second mail server, and another workspace’s ways reach nobody here', async () => {
  await add(smtp());
  const again = await app.call(owner, createWay, { body: { name: 'Again', settings: smtp() } });
  expect(again.status).toBe(409);
  expect((await app.call(ana, createWay, { body: { name: 'Mine', settings: smtp() } })).status).toBe(403);

  const elsewhere = await aWorkspace(app.context.db);
  const stranger = await anAgent(app.context.db, elsewhere, { role: 'owner' });
  expect((await app.call(stranger, listWays, {})).body.ways).toEqual([]);
  expect((await app.call(stranger, testWay, { params: { wayId: newId() }, body: {} })).status).toBe(404);
});
