import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectChannel } from '#contract/channel-connect.ts';
import { getConversation } from '#contract/conversation.ts';
import { sendReply, settleDispatch } from '#contract/dispatch.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { type Mailboxes, mailUser, startMailboxes } from '#test/mail/mailboxes.ts';
import { type Outgoing, startOutgoing } from '#test/mail/outgoing.ts';
import { pollChannel } from './poll.ts';
import { openSession } from './queries.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let mailboxes: Mailboxes;
let outgoing: Outgoing;
let channelId: string;
let dataDir: string;
const { user, password } = mailUser('help');

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-mail-app-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir }, overrides: { now: () => new Date() } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  mailboxes = await startMailboxes(['help']);
  // A plain server: what it sends it forgets, so we keep it among the sent.
  outgoing = await startOutgoing(password, async () => {});
  const settings = {
    address: user,
    name: 'Acme Help',
    imap: mailboxes.imap,
    smtp: outgoing.smtp,
    password,
    replyPattern: 'help+*@acme.test',
  };
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

let serial = 0;
async function arrives(lines: readonly string[], body: string, from = 'Maren Holt <maren@holt.test>'): Promise<string> {
  serial += 1;
  const id = `mail-${serial}@holt.test`;
  const head = [`From: ${from}`, `To: ${user}`, `Message-ID: <${id}>`, `Date: ${new Date().toUTCString()}`, ...lines];
  await mailboxes.deliver([...head, '', body, ''].join('\r\n'));
  await poll();
  return id;
}
async function poll() {
  await pollChannel(app.context, workspaceId, channelId);
  await app.runJobs();
}

async function placeOf(externalId: string): Promise<{ conversationId: string; messageId: string; version: number }> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ conversationId: string; messageId: string; version: number }>`
      select c.id as "conversationId", m.id as "messageId", c.version from message m join conversation c on c.id = m.conversation_id
      where m.workspace_id = ${workspaceId} and m.external_id = ${externalId}`.execute(tx),
  );
  if (!rows[0]) throw new Error(`${externalId} has not arrived.`);
  return rows[0];
}
const look = async (conversationId: string) =>
  (await app.call(owner, getConversation, { params: { conversationId } })).body;
async function said(conversationId: string): Promise<TimelineMessage[]> {
  return (await look(conversationId)).timeline.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
}
async function answer(externalId: string, text: string) {
  const { conversationId, messageId, version } = await placeOf(externalId);
  serial += 1;
  const clientKey = `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`;
  const body = { clientKey, stage: 'private' as const, text, replyToId: messageId, seenVersion: version };
  const { status } = await app.call(owner, sendReply, { params: { conversationId }, body });
  expect(status).toBe(200);
  await app.runJobs();
  return conversationId;
}
const headOf = (name: string, raw = outgoing.taken.at(-1)?.raw.toString() ?? '') =>
  new RegExp(`^${name}:\\s*((?:.|\\r\\n[ \\t])*)`, 'im')
    .exec(raw)?.[1]
    ?.replace(/\r\n[ \t]+/g, ' ')
    .trim();

test('a mail is answered in its thread, and what comes back belongs to the same conversation', async () => {
  const first = await arrives(['Subject: My kettle'], 'It leaks.\r\n\r\n-- \r\nMaren Holt, Flower Street 1');
  const conversationId = await answer(first, 'Which model is it?');

  expect(headOf('To')).toContain('maren@holt.test');
  expect(headOf('Subject')).toBe('Re: My kettle');
  expect(headOf('In-Reply-To')).toBe(`<${first}>`);
  expect(headOf('References')).toBe(`<${first}>`);
  expect(headOf('Reply-To')).toMatch(/<help\+t[0-9a-f]{16}@acme\.test>/);
  const ours = headOf('Message-ID') ?? '';

  // One program keeps the references, one only the address.
  await arrives(
    [`In-Reply-To: ${ours}`, 'Subject: Re: My kettle'],
    'The K2.\r\n\r\nOn Thursday, Acme Help wrote:\r\n> Which model is it?',
  );
  const tagged = /help\+t[0-9a-f]{16}@acme\.test/.exec(headOf('Reply-To') ?? '')?.[0];
  await arrives([`Delivered-To: ${tagged}`], 'And it is blue.', 'Maren <maren@holt.test>');

  // Mail knows seconds only, so what happens within one has no order.
  const messages = await said(conversationId);
  const of = (direction: 'in' | 'out') => messages.filter((one) => one.direction === direction);
  expect(of('out').map(({ text }) => text)).toEqual(['Which model is it?']);
  expect(of('in').map(({ text, quoted }) => [text, quoted])).toEqual([
    ['My kettle\n\nIt leaks.', '--\nMaren Holt, Flower Street 1'],
    ['The K2.', 'On Thursday, Acme Help wrote:\n> Which model is it?'],
    ['And it is blue.', null],
  ]);
});

test('our own copy among the sent is the same message, and what we wrote in another program is found', async () => {
  const first = await arrives(['Subject: Lid'], 'Where is the lid?', 'Lid <lid@holt.test>');
  const conversationId = await answer(first, 'Below the handle.');
  expect(
    await mailboxes.doveadm('fetch', '-u', user, 'hdr.subject', 'mailbox', 'Sent', 'header', 'in-reply-to', first),
  ).toContain('Re: Lid');
  await mailboxes.deliver(
    `From: ${user}\r\nTo: lid@holt.test\r\nMessage-ID: <by-hand@acme.test>\r\nIn-Reply-To: <${first}>\r\n\r\nAnd the key is inside.\r\n`,
    { folder: 'Sent' },
  );
  await poll();

  const messages = await said(conversationId);
  const ours = messages.filter(({ direction }) => direction === 'out').map(({ text, foreign }) => [text, foreign]);
  expect(ours).toHaveLength(2);
  expect(ours).toContainEqual(['Below the handle.', false]);
  expect(ours).toContainEqual(['And the key is inside.', true]);
});

