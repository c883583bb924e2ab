import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getConversation } from '#contract/conversation.ts';
import { escalateConversation } from '#contract/page.ts';
import { createStakeholderGroup, withdrawEscalation } from '#contract/stakeholder.ts';
import { createWay } from '#contract/way.ts';
import { newId } from '#server/db/id.ts';
import { tellingMoments } from '#server/features/notification/leave.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { startMailServer } from '#test/outside/mail-server.ts';
import { journalArrivals } from './commands.ts';

let app: TestApp;
let outside: Awaited<ReturnType<typeof startMailServer>>;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let groupId: string;
const channelId = newId();

beforeAll(async () => {
  app = await startTestApp();
  outside = await startMailServer();
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  const settings = { service: 'smtp', host: '127.0.0.1', port: outside.port, security: 'none' } as const;
  await app.call(owner, createWay, {
    body: { name: 'Mail', settings: { ...settings, user: '', password: '', from: 'earshot@acme.example' } },
  });
  const people = [{ name: 'Nils', email: 'nils@law.example', language: 'en' as const }];
  groupId = (
    await app.call(owner, createStakeholderGroup, { body: { name: 'Legal', remindAfterMinutes: null, people } })
  ).body.groupId;
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`insert into channel (workspace_id, id, network, origin, external_id, handle, name, settings, state, connected_at)
      values (${workspaceId}, ${channelId}, 'email', 'email', 'help@acme.example', 'help@acme.example', 'Acme', '{}', 'connected', now())`.execute(
      tx,
    ),
  );
});
afterAll(async () => {
  await app.close();
  await outside.close();
});

/** A question to Nils, and the Message-ID of the mail in which he got it. */
async function asked() {
  outside.mails.length = 0;
  const { conversationId } = await aConversation(app.context.db, workspaceId, { text: 'Where is my order?' });
  const { body } = await app.call(owner, escalateConversation, {
    params: { conversationId },
    body: { to: { kind: 'group', id: groupId }, reason: 'May we pay?' },
  });
  await tellingMoments.fire(app.context, workspaceId);
  await app.runJobs();
  const letter = outside.mails.find(({ to }) => to.includes('nils@law.example'));
  expect(letter?.text).toMatch(/^Reply-To: help@acme\.example/m);
  const messageId = /Message-ID:\s+(<[^>]+>)/.exec(letter?.text ?? '')?.[1] ?? '';
  return { conversationId, escalationId: body.escalationId ?? '', messageId };
}

async function comes(id: string, inReplyTo: string, text: string, more = ''): Promise<void> {
  const raw = `From: Nils <nils@law.example>\r\nMessage-ID: <${id}@law.example>\r\nIn-Reply-To: ${inReplyTo}\r\n${more}\r\n${text}\r\n`;
  const delivery = { kind: 'mail', folder: 'inbox', receivedAt: app.context.now().toISOString(), replyPattern: '' };
  const body = Buffer.from(JSON.stringify({ ...delivery, raw: Buffer.from(raw).toString('base64') }));
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    journalArrivals(tx, [{ channelId, appId: null, network: 'email', source: 'poll', body }], app.context.now()),
  );
  await app.runJobs();
}
const notes = async (conversationId: string) =>
  (await app.call(owner, getConversation, { params: { conversationId } })).body.timeline.flatMap((entry) =>
    entry.kind === 'note' ? [entry.text] : [],
  );
const messages = async () => {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{
      n: number;
    }>`select count(*)::int as n from message where workspace_id = ${workspaceId} and origin = 'email'`.execute(tx),
  );
  return rows[0]?.n;
};

test('an answer by mail becomes a note where it was asked, once, and no matter of a customer', async () => {
  const { conversationId, messageId } = await asked();
  for (const _ of [1, 2]) await comes('one', messageId, 'Yes, pay.\r\n\r\nOn Monday, Earshot wrote:\r\n> May we pay?');
  await comes('two', messageId, 'But not more than 50.');

  expect((await notes(conversationId)).toSorted()).toEqual(['But not more than 50.', 'Yes, pay.']);
  expect(await messages()).toBe(0);
});

test('an absence note and an answer to what was withdrawn say nothing', async () => {
  const away = await asked();
  await comes('away', away.messageId, 'I am away.', 'Auto-Submitted: auto-replied\r\n');
  const gone = await asked();
  await app.call(owner, withdrawEscalation, { params: { escalationId: gone.escalationId }, body: { withdrawn: true } });
  await comes('late', gone.messageId, 'Yes');

  expect(await notes(away.conversationId)).toEqual([]);
  expect(await notes(gone.conversationId)).toEqual([]);
  expect(await messages()).toBe(0);
});

test('a token that is not ours is a mail like any other', async () => {
  const { conversationId, messageId } = await asked();
  await comes(
    'forged',
    messageId.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@')),
    'Yes',
  );

  expect(await notes(conversationId)).toEqual([]);
  expect(await messages()).toBe(1);
});
