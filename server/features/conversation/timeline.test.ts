import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  assignConversation,
  getConversation,
  listConversations,
  markConversationRead,
  setConversationStatus,
} from '#contract/conversation.ts';
import { saveDraft } from '#contract/draft.ts';
import { addNote } from '#contract/note.ts';
import { listTimeline, type TimelineEntry } from '#contract/timeline.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aProfile } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { endSnoozes } from './jobs.ts';
import { comparePlaces, newestPage, type Place } from './timeline.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let ana: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  ana = await anAgent(app.context.db, workspaceId);
});

const open = async (conversationId: string, caller = ana) =>
  (await app.call(caller, getConversation, { params: { conversationId } })).body;
const minutes = (n: number) => new Date(Date.now() + n * 60_000);

test('messages, notes and what happened stand in one line, oldest first', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId, { at: minutes(-30) });
  await aMessage(db, workspaceId, one, { direction: 'out', text: 'We look.', agentId: ana.agentId, at: minutes(-20) });
  const params = { conversationId: one.conversationId };
  await app.call(ana, assignConversation, { params, body: { assigneeId: ana.agentId } });
  app.clock.advance(1_000);
  await app.call(ana, addNote, { params, body: { text: 'Checked with the carrier.' } });

  const { timeline, older } = await open(one.conversationId);

  expect(timeline).toMatchObject([
    { kind: 'message', direction: 'in', author: { handle: 'mila' }, foreign: false, context: false },
    { kind: 'message', direction: 'out', author: { handle: 'acme' }, agentId: ana.agentId },
    {
      kind: 'event',
      type: 'conversation.assigned',
      actor: { kind: 'agent', name: 'Ana' },
      detail: { to: ana.agentId },
    },
    { kind: 'note', text: 'Checked with the carrier.', agentId: ana.agentId },
  ]);
  expect(older).toBeNull();
});

test('older entries come a page at a time, each once, also where many are of one instant', async () => {
  const { db } = app.context;
  const at = minutes(-10);
  const one = await aConversation(db, workspaceId, { at });
  for (let n = 0; n < 130; n++) await aMessage(db, workspaceId, one, { text: `m${n}`, at });
  const params = { conversationId: one.conversationId };
  app.clock.set(at);
  for (let n = 0; n < 90; n++) await app.call(ana, addNote, { params, body: { text: `n${n}` } });
  app.clock.set(new Date());

  const detail = await open(one.conversationId);
  const seen: TimelineEntry[] = [...detail.timeline];
  for (let before = detail.older; before !== null; ) {
    const { body } = await app.call(ana, listTimeline, { params, query: { before } });
    seen.unshift(...body.items);
    before = body.older;
  }

  expect(detail.timeline).toHaveLength(100);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.filter(({ kind }) => kind === 'note')).toHaveLength(90);
  const texts = seen.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));
  expect(texts).toEqual(['My order has not arrived.', ...Array.from({ length: 130 }, (_, n) => `m${n}`)]);
});

const places = fc.array(
  fc.record({
    at: fc.constantFrom('2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000001Z', '2026-01-02T00:00:00.000000Z'),
    rank: fc.constantFrom(0, 1),
    key: fc.integer({ min: 0, max: 50 }),
  }),
);

test('pages of a timeline joined are the sorted whole', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 5 }), (all, size) => {
      const unique = [...new Map(all.map((place) => [JSON.stringify(place), place])).values()];
      const joined: Place[] = [];
      for (let rest = unique; rest.length > 0; ) {
        const { page, older } = newestPage(rest, size);
        joined.unshift(...page);
        rest = older === null ? [] : rest.filter((place) => !page.includes(place));
      }

      expect(joined).toEqual(unique.toSorted(comparePlaces));
    }),
  );
});

test('an edit keeps its earlier texts, and a deletion says by whom', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId, { text: 'Third' });
  await db.inWorkspace(workspaceId, async (tx) => {
    for (const [n, text] of ['First', 'Second'].entries())
      await tx
        .insertInto('message_version')
        .values({ workspace_id: workspaceId, message_id: one.messageId, n: n + 1, text, at: minutes(n - 5) })
        .execute();
    await tx
      .updateTable('message')
      .set({ edited_at: minutes(-1), deleted_at: minutes(0), deleted_by: 'author' })
      .where('id', '=', one.messageId)
      .execute();
  });

  const { timeline, stages } = await open(one.conversationId);

  expect(timeline[0]).toMatchObject({
    text: 'Third',
    deletedBy: 'author',
    versions: [{ text: 'First' }, { text: 'Second' }],
  });
  expect(stages).toMatchObject({ initial: null, public: null });
});

