import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectChannel } from '#contract/channel-connect.ts';
import { addConsent, changeContact } from '#contract/contact.ts';
import { getConversation } from '#contract/conversation.ts';
import { cancelDispatch, sendReply } from '#contract/dispatch.ts';
import { beginMail, checkMail, listMailWays, uploadMailFile } from '#contract/mail.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { pollChannel } from '#server/features/channel/poll.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aProfile } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { type Mailboxes, mailUser, startMailboxes } from '#test/mail/mailboxes.ts';
import { type Outgoing, startOutgoing } from '#test/mail/outgoing.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let mailboxes: Mailboxes;
let outgoing: Outgoing;
let channelId: string;
let dataDir: string;
const { user, password } = mailUser('help');

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-begun-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir }, overrides: { now: () => new Date() } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  mailboxes = await startMailboxes(['help']);
  outgoing = await startOutgoing(password, async () => {});
  const settings = { address: user, name: 'Acme Help', imap: mailboxes.imap, smtp: outgoing.smtp, password };
  const { body } = await app.call(owner, connectChannel, { body: { network: 'email', settings } });
  channelId = body.channel.id;
  await app.runJobs();
});
afterAll(async () => {
  await app.close();
  await outgoing.close();
  await mailboxes.close();
  rmSync(dataDir, { recursive: true });
});

/** Somebody whose address is known, and who wrote in public so many days ago. */
async function aPerson(address: string, days = 1) {
  const at = new Date(Date.now() - days * 86_400_000);
  const profile = await aProfile(app.context.db, workspaceId, { network: 'mastodon', name: 'Maren Holt' });
  const { conversationId } = await aConversation(app.context.db, workspaceId, { network: 'mastodon', profile, at });
  const params = { contactId: profile.contactId };
  await app.call(owner, changeContact, { params, body: { version: 1, fields: { mail: address } } });
  return { params, matterId: conversationId };
}
const written = (change: object = {}) => ({
  ...{ clientKey: crypto.randomUUID(), to: 'field' as const, channelId, subject: 'Your kettle' },
  ...{ text: 'A new lid is on its way.', ...change },
});
const look = async (conversationId: string) =>
  (await app.call(owner, getConversation, { params: { conversationId } })).body;
