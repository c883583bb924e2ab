import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSavedReply, createSavedReply, deleteSavedReply, suggestSavedReplies } from '#contract/saved-reply.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  ana = await anAgent(app.context.db, workspaceId);
});
afterAll(() => app.close());

const save = async (by: TestAgent, title: string, change: Record<string, unknown> = {}) => {
  const text = 'Hi {{customer.first_name|there}}, we look at it.';
  const variants = [{ network: '', language: '', text }];
  const body = { title, audience: by === lead ? ('everyone' as const) : ('me' as const), variants, ...change };
  return (await app.call(by, createSavedReply, { body })).body.reply.id;
};
const fitting = async (conversationId: string, by: TestAgent = ana) =>
  (await app.call(by, suggestSavedReplies, { params: { conversationId } })).body.replies;

test('what fits the customer’s last message is offered as it is at that moment, to those who have it', async () => {
  const conversation = await aConversation(app.context.db, workspaceId);
  await aMessage(app.context.db, workspaceId, conversation, { text: 'My kettle is broken, I want a refund' });
  const refund = await save(lead, 'Refund of a kettle');
  const own = await save(ana, 'Broken kettles');
  await save(lead, 'Opening hours');
  await save(lead, 'Kettle recall', { expiresAt: app.context.now().toISOString() });

  const offered = await fitting(conversation.conversationId);
  expect(new Set(offered.map(({ id }) => id))).toEqual(new Set([refund, own]));
  expect(offered.find(({ id }) => id === refund)).toMatchObject({
    words: expect.arrayContaining(['refund', 'kettle']),
  });
  expect(offered[0]?.opening).not.toContain('{{');
  expect((await fitting(conversation.conversationId, lead)).map(({ id }) => id)).toEqual([refund]);

  await app.call(lead, changeSavedReply, { params: { replyId: refund }, body: { title: 'Something else' } });
  await app.call(ana, deleteSavedReply, { params: { replyId: own } });
  expect(await fitting(conversation.conversationId)).toEqual([]);

  await aMessage(app.context.db, workspaceId, conversation, { text: 'And when are your opening hours?' });
  expect((await fitting(conversation.conversationId)).map(({ title }) => title)).toEqual(['Opening hours']);
});
