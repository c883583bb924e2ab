import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { decideApproval, listApprovals } from '#contract/approval.ts';
import { getConversation } from '#contract/conversation.ts';
import { cancelDispatch, type ReplyInput, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { splitIntoParts } from '#contract/thread-parts.ts';
import { expireDue } from '#server/features/approval/expire.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { drainConversation } from './drain.ts';
import { sweepDispatches } from './jobs.ts';

const undoSeconds = 60;
let world: World;
let mention: Mention;
let second: TestAgent;
beforeAll(async () => {
  world = await openWorld({ undoSeconds });
  second = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Tell me everything ${newWord()}`);
});

const sentence =
  'The kettle is made of steel, its lid is quiet, and a new one is on its way to you with the next post. ';
/** Longer than two posts of the sandbox network. */
const long = (mark = newWord()) => `${mark}. ${sentence.repeat(10)}`.trim();
const partsOf = (text: string) => splitIntoParts(text, { max: 500, unit: 'characters' }) ?? [];

function input(text: string, change: Partial<ReplyInput> = {}): ReplyInput {
  return {
    clientKey: crypto.randomUUID(),
    stage: 'public',
    text,
    replyToId: mention.messageId,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: mention.version + 100,
    accepted: [],
    asThread: true,
    ...change,
  };
}
const call = <T>(run: (caller: { session: string }) => Promise<T>) => run({ session: world.agent.session });
const send = (body: ReplyInput) =>
  call((caller) => world.app.call(caller, sendReply, { params: { conversationId: mention.conversationId }, body }));
async function sent(text: string, change: Partial<ReplyInput> = {}) {
  const { body } = await send(input(text, change));
  if (!body.ok) throw new Error(JSON.stringify(body.checks));
  return body.dispatch;
}
const rows = () =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('dispatch')
      .selectAll()
      .where('conversation_id', '=', mention.conversationId)
      .orderBy('created_at')
      .orderBy('part')
      .execute(),
  );
const states = async () => (await rows()).map(({ state }) => state);
/** Behind the gate's back. */
const changeContent = (id = '', content = '') =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.updateTable('dispatch').set({ content }).where('id', '=', id).execute(),
  );
const drafts = () =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('draft').select('text').where('conversation_id', '=', mention.conversationId).execute(),
  );
const drain = () => drainConversation(world.app.context, world.workspaceId, mention.conversationId);
/** After the time to take it back, until nothing waits. */
async function settleAll(rounds = 8): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    world.advance(round === 0 ? undoSeconds * 1_000 + 100 : 700_000);
    await sweepDispatches.run(world.app.context, world.workspaceId);
    await world.app.runJobs();
    await drain();
    if ((await states()).every((state) => state !== 'queued' && state !== 'sending')) return;
  }
}
const ours = async () => (await world.thread(mention.externalId)).filter(({ account }) => account.handle === 'acme');

test('a long answer stands as a thread, each part under the one before it, in order', async () => {
  const text = long();
  const { thread } = await sent(text);

  await settleAll();

  expect(thread).toEqual({ part: 1, of: 3 });
  const posts = await ours();
  expect(posts.map((post) => post.text)).toEqual(partsOf(text));
  const answered = posts.map((post) => (post as unknown as { in_reply_to_id: string }).in_reply_to_id);
  expect(answered).toEqual([mention.externalId, posts[0]?.id, posts[1]?.id]);
  await world.poll();
  const params = { conversationId: mention.conversationId };
  const { body } = await call((caller) => world.app.call(caller, getConversation, { params }));
  const shown = body.timeline.filter((entry) => entry.kind === 'message' && entry.direction === 'out');
  expect(shown).toHaveLength(3);
  expect(body.closing.posts).toBe(0);
});

test('the same answer asked for twice is one thread', async () => {
  const text = long();
  const clientKey = crypto.randomUUID();
  await sent(text, { clientKey });
  await sent(text, { clientKey });

  await settleAll();
  expect(await ours()).toHaveLength(3);
});

test('taken back in time nothing of it leaves, and the draft is word for word what was typed', async () => {
  const text = long();
  const { id } = await sent(text);
  await drain();
  const { body } = await call((caller) => world.app.call(caller, cancelDispatch, { params: { dispatchId: id } }));
  await settleAll();

  expect(body.dispatch.state).toBe('cancelled');
  expect(await states()).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(await ours()).toEqual([]);
  expect(await drafts()).toEqual([{ text }]);
});

test('an answer that is lost on the way is asked about, and no part stands twice', async () => {
  const text = long();
  await sent(text);
  await world.faults({ dropAfterWrite: 2 });

  await settleAll();
  expect((await ours()).map((post) => post.text)).toEqual(partsOf(text));
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
});

test('a program that dies between two parts leaves a thread that the next one ends', async () => {
  const text = long();
  await sent(text);
  world.advance(undoSeconds * 1_000 + 100);
  await world.faults({ outage: true });
  await drain();
  // As the first program left it: the first part was on the wire when it died.
  await world.faults({ outage: false });
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .updateTable('dispatch')
      .set({ state: 'sending', sending_since: new Date(world.app.context.now().getTime() - 60_000), doubt: 'ask' })
      .where('conversation_id', '=', mention.conversationId)
      .where('part', '=', 1)
      .execute(),
  );

  await settleAll();
  expect((await ours()).map((post) => post.text)).toEqual(partsOf(text));
});

test('where a part is refused it says which stands, later answers do not wait for it, and a retry ends the thread', async () => {
  const text = long();
  await sent(text);
  world.advance(undoSeconds * 1_000 + 100);
  const [, second] = await rows();
  await changeContent(second?.id, 'Changed behind the gate');
  await settleAll();
  expect(await states()).toEqual(['sent', 'failed', 'queued']);

  await sent('And a short one besides.', { asThread: false });
  await settleAll(2);
  expect((await ours()).map((post) => post.text)).toEqual([partsOf(text)[0], 'And a short one besides.']);

  await changeContent(second?.id, second?.content ?? '');
  const params = { dispatchId: second?.id ?? '' };
  await call((caller) => world.app.call(caller, settleDispatch, { params, body: { decision: 'retry' } }));
  await settleAll();
  expect((await ours()).map((post) => post.text).toSorted()).toEqual(
    [...partsOf(text), 'And a short one besides.'].toSorted(),
  );
});

test('giving up on a part gives the rest back as a draft, without the numbers', async () => {
  const text = long();
  await sent(text);
  world.advance(undoSeconds * 1_000 + 100);
  const [, second] = await rows();
  await changeContent(second?.id, 'Changed');
  await settleAll();
  const params = { dispatchId: second?.id ?? '' };
  await call((caller) => world.app.call(caller, settleDispatch, { params, body: { decision: 'not_sent' } }));

  expect(await states()).toEqual(['sent', 'cancelled', 'cancelled']);
  const [draft] = await drafts();
  expect(draft?.text).toMatch(/^Changed\n\n/);
  expect(draft?.text).not.toContain('(3/3)');
});

test('the gate sees the whole and each part: what is too long for a thread or holds personal data does not leave', async () => {
  const reasonOf = async (text: string, change: Partial<ReplyInput> = {}) => {
    const { body } = await send(input(text, change));
    return body.ok ? 'sent' : body.checks.filter(({ verdict }) => verdict === 'stop').map(({ reason }) => reason);
  };

  expect(await reasonOf(sentence.repeat(60))).toEqual(['thread_too_long']);
  expect(await reasonOf(long(), { asThread: false })).toEqual(['text_too_long']);
  expect(await reasonOf(`${long()} Your card 4111 1111 1111 1111.`)).toContain('personal_data_public');
});

/** Its second post says what needs a second person. */
const liable = () => `${newWord()}. ${sentence.repeat(5)}We admit liability. ${sentence.repeat(5)}`.trim();
const listWaiting = async () => {
  const { body } = await world.app.call(second, listApprovals, { query: { list: 'waiting' } });
  return body.approvals.filter(({ conversation }) => conversation.id === mention.conversationId);
};
async function asked(text: string) {
  const { id, state } = await sent(text);
  const [approval, ...others] = await listWaiting();
  if (!approval || others.length > 0) throw new Error('One question should wait.');
  expect([state, approval.dispatch.id, await states()]).toEqual(['waiting', id, ['waiting', 'waiting', 'waiting']]);
  return approval;
}
type Wanted = { id: string; seal: string };
const decide = async ({ id, seal }: Wanted, decision: 'given' | 'refused' = 'given') => {
  const body = { decision, seal, comment: 'Not like this.' };
  return (await world.app.call(second, decideApproval, { params: { approvalId: id }, body })).status;
};
const retry = (id = '') =>
  call((caller) => world.app.call(caller, settleDispatch, { params: { dispatchId: id }, body: { decision: 'retry' } }));

test('a second person is asked once about all posts of a thread, and lets them leave in order and once', async () => {
  const text = liable();
  const approval = await asked(text);
  await settleAll(2);
  expect(await ours()).toEqual([]);
  expect(approval.posts).toEqual(partsOf(text));

  expect(await decide({ ...approval, seal: 'f'.repeat(64) })).toBe(409);
  expect([await decide(approval), await decide(approval), await decide(approval, 'refused')]).toEqual([200, 200, 409]);
  await settleAll();
  const posts = await ours();
  expect(posts.map((post) => post.text)).toEqual(partsOf(text));
  const answered = posts.map((post) => (post as unknown as { in_reply_to_id: string }).in_reply_to_id);
  expect(answered).toEqual([mention.externalId, posts[0]?.id, posts[1]?.id]);
});

test.each(['refused', 'taken back', 'taken back by its last part', 'expired', 'let through and taken back'])(
  'a thread that is %s leaves nothing, and its draft is word for word what was typed',
  async (how) => {
    const text = liable();
    const approval = await asked(text);
    const [first, , third] = await rows();
    if (how === 'refused') expect(await decide(approval, 'refused')).toBe(200);
    else if (how === 'expired') {
      await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
        tx
          .updateTable('approval')
          .set({ expires_at: new Date(0) })
          .where('id', '=', approval.id)
          .execute(),
      );
      expect(await decide(approval)).toBe(409);
      await expireDue(world.app.context, world.workspaceId);
    } else {
      if (how.startsWith('let through')) expect(await decide(approval)).toBe(200);
      const params = { dispatchId: (how === 'taken back' ? first : third)?.id ?? '' };
      await call((caller) => world.app.call(caller, cancelDispatch, { params }));
    }

    expect([await decide(approval), await states()]).toEqual([409, ['cancelled', 'cancelled', 'cancelled']]);
    await settleAll(2);
    expect([await ours(), await drafts()]).toEqual([[], [{ text }]]);
  },
);

test('a post that was changed before the decision is not let through, one that was changed after it stops all', async () => {
  const text = liable();
  const approval = await asked(text);
  const [first, , third] = await rows();
  await changeContent(third?.id, 'Changed behind the gate');
  expect(await decide(approval)).toBe(409);
  await changeContent(third?.id, third?.content);
  expect(await decide(approval)).toBe(200);

  await changeContent(third?.id, 'Changed behind the gate');
  await settleAll(1);
  expect(await states()).toEqual(['failed', 'queued', 'queued']);
  await retry(first?.id);
  await settleAll(1);
  expect([await states(), await ours()]).toEqual([['failed', 'queued', 'queued'], []]);

  await changeContent(third?.id, third?.content);
  await retry(first?.id);
  await settleAll();
  expect((await ours()).map((post) => post.text)).toEqual(partsOf(text));
});

test('a part that fails says which stand, and leaves by what was let through when it is tried again', async () => {
  const text = liable();
  const approval = await asked(text);
  const [, middle] = await rows();
  const setAside = (not_before: Date) =>
    world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      tx
        .updateTable('dispatch')
        .set({ not_before })
        .where('id', '=', middle?.id ?? '')
        .execute(),
    );
  await decide(approval);
  await setAside(new Date(world.app.context.now().getTime() + 86_400_000));
  await settleAll(1);
  await changeContent(middle?.id, 'Changed behind the gate');
  await setAside(world.app.context.now());
  await settleAll(1);
  expect(await states()).toEqual(['sent', 'failed', 'queued']);
  expect((await retry(middle?.id)).status).toBe(200);
  await settleAll(1);
  expect(await states()).toEqual(['sent', 'failed', 'queued']);

  await changeContent(middle?.id, middle?.content);
  expect((await retry(middle?.id)).status).toBe(200);
  await settleAll();
  expect((await ours()).map((post) => post.text)).toEqual(partsOf(text));
});
