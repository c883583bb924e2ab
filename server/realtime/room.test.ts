import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { StreamFrame } from '#contract/stream.ts';
import { eventually } from '#sandbox/testing.ts';
import { changeConversation } from '#server/features/conversation/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { openRoom, type Room } from './room.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let ana: TestAgent;
let room: Room;
/** What was read of the conversations, look by look. */
let read: (readonly string[])[];
let frames: StreamFrame[];

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  ana = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  read = [];
  frames = [];
});

/** A room with one screen in it that has seen everything. */
async function openScreen(): Promise<void> {
  room = openRoom(
    app.context,
    workspaceId,
    async (_, ids) => {
      read.push(ids);
      // As much of a row as a room looks at.
      return () => ({ seen: ids.map((id) => ({ row: { id } as ConversationRow, inView: true })), hidden: [] });
    },
    () => {},
  );
  const nothing = () => {};
  const screen = { viewer: ana.viewer, filter: undefined, reset: nothing, recheck: nothing, end: nothing };
  await room.join({ ...screen, send: (frame) => void frames.push(frame) }, undefined);
  // What joins is told where it stands, and then the room looks once more.
  await eventually(() => expect(read).toHaveLength(2));
  read = [];
  frames = [];
}

/** Lets a person change these; gives what is announced of it. */
async function change(...conversationIds: string[]) {
  let position = 0;
  const stop = app.context.db.onCommitted((announced) => {
    position = announced.position;
  });
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    for (const id of conversationIds)
      await changeConversation(tx, { kind: 'agent', id: ana.agentId }, id, { priority: 'high' }, new Date());
  });
  stop();
  return { position, isAwaited: true, conversationIds };
}

const isShown = (id: string) => frames.some((frame) => frame.changes.some(({ row }) => row.id === id));
const untilShown = (...ids: string[]) => eventually(() => expect(ids.every(isShown)).toBe(true));

test('what is told twice is looked at once, and has nothing after it wait', async () => {
  const [one, two] = [
    await aConversation(app.context.db, workspaceId),
    await aConversation(app.context.db, workspaceId),
  ];
  await openScreen();

  const first = await change(one.conversationId);
  room.notice(first);
  room.notice(first);
  await untilShown(one.conversationId);
  room.notice(first);
  // Longer than the pause between two frames: a second look at the first would now hold up the next.
  await sleep(270);
  room.notice(await change(two.conversationId));
  await untilShown(two.conversationId);
  await sleep(300);

  expect(read).toEqual([[one.conversationId], [two.conversationId]]);
  await room.stop();
});

test('what is named is read together with the events, and what else has changed after them', async () => {
  const [one, two] = [
    await aConversation(app.context.db, workspaceId),
    await aConversation(app.context.db, workspaceId),
  ];
  await openScreen();

  await change(one.conversationId);
  room.notice(await change(two.conversationId));
  await untilShown(one.conversationId, two.conversationId);

  expect(frames).toHaveLength(1);
  expect(read).toEqual([[two.conversationId], [one.conversationId, two.conversationId]]);
  await room.stop();
});

test('what nobody told of is found all the same', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  await openScreen();

  await change(one.conversationId);
  room.noticeAny(true);

  await untilShown(one.conversationId);
  await room.stop();
});
