import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cancelDispatch, type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { drainConversation } from './drain.ts';

const undoSeconds = 60;
let world: World;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld({ undoSeconds });
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Hello ${newWord()}`);
});

async function sent(text: string): Promise<string> {
  const body: ReplyInput = {
    clientKey: crypto.randomUUID(),
    stage: 'public',
    text,
    replyToId: mention.messageId,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: mention.version + 100,
    accepted: [],
  };
  const params = { conversationId: mention.conversationId };
  const { body: outcome } = await world.app.call({ session: world.agent.session }, sendReply, { params, body });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.checks));
  return outcome.dispatch.id;
}

const cancel = (dispatchId: string) =>
  world.app.call({ session: world.agent.session }, cancelDispatch, { params: { dispatchId } });
const drain = () => drainConversation(world.app.context, world.workspaceId, mention.conversationId);
const answers = async () =>
  (await world.thread(mention.externalId)).filter((status) => status.account.handle === 'acme').map(({ text }) => text);
const drafts = () =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('draft').select(['mode', 'text']).where('conversation_id', '=', mention.conversationId).execute(),
  );

test('within the time to take it back nothing leaves, and what is taken back is the draft again', async () => {
  const id = await sent('Too quick');
  await drain();
  const { body } = await cancel(id);
  world.advance(undoSeconds * 1000 + 1);
  await drain();

  expect(body.dispatch.state).toBe('cancelled');
  expect(await answers()).toEqual([]);
  expect(await drafts()).toEqual([{ mode: 'public', text: 'Too quick' }]);
});

test('taking back twice is taking back once', async () => {
  const id = await sent('Too quick');
  await cancel(id);
  const { status } = await cancel(id);

  expect(status).toBe(200);
  expect(await drafts()).toHaveLength(1);
});

test('what has left cannot be taken back', async () => {
  const id = await sent('Gone');
  world.advance(undoSeconds * 1000 + 1);
  await drain();
  const { status, body } = await cancel(id);

  expect(status).toBe(409);
  expect(body.error?.reason).toBe('too_late_to_undo');
  expect(await answers()).toEqual(['Gone']);
});

test('in the very moment it leaves, exactly one of leaving and taking back happens', async () => {
  for (let round = 0; round < 12; round += 1) {
    mention = await world.mention(`Round ${round}`);
    const id = await sent(`Now or never ${round}`);
    world.advance(undoSeconds * 1000 + 1);

    const [, cancelled] = await Promise.all([drain(), cancel(id)]);

    const isOut = (await answers()).length === 1;
    expect(isOut).toBe(cancelled.status !== 200);
  }
});
