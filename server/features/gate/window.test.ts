import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getConversation } from '#contract/conversation.ts';
import { checkReply, type ReplyInput, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { aWriter, type Room, type Writer } from '#test/private-room.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { drainConversation } from '../dispatch/drain.ts';

const hourMs = 3_600_000;
const undoSeconds = 60;

let world: World;
let writer: Writer;
let room: Room;
beforeAll(async () => {
  world = await openWorld({ undoSeconds });
  writer = await aWriter(world, 'maren.holt');
  room = await writer.writes('My parcel did not arrive.');
});
afterAll(() => world.close());

const place = () => ({ conversationId: room.conversationId });
const answer = (text: string, seenVersion: number): ReplyInput => ({
  ...{ clientKey: crypto.randomUUID(), stage: 'private', text, seenVersion, accepted: [] },
  ...{ attachmentIds: [], addresseeIds: [] },
});
const look = async () => (await world.app.call(world.agent, getConversation, { params: place() })).body;
const send = async (text: string) => {
  const { conversation } = await look();
  const { body } = await world.app.call(world.agent, sendReply, {
    params: place(),
    body: answer(text, conversation.version),
  });
  return body;
};
/** All that the customer wrote is so much older. */
const age = (ms: number) =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql`update message set occurred_at = occurred_at - ${ms} * interval '1 ms'
      where workspace_id = ${world.workspaceId} and direction = 'in'`.execute(tx),
  );
/** The time to take it back is over, and what is due leaves. */
const leave = async () => {
  world.advance(undoSeconds * 1000);
  await drainConversation(world.app.context, world.workspaceId, room.conversationId);
};
const closesAt = async () => Date.parse((await look()).stages.private?.window?.closesAt ?? '');

test('the window of a conversation runs from the customer’s last private message, whatever we say since', async () => {
  const wroteAt = (await look()).conversation.lastInboundAt ?? '';
  expect(await closesAt()).toBe(Date.parse(wroteAt) + 168 * hourMs);

  expect((await send('We look into it.')).ok).toBe(true);
  await leave();
  expect(await closesAt()).toBe(Date.parse(wroteAt) + 168 * hourMs);

  room = await writer.writes('Thank you.');
  expect(await closesAt()).toBeGreaterThan(Date.parse(wroteAt) + 168 * hourMs);
});

test('an answer that falls outside while it waits is not sent and is a draft again, once', async () => {
  await age((await closesAt()) - world.app.context.now().getTime() - 55_000);
  expect((await send('On the last minute.')).ok).toBe(true);
  await leave();

  expect(await writer.heard()).toEqual(['We look into it.']);
  const detail = await look();
  const [dispatch] = detail.timeline.filter((entry) => entry.kind === 'dispatch');
  expect(dispatch).toMatchObject({ state: 'failed', errorKind: 'outside_window', text: 'On the last minute.' });
  expect(detail.drafts).toMatchObject([{ mode: 'private', text: 'On the last minute.' }]);
  expect(detail.conversation.outbox).toBe('failed');

  const settled = await world.app.call(world.agent, settleDispatch, {
    params: { dispatchId: dispatch?.id ?? '' },
    body: { decision: 'not_sent' },
  });
  expect(settled.body.dispatch.state).toBe('cancelled');
  expect((await look()).drafts).toMatchObject([{ mode: 'private', text: 'On the last minute.' }]);
});

test('outside the gate says so, until the customer writes again', async () => {
  const asked = async () => {
    const { conversation } = await look();
    const body = answer('Are you still there?', conversation.version);
    const { checks } = (await world.app.call(world.agent, checkReply, { params: place(), body })).body;
    return checks.filter(({ verdict }) => verdict === 'stop');
  };
  expect(await asked()).toMatchObject([
    { check: 'window', reason: 'outside_window', parameters: { network: 'Sandbox network', outside: 'nothing' } },
  ]);
  expect((await send('Are you still there?')).ok).toBe(false);

  await writer.writes('Yes, I am.');
  expect(await asked()).toEqual([]);
});