async function count(table: 'conversation' | 'thread' | 'begun_mail' | 'dispatch') {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where workspace_id = ${workspaceId}`.execute(
      tx,
    ),
  );
  return rows[0]?.n;
}
const lastMail = () => outgoing.taken.at(-1)?.raw.toString() ?? '';
const headOf = (name: string) => new RegExp(`^${name}:\\s*(.*)`, 'im').exec(lastMail())?.[1]?.trim();

test('a mail that goes on from a matter is linked with it, and what comes back stands in its conversation', async () => {
  const { params, matterId } = await aPerson('maren@holt.test');
  const { body } = await app.call(owner, beginMail, { params, body: written({ matterId }) });
  expect(body.outcome).toMatchObject({ ok: true });
  const conversationId = body.conversationId ?? '';
  await app.runJobs();

  expect(headOf('To')).toContain('maren@holt.test');
  expect(headOf('Subject')).toBe('Your kettle');
  const begun = await look(conversationId);
  expect(begun.conversation).toMatchObject({ status: 'pending', assigneeId: owner.agentId, network: 'email' });
  const related = (await look(matterId)).timeline.flatMap((one) => (one.kind === 'event' ? [one.type] : []));
  expect(related).toContain('conversation.related');

  const id = headOf('Message-ID');
  const head = ['From: Maren <maren@holt.test>', `To: ${user}`, 'Message-ID: <back@holt.test>', `In-Reply-To: ${id}`];
  await mailboxes.deliver([...head, 'Subject: Re: Your kettle', '', 'Thank you!', ''].join('\r\n'));
  await pollChannel(app.context, workspaceId, channelId);
  await app.runJobs();
  const answered = await look(conversationId);
  const said = answered.timeline.flatMap((one) => (one.kind === 'message' ? [one.text] : []));
  // Mail knows seconds only, so what happens within one has no order.
  expect(said.sort()).toEqual(['A new lid is on its way.', 'Thank you!']);

  const again = { clientKey: crypto.randomUUID(), stage: 'private' as const, text: 'Gladly.' };
  const reply = { ...again, seenVersion: answered.conversation.version };
  await app.call(owner, sendReply, { params: { conversationId }, body: reply });
  await app.runJobs();
  expect(headOf('Subject')).toBe('Re: Your kettle');
  expect(headOf('In-Reply-To')).toBe('<back@holt.test>');
});

test('a mail that nobody asked for needs the consent to it, and what is refused leaves nothing behind', async () => {
  const { params, matterId } = await aPerson('lena@holt.test', 40);
  const before = [await count('conversation'), await count('thread'), await count('begun_mail')];
  for (const change of [{}, { matterId }]) {
    const { body } = await app.call(owner, beginMail, { params, body: written(change) });
    expect(body.conversationId).toBeNull();
    expect(body.outcome.checks.find(({ check }) => check === 'consent')?.reason).toBe('consent_missing');
  }
  const { body } = await app.call(owner, checkMail, { params, body: written() });
  expect(body.checks.find(({ check }) => check === 'consent')?.verdict).toBe('stop');
  expect([await count('conversation'), await count('thread'), await count('begun_mail')]).toEqual(before);

  const agreed = { purpose: 'service' as const, way: 'mail' as const, source: 'phone' as const, how: 'Write me.' };
  const at = new Date(Date.now() - 60_000).toISOString();
  await app.call(owner, addConsent, { params, body: { ...agreed, given: true, at } });
  expect((await app.call(owner, beginMail, { params, body: written() })).body.outcome.ok).toBe(true);
});

test('who took back the consent to mail gets none, however lately they wrote elsewhere', async () => {
  const { params, matterId } = await aPerson('no@holt.test', 0);
  const at = new Date(Date.now() - 86_400_000).toISOString();
  const taken = { purpose: 'service' as const, way: 'mail' as const, source: 'mail' as const, how: '' };
  await app.call(owner, addConsent, { params, body: { ...taken, given: false, at } });
  const { body } = await app.call(owner, beginMail, { params, body: written({ matterId }) });
  expect(body.outcome.checks.find(({ check }) => check === 'consent')?.reason).toBe('consent_withdrawn');
});

test('what is taken back is a draft there, and leaves with its subject when it is sent after all', async () => {
  const { params, matterId } = await aPerson('ida@holt.test');
  const { body } = await app.call(owner, beginMail, { params, body: written({ matterId }) });
  if (!body.outcome.ok) throw new Error('It was refused.');
  const conversationId = body.conversationId ?? '';
  const dispatchId = body.outcome.dispatch.id;
  await app.call(owner, cancelDispatch, { params: { dispatchId } });
  await app.runJobs();
  expect(outgoing.taken.filter(({ to }) => to === 'ida@holt.test')).toEqual([]);
  const { conversation, stages, drafts } = await look(conversationId);
  expect(conversation.visibility).toBe('private');
  expect(stages).toMatchObject({ initial: 'private', private: { channelId, handle: user }, public: null });
  expect(drafts).toMatchObject([{ mode: 'private', text: 'A new lid is on its way.' }]);

  const sent = { clientKey: crypto.randomUUID(), stage: 'private' as const, text: 'A new lid comes tomorrow.' };
  await app.call(owner, sendReply, {
    params: { conversationId },
    body: { ...sent, seenVersion: conversation.version },
  });
  await app.runJobs();
  expect([headOf('To'), headOf('Subject')]).toEqual([expect.stringContaining('ida@holt.test'), 'Your kettle']);
});

test('the same key begins one mail, also at once', async () => {
  const { params, matterId } = await aPerson('once@holt.test');
  const mail = written({ matterId });
  const send = () => app.call(owner, beginMail, { params, body: mail });
  const answers = [...(await Promise.all([send(), send()])), await send()];
  expect(new Set(answers.map(({ body }) => body.conversationId)).size).toBe(1);
});

test('only addresses of the person are offered and taken', async () => {
  const known = await aPerson('known@holt.test');
  await app.call(owner, beginMail, { params: known.params, body: written({ matterId: known.matterId }) });
  const { body } = await app.call(owner, listMailWays, { params: known.params });
  expect(body.from).toEqual([{ channelId, address: user, name: 'Acme Help' }]);
  expect(body.to).toEqual([{ key: expect.stringMatching(/^[0-9a-f-]{36}$/), address: 'known@holt.test' }]);

  const other = await aPerson('known@holt.test');
  const wrong = [
    written({ matterId: other.matterId }),
    written({ to: body.to[0]?.key, matterId: other.matterId }),
    written({ matterId: known.matterId }),
    written({ channelId: crypto.randomUUID() }),
    written({ subject: ' ' }),
  ];
  const statuses = [];
  for (const one of wrong)
    statuses.push((await app.call(owner, beginMail, { params: other.params, body: one })).status);
  expect(statuses).toEqual([422, 404, 404, 404, 400]);
});

test('a picture goes with a mail that nobody began yet, only its uploader’s and only to the person it was added for', async () => {
  const { params, matterId } = await aPerson('with-picture@holt.test');
  const other = await aPerson('without-picture@holt.test');
  const colleague = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  const upload = async (payload: Buffer, by = owner) => {
    const response = await app.fastify.inject({
      method: 'POST',
      url: uploadMailFile.path.replace(':contactId', params.contactId),
      query: { name: 'lid.png', alt: 'The lid' },
      headers: { 'x-earshot': '1', 'content-type': 'image/png', cookie: `${sessionCookie}=${by.session}` },
      payload,
    });
    return { status: response.statusCode, id: response.json().attachment?.id ?? '' };
  };
  expect((await upload(Buffer.from('<script>'))).status).toBe(400);
  const [mine, theirs] = [await upload(Buffer.from(tinyPng)), await upload(Buffer.from(tinyPng), colleague)];
  const refusal = async (to: typeof other, ids: string[]) => {
    const body = written({ attachmentIds: ids, matterId: to.matterId });
    const { outcome } = (await app.call(owner, beginMail, { params: to.params, body })).body;
    return outcome.ok ? null : outcome.checks.find(({ verdict }) => verdict === 'stop')?.check;
  };
  expect(await refusal(other, [mine.id])).toBe('attachments');
  expect(await refusal({ params, matterId }, [theirs.id])).toBe('attachments');
  const asked = await app.call(owner, checkMail, { params, body: written({ attachmentIds: [mine.id], matterId }) });
  expect(asked.body.checks.filter(({ verdict }) => verdict === 'stop')).toEqual([]);

  const body = written({ attachmentIds: [mine.id], matterId });
  const sent = await app.call(owner, beginMail, { params, body });
  await app.runJobs();

  expect(sent.body.outcome.ok).toBe(true);
  expect(lastMail()).toContain('lid.png');
  const { timeline } = await look(sent.body.conversationId ?? '');
  expect(timeline.flatMap((one) => (one.kind === 'message' ? one.attachments : []))).toMatchObject([
    { alt: 'The lid', state: 'stored' },
  ]);
});
