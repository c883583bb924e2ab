import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getConversation, listConversations } from '#contract/conversation.ts';
import {
  getThreadTree,
  listReplies,
  loadThread,
  type ReplySort,
  searchThread,
  type ThreadTree,
} from '#contract/thread.ts';
import type { ApiClient } from '#sandbox/testing.ts';
import { actAs } from '#sandbox/testing.ts';
import { newId } from '#server/db/id.ts';
import { pruneContext } from '#server/features/message/jobs.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { type Mention, openWorld, read, type World } from '#test/sandbox-world.ts';

const dayMs = 86_400_000;

let world: World;
let other: ApiClient;
let lina: ApiClient;
let mention: Mention;
let params: { conversationId: string; threadId: string };

beforeAll(async () => {
  world = await openWorld();
  other = await actAs(world.sandbox.url(), 'jonasw');
  lina = await actAs(world.sandbox.url(), 'lucia.ferrandez');
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention();
  const { conversationId } = mention;
  const { body } = await world.app.call(world.agent, getConversation, { params: { conversationId } });
  const threadId = body.timeline.flatMap((entry) => (entry.kind === 'message' ? [entry.threadId] : []))[0] ?? '';
  params = { conversationId, threadId };
});

const say = async (who: ApiClient, text: string, to = mention.externalId) =>
  read<{ id: string }>(await who('POST', '/statuses', { text, in_reply_to: to })).id;
const load = (cursor?: string) => world.app.call(world.agent, loadThread, { params, body: { cursor } });
const tree = async () => (await world.app.call(world.agent, getThreadTree, { params })).body;
const repliesTo = async (under: string, sort: ReplySort = 'oldest', cursor?: string) =>
  (await world.app.call(world.agent, listReplies, { params, query: { under, sort, cursor } })).body;
const search = async (q: string) =>
  (await world.app.call(world.agent, searchThread, { params, query: { q } })).body.items.map(({ text }) => text);

const drawn = ({ lines }: ThreadTree) =>
  lines.map((line) => {
    const indent = '  '.repeat(line.depth);
    if (line.kind === 'post') return `${indent}${line.message.text}`;
    return `${indent}+${line.posts}/${line.people ?? '?'}${line.questions > 0 ? `?${line.questions}` : ''}${line.more ? '…' : ''}`;
  });
const rootOf = ({ lines }: ThreadTree) =>
  lines.flatMap((line) => (line.kind === 'post' ? [line.message.id] : []))[0] ?? '';

describe('a thread read from its network', () => {
  test('stands around the conversation folded, and opens no conversation', async () => {
    const first = await say(other, 'Mine is late as well. What now?');
    await say(lina, 'Same here.', first);

    const { status, body } = await load();

    expect([status, body]).toEqual([200, { found: 3, next: null }]);
    expect(drawn(await tree())).toEqual(['@acme Where is my order?', '  +2/2?1']);
    const { items } = (await world.app.call(world.agent, listConversations, { query: { view: 'all' } })).body;
    expect(items.filter((row) => row.profile.handle === 'jonasw')).toEqual([]);
  });

  test('unfolds step by step, each answer with what hangs on it', async () => {
    const first = await say(other, 'Mine is late as well.');
    await say(lina, 'Same here.', first);
    await load();

    const { items, next } = await repliesTo(rootOf(await tree()));

    expect(items.map(({ message, below }) => [message.text, message.context, below?.posts ?? 0])).toEqual([
      ['Mine is late as well.', true, 1],
    ]);
    expect(next).toBeNull();
    const below = await repliesTo(items[0]?.message.id ?? '');
    expect(below.items.map(({ message }) => message.text)).toEqual(['Same here.']);
  });

  test('puts what is liked first when that is asked for', async () => {
    await say(other, 'Nobody likes this');
    const liked = await say(lina, 'Everybody likes this');
    await other('POST', `/statuses/${liked}/like`);
    await load();
    const shown = await tree();

    const { items } = await repliesTo(rootOf(shown), 'likes');

    expect(shown.likesKnown).toBe(true);
    expect(items.map(({ message, likes }) => [message.text, likes])).toEqual([
      ['Everybody likes this', 1],
      ['Nobody likes this', 0],
    ]);
  });

  test('is stored once, also when it is read three times at the same moment', async () => {
    await say(other, 'And mine.');

    await Promise.all([load(), load(), load()]);

    expect((await tree()).posts).toBe(2);
  });

  test('shows the customer far below with all above, and what was deleted in its place', async () => {
    const first = await say(other, 'Is this still open?');
    const gone = await say(other, 'Never mind', first);
    const named = await say(world.customer, '@acme please look', gone);
    await world.poll();
    await load();
    await other('DELETE', `/statuses/${gone}`);
    await load();

    expect(drawn(await tree())).toEqual([
      '@acme Where is my order?',
      '  Is this still open?',
      '    Never mind',
      '      @acme please look',
    ]);
    expect(named).toBeTruthy();
  });

  test('comes a page at a time, the customer’s branch first', async () => {
    const named = await say(other, 'Early');
    const deep = await say(lina, 'Below early', named);
    for (let n = 0; n < 205; n += 1) await say(n % 2 ? other : lina, `Comment ${n}`);
    await say(world.customer, '@acme down here', deep);
    await world.poll();

    const first = await load();
    expect(first.body.found).toBeLessThan(206);
    expect(drawn(await tree()).slice(0, 1)).toEqual(['@acme Where is my order?']);
    expect(drawn(await tree())).toEqual(
      expect.arrayContaining(['  Early', '    Below early', '      @acme down here']),
    );
    const second = await load(first.body.next ?? '');

    expect(second.body.next).toBeNull();
    expect((await tree()).posts).toBe(209);
    const page = await repliesTo(rootOf(await tree()));
    expect(page.items).toHaveLength(50);
    const all = new Set(page.items.map(({ message }) => message.id));
    for (let next = page.next; next; ) {
      const more = await repliesTo(rootOf(await tree()), 'oldest', next);
      for (const { message } of more.items) {
        expect(all.has(message.id)).toBe(false);
        all.add(message.id);
      }
      next = more.next;
    }
    expect(all.size).toBe(206);
  });

  test('is searched by words and by people, whatever their case', async () => {
    await say(other, 'The parcel was WET');
    await say(lina, 'Nothing to see');
    await load();

    expect(await search('wet')).toEqual(['The parcel was WET']);
    expect(await search('JONASW')).toEqual(['The parcel was WET']);
    expect(await search('absent')).toEqual([]);
  });

  test('gives a post to a conversation once it speaks to us', async () => {
    await say(other, '@acme Hello?');
    await load();

    await world.poll();

    expect((await tree()).posts).toBe(2);
    const { items } = (await world.app.call(world.agent, listConversations, { query: { view: 'all' } })).body;
    expect(items.map((row) => row.preview)).toContain('@acme Hello?');
  });

  test('runs out after some days, together with people nothing else knows of', async () => {
    const { db } = world.app.context;
    const stranger = await actAs(world.sandbox.url(), 'dkoval');
    await say(stranger, 'Just passing by.');
    await load();

    world.advance(8 * dayMs);
    await pruneContext.run(world.app.context, world.workspaceId);
    world.advance(-8 * dayMs);

    expect(drawn(await tree())).toEqual(['@acme Where is my order?']);
    const people = await db.inWorkspace(world.workspaceId, (tx) => tx.selectFrom('profile').select('handle').execute());
    expect(people.map(({ handle }) => handle)).not.toContain('dkoval');
    expect(people.map(({ handle }) => handle)).toContain('maren.holt');
  });

  test('tells the network’s refusal with its reason; a private room is no thread', async () => {
    await world.faults({ outage: true });
    const refused = await load();
    await world.faults({ outage: false });
    const room = await aConversation(world.app.context.db, world.workspaceId, { visibility: 'private' });
    const { conversationId, threadId } = room;
    const answer = await world.app.call(world.agent, getThreadTree, { params: { conversationId, threadId } });

    expect([refused.status, refused.body.error?.reason]).toEqual([422, 'network_refused']);
    expect(answer.status).toBe(404);
  });
});

