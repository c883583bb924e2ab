import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { getConversation } from '#contract/conversation.ts';
import { cancelDispatch, checkReply, type ReplyInput, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { createSavedReply, deleteSavedReply, listSavedReplies } from '#contract/saved-reply.ts';
import type { Caller } from '#test/app.ts';
import { anAgent } from '#test/factories/people.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';

let world: World;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld({ undoSeconds: 10 });
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Where is my order ${newWord()}?`);
});

const hourMs = 3_600_000;
const sentence = 'we have found your parcel [number] in our warehouse and send it on today';
const source = (mark: string) => `Hi {{customer.first_name|there}}, ${sentence}. Your ${mark} team`;
const inserted = (mark: string) => `Hi Maren, ${sentence}. Your ${mark} team`;

async function saved(mark: string, validMs: number | null = hourMs): Promise<string> {
  const expiresAt = validMs === null ? null : new Date(world.app.context.now().getTime() + validMs).toISOString();
  const variants = [{ network: '', language: '', text: source(mark) }];
  const body = { title: `Parcel ${mark}`, audience: 'everyone' as const, expiresAt, variants };
  return (await world.app.call(world.agent, createSavedReply, { body })).body.reply.id;
}

const input = (text: string, savedReplyIds?: string[]): ReplyInput => ({
  clientKey: crypto.randomUUID(),
  stage: 'public',
  text,
  replyToId: mention.messageId,
  attachmentIds: [],
  addresseeIds: [],
  seenVersion: mention.version,
  accepted: [],
  ...(savedReplyIds ? { savedReplyIds } : {}),
});
const params = () => ({ conversationId: mention.conversationId });
const send = async (body: ReplyInput, by: Caller = world.agent) =>
  (await world.app.call(by, sendReply, { params: params(), body })).body;
const stopOf = async (body: ReplyInput, by?: Caller) => {
  const outcome = await send(body, by);
  const stopped = outcome.checks.filter(({ verdict }) => verdict === 'stop').map(({ reason }) => reason);
  return outcome.ok ? null : stopped.join();
};
const filled = (text: string) => text.replace('[number]', '4711');

test('a blank that is not filled keeps an answer here, and the person is told which while they type', async () => {
  const id = await saved('a');
  const body = input(inserted('a'), [id]);

  const { checks } = (await world.app.call(world.agent, checkReply, { params: params(), body })).body;

  expect(checks.find(({ check }) => check === 'saved_reply')).toMatchObject({
    verdict: 'stop',
    reason: 'blanks_left',
    parameters: { blanks: '[number]' },
  });
  expect(await stopOf(body)).toBe('blanks_left');
  expect(await stopOf(input(filled(inserted('a')), [id]))).toBeNull();
  // Brackets of nobody's saved reply are anybody's words.
  expect(await stopOf(input('See [1] and […], please.'))).toBeNull();
  expect(await stopOf(input('Hi {{customer.first_name|there}}!'))).toBe('variables_left');
});

test('an expired one leaves through no entrance as long as its words stand, named or not', async () => {
  const id = await saved('b');
  const owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
  const key = await world.app.call(owner, createApiKey, {
    body: { name: 'Bot', scopes: ['inbox.read', 'reply.draft', 'reply.public'] },
  });
  const bot = { apiKey: key.body.key };
  world.advance(hourMs + 1);
  const text = filled(inserted('b'));

  expect(await stopOf(input(text, [id]))).toBe('saved_reply_expired');
  expect(await stopOf(input(text))).toBe('saved_reply_expired');
  expect(await stopOf(input(text, [id]), bot)).toBe('saved_reply_expired');
  expect(await stopOf(input(`Hello! ${text.toUpperCase().replaceAll(' ', '  ')}`), bot)).toBe('saved_reply_expired');
  expect(await stopOf(input(text.replace('found', 'fo\u200bund')), bot)).toBe('saved_reply_expired');
  expect(await stopOf(input('Hi Maren, your parcel is on its way again.', [id]))).toBeNull();
});

test('what a saved reply that is still good says too may be said', async () => {
  await saved('c');
  world.advance(hourMs + 1);
  const renewed = await saved('c', null);

  expect(await stopOf(input(filled(inserted('c')), [renewed]))).toBeNull();
});

test('a deleted one cannot be sent as it was inserted', async () => {
  const id = await saved('d');
  await world.app.call(world.agent, deleteSavedReply, { params: { replyId: id } });

  expect(await stopOf(input(filled(inserted('d')), [id]))).toBe('saved_reply_deleted');
});

test('what expired since it failed is not tried again', async () => {
  const id = await saved('e');
  const outcome = await send(input(filled(inserted('e')), [id]));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.checks));
  const dispatchId = outcome.dispatch.id;
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.updateTable('dispatch').set({ state: 'failed', error_kind: 'transient' }).where('id', '=', dispatchId).execute(),
  );
  world.advance(hourMs + 1);

  const { status, body } = await world.app.call(world.agent, settleDispatch, {
    params: { dispatchId },
    body: { decision: 'retry' },
  });

  expect([status, body.error?.reason]).toEqual([422, 'gate_refused']);
});

test('what was sent is counted where it was sent, and a draft that comes back still knows where it came from', async () => {
  const id = await saved('f');
  const outcome = await send(input(filled(inserted('f')), [id]));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.checks));

  await world.app.call(world.agent, cancelDispatch, { params: { dispatchId: outcome.dispatch.id } });

  const { drafts } = (await world.app.call(world.agent, getConversation, { params: params() })).body;
  expect(drafts.map(({ savedReplyIds }) => savedReplyIds)).toEqual([[id]]);
  const listed = await world.app.call(world.agent, listSavedReplies, {
    query: { conversationId: mention.conversationId },
  });
  expect(listed.body.replies.find((reply) => reply.id === id)).toMatchObject({ uses: 1, usesHere: 1 });
  expect(listed.body.replies.find((reply) => reply.id === id)?.lastUsedAt).not.toBeNull();
});
