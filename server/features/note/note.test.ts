import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNote } from '#contract/note.ts';
import { newId } from '#server/db/id.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a note that is sent again with its id stands once, and another’s id is refused', async () => {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const [ana, ben] = [await anAgent(db, workspaceId), await anAgent(db, workspaceId, { name: 'Ben' })];
  const { conversationId } = await aConversation(db, workspaceId);
  const input = { params: { conversationId }, body: { id: newId(), text: 'Called the carrier.' } };

  const first = await app.call(ana, addNote, input);
  const second = await app.call(ana, addNote, input);
  const foreign = await app.call(ben, addNote, input);

  expect(second.body.note).toEqual(first.body.note);
  expect(foreign.status).toBe(409);
  const notes = await db.inWorkspace(workspaceId, (tx) =>
    tx.selectFrom('note').select('id').where('conversation_id', '=', conversationId).execute(),
  );
  expect(notes).toEqual([{ id: input.body.id }]);
});
