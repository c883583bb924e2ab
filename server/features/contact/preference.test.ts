import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConsent, getContact, setPreference } from '#contract/contact.ts';
import type { PreferenceInput } from '#contract/contact-preference.ts';
import { getConversation } from '#contract/conversation.ts';
import { checkReply, type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { arrive, aWriter, type Room } from '#test/private-room.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { drainConversation } from '../dispatch/drain.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const minuteMs = 60_000;
/** The hour around now, by the clock on the wall of UTC. */
function anHour(): NonNullable<PreferenceInput['quiet']> {
  const at = (minutes: number) =>
    new Date(world.app.context.now().getTime() + minutes * minuteMs).toISOString().slice(11, 16);
  return { from: at(-30), to: at(30), timeZone: 'UTC' };
}
const set = (room: Room, change: Partial<PreferenceInput>) =>
  world.app.call(world.agent, setPreference, {
    params: { contactId: room.contactId },
    body: { way: null, language: null, quiet: null, ...change },
  });
const known = async (room: Room) =>
  (await world.app.call(world.agent, getContact, { params: { contactId: room.contactId } })).body.contact.preference;
const bodyOf = (room: Room, text: string, change: Partial<ReplyInput> = {}) => ({
  ...{ clientKey: crypto.randomUUID(), stage: 'private' as const, text, replyToId: room.messageId, seenVersion: 9_999 },
  ...change,
});
const say = (room: Room, text: string, change: Partial<ReplyInput> = {}) =>
  world.app.call(world.agent, sendReply, {
    params: { conversationId: room.conversationId },
    body: bodyOf(room, text, change),
  });
const agreeToSurveys = (room: Room) =>
  world.app.call(world.agent, addConsent, {
    params: { contactId: room.contactId },
    body: {
      ...{ purpose: 'survey', way: 'direct_message', given: true, source: 'conversation', how: '' },
      at: new Date(Date.now() - minuteMs).toISOString(),
    },
  });
const reasons = (checks: readonly { reason: string; verdict: string }[]) =>
  checks.filter(({ verdict }) => verdict !== 'pass').map(({ reason }) => reason);

test('what was queued before the hours were named waits for their end, too', async () => {
  const writer = await aWriter(world, 'ngozi.eze');
  const room = await writer.writes('Hello');
  await agreeToSurveys(room);
  expect((await say(room, 'How did we do?', { purpose: 'survey' })).body.ok).toBe(true);
  await set(room, { quiet: anHour() });
  await world.app.runJobs();
  expect(await writer.heard()).toEqual([]);
});

test('who names the hours in a private message is heard, told so once by which clock, and can take it back', async () => {
  const writer = await aWriter(world, 'lucia.ferrandez');
  const room = await writer.writes('Please do not write to me after 8 pm', { language: 'en' });
  await arrive(world);
  expect(await known(room)).toMatchObject({
    quiet: { from: '20:00', to: '08:00', timeZone: 'UTC' },
    ...{ bySelf: true, how: 'Please do not write to me after 8 pm', agentId: null },
  });
  const said = ['Noted: we will not write to you on our own from 20:00 to 08:00 (UTC).'];
  expect(await writer.heard()).toEqual(said);
  const { body } = await world.app.call(world.agent, getConversation, {
    params: { conversationId: room.conversationId },
  });
  const events = body.timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));
  expect(events).toContain('contact.preference_changed');

  await set(room, { way: 'phone', quiet: { from: '21:00', to: '09:00', timeZone: 'Asia/Tokyo' } });
  await writer.writes('Please only write between 9 and 18', { language: 'en' });
  await arrive(world);
  expect(await known(room)).toMatchObject({
    way: 'phone',
    quiet: { from: '18:00', to: '09:00', timeZone: 'Asia/Tokyo' },
  });
  await writer.writes('You can write at any time', { language: 'en' });
  await arrive(world);
  expect((await known(room))?.quiet).toBeNull();
  expect(await writer.heard()).toHaveLength(3);
});

test('a way and a language that they prefer are said to whoever writes otherwise', async () => {
  const writer = await aWriter(world, 'amal_m');
  const room = await writer.writes('Hello', { language: 'en' });
  const checked = async () => {
    const { body } = await world.app.call(world.agent, checkReply, {
      params: { conversationId: room.conversationId },
      body: bodyOf(room, 'Hello'),
    });
    return body.checks.filter(({ verdict }) => verdict === 'hint').map(({ message }) => message);
  };
  await set(room, { way: 'email', language: 'ar' });
  expect(await checked()).toEqual(['They prefer to hear from us by E-mail.', 'They prefer Arabic.']);
  await set(room, { way: 'sandbox', language: 'en-GB' });
  expect(await checked()).toEqual([]);
});

test.each([
  { quiet: { from: '22:00', to: '22:00', timeZone: 'UTC' } },
  { quiet: { from: '22:00', to: '7:00', timeZone: 'UTC' } },
  { quiet: { from: '22:00', to: '07:00', timeZone: 'Nowhere/Land' } },
  { way: 'A carrier pigeon' },
  { language: 'German' },
])('%j is refused', async (change) => {
  const room = await (await aWriter(world, 'priya_raman')).writes('Hello');
  expect((await set(room, change)).status).toBe(400);
});

// Last, because it moves the clock of the program past that of the network.
test('in quiet hours nothing leaves that nobody asked for: it waits for their end, and an answer passes it by', async () => {
  const writer = await aWriter(world, 'maren.holt');
  const room = await writer.writes('Hello');
  await agreeToSurveys(room);
  await set(room, { quiet: anHour() });
  const { body: refused } = await say(room, 'How did we do?', { purpose: 'survey' });
  expect([refused.ok, reasons(refused.checks)]).toEqual([false, ['quiet_hours']]);

  const { body: waits } = await say(room, 'How did we do?', { purpose: 'survey', accepted: ['quiet_hours'] });
  expect(waits.ok).toBe(true);
  await world.app.runJobs();
  expect((await say(room, 'Hello back')).body.ok).toBe(true);
  await world.app.runJobs();
  expect(await writer.heard()).toEqual(['Hello back']);
  const { body } = await world.app.call(world.agent, getConversation, {
    params: { conversationId: room.conversationId },
  });
  const waiting = body.timeline.find((entry) => entry.kind === 'dispatch');
  expect(waiting).toMatchObject({ state: 'queued', errorKind: 'quiet_hours' });

  world.advance(31 * minuteMs);
  await drainConversation(world.app.context, world.workspaceId, room.conversationId);
  expect(await writer.heard()).toEqual(['Hello back', 'How did we do?']);
});
