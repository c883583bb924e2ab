import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChannels } from '#contract/channel.ts';
import { connectChannel, type Enter } from '#contract/channel-connect.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { type Mailboxes, mailUser, startMailboxes } from '#test/mail/mailboxes.ts';
import { type Outgoing, startOutgoing } from '#test/mail/outgoing.ts';
import { pollChannel } from './poll.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let mailboxes: Mailboxes;
let outgoing: Outgoing;
const { user, password } = mailUser('help');

beforeAll(async () => {
  app = await startTestApp({ overrides: { now: () => new Date() } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  mailboxes = await startMailboxes(['help']);
  outgoing = await startOutgoing(password, async () => {});
});
afterAll(async () => {
  await app.close();
  await outgoing.close();
  await mailboxes.close();
});

const connect = async (change: Record<string, string>) => {
  const settings = { address: user, name: 'Acme Help', smtp: outgoing.smtp, password, ...change };
  return (await app.call(owner, connectChannel, { body: { network: 'email', settings } })).body;
};
const pathOf = (enter: Enter | null) => new URL(enter?.address ?? '').pathname;
const mail = (id: string, text: string) =>
  [
    `From: Maren <maren@holt.test>`,
    `To: ${user}`,
    `Message-ID: <${id}@holt.test>`,
    'Subject: Kettle',
    '',
    text,
    '',
  ].join('\r\n');
async function deliver(url: string, payload: string | Buffer, headers: Record<string, string> = {}) {
  const given = { 'content-type': 'message/rfc822', ...headers };
  const { statusCode } = await app.fastify.inject({ method: 'POST', url, payload, headers: given });
  await app.runJobs();
  return statusCode;
}
async function texts(): Promise<string[]> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ text: string }>`select text from message where workspace_id = ${workspaceId} order by text`.execute(tx),
  );
  return rows.map(({ text }) => text);
}

test('a mail comes by IMAP or by webhook and is one, whichever was first', async () => {
  const byImap = await connect({ receives: 'imap', imap: mailboxes.imap });
  expect([byImap.enter, byImap.channel.hookUrl]).toEqual([null, null]);
  await mailboxes.deliver(mail('one', 'It leaks.'));
  await pollChannel(app.context, workspaceId, byImap.channel.id);
  await app.runJobs();

  const { enter, channel } = await connect({ receives: 'webhook' });
  expect(channel.id).toBe(byImap.channel.id);
  expect(channel.hookUrl).toMatch(/\/hooks\/$/);
  const url = pathOf(enter);
  expect(await deliver(url, mail('one', 'It leaks.'))).toBe(200);
  expect(await deliver(url, mail('two', 'It still leaks.'))).toBe(200);
  expect(await deliver(url, mail('two', 'It still leaks.'))).toBe(200);
  expect(await texts()).toEqual(['Kettle\n\nIt leaks.', 'Kettle\n\nIt still leaks.']);
  // Nothing is read where there is no mailbox, and nothing fails.
  await pollChannel(app.context, workspaceId, channel.id);
  const { body } = await app.call(owner, listChannels, {});
  expect(body.channels).toMatchObject([{ state: 'connected', stateReason: null }]);

  // Back to the mailbox: what came meanwhile is known.
  const again = await connect({ receives: 'imap', imap: mailboxes.imap });
  await mailboxes.deliver(mail('two', 'It still leaks.'));
  await mailboxes.deliver(mail('three', 'Thank you.'));
  await pollChannel(app.context, workspaceId, again.channel.id);
  await app.runJobs();
  expect(await texts()).toEqual(['Kettle\n\nIt leaks.', 'Kettle\n\nIt still leaks.', 'Kettle\n\nThank you.']);
});

test('with a key only what is signed with it is taken, and the former address is no door any more', async () => {
  const first = await connect({ receives: 'webhook' });
  const { enter } = await connect({ receives: 'webhook', hookKey: 'a key of theirs' });
  const authorization = `Basic ${Buffer.from('earshot:a key of theirs').toString('base64')}`;
  expect(await deliver(pathOf(first.enter), mail('old', 'Old'), { authorization })).toBe(404);
  expect(await deliver(pathOf(enter), mail('signed', 'Signed'))).toBe(401);
  expect(await deliver(pathOf(enter), mail('signed', 'Signed'), { authorization })).toBe(200);
  expect((await texts()).filter((text) => /Old|Signed/.test(text))).toEqual(['Kettle\n\nSigned']);
});

test('a large mail is taken, one that is too large and what is no mail are refused', async () => {
  const { enter } = await connect({ receives: 'webhook' });
  const url = pathOf(enter);
  // Large through a file that hangs on it, as mails are.
  const file = 'Content-Type: image/png; name=leak.png\r\nContent-Transfer-Encoding: base64';
  const head = mail('large', '').replace('Subject', 'Content-Type: multipart/mixed; boundary=x\r\nSubject');
  const large = `${head}--x\r\n\r\nLarge\r\n--x\r\n${file}\r\n\r\n${`${'A'.repeat(900)}\r\n`.repeat(2_400)}\r\n--x--\r\n`;
  expect(await deliver(url, large)).toBe(200);
  expect(await deliver(url, mail('huge', 'Huge'), { 'content-length': String(41 * 1024 * 1024) })).toBe(413);
  expect(await deliver(url, '<html>')).toBe(400);
  expect(await deliver('/hooks/hook_nonsense', mail('nowhere', 'Nowhere'))).toBe(404);
});
