import { afterAll, beforeAll, expect, test } from 'vitest';
import { getClocks } from '#contract/clock.ts';
import { getConversation, listConversations, setConversationStatus } from '#contract/conversation.ts';
import { searchEverything } from '#contract/search.ts';
import * as contract from '#contract/stranger.ts';
import { defaultStrangerRules, type StrangerRules } from '#contract/stranger-policy.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';
import { understand } from '#test/factories/verdict.ts';
import { arrive, aWriter, type Writer } from '#test/private-room.ts';
import { openWorld, read, type World } from '#test/sandbox-world.ts';
import { fireAdmissions } from './fire.ts';
import { lookAgain } from './look-back.ts';
import { drawSample, weekOf } from './sample.ts';

let world: World;
let lead: TestAgent;
let other: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  lead = await anAgent(world.app.context.db, world.workspaceId, { role: 'lead', name: 'Lea' });
  other = await anAgent(world.app.context.db, world.workspaceId, { role: 'lead', name: 'Olu' });
});
afterAll(() => world.close());

const casino: StrangerRules['spam'][number] = {
  ...{ id: 'casino', name: 'Casino', isOn: true, stage: 'any', words: ['casino'], links: null, sameFrom: null },
  ...{ followersAtMost: null, youngerThanDays: null },
};
const hold = (change: Partial<StrangerRules>) =>
  switchOn(world.app, lead, { kind: 'strangers', body: { ...defaultStrangerRules, ...change } });
const requestsOn = (admitAfterMinutes: number | null) => ({
  requests: { fromNetwork: true, channelIds: [world.channelId], admitAfterMinutes },
});
let n = 0;
/** Somebody whom nobody has heard of. */
const aStranger = async (): Promise<Writer> => {
  n += 1;
  read(await world.customer('POST', '/accounts', { handle: `stranger.${n}`, name: `Stranger ${n}`, brand: false }));
  return aWriter(world, `stranger.${n}`);
};
const aside = async (kind: contract.AsideKind) =>
  (await world.app.call(lead, contract.listAside, { query: { kind } })).body.items;
const isOpen = async (id: string) => {
  const { body } = await world.app.call(lead, listConversations, { query: { view: 'open' } });
  return body.items.some((row) => row.id === id);
};
const clocks = async (conversationId: string) =>
  (await world.app.call(lead, getClocks, { params: { conversationId } })).body.clocks;
const back = (conversationId: string, who = lead) =>
  world.app.call(who, contract.bringBack, { params: { conversationId } });
const put = (conversationId: string, kind: contract.AsideKind, who = lead) =>
  world.app.call(who, contract.setAside, { params: { conversationId }, body: { kind } });
const told = async (conversationId: string) => {
  const { body } = await world.app.call(lead, getConversation, { params: { conversationId } });
  return body.timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));
};

test('spam by a rule stands in no queue and has no clock, and search finds it', async () => {
  await hold({ spam: [casino] });
  const { conversationId } = await (await aStranger()).writes('The best casino of the town, quokka!');

  const [item] = await aside('spam');
  expect(item).toMatchObject({ conversation: { id: conversationId }, aside: { reason: 'rule', rule: 'Casino' } });
  expect(await isOpen(conversationId)).toBe(false);
  expect(await clocks(conversationId)).toEqual([]);
  expect(await told(conversationId)).toEqual(['conversation.opened', 'conversation.set_aside']);
  const found = await world.app.call(lead, searchEverything, { query: { q: 'quokka' } });
  expect(JSON.stringify(found.body)).toContain(conversationId);
});

test('what they write later stays with it, and once it is restored the clocks run from their first words', async () => {
  await hold({ spam: [casino] });
  const stranger = await aStranger();
  const { conversationId } = await stranger.writes('Casino, casino');
  const before = await world.app.call(lead, getConversation, { params: { conversationId } });
  await stranger.writes('Hello?');
  expect(await isOpen(conversationId)).toBe(false);
  world.advance(30 * 60_000);

  expect((await back(conversationId)).body.conversation).toMatchObject({ status: 'open', awaitsUs: true });
  await arrive(world);
  const [clock] = await clocks(conversationId);
  const wroteAt = before.body.timeline.find(({ kind }) => kind === 'message')?.at;
  expect(clock).toMatchObject({ kind: 'first_response', state: 'running', startedAt: wroteAt });
  expect(await isOpen(conversationId)).toBe(true);
  // Whoever is in the inbox is a stranger no more.
  const again = await stranger.act('POST', '/statuses', { text: '@acme casino' });
  expect(again.status).toBeLessThan(300);
  await arrive(world);
  expect((await aside('spam')).some(({ conversation }) => conversation.id === conversationId)).toBe(false);
});

