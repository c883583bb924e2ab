import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDrafts, saveDraft } from '#contract/draft.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const begun = async (caller: TestAgent) => (await app.call(caller, listDrafts, {})).body.conversationIds;

test('a person is told where they left words, the latest first and each once, until they send or empty them', async () => {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const [ana, ben] = [await anAgent(db, workspaceId), await anAgent(db, workspaceId)];
  const [one, two] = [await aConversation(db, workspaceId), await aConversation(db, workspaceId)];
  const write = (conversationId: string, mode: 'public' | 'note', text: string) =>
    app.call(ana, saveDraft, { params: { conversationId }, body: { mode, text } });

  await write(one.conversationId, 'public', 'Dear Maren');
  await write(two.conversationId, 'public', 'Dear Jonas');
  await write(one.conversationId, 'note', 'Ask the workshop');
  expect(await begun(ana)).toEqual([one.conversationId, two.conversationId]);
  expect(await begun(ben)).toEqual([]);

  await write(one.conversationId, 'public', '');
  await write(two.conversationId, 'public', '');
  expect(await begun(ana)).toEqual([one.conversationId]);
});