test('the composer opens on the stage of the customer’s last message', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId);

  const before = await open(one.conversationId);
  expect(before.stages).toMatchObject({
    initial: 'public',
    public: { channelId: one.channelId, handle: 'acme', replyToId: one.messageId },
    private: { channelId: one.channelId },
    bystanders: [],
  });

  const room = await aConversation(db, workspaceId, { visibility: 'private' });
  const direct = await open(room.conversationId);
  expect(direct.stages).toMatchObject({ initial: 'private', public: null, private: { channelId: room.channelId } });
});

test('others who wrote in the thread are bystanders, and their posts stand in its tree only', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId);
  const other = await aProfile(db, workspaceId, { handle: 'otto', name: 'Otto' });
  const post = { profileId: other.profileId, contextUntil: minutes(60), text: 'Same here', at: minutes(-1) };
  await aMessage(db, workspaceId, one, post);
  await aMessage(db, workspaceId, one, { ...post, contextUntil: minutes(-1), text: 'Long ago' });

  const { timeline, stages } = await open(one.conversationId);

  expect(stages.bystanders).toEqual([{ profileId: other.profileId, handle: 'otto', name: 'Otto' }]);
  expect(timeline.filter((entry) => entry.kind === 'message' && entry.context)).toEqual([]);
});

test('a note tells whom it names until they have read the conversation', async () => {
  const bo = await anAgent(app.context.db, workspaceId, { name: 'Bo' });
  const one = await aConversation(app.context.db, workspaceId, { status: 'resolved' });
  const params = { conversationId: one.conversationId };
  const mentions = async () =>
    (await app.call(bo, listConversations, { query: { view: 'mentions' } })).body.items.map((row) => row.id);

  const { body } = await app.call(ana, addNote, { params, body: { text: '@Bo?', mentions: [bo.agentId] } });

  expect(body.note.mentions).toEqual([bo.agentId]);
  expect(body.conversation.version).toBe(2);
  expect(await mentions()).toEqual([one.conversationId]);
  await app.call(bo, markConversationRead, { params });
  expect(await mentions()).toEqual([]);
});

test('a note cannot name somebody outside the workspace', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const body = { text: 'Hello', mentions: [newId()] };

  expect((await app.call(ana, addNote, { params: { conversationId: one.conversationId }, body })).status).toBe(404);
});

test('drafts are one per agent and mode, and an empty one is gone', async () => {
  const bo = await anAgent(app.context.db, workspaceId);
  const one = await aConversation(app.context.db, workspaceId);
  const params = { conversationId: one.conversationId };
  const draft = (mode: 'public' | 'note', text: string) => app.call(ana, saveDraft, { params, body: { mode, text } });

  await draft('public', 'Dear');
  await draft('note', 'Odd');
  await draft('public', 'Dear Mila');

  const drafts = (await open(one.conversationId)).drafts;
  expect(drafts.map(({ mode, text }) => [mode, text]).toSorted()).toEqual([
    ['note', 'Odd'],
    ['public', 'Dear Mila'],
  ]);
  expect((await open(one.conversationId, bo)).drafts).toEqual([]);
  await draft('public', '');
  expect((await open(one.conversationId)).drafts).toHaveLength(1);
});

test('a public draft keeps which post it answers, for every device of its author; a note has none', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const params = { conversationId: one.conversationId };
  const postId = `${one.threadId} ${one.profileId}`;
  await app.call(ana, saveDraft, { params, body: { mode: 'public', text: 'Dear', postId } });
  await app.call(ana, saveDraft, { params, body: { mode: 'note', text: 'Odd', postId } });

  const drafts = (await open(one.conversationId)).drafts;
  expect(drafts.map((draft) => [draft.mode, draft.postId]).toSorted()).toEqual([
    ['note', null],
    ['public', postId],
  ]);
});

test('a snoozed conversation comes back at its time, once, however many programs look', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const params = { conversationId: one.conversationId };
  const snoozedUntil = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
  await app.call(ana, setConversationStatus, { params, body: { status: 'snoozed', snoozedUntil } });

  await endSnoozes.run(app.context, workspaceId);
  expect((await open(one.conversationId)).conversation.status).toBe('snoozed');
  app.clock.advance(3_600_000);
  await Promise.all(Array.from({ length: 4 }, () => endSnoozes.run(app.context, workspaceId)));

  const { conversation, timeline } = await open(one.conversationId);
  expect(conversation).toMatchObject({ status: 'open', snoozedUntil: null, version: 3 });
  const ends = timeline.filter((entry) => entry.kind === 'event' && entry.detail.reason === 'snooze_ended');
  expect(ends).toHaveLength(1);
});
