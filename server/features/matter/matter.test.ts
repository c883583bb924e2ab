import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type BulkSet, startBulk } from '#contract/bulk.ts';
import {
  getConversation,
  listConversations,
  setConversationStatus,
  type UnansweredReason,
} from '#contract/conversation.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { saveDraft } from '#contract/draft.ts';
import {
  findRelated,
  getMatter,
  linkConversation,
  mergeConversations,
  splitConversation,
  undoMerge,
  undoSplit,
  unlinkConversation,
} from '#contract/matter.ts';
import { newId } from '#server/db/id.ts';
import { pollChannel } from '#server/features/channel/poll.ts';
import { sweepDispatches } from '#server/features/dispatch/jobs.ts';
import { aConversation, aMessage, aProfile, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { newWord } from '#test/factories/word.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';

let world: World;
let agent: TestAgent;
let one: TestConversation;
let two: TestConversation;
let origin: string;
beforeAll(async () => {
  world = await openWorld({ undoSeconds: 60 });
  agent = world.agent;
  ({ origin } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('channel').select('origin').where('id', '=', world.channelId).executeTakeFirstOrThrow(),
  ));
});
afterAll(() => world.close());
beforeEach(async () => {
  one = await converse({ text: 'My parcel is lost.' });
  two = await converse({ text: 'And my sister waits as well.' });
});

const converse = (options: Parameters<typeof aConversation>[2] = {}) =>
  aConversation(world.app.context.db, world.workspaceId, {
    origin,
    channelId: world.channelId,
    ...options,
  });

const merge = (into: string, from: string[], who: TestAgent = agent) =>
  world.app.call(who, mergeConversations, { params: { conversationId: into }, body: { from } });
const undo = (mergeId: string) => world.app.call(agent, undoMerge, { params: { mergeId } });
const open = async (conversationId: string) =>
  (await world.app.call(agent, getConversation, { params: { conversationId } })).body;
const texts = async (conversationId: string) =>
  (await open(conversationId)).timeline.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));
const matterOf = async (conversationId: string) =>
  (await world.app.call(agent, getMatter, { params: { conversationId } })).body;

/** Everything that a merge could touch of these conversations, in one comparable shape. */
const standing = (ids: string[]) =>
  world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    const read = async (query: ReturnType<typeof sql>) => (await query.execute(tx)).rows;
    return {
      conversations:
        await read(sql`select id, status, assignee_id, team_id, priority, snoozed_until, resolved_at, merged_into,
        last_message_at, last_inbound_at from conversation where id = any(${ids}::uuid[]) order by id`),
      messages: await read(
        sql`select id, conversation_id from message where conversation_id = any(${ids}::uuid[]) order by id`,
      ),
      notes: await read(
        sql`select id, conversation_id from note where conversation_id = any(${ids}::uuid[]) order by id`,
      ),
      threads: await read(sql`select thread_id, profile_id, conversation_id from conversation_thread
        where conversation_id = any(${ids}::uuid[]) order by 1, 2`),
      tags: await read(
        sql`select conversation_id, tag_id from conversation_tag where conversation_id = any(${ids}::uuid[]) order by 1, 2`,
      ),
      drafts: await read(
        sql`select conversation_id, agent_id, mode, text from draft where conversation_id = any(${ids}::uuid[]) order by 1, 2, 3`,
      ),
      followers: await read(
        sql`select conversation_id, agent_id from conversation_follower where conversation_id = any(${ids}::uuid[]) order by 1, 2`,
      ),
      dispatches: await read(
        sql`select id, conversation_id, state from dispatch where conversation_id = any(${ids}::uuid[]) order by id`,
      ),
    };
  });

