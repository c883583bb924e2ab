import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { addConsent, getContact, strikeConsent } from '#contract/contact.ts';
import { getConversation } from '#contract/conversation.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { createMacro, runMacro } from '#contract/macro.ts';
import { createSavedReply } from '#contract/saved-reply.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { arrive, aWriter, type Room, type Writer } from '#test/private-room.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { drainConversation } from '../dispatch/drain.ts';

let world: World;
let writer: Writer;
let owner: TestAgent;
beforeAll(async () => {
  world = await openWorld({ undoSeconds: 8 });
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
});
afterAll(() => world.close());

let people = 0;
beforeEach(async () => {
  writer = await aWriter(world, handles[people] ?? 'maren.holt');
  people += 1;
});
/** A person for each test: what one said must not count for the next. */
const handles = ['maren.holt', 'ngozi.eze', 'jonasw', 'lucia.ferrandez', 'amal_m', 'sakura.h', 'dkoval', 'priya_raman'];
const writes = (text: string, language?: string) => writer.writes(text, language === undefined ? {} : { language });
const heard = () => writer.heard();

const answer = (
  { conversationId, messageId }: Room,
  text: string,
  change: Partial<ReplyInput> = {},
  caller: { session?: string; apiKey?: string } = world.agent,
) =>
  world.app.call(caller, sendReply, {
    params: { conversationId },
    body: {
      clientKey: crypto.randomUUID(),
      stage: 'private',
      text,
      replyToId: messageId,
      attachmentIds: [],
      addresseeIds: [],
      seenVersion: 1_000,
      accepted: [],
      ...change,
    },
  });
const reasons = ({ body }: Awaited<ReturnType<typeof answer>>) =>
  body.ok ? [] : body.checks.filter(({ verdict }) => verdict === 'stop').map(({ reason }) => reason);

const consents = async ({ contactId }: Room) =>
  (await world.app.call(world.agent, getContact, { params: { contactId } })).body.contact.consents;
const agree = ({ contactId }: Room, purpose: 'survey' | 'marketing' | 'service') =>
  world.app.call(world.agent, addConsent, {
    params: { contactId },
    body: { purpose, way: 'direct_message', given: true, at: world.app.context.now().toISOString(), source: 'form' },
  });

test('a STOP is recorded with its words, confirmed once, and ends what is not an answer', async () => {
  const room = await writes('Where is my parcel?');
  await agree(room, 'survey');
  await writes('STOP!');

  expect((await consents(room)).filter(({ given }) => !given)).toMatchObject(
    ['service', 'survey', 'marketing'].map((purpose) => ({
      purpose,
      way: 'direct_message',
      source: 'conversation',
      how: 'STOP!',
    })),
  );
  expect(await heard()).toEqual([expect.stringMatching(/^We will not write to you on our own/)]);
  expect(reasons(await answer(room, 'Here it comes.'))).toEqual(['consent_withdrawn']);
  expect(reasons(await answer(room, 'How were we?', { purpose: 'survey' }))).toEqual(['consent_withdrawn']);

  await writes('stop');
  expect(await heard()).toHaveLength(1);
  const again = await writes('And where is my parcel now?');
  expect(reasons(await answer(again, 'It is on its way.'))).toEqual([]);
  expect(reasons(await answer(again, 'How were we?', { purpose: 'survey' }))).toEqual(['consent_withdrawn']);

  const { body } = await world.app.call(world.agent, getConversation, {
    params: { conversationId: room.conversationId },
  });
  const events = body.timeline.filter((entry) => entry.kind === 'event').map(({ type }) => type);
  expect(events.filter((type) => type === 'contact.stopped')).toHaveLength(2);
});

test('a START gives back what the STOP took, and nothing else', async () => {
  const room = await writes('Hello there');
  await agree(room, 'marketing');
  await writes('Baja, por favor', 'es');
  expect((await heard()).at(-1)).toMatch(/^No volveremos a escribirle/);
  await writes('START');

  expect(reasons(await answer(room, 'More new things!', { purpose: 'marketing' }))).toEqual([]);
  expect(reasons(await answer(room, 'Your story on our site?', { purpose: 'publication' }))).toEqual([
    'consent_missing',
  ]);
});

test('a START without a STOP agrees to nothing', async () => {
  const room = await writes('START');

  expect(await consents(room)).toEqual([]);
  expect(reasons(await answer(room, 'New things!', { purpose: 'marketing' }))).toEqual(['consent_missing']);
});

test('to say stop in a complaint, or in public, is no STOP', async () => {
  const room = await writes('Stop doing that, you charge me every week!');
  await writer.act('POST', '/statuses', { text: '@acme STOP' });
  await arrive(world);

  expect(await consents(room)).toEqual([]);
  expect(await heard()).toEqual([]);
  expect(reasons(await answer(room, 'We look into it.'))).toEqual([]);
});

test('what is on its way when a STOP comes does not leave, also before the STOP was recorded', async () => {
  const room = await writes('Hello?');
  const sent = await answer(room, 'We have news for you.');
  if (!sent.body.ok) throw new Error('It was refused.');
  const { dispatch } = sent.body;
  await writer.writes('أوقف', { received: true });
  world.advance(9_000);
  await drainConversation(world.app.context, world.workspaceId, room.conversationId);

  expect(await heard()).not.toContain('We have news for you.');
  const { state, error_kind } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('dispatch').select(['state', 'error_kind']).where('id', '=', dispatch.id).executeTakeFirstOrThrow(),
  );
  expect([state, error_kind]).toEqual(['failed', 'policy']);
  await arrive(world);
  expect((await heard()).at(-1)).toMatch(/^لن نراسلك/);
});

test('a macro that sends a survey asks for consent like everything else', async () => {
  const room = await writes('Hello, thank you!');
  const { body: kept } = await world.app.call(owner, createSavedReply, {
    body: { title: 'Survey', audience: 'me', variants: [{ network: '', language: '', text: 'How were we?' }] },
  });
  const reply = { kind: 'reply', savedReplyId: kept.reply.id, stage: 'private', how: 'send' } as const;
  const { body: made } = await world.app.call(owner, createMacro, {
    body: { name: 'Ask', audience: 'me', steps: [{ ...reply, purpose: 'survey' }] },
  });
  const run = async () => {
    const { conversationId } = room;
    const body = { runId: crypto.randomUUID(), conversationId, seenVersion: 1_000 };
    return (await world.app.call(owner, runMacro, { params: { macroId: made.macro.id }, body })).body;
  };

  expect(JSON.stringify(await run())).toContain('consent_missing');
  await agree(room, 'survey');
  expect(JSON.stringify(await run())).not.toContain('consent_missing');
});

test('what an API key marks as a survey is refused like everything else, and a struck STOP counts no more', async () => {
  const room = await writes('Hello!');
  const { body } = await world.app.call(owner, createApiKey, {
    body: { name: 'Surveys', scopes: ['reply.draft', 'reply.private', 'inbox.read'] },
  });
  const key = { apiKey: body.key };
  expect(reasons(await answer(room, 'How were we?', { purpose: 'survey' }, key))).toEqual(['consent_missing']);
  await writes('Arrêtez !', 'fr');
  expect(reasons(await answer(room, 'Hello?', {}, key))).toEqual(['consent_withdrawn']);
  for (const { id, given } of await consents(room))
    if (!given)
      await world.app.call(world.agent, strikeConsent, {
        params: { contactId: room.contactId, consentId: id },
        body: { struck: true },
      });

  expect(reasons(await answer(room, 'Hello?', {}, key))).toEqual([]);
});