test('a restoring is taken back by whom it was done, as if it had not been; by another it is a new setting aside', async () => {
  await hold({ spam: [casino] });
  const { conversationId } = await (await aStranger()).writes('casino one');
  await back(conversationId);
  await put(conversationId, 'spam');
  const kept = (await aside('spam')).find(({ conversation }) => conversation.id === conversationId);
  expect(kept?.aside).toMatchObject({ reason: 'rule', setBy: null });

  await back(conversationId);
  await put(conversationId, 'spam', other);
  const anew = (await aside('spam')).find(({ conversation }) => conversation.id === conversationId);
  expect(anew?.aside).toMatchObject({ reason: 'person', setBy: other.agentId });
});

test('strangers wait where requests are switched on, are declined and accepted, and come in by themselves in time', async () => {
  await hold(requestsOn(60));
  const room = await (await aStranger()).writes('Hello, a question');
  const late = await (await aStranger()).writes('Hello, another question');
  expect((await aside('request')).map(({ conversation }) => conversation.id)).toEqual([
    late.conversationId,
    room.conversationId,
  ]);
  await put(room.conversationId, 'declined');
  expect(await aside('request')).toHaveLength(1);
  expect((await back(room.conversationId)).status).toBe(200);
  expect((await back(room.conversationId)).status).toBe(409);

  world.advance(59 * 60_000);
  await fireAdmissions(world.app.context, world.workspaceId);
  expect(await isOpen(late.conversationId)).toBe(false);
  world.advance(2 * 60_000);
  await fireAdmissions(world.app.context, world.workspaceId);
  await fireAdmissions(world.app.context, world.workspaceId);
  expect(await isOpen(late.conversationId)).toBe(true);
  expect((await told(late.conversationId)).filter((type) => type === 'conversation.brought_back')).toHaveLength(1);
});

test('to answer is to accept, also past Earshot', async () => {
  await hold(requestsOn(null));
  const stranger = await aStranger();
  const { conversationId } = await stranger.writes('May I ask something?');
  expect(await isOpen(conversationId)).toBe(false);
  const { id: to } = read<{ id: string }>(await stranger.act('GET', '/me'));
  read(await world.brand('POST', '/messages', { to, text: 'You may.' }));
  await arrive(world);
  // What follows from what followed.
  await arrive(world);

  const { body } = await world.app.call(lead, getConversation, { params: { conversationId } });
  expect(body.conversation.status).toBe('pending');
  expect((await aside('request')).some(({ conversation }) => conversation.id === conversationId)).toBe(false);
  expect((await clocks(conversationId)).find(({ kind }) => kind === 'first_response')?.state).toBe('met');
});

test('whoever opens it by its status has brought it back', async () => {
  await hold({ spam: [casino] });
  const { conversationId } = await (await aStranger()).writes('casino two');
  await world.app.call(lead, setConversationStatus, { params: { conversationId }, body: { status: 'open' } });
  await arrive(world);
  expect(await isOpen(conversationId)).toBe(true);
  const { body } = await world.app.call(lead, contract.findAside, { params: { conversationId } });
  expect(body.aside).toBeNull();
});