/** A note, a tag, a draft of both and a follower. */
async function furnish(place: TestConversation, mark: string): Promise<void> {
  await world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    const { workspaceId } = tx;
    const id = place.conversationId;
    await sql`insert into note (workspace_id, id, conversation_id, agent_id, text, created_at)
      values (${workspaceId}, ${newId()}, ${id}, ${agent.agentId}, ${mark}, now())`.execute(tx);
    await sql`insert into tag (workspace_id, id, name) values (${workspaceId}, ${newId()}, ${`${mark} ${id.slice(-12)}`})`.execute(
      tx,
    );
    await sql`insert into conversation_tag (workspace_id, conversation_id, tag_id)
      select ${workspaceId}, ${id}, id from tag where workspace_id = ${workspaceId} and name = ${`${mark} ${id.slice(-12)}`}`.execute(
      tx,
    );
    await sql`insert into draft (workspace_id, conversation_id, agent_id, mode, text, updated_at)
      values (${workspaceId}, ${id}, ${agent.agentId}, 'public', ${mark}, now())`.execute(tx);
    await sql`insert into conversation_follower (workspace_id, conversation_id, agent_id, followed_at)
      values (${workspaceId}, ${id}, ${agent.agentId}, now()) on conflict do nothing`.execute(tx);
  });
}

const split = (conversationId: string, from: { threadId: string } | { fromMessageId: string }) =>
  world.app.call(agent, splitConversation, { params: { conversationId }, body: from });
const placeOf = (messageId: string) =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('message')
      .select(['thread_id', 'conversation_id'])
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow(),
  );
const threadOf = async (messageId: string) => (await placeOf(messageId)).thread_id;
const conversationOf = async (messageId: string) => (await placeOf(messageId)).conversation_id ?? '';

/** Keeps the locks of event writing, the last thing that a transaction does, until it is released. */
async function holdEvents(): Promise<{ release: () => void; released: Promise<unknown> }> {
  const [isHeld, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const released = world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    await sql`select from event_head where workspace_id = ${tx.workspaceId} for update`.execute(tx);
    isHeld.resolve();
    await letGo.promise;
  });
  await isHeld.promise;
  return { release: letGo.resolve, released };
}

/** Until that many transactions of this database wait for a lock of another. */
const untilWaiting = (wanted: number) =>
  vi.waitUntil(async () => {
    const { rows } = await sql<{ waiting: number }>`select count(distinct l.pid)::int as waiting from pg_locks l
      join pg_stat_activity a on a.pid = l.pid and a.datname = current_database() where not l.granted`.execute(
      world.app.context.db.kysely,
    );
    return rows[0]?.waiting === wanted;
  }, 60_000);

const reply = (to: TestConversation, change: Partial<ReplyInput> = {}) => ({
  clientKey: newId(),
  stage: 'public' as const,
  text: `On its way ${newWord()}`,
  replyToId: to.messageId,
  seenVersion: 1_000,
  ...change,
});
const send = (conversationId: string, body: ReturnType<typeof reply>) =>
  world.app.call(agent, sendReply, { params: { conversationId }, body });

test('a merged conversation holds what both held, and the other says where it went', async () => {
  await furnish(two, 'second');
  const { status } = await merge(one.conversationId, [two.conversationId]);

  expect(status).toBe(200);
  expect(await texts(one.conversationId)).toEqual(['My parcel is lost.', 'And my sister waits as well.']);
  expect((await open(two.conversationId)).movedTo).toEqual({ id: one.conversationId, number: one.number });
  const { items } = (await world.app.call(agent, listConversations, { query: { view: 'all' } })).body;
  expect(items.map(({ id }) => id)).not.toContain(two.conversationId);
  const entries = (await open(one.conversationId)).timeline;
  expect(entries.some((entry) => entry.kind === 'event' && entry.type === 'conversation.absorbed')).toBe(true);
});

test('undoing a merge gives everything back as it was', async () => {
  await furnish(one, 'first');
  await furnish(two, 'second');
  await world.app.call(agent, setConversationStatus, {
    params: { conversationId: one.conversationId },
    body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
  });
  expect((await send(two.conversationId, reply(two))).body.ok).toBe(true);
  const ids = [one.conversationId, two.conversationId];
  const before = await standing(ids);

  const { body } = await merge(one.conversationId, [two.conversationId]);
  expect(await standing(ids)).not.toEqual(before);
  const undone = await undo(body.mergeId);

  expect(undone.status).toBe(200);
  expect(await standing(ids)).toEqual(before);
  expect((await undo(body.mergeId)).body.error?.reason).toBe('stale_version');
});