test('nothing is lost or doubled by a restart, a deleted mail or a mailbox that was built anew', async () => {
  await mailboxes.restart();
  const first = await arrives([], 'After the restart');
  await mailboxes.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'header', 'message-id', first);
  const second = await arrives([], 'After the deletion');
  const count = async () => {
    const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
      sql<{ n: number }>`select count(*)::int as n from message where workspace_id = ${workspaceId}`.execute(tx),
    );
    return rows[0]?.n;
  };
  const before = await count();
  // Another UIDVALIDITY: every number it had given out means something else now.
  await mailboxes.doveadm('mailbox', 'update', '-u', user, '--uid-validity', '4711', 'INBOX');
  await poll();

  expect(await count()).toBe(before);
  const third = await arrives([], 'After that');
  for (const id of [first, second, third]) await placeOf(id);
});

test('the server says at once that there is news, and the line ends when it is told to', async () => {
  const { connector, session } = await openSession(app.context, workspaceId, channelId);
  const end = new AbortController();
  const news = Promise.withResolvers<void>();
  const open = () => Promise.reject(new Error('Mail needs no websocket.'));
  const line = connector.listen?.(session, { open, onNews: news.resolve, signal: end.signal });
  // Until the server waits with us nothing is news, so mail comes until it is.
  const heard = news.promise.then(() => true);
  let isHeard = false;
  for (let n = 1; !isHeard; n += 1) {
    await mailboxes.deliver(`From: ole@holt.test\r\nMessage-ID: <news-${n}@holt.test>\r\n\r\nHello\r\n`);
    isHeard = await Promise.race([heard, sleep(500, false)]);
  }

  end.abort();
  await line;
});

test('a file that hangs on a mail stands in our own storage', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const body = `--x\r\n\r\nSee it\r\n--x\r\nContent-Type: image/png; name=leak.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${png}\r\n--x--`;
  const id = await arrives(['Content-Type: multipart/mixed; boundary=x'], body);

  const message = (await said((await placeOf(id)).conversationId)).find(({ text }) => text === 'See it');
  expect(message?.attachments).toMatchObject([
    { kind: 'image', state: 'stored', mimeType: 'image/png', alt: 'leak.png' },
  ]);
});

test('what a program wrote is kept, opens nothing and waits for nobody', async () => {
  const id = await arrives(['Auto-Submitted: auto-replied', 'Subject: Away'], 'I am away.', 'Ole <ole@away.test>');
  const { conversationId } = await placeOf(id);

  const { conversation } = await look(conversationId);
  expect(conversation.status).toBe('resolved');
  expect((await said(conversationId))[0]).toMatchObject({ automatic: true });
});

describe('when an answer does not arrive', () => {
  const fails = async (text: string, does: Outgoing['does']) => {
    const first = await arrives([`Subject: ${text}`], text, `${text} <${text.toLowerCase()}@holt.test>`);
    outgoing.does = does;
    const conversationId = await answer(first, `Answer to ${text}`).finally(() => {
      outgoing.does = 'takes';
    });
    return { first, conversationId };
  };
  const dispatchOf = async (conversationId: string) =>
    (await look(conversationId)).timeline.flatMap((entry) => (entry.kind === 'dispatch' ? [entry] : []))[0];

  test('because the server refuses the reader, it says so', async () => {
    const { conversationId } = await fails('Refused', { refuses: 550, words: '5.1.1 No such user' });
    expect(await dispatchOf(conversationId)).toMatchObject({ state: 'failed', errorKind: 'gone' });
    expect((await dispatchOf(conversationId))?.errorMessage).toContain('5.1.1 No such user');
  });

  test('or nobody can tell, a person decides and nothing is sent twice', async () => {
    const before = outgoing.taken.length;
    const { conversationId } = await fails('Silent', 'loses answer');
    expect(await dispatchOf(conversationId)).toMatchObject({ state: 'unknown' });
    expect(outgoing.taken.length).toBe(before + 1);
  });

  test('a report that it came back makes it fail with the reason, once, and it can be sent again', async () => {
    const first = await arrives(['Subject: Moved'], 'Moved', 'Mia <mia@holt.test>');
    const conversationId = await answer(first, 'We write to you.');
    const id = headOf('Message-ID');
    const report = ['Content-Type: multipart/report; report-type=delivery-status; boundary=x'];
    const body = `--x\r\n\r\nSorry\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; mia@holt.test\r\nAction: failed\r\nStatus: 5.2.2\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${id}\r\n--x--`;
    for (const _ of [1, 2]) {
      await mailboxes.deliver([`From: MAILER-DAEMON@holt.test`, ...report, '', body].join('\r\n'));
      await poll();
    }

    const dispatch = await dispatchOf(conversationId);
    expect(dispatch).toMatchObject({ state: 'failed', errorMessage: 'The mailbox is full.', text: 'We write to you.' });
    expect((await look(conversationId)).conversation.status).toBe('open');
    expect((await said(conversationId)).map(({ direction }) => direction)).toEqual(['in']);
    await app.call(owner, settleDispatch, { params: { dispatchId: dispatch?.id ?? '' }, body: { decision: 'retry' } });
    await app.runJobs();
    expect((await said(conversationId)).map(({ text }) => text)).toContain('We write to you.');
    expect(headOf('Message-ID')).not.toBe(id);
  });
});