test('the first of many who say the same go with those that follow, except where somebody answers already', async () => {
  const flood = { ...casino, id: 'flood', name: 'Flood', words: [], sameFrom: 2, links: 1 };
  await hold({ spam: [flood] });
  const words = 'Come and see what is new in our shop today';
  const say = async (writer: Writer, host: string) =>
    (await writer.writes(`${words} https://${host}.example`)).conversationId;
  const answered = await aStranger();
  const first = await say(answered, 'a');
  const { id: to } = read<{ id: string }>(await answered.act('GET', '/me'));
  read(await world.brand('POST', '/messages', { to, text: 'We will.' }));
  await arrive(world);
  const [second, third] = [await say(await aStranger(), 'b'), await say(await aStranger(), 'c')];
  await arrive(world);
  const set = (await aside('spam')).map(({ conversation }) => conversation.id);
  expect(set).toEqual(expect.arrayContaining([second, third]));
  expect(set).not.toContain(first);
});

test('what is understood as spam surely enough leaves the inbox, and nothing that somebody works on', async () => {
  await hold({ spam: [], surely: 0.8 });
  const spam = await (await aStranger()).writes('Dear sir, a fortune waits');
  const other = await (await aStranger()).writes('Dear sir, my parcel waits');
  const { context } = world.app;
  await context.db.inWorkspace(world.workspaceId, async (tx) => {
    await tx.deleteFrom('verdict').where('workspace_id', '=', world.workspaceId).execute();
  });
  await understand(world.app, world.workspaceId, spam.messageId, { spam: 'spam' });
  await understand(world.app, world.workspaceId, other.messageId, { spam: 'not-spam' });
  await context.db.inWorkspace(world.workspaceId, (tx) =>
    lookAgain(tx, [spam.conversationId, other.conversationId], context.now()),
  );
  const set = await aside('spam');
  const found = set.find(({ conversation }) => conversation.id === spam.conversationId);
  expect(found?.aside).toMatchObject({ reason: 'understood', rule: null });
  expect(await isOpen(other.conversationId)).toBe(true);
});

test('the sample says nothing of verdicts, brings customers back, and gives the rate', async () => {
  await hold({ spam: [casino] });
  const { conversationId } = await (await aStranger()).writes('Is the casino in your hotel open?');
  // Also where a week ended while these tests ran, all of it came in one.
  const thursday = new Date(weekOf(world.app.context.now()).getTime() + 3 * 86_400_000);
  await world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    await tx.updateTable('conversation').set({ opened_at: thursday }).execute();
    await tx.updateTable('set_aside').set({ set_at: thursday }).where('conversation_id', '=', conversationId).execute();
  });
  world.advance(7 * 86_400_000);
  const draw = () =>
    world.app.context.db.inWorkspace(world.workspaceId, (tx) => drawSample(tx, world.app.context.now()));
  await draw();
  await draw();
  const { items } = (await world.app.call(lead, contract.listSample, {})).body;
  const mine = items.find(({ text }) => text.includes('your hotel'));
  expect(Object.keys(mine ?? {}).sort()).toEqual(['at', 'followers', 'id', 'network', 'text']);
  expect(items.length).toBeGreaterThan(2);

  const say = (isCustomer: boolean | null) =>
    world.app.call(lead, contract.judgeSample, { params: { sampleId: mine?.id ?? '' }, body: { isCustomer } });
  expect((await say(true)).status).toBe(200);
  expect(await isOpen(conversationId)).toBe(true);
  const { weeks, toJudge } = (await world.app.call(lead, contract.getAsideFigures, {})).body;
  expect(weeks[0]?.aside).toMatchObject({ judged: 1, customers: 1 });
  expect(toJudge).toBe(items.length - 1);
  await say(null);
  expect(await isOpen(conversationId)).toBe(false);
  await say(false);
  const after = (await world.app.call(lead, contract.getAsideFigures, {})).body;
  expect(after.weeks[0]?.aside).toMatchObject({ judged: 1, customers: 0 });
});

test('each day is counted, and all of it goes out as a spreadsheet', async () => {
  const { body } = await world.app.call(lead, contract.getAsideFigures, {});
  expect(body.days).toHaveLength(14);
  expect(body.days.reduce((sum, { spam }) => sum + spam, 0)).toBeGreaterThan(0);
  const { csv } = (await world.app.call(lead, contract.exportAside, {})).body;
  expect(csv.split('\r\n')[0]).toBe('conversation,network,kind,reason,rule,set_at,set_by,ended_at,ended');
  expect(csv).toContain(',spam,rule,Casino,');
});