test('after undoing, what came since stands with its thread', async () => {
  const { body } = await merge(one.conversationId, [two.conversationId]);
  const { db } = world.app.context;
  const there = { ...two, conversationId: one.conversationId };
  await aMessage(db, world.workspaceId, there, { text: 'Any news?', at: new Date(Date.now() + 5_000) });
  await aMessage(db, world.workspaceId, there, { direction: 'out', text: 'Soon.', at: new Date(Date.now() + 6_000) });

  await undo(body.mergeId);

  expect(await texts(two.conversationId)).toEqual(['And my sister waits as well.', 'Any news?', 'Soon.']);
  expect(await texts(one.conversationId)).toEqual(['My parcel is lost.']);
});

test('the next word of each customer lands in the survivor', async () => {
  const first = await world.mention('My kettle is broken.');
  const other = await world.mention('My toaster as well.');
  await merge(first.conversationId, [other.conversationId]);

  await world.customer('POST', '/statuses', { text: '@acme Hello?', in_reply_to: other.externalId });
  await world.poll();

  expect((await texts(first.conversationId)).at(-1)).toContain('Hello?');
  expect(await texts(other.conversationId)).toEqual([]);
});

test('two people who merge the same pair at once make one conversation, whichever way', async () => {
  const colleague = await anAgent(world.app.context.db, world.workspaceId, { role: 'lead' });
  for (const [a, b] of [
    [one, two],
    [two, one],
  ] as const) {
    const [left, right] = [await converse(), await converse()];
    const answers = await Promise.all([
      merge(left.conversationId, [right.conversationId]),
      merge((a === one ? left : right).conversationId, [(a === one ? right : left).conversationId], colleague),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body.error?.reason).toBe('merged');
    const moved = [await open(left.conversationId), await open(right.conversationId)].map(({ movedTo }) => movedTo);
    expect(moved.filter((to) => to === null)).toHaveLength(1);
    expect(b).toBeDefined();
  }
});

test('a merge and the arrival of messages at the same time lose nothing', async () => {
  const mentions = [await world.mention('One.'), await world.mention('Two.')];
  const [first, second] = mentions;
  if (!first || !second) throw new Error('Two mentions were made.');
  for (let n = 0; n < 6; n += 1)
    await world.customer('POST', '/statuses', { text: `@acme more ${n}`, in_reply_to: second.externalId });

  const [merged] = await Promise.all([merge(first.conversationId, [second.conversationId]), world.poll()]);
  await world.poll();

  expect(merged.status).toBe(200);
  expect(await texts(first.conversationId)).toHaveLength(8);
  expect(await texts(second.conversationId)).toEqual([]);
});

test.each(['merged', 'taken apart', 'split'] as const)(
  'what arrives before the end of the transaction by which its conversation is %s lands where its thread went',
  async (fate) => {
    const first = await world.mention('My fan is loud.');
    const second = await world.mention('The big one.');
    const joined = fate === 'merged' ? null : await merge(first.conversationId, [second.conversationId]);
    await world.customer('POST', '/statuses', { text: '@acme Still loud.', in_reply_to: second.externalId });
    await pollChannel(world.app.context, world.workspaceId, world.channelId);

    const events = await holdEvents();
    const acting =
      fate === 'merged'
        ? merge(first.conversationId, [second.conversationId])
        : fate === 'taken apart'
          ? undo(joined?.body.mergeId ?? '')
          : split(first.conversationId, { threadId: await threadOf(second.messageId) });
    await untilWaiting(1);
    const arriving = world.app.runJobs();
    await untilWaiting(2);
    events.release();
    const [acted] = await Promise.all([acting, events.released, arriving]);

    expect(acted.status).toBe(200);
    const [there, elsewhere] =
      fate === 'merged'
        ? [first.conversationId, second.conversationId]
        : [await conversationOf(second.messageId), first.conversationId];
    expect((await texts(there)).at(-1)).toContain('Still loud.');
    expect((await texts(elsewhere)).join()).not.toContain('Still loud.');
  },
);

test('what was merged and is merged again is found at the end, and comes apart in the order in which it was made', async () => {
  const three = await converse({ text: 'Third.' });
  const inner = await merge(two.conversationId, [one.conversationId]);
  const outer = await merge(three.conversationId, [two.conversationId]);

  expect((await open(one.conversationId)).movedTo?.id).toBe(three.conversationId);
  expect(await texts(three.conversationId)).toHaveLength(3);
  expect((await undo(inner.body.mergeId)).body.error?.reason).toBe('merged');
  expect((await undo(outer.body.mergeId)).status).toBe(200);
  expect((await undo(inner.body.mergeId)).status).toBe(200);
  expect(await texts(one.conversationId)).toEqual(['My parcel is lost.']);
});

test('an answer asked for twice around a merge leaves once', async () => {
  const first = await world.mention('My lamp is dark.');
  const other = await world.mention('It really is dark.');
  const body = reply(
    { ...one, messageId: other.messageId },
    { text: 'We send you another.', seenVersion: other.version },
  );
  const sent = await send(other.conversationId, body);
  await merge(first.conversationId, [other.conversationId]);
  const again = await send(other.conversationId, body);
  world.advance(63_000);
  await sweepDispatches.run(world.app.context, world.workspaceId);
  await world.app.runJobs();
  await world.poll();

  expect(sent.body.ok && again.body.ok && sent.body.dispatch.id === again.body.dispatch.id).toBe(true);
  const thread = await world.thread(other.externalId);
  expect(thread.filter(({ text }) => text.includes('We send you another.'))).toHaveLength(1);
  expect((await texts(first.conversationId)).filter((text) => text.includes('We send you another.'))).toHaveLength(1);
});

test('a new answer to a conversation that went elsewhere is refused with where it went', async () => {
  await merge(one.conversationId, [two.conversationId]);

  const { status, body } = await send(two.conversationId, reply(two));

  expect(status).toBe(409);
  expect(body.error).toMatchObject({ reason: 'merged', parameters: { into: one.conversationId, number: one.number } });
});

test('answers that leave while their conversation is merged leave once and stand in the survivor', async () => {
  for (let round = 0; round < 5; round += 1) {
    const first = await world.mention(`First of round ${round}.`);
    const other = await world.mention(`Second of round ${round}.`);
    const text = `Answer of round ${round}`;
    await send(
      other.conversationId,
      reply({ ...one, messageId: other.messageId }, { text, seenVersion: other.version }),
    );
    world.advance(63_000);
    await sweepDispatches.run(world.app.context, world.workspaceId);
    const [, merged] = await Promise.all([world.app.runJobs(), merge(first.conversationId, [other.conversationId])]);
    await sweepDispatches.run(world.app.context, world.workspaceId);
    await world.app.runJobs();
    await world.poll();

    expect(merged.status).toBe(200);
    expect((await world.thread(other.externalId)).filter((one) => one.text.includes(text))).toHaveLength(1);
    expect((await texts(first.conversationId)).filter((one) => one.includes(text))).toHaveLength(1);
  }
});

test('what is split off is a conversation of its own, and undoing brings it back', async () => {
  const { db } = world.app.context;
  const at = (seconds: number) => new Date(Date.now() + seconds * 1_000);
  const second = await aMessage(db, world.workspaceId, one, { text: 'Another thing:', at: at(10) });
  await aMessage(db, world.workspaceId, one, { text: 'my kettle.', at: at(11) });
  const before = await standing([one.conversationId]);

  const { body } = await split(one.conversationId, { fromMessageId: second });
  expect(await texts(body.conversationId)).toEqual(['Another thing:', 'my kettle.']);
  expect(await texts(one.conversationId)).toEqual(['My parcel is lost.']);
  await world.app.call(agent, undoSplit, { params: { splitId: body.splitId } });

  const after = await standing([one.conversationId]);
  expect(after).toEqual(before);
  expect((await open(body.conversationId)).movedTo?.id).toBe(one.conversationId);
});

test('one thread of a merged conversation can be split off; the whole cannot', async () => {
  await merge(one.conversationId, [two.conversationId]);

  const { body } = await split(one.conversationId, { threadId: two.threadId });
  const whole = await split(one.conversationId, { threadId: one.threadId });

  expect(await texts(body.conversationId)).toEqual(['And my sister waits as well.']);
  expect(whole.body.error?.reason).toBe('not_possible_here');
});

test('a link stands in both conversations until it is taken away, also after one of them was merged', async () => {
  const three = await converse();
  const params = { conversationId: one.conversationId, otherId: two.conversationId };
  await world.app.call(agent, linkConversation, { params, body: { kind: 'duplicate' } });
  expect((await matterOf(two.conversationId)).links).toMatchObject([
    { kind: 'duplicate', other: { id: one.conversationId } },
  ]);

  await merge(three.conversationId, [two.conversationId]);
  expect((await matterOf(one.conversationId)).links).toMatchObject([{ other: { id: three.conversationId } }]);
  const removed = await world.app.call(agent, unlinkConversation, {
    params: { conversationId: one.conversationId, otherId: three.conversationId },
  });

  expect(removed.status).toBe(200);
  expect((await matterOf(three.conversationId)).links).toEqual([]);
});

test('for a merge the same person’s conversations are offered first, and others by number, name and words', async () => {
  const { db } = world.app.context;
  const relative = await aProfile(db, world.workspaceId, { contactId: one.contactId, origin });
  const same = await converse({ profile: relative, text: 'From my other account.' });
  const related = async (q: string) =>
    (await world.app.call(agent, findRelated, { params: { conversationId: one.conversationId }, query: { q } })).body;

  expect((await related('')).same.map(({ id }) => id)).toEqual([same.conversationId]);
  expect((await related(`#${two.number}`)).others.map(({ id }) => id)).toContain(two.conversationId);
  expect((await related('sister')).others.map(({ id }) => id)).toContain(two.conversationId);
});

test('after a merge across customers the composer names the one whom it answers', async () => {
  const { db } = world.app.context;
  const nora = await aProfile(db, world.workspaceId, { name: 'Nora', origin });
  const timo = await aProfile(db, world.workspaceId, { name: 'Timo', origin });
  const at = (seconds: number) => new Date(Date.now() + seconds * 1_000);
  const first = await converse({ profile: nora, at: at(10) });
  const second = await converse({ profile: timo, at: at(20) });
  const room = await converse({ profile: nora, visibility: 'private', at: at(15) });

  await merge(first.conversationId, [second.conversationId, room.conversationId]);
  const { conversation, stages } = await open(first.conversationId);

  expect(conversation.profile.name).toBe('Nora');
  expect(stages.public).toMatchObject({ to: 'Timo', replyToId: second.messageId });
  expect(stages.private).toMatchObject({ to: 'Nora' });
});

test('what is typed while somebody else merges reaches the survivor, and is where it was once that is taken apart', async () => {
  const typeIn = (text: string, conversationId = two.conversationId) =>
    world.app.call(agent, saveDraft, { params: { conversationId }, body: { mode: 'public', text } });
  const drafts = async (conversationId: string) => (await open(conversationId)).drafts.map(({ text }) => text);
  await typeIn('To the first.', one.conversationId);
  await typeIn('Dear Mi');
  const [merged, saved] = await Promise.all([merge(one.conversationId, [two.conversationId]), typeIn('Dear Mila,')]);
  expect([merged.status, saved.status]).toEqual([200, 200]);
  await typeIn('Dear Mila, sorry.');

  expect(await drafts(one.conversationId)).toEqual(['To the first.\n\nDear Mila, sorry.']);
  await undo(merged.body.mergeId);
  expect(await drafts(one.conversationId)).toEqual(['To the first.']);
  expect(await drafts(two.conversationId)).toEqual(['Dear Mila, sorry.']);
});

test('after a merge each public post is listed until it is answered, and resolving before keeps the reason', async () => {
  const first = await world.mention('My kettle is broken.');
  const second = await world.mention('My toaster is broken.');
  expect((await open(first.conversationId)).posts).toEqual([]);
  const { body: merged } = await merge(first.conversationId, [second.conversationId]);
  const { posts } = await open(first.conversationId);
  expect(posts.map(({ preview, isAnswered }) => [preview.includes('toaster'), isAnswered])).toEqual([
    [true, false],
    [false, false],
  ]);

  const stage = posts[1]?.stage;
  await send(first.conversationId, reply({ ...one, messageId: stage?.replyToId ?? '' }));
  const answered = async () => (await open(first.conversationId)).posts.map(({ isAnswered }) => isAnswered);
  expect(await answered()).toEqual([false, true]);
  world.advance(63_000);
  await sweepDispatches.run(world.app.context, world.workspaceId);
  await world.app.runJobs();
  await world.poll();
  expect(await answered()).toEqual([false, true]);

  const resolve = (leaveUnanswered?: UnansweredReason) =>
    world.app.call(agent, setConversationStatus, {
      params: { conversationId: first.conversationId },
      body: { status: 'resolved', leaveUnanswered },
    });
  const bulk = async (set: BulkSet, leaveUnanswered?: UnansweredReason) =>
    (
      await world.app.call(agent, startBulk, {
        body: { set, change: { kind: 'status', status: 'resolved', leaveUnanswered } },
      })
    ).body.action;
  const refused = await resolve();
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { error: { reason: 'posts_unanswered', parameters: { posts: [{ preview: expect.stringContaining('toaster') }] } } },
  ]);
  const heldBack = await bulk({ ids: [first.conversationId] });
  expect(heldBack).toMatchObject({ changed: 0, skipped: [{ reason: 'posts_unanswered', count: 1 }] });
  expect((await open(first.conversationId)).conversation.status).not.toBe('resolved');
  const goneOn = await bulk({ leftOutOf: heldBack.id, reason: 'posts_unanswered' }, 'answered_together');
  expect(goneOn).toMatchObject({ total: 1, changed: 1, skipped: [] });
  await resolve('answered_elsewhere');
  const kept = (await open(first.conversationId)).timeline.filter(
    (entry) => entry.kind === 'event' && entry.type === 'conversation.left_unanswered',
  );
  expect(kept).toMatchObject([{ detail: { posts: 1, reason: 'answered_together' } }]);
  await undo(merged.mergeId);
  expect((await open(first.conversationId)).posts).toEqual([]);
});

test('a public post waits again when its customer goes on, and an answer to one customer is none to another', async () => {
  const { db } = world.app.context;
  const at = (seconds: number) => new Date(Date.now() + seconds * 1_000);
  const other = await aProfile(db, world.workspaceId, { name: 'Timo', origin });
  const beside = await converse({ profile: other, threadId: one.threadId, text: null });
  const place = { ...one, profileId: other.profileId, conversationId: beside.conversationId };
  await aMessage(db, world.workspaceId, place, { text: 'Mine too.', externalId: 'timo-1', at: at(1) });
  await merge(one.conversationId, [beside.conversationId]);
  const waiting = async () =>
    (await open(one.conversationId)).posts.filter(({ isAnswered }) => !isAnswered).map(({ to }) => to);
  expect(await waiting()).toEqual(['Timo', 'Mila']);

  await aMessage(db, world.workspaceId, one, { direction: 'out', replyTo: 'timo-1', text: 'Soon.', at: at(2) });
  expect(await waiting()).toEqual(['Mila']);
  const again = { ...place, conversationId: one.conversationId };
  await aMessage(db, world.workspaceId, again, { text: 'When?', at: at(3) });
  expect(await waiting()).toEqual(['Timo', 'Mila']);
});