describe('a post with twenty thousand comments', () => {
  const comments = 20_000;

  /** Straight into the rows, as after many readings: a star of answers with some below them. */
  async function fill(): Promise<void> {
    await world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
      const { origin, profile_id } = await tx
        .selectFrom('message')
        .select(['origin', 'profile_id'])
        .where('workspace_id', '=', world.workspaceId)
        .where('id', '=', mention.messageId)
        .executeTakeFirstOrThrow();
      await sql`
        insert into message (workspace_id, id, origin, external_id, thread_id, context_until, profile_id, reply_to, direction,
          visibility, text, occurred_at, received_at, likes)
        select ${tx.workspaceId}, gen_random_uuid(), ${origin}, ${mention.externalId} || '-' || n, ${params.threadId}, now() + interval '7 days',
          ${profile_id}, case when n % 10 = 0 then ${mention.externalId} || '-' || (n - 1) else ${mention.externalId} end, 'in', 'public',
          'Comment ' || n, now() + n * interval '1 millisecond', now(), n % 100
        from generate_series(1, ${comments}) as n`.execute(tx);
      await sql`analyze message`.execute(tx).catch(() => {});
    });
  }

  test('is folded from a bounded look, and read on a page at a time', async () => {
    await fill();

    const shown = await tree();
    expect(drawn(shown)).toEqual(['@acme Where is my order?', '  +10000/?…']);
    expect([shown.posts, shown.more]).toEqual([10_000, true]);
    const first = await repliesTo(rootOf(shown), 'oldest');
    const second = await repliesTo(rootOf(shown), 'oldest', first.next ?? '');
    const liked = await repliesTo(rootOf(shown), 'likes');
    const { conversationId } = mention;
    const { body } = await world.app.call(world.agent, getConversation, { params: { conversationId } });
    const newest = await repliesTo(rootOf(shown), 'newest');

    expect(first.items.map(({ message }) => message.text).slice(0, 3)).toEqual(['Comment 1', 'Comment 2', 'Comment 3']);
    expect(new Set([...first.items, ...second.items].map(({ message }) => message.id)).size).toBe(100);
    expect(newest.items[0]?.message.text).toBe('Comment 19999');
    expect(liked.items.map(({ likes }) => likes)).toEqual(Array.from({ length: 50 }, () => 99));
    expect(body.timeline.filter(({ kind }) => kind === 'message')).toHaveLength(1);
    // Comment 1999 itself stands further back than one search looks.
    expect(await search('comment 1999')).toHaveLength(10);
  });
});

test('a thread in which the conversation takes no part is not found', async () => {
  const elsewhere = await aConversation(world.app.context.db, world.workspaceId);
  const { conversationId } = params;

  const answers = await Promise.all([
    world.app.call(world.agent, getThreadTree, { params: { conversationId, threadId: elsewhere.threadId } }),
    world.app.call(world.agent, listReplies, { params, query: { under: elsewhere.messageId } }),
    world.app.call(world.agent, getThreadTree, { params: { conversationId, threadId: newId() } }),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});
