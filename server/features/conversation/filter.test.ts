import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { conversationStatuses, priorities, readFilter, type Sort, sorts, type ViewFilter } from '#contract/filter.ts';
import { triageDecisions } from '#contract/triage-policy.ts';
import { eventually } from '#sandbox/testing.ts';
import { newId } from '#server/db/id.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { openTestDatabase } from '#test/database.ts';
import { aChannel, aConversation, aMessage, aProfile, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { compareRows } from '#web/features/conversation/order.ts';
import { conversationFeed } from './feed.ts';
import { listConversations } from './queries.ts';
import { findOrCreateTags, writeTags } from './tags.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const minuteMs = 60_000;
const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs);
/** Ages around which the conversations and the bounds of filters lie. */
const ages = [1, 5, 30, 60, 600];
const tagNames = ['delivery', 'billing', 'vip'];
const languages = ['en', 'de'];
const networks = ['sandbox', 'bluesky'];
const followers = [0, 10, 500];

let db: Awaited<ReturnType<typeof openTestDatabase>>;
let workspaceId: WorkspaceId;
let agents: TestAgent[];
let teams: string[];
let channels: string[];
const contacts: string[] = [];
const ids: string[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  workspaceId = await aWorkspace(db);
  teams = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  agents = [
    await anAgent(db, workspaceId, { role: 'lead' }),
    await anAgent(db, workspaceId, { teamIds: [teams[0] ?? ''] }),
    await anAgent(db, workspaceId),
  ];
  channels = [await aChannel(db, workspaceId), await aChannel(db, workspaceId, { network: 'bluesky' })];
  for (const plan of fc.sample(anyPlan(), { numRuns: 60, seed: 7 })) ids.push(await stage(plan));
});
afterAll(() => db.drop());

type Plan = ReturnType<typeof anyPlan> extends fc.Arbitrary<infer P> ? P : never;

function anyPlan() {
  const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  return fc.record({
    status: one(...conversationStatuses),
    priority: one(...priorities),
    inDanger: one(true, false, false, false),
    network: one(0, 1),
    agent: one(null, 0, 1, 2),
    team: one(null, 0, 1),
    tags: fc.subarray(tagNames),
    language: one(null, ...languages),
    followers: one(null, ...followers),
    age: one(...ages),
    isPrivate: fc.boolean(),
    lastWord: one('in', 'out', 'none'),
    due: one(null, ...ages),
    wakesIn: one(...ages),
    readBy: fc.subarray([0, 1, 2]),
    mentions: fc.subarray([0, 1, 2]),
    markedUnread: fc.boolean(),
    followedBy: fc.subarray([0, 1, 2]),
    labels: fc.record({
      triage: one(null, ...triageDecisions),
      sentiment: one(null, 'negative', 'positive'),
      theme: one(null, 'delivery', 'payment'),
      intent: one(null, 'request', 'praise'),
      product: one(null, 'app', 'drill'),
      question: one(null, 'question'),
      threat: one(null, 'threat'),
    }),
    writer: one(0, 1),
    dispatch: one(null, 'failed', 'unknown', 'queued'),
    /** A later one, so that the failed one no longer is the newest. */
    dispatchAgain: fc.boolean(),
  });
}

/** Stages one conversation as the program would leave it. */
async function stage(plan: Plan): Promise<string> {
  const at = ago(plan.age);
  const visibility = plan.isPrivate ? 'private' : 'public';
  const network = networks[plan.network];
  const profile = await aProfile(db, workspaceId, {
    network,
    ...(plan.followers === null ? {} : { followers: plan.followers }),
  });
  contacts.push(profile.contactId);
  const made = await aConversation(db, workspaceId, {
    network,
    channelId: channels[plan.network],
    profile,
    status: plan.status,
    priority: plan.priority,
    assigneeId: plan.agent === null ? null : agents[plan.agent]?.agentId,
    teamId: plan.team === null ? null : teams[plan.team],
    snoozedUntil: new Date(now.getTime() + plan.wakesIn * minuteMs),
    visibility: plan.lastWord === 'out' ? 'public' : visibility,
    at: plan.lastWord === 'out' ? new Date(at.getTime() - 1) : at,
    ...(plan.lastWord === 'none' ? { text: null } : {}),
  });
  const { conversationId } = made;
  if (plan.lastWord === 'out')
    await aMessage(db, workspaceId, made, {
      network,
      direction: 'out',
      visibility,
      at,
      agentId: agents[plan.writer]?.agentId,
    });
  await db.inWorkspace(workspaceId, async (tx) => {
    const added = await findOrCreateTags(tx, plan.tags, now);
    await writeTags(tx, [{ id: conversationId, tags: { added, removed: [] } }]);
    await tx
      .updateTable('conversation')
      .set({
        language: plan.language,
        primary_due_at: plan.due === null ? null : ago(-plan.due),
        in_danger: plan.inDanger,
      })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', conversationId)
      .execute();
    for (const [task, label] of Object.entries(plan.labels))
      if (label !== null)
        await sql`insert into conversation_label (workspace_id, conversation_id, task, label)
          values (${workspaceId}, ${conversationId}, ${task}, ${label})`.execute(tx);
    for (const n of plan.readBy)
      await sql`insert into conversation_read (workspace_id, conversation_id, agent_id, read_at, is_unread)
        values (${workspaceId}, ${conversationId}, ${agents[n]?.agentId}, ${ago(30)}, ${plan.markedUnread})`.execute(
        tx,
      );
    for (const n of plan.followedBy)
      await sql`insert into conversation_follower (workspace_id, conversation_id, agent_id, followed_at)
        values (${workspaceId}, ${conversationId}, ${agents[n]?.agentId}, ${now})`.execute(tx);
    for (const n of plan.mentions) {
      const noteId = newId();
      await sql`insert into note (workspace_id, id, conversation_id, agent_id, text, created_at) values (${workspaceId}, ${noteId}, ${conversationId}, ${agents[plan.writer]?.agentId}, '', ${ago(plan.age)})`.execute(
        tx,
      );
      await sql`insert into note_mention (workspace_id, note_id, agent_id, conversation_id, created_at)
        values (${workspaceId}, ${noteId}, ${agents[n]?.agentId}, ${conversationId}, ${now})`.execute(tx);
    }
    const states = [plan.dispatch ?? [], plan.dispatch !== null && plan.dispatchAgain ? 'queued' : []].flat();
    for (const [n, state] of states.entries())
      await sql`insert into dispatch (workspace_id, id, conversation_id, channel_id, verb, content_hash, client_key, seen_version, state, not_before, actor_kind, created_at)
        values (${workspaceId}, ${newId()}, ${conversationId}, ${made.channelId}, 'reply', '', ${newId()}, 1, ${state}, ${now}, 'system', ${ago(10 - n)})`.execute(
        tx,
      );
  });
  return conversationId;
}

