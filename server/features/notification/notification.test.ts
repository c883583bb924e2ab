import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { assignConversation, markConversationRead, setConversationStatus } from '#contract/conversation.ts';
import { addNote } from '#contract/note.ts';
import { countNotices, listNotices, markNotices } from '#contract/notification.ts';
import { deactivateAgent } from '#contract/people.ts';
import { newId } from '#server/db/id.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { type Caller, startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { notify } from './commands.ts';
import { tellPeople } from './subscribers.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
let ben: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  lead = await anAgent(db, workspaceId, { role: 'lead', name: 'Lea' });
  ana = await anAgent(db, workspaceId);
  ben = await anAgent(db, workspaceId, { name: 'Ben' });
  await follow();
});
afterAll(() => app.close());

const follow = () => catchUp(app.context, workspaceId, tellPeople);
const told = async (caller: Caller) => (await app.call(caller, listNotices, {})).body.groups;
const unread = async (caller: Caller) => (await app.call(caller, countNotices, {})).body.unread;

async function mention(conversationId: string, mentions: string[]): Promise<void> {
  const body = { id: newId(), text: 'Please look.', mentions };
  expect((await app.call(ana, addNote, { params: { conversationId }, body })).status).toBe(200);
}
/** As the keeper tells it. */
async function fires(type: 'clock.warned' | 'clock.breached', conversationId: string, clockId = newId()) {
  await app.context.db.inWorkspace(workspaceId, async (tx) =>
    record(tx, {
      type,
      at: app.context.now(),
      actor: systemActor,
      subject: { kind: 'clock', id: clockId },
      conversationId,
      detail: { kind: 'first_response', dueAt: app.context.now().toISOString() },
    }),
  );
}

test('who is mentioned is told once, by whom and where, and not who wrote it', async () => {
  const { conversationId } = await aConversation(app.context.db, workspaceId);

  await mention(conversationId, [ben.agentId, ana.agentId]);
  await follow();
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update subscriber set position = 0 where workspace_id = ${workspaceId} and name = ${tellPeople.name}`.execute(
      tx,
    ),
  );
  await follow();

  expect(await told(ben)).toMatchObject([
    {
      kind: 'mentioned',
      isRead: false,
      detail: { by: ana.agentId },
      conversation: { id: conversationId, name: 'Mila' },
    },
  ]);
  expect((await told(ben))[0]?.ids).toHaveLength(1);
  expect(await told(ana)).toEqual([]);
});

test('who is given a conversation is told, who took it is not, and who has it no more is not', async () => {
  const { conversationId } = await aConversation(app.context.db, workspaceId);
  const give = (assigneeId: string | null) =>
    app.call(ana, assignConversation, { params: { conversationId }, body: { assigneeId } });

  await give(ana.agentId);
  await give(ben.agentId);
  await follow();
  await give(null);
  await give(ben.agentId);
  await give(null);
  await follow();

  expect(await told(ana)).toEqual([]);
  expect(await told(ben)).toMatchObject([{ kind: 'assigned', ids: [expect.any(String)] }]);
});

test('a late clock is told to who holds it, else to the leads of its team, else of the workspace', async () => {
  const { db } = app.context;
  const [north, south] = [await aTeam(db, workspaceId, 'North'), await aTeam(db, workspaceId, 'South')];
  const northern = await anAgent(db, workspaceId, { role: 'lead', name: 'Nora', teamIds: [north] });
  const held = await aConversation(db, workspaceId, { assigneeId: ben.agentId, teamId: north });
  const ofNorth = await aConversation(db, workspaceId, { teamId: north });
  const ofSouth = await aConversation(db, workspaceId, { teamId: south });
  await follow();

  await fires('clock.warned', held.conversationId);
  await fires('clock.breached', ofNorth.conversationId);
  await fires('clock.breached', ofSouth.conversationId);
  await follow();

  expect(await told(ben)).toMatchObject([{ kind: 'clock_warned', detail: { clock: 'first_response' } }]);
  const places = async (caller: Caller) => (await told(caller)).map(({ conversation }) => conversation?.id).sort();
  expect(await places(northern)).toEqual([ofNorth.conversationId, ofSouth.conversationId].sort());
  expect(await places(lead)).toEqual([ofSouth.conversationId]);
});

test('a clock of what is resolved meanwhile is told to nobody', async () => {
  const { conversationId } = await aConversation(app.context.db, workspaceId, { assigneeId: ben.agentId });
  await fires('clock.breached', conversationId);
  await app.call(ana, setConversationStatus, {
    params: { conversationId },
    body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
  });

  await follow();

  expect(await told(ben)).toEqual([]);
});

test('notices of one kind about one conversation are one line until it is read, and reading can be taken back', async () => {
  const { conversationId } = await aConversation(app.context.db, workspaceId);
  await mention(conversationId, [ben.agentId]);
  await mention(conversationId, [ben.agentId]);
  await follow();
  expect((await told(ben)).map(({ ids }) => ids.length)).toEqual([2]);
  expect(await unread(ben)).toBe(1);

  const read = await app.call(ben, markNotices, { body: { ids: 'all', isRead: true } });
  expect(read.body.ids).toHaveLength(2);
  expect(await unread(ben)).toBe(0);
  app.clock.advance(1_000);
  await mention(conversationId, [ben.agentId]);
  await follow();
  expect((await told(ben)).map(({ isRead }) => isRead)).toEqual([false, true]);

  await app.call(ben, markNotices, { body: { ids: read.body.ids, isRead: false } });
  expect((await told(ben)).map(({ ids }) => ids.length)).toEqual([3]);
});

test('who reads the conversation has read what they were told of it', async () => {
  const { conversationId } = await aConversation(app.context.db, workspaceId);
  await mention(conversationId, [ben.agentId]);
  await follow();

  await app.call(ben, markConversationRead, { params: { conversationId } });

  expect(await unread(ben)).toBe(0);
});

test('nobody marks another’s notices, and one about what a person may not see names no customer', async () => {
  const { db } = app.context;
  const teamId = await aTeam(db, workspaceId);
  const cy = await anAgent(db, workspaceId, { name: 'Cy', teamIds: [await aTeam(db, workspaceId, 'Other')] });
  const { conversationId } = await aConversation(db, workspaceId, { teamId });
  await mention(conversationId, [cy.agentId]);
  await follow();
  const ids = (await told(cy))[0]?.ids ?? [];

  expect((await app.call(ben, markNotices, { body: { ids, isRead: true } })).body.ids).toEqual([]);
  expect(await told(cy)).toMatchObject([{ kind: 'mentioned', conversation: null }]);
});

test('the same key is one notice however often it is told, also within one call, and who left is not told', async () => {
  await app.call(lead, deactivateAgent, { params: { agentId: ana.agentId } });
  const notice = { kind: 'assigned', conversationId: null, detail: {}, urgency: 'later', key: 'one' } as const;
  const tell = (agentIds: string[]) =>
    app.context.db.inWorkspace(workspaceId, (tx) =>
      notify(
        tx,
        agentIds.map((agentId) => ({ ...notice, agentId })),
        app.context.now(),
      ),
    );

  await tell([ben.agentId, ben.agentId, ana.agentId]);
  await tell([ben.agentId]);

  expect((await told(ben)).flatMap(({ ids }) => ids)).toHaveLength(1);
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{
      subject_id: string;
    }>`select subject_id from event where workspace_id = ${workspaceId} and type = 'notice.told'`.execute(tx),
  );
  expect(rows).toEqual([{ subject_id: ben.agentId }]);
});