/** Some of these, never none. */
const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });

function anyFilter(): fc.Arbitrary<ViewFilter> {
  return (
    fc
      .record(
        {
          status: some(...conversationStatuses),
          assignee: some('me', 'nobody', ...agents.map(({ agentId }) => agentId)),
          team: some('mine', 'none', ...teams),
          priority: some(...priorities),
          network: some(...networks),
          channel: some(...channels, newId()),
          tagsAny: some(...tagNames, 'nowhere'),
          tagsAll: some(...tagNames),
          tagsNone: some(...tagNames, 'nowhere'),
          stage: fc.constantFrom('public' as const, 'private' as const),
          awaitsUs: fc.boolean(),
          unread: fc.boolean(),
          language: some(...languages, 'fr'),
          followersAtLeast: fc.constantFrom(0, 10, 11, 600),
          followersAtMost: fc.constantFrom(0, 10, 499, 600),
          restedMinutes: fc.constantFrom(...ages, 2),
          withinMinutes: fc.constantFrom(...ages, 2),
          wakesWithinMinutes: fc.constantFrom(...ages, 2),
          mentionsMe: fc.boolean(),
          following: fc.boolean(),
          sendingFailed: fc.boolean(),
          triage: some(...triageDecisions),
          sentiment: some('negative', 'neutral', 'positive'),
          theme: some('delivery', 'payment', 'nowhere'),
          intent: some('request', 'praise'),
          product: some('app', 'drill', 'nowhere'),
          signs: some('question', 'threat', 'spam'),
          contact: fc.subarray(contacts.slice(0, 20), { minLength: 10 }),
        },
        { requiredKeys: [] },
      )
      // All at once hardly ever fit anything; a few do.
      .chain((all) =>
        fc.subarray(Object.keys(all), { maxLength: 4 }).map((keys) => {
          const kept = Object.entries(all).filter(([key]) => keys.includes(key));
          return readFilter(JSON.stringify(Object.fromEntries(kept))) ?? {};
        }),
      )
  );
}

const viewers = (): Viewer[] => [
  ...agents.map(({ viewer }) => viewer),
  { ...(agents[1]?.viewer as Viewer), reach: 'escalated' },
  { ...(agents[0]?.viewer as Viewer), agentId: null, apiKeyId: newId() },
];

async function listAll(viewer: Viewer, filter: ViewFilter, sort: Sort, limit: number): Promise<ConversationRow[]> {
  const rows: ConversationRow[] = [];
  for (let cursor: string | undefined; ; ) {
    // A page that took too long is refused, which on a busy machine says nothing, so it is asked for again.
    const page = await eventually(() =>
      db.inWorkspace(workspaceId, (tx) => listConversations(tx, viewer, { filter, sort, cursor, limit }, now)),
    );
    rows.push(...page.items);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

test('a list holds exactly what the stream says is in it, for any filter and any viewer', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(anyFilter(), fc.nat({ max: 4 }), async (filter, n) => {
      const viewer = viewers()[n] as Viewer;

      const listed = await listAll(viewer, filter, 'recent', 100);
      const { seen } = await db.inWorkspace(workspaceId, async (tx) => {
        const watcher = { viewer, filter };
        return (await conversationFeed(tx, ids, [watcher], now))(watcher);
      });

      const streamed = seen.filter(({ inView }) => inView).map(({ row }) => row.id);
      expect(listed.map(({ id }) => id).sort()).toEqual(streamed.sort());
      found += listed.length;
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(200);
});

test('in every order the pages give each row once, in the order in which a screen places rows', async () => {
  for (const sort of sorts)
    for (const viewer of viewers())
      for (const filter of [{}, { status: ['open' as const] }, { team: ['mine' as const], tagsNone: ['vip'] }]) {
        const whole = await listAll(viewer, {}, 'recent', 100);
        const paged = await listAll(viewer, filter, sort, 7);

        const fitting = await listAll(viewer, filter, 'recent', 100);
        expect(paged.map(({ id }) => id)).toEqual(
          fitting.toSorted((a, b) => compareRows(a, b, sort)).map(({ id }) => id),
        );
        expect(paged.length).toBeLessThanOrEqual(whole.length);
      }
});

test('a page mark of another order is refused', async () => {
  const viewer = viewers()[0] as Viewer;
  const list = (sort: Sort, cursor?: string) =>
    db.inWorkspace(workspaceId, (tx) => listConversations(tx, viewer, { filter: {}, sort, cursor, limit: 5 }, now));
  const { next } = await list('influence');

  await expect(list('recent', next ?? '')).rejects.toThrow(/page mark/);
});
