import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Calendar } from '#contract/calendar.ts';
import { getClocks } from '#contract/clock.ts';
import { getConversation, setConversationTags } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import { defaultOutOfHours, type OutOfHours, previewOutOfHours } from '#contract/out-of-hours.ts';
import { activatePolicy, getPolicy, type PolicyContent, savePolicyDraft } from '#contract/policy.ts';
import { newId } from '#server/db/id.ts';
import { catchUp } from '#server/events/follow.ts';
import { subscribers } from '#server/events/registry.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { answerOutOfHours } from './answer.ts';
import { followFirstResponses } from './subscribers.ts';

const dayMs = 86_400_000;
/** Open for an hour that is not now, each day: tomorrow the first answer is due. */
function closedNow(now: Date): Calendar {
  const hour = (now.getUTCHours() + 12) % 24;
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = [{ from: `${two(hour)}:00`, to: hour === 23 ? '24:00' : `${two(hour + 1)}:00` }];
  const week = Array.from({ length: 7 }, () => hours);
  return { id: 'night', name: 'Night', timeZone: 'UTC', always: false, week, days: [], teamIds: [], networks: [] };
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await switchOn({ kind: 'calendars', body: { calendars: [closedNow(world.app.context.now())] } });
});
afterAll(() => world.close());

async function switchOn(content: PolicyContent): Promise<void> {
  const { kind } = content;
  const { app, agent } = world;
  const { version: replaces } = (await app.call(agent, getPolicy, { params: { kind } })).body;
  const { version } = (await app.call(agent, savePolicyDraft, { params: { kind }, body: { content } })).body;
  await app.call(agent, activatePolicy, { params: { kind, version }, body: { replaces } });
}
const speak = (change: Partial<OutOfHours> = {}) =>
  switchOn({
    kind: 'outOfHours',
    body: { ...defaultOutOfHours, isOn: true, stages: { private: true, public: true }, ...change },
  });

/** What follows from events, and the jobs that it makes. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const subscriber of subscribers) await catchUp(world.app.context, world.workspaceId, subscriber);
    await world.app.runJobs();
  }
}
async function asks(text: string): Promise<Mention> {
  const mention = await world.mention(text);
  await settle();
  return mention;
}
const looks = async ({ conversationId }: Pick<Mention, 'conversationId'>) =>
  (await world.app.call(world.agent, getConversation, { params: { conversationId } })).body;
const said = async (mention: Mention) =>
  (await looks(mention)).timeline.flatMap((entry) =>
    entry.kind === 'message' && entry.direction === 'out' ? [entry] : [],
  );
const withheld = async ({ conversationId }: Mention) => {
  const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql<{
      withheld: string | null;
    }>`select withheld from acknowledgement where conversation_id = ${conversationId}`.execute(tx),
  );
  return rows[0]?.withheld;
};

test('as every workspace starts, nothing is said', async () => {
  const mention = await asks('Where is my kettle?');

  expect(await said(mention)).toEqual([]);
});

describe('switched on, while the team is closed,', () => {
  test('a customer is told once by when a person answers; it answers nobody and leaves the conversation open', async () => {
    await speak();
    const mention = await asks('Is there a blue one?');
    const [answer, ...others] = await said(mention);

    const { conversation, timeline } = await looks(mention);
    const { clocks } = (
      await world.app.call(world.agent, getClocks, { params: { conversationId: mention.conversationId } })
    ).body;
    const first = clocks.find(({ kind }) => kind === 'first_response');
    const due = new Date(Math.ceil(Date.parse(first?.dueAt ?? '') / 60_000) * 60_000);
    const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(due);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ automatic: true, agentId: null, visibility: 'public' });
    expect(answer?.text).toContain('Hello Maren Holt');
    expect(answer?.text).toContain(`${hour} UTC`);
    expect(first).toMatchObject({ state: 'running', stoppedAt: null });
    expect(conversation.status).toBe('open');
    expect(timeline.flatMap((entry) => (entry.kind === 'event' ? entry.type : []))).toContain(
      'acknowledgement.decided',
    );
  });

  test('not again for the next message, on a replay of the events, or when many do it at once', async () => {
    // The gate lets no text leave twice for one person.
    await speak({ texts: [{ language: 'en', channelIds: [], text: 'You hear from us by {when}.' }] });
    const mention = await asks('Do you ship to Norway?');
    await world.customer('POST', '/statuses', { text: '@acme And to Sweden?', replyTo: mention.externalId });
    await world.poll();
    await settle();
    const { db } = world.app.context;
    await db.inWorkspace(world.workspaceId, (tx) =>
      sql`update subscriber set position = 0 where workspace_id = ${world.workspaceId} and name = ${followFirstResponses.name}`.execute(
        tx,
      ),
    );
    await settle();
    const { rows } = await db.inWorkspace(world.workspaceId, (tx) =>
      sql<{
        id: string;
      }>`select id from clock where conversation_id = ${mention.conversationId} and kind = 'first_response'`.execute(
        tx,
      ),
    );
    const wanted = { conversationId: mention.conversationId, clockId: rows[0]?.id ?? '' };
    await Promise.all(
      Array.from({ length: 8 }, () =>
        db.inWorkspace(world.workspaceId, (tx) => answerOutOfHours(tx, wanted, world.app.context)),
      ),
    );
    await settle();

    expect(await said(mention)).toHaveLength(1);
  });

  test('at the same moment by eight programs, one speaks', async () => {
    await speak({ texts: [{ language: 'en', channelIds: [world.channelId], text: 'We answer by {when}, {name}.' }] });
    const mention = await world.mention('Which size is the box?');
    for (const subscriber of subscribers)
      if (subscriber !== followFirstResponses) await catchUp(world.app.context, world.workspaceId, subscriber);
    const { db } = world.app.context;
    const { rows } = await db.inWorkspace(world.workspaceId, (tx) =>
      sql<{
        id: string;
      }>`select id from clock where conversation_id = ${mention.conversationId} and kind = 'first_response'`.execute(
        tx,
      ),
    );
    const wanted = { conversationId: mention.conversationId, clockId: rows[0]?.id ?? '' };
    await Promise.all(
      Array.from({ length: 8 }, () =>
        db.inWorkspace(world.workspaceId, (tx) => answerOutOfHours(tx, wanted, world.app.context)),
      ),
    );
    await settle();

    expect(await said(mention)).toHaveLength(1);
  });

  test('in the language of the customer', async () => {
    await speak();
    const mention = await world.mention('Wo ist meine Rechnung?');
    await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql`update conversation set language = 'de' where id = ${mention.conversationId}`.execute(tx),
    );
    await settle();

    expect((await said(mention))[0]?.text).toContain('Hallo Maren Holt');
  });

  test.each([
    ['words that speak of danger', 'I want to kill myself, it is all your fault', 'words'],
    ['words of the press', 'I am a journalist and write about you', 'words'],
  ])('never with %s', async (_, text, reason) => {
    const mention = await asks(text);

    expect(await said(mention)).toEqual([]);
    expect(await withheld(mention)).toBe(reason);
  });

  test.each(['danger', 'press', 'crisis', 'Danger'])('never with the tag %s', async (tag) => {
    const mention = await world.mention(`Hello? ${tag}`);
    const params = { conversationId: mention.conversationId };
    await world.app.call(world.agent, setConversationTags, { params, body: { tags: [tag] } });
    await settle();

    expect(await said(mention)).toEqual([]);
    expect(await withheld(mention)).toBe('tag');
  });

  test('never to somebody of the press, in a category that is to be left alone, or to who is blocked', async () => {
    await speak({ never: { tags: [], categories: ['complaint'], words: [] } });
    const complaint = await asks('My parcel never arrived!');
    expect(await withheld(complaint)).toBe('category');

    await speak({ never: { tags: [], categories: [], words: [] } });
    const inDatabase = (mention: Mention, change: (contact: string) => ReturnType<typeof sql>) =>
      world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
        const { rows } = await sql<{ contactId: string; profileId: string }>`
          select p.contact_id as "contactId", p.id as "profileId" from conversation c join profile p on p.workspace_id = c.workspace_id
            and p.id = c.profile_id where c.id = ${mention.conversationId}`.execute(tx);
        await change(rows[0]?.contactId ?? '').execute(tx);
        return rows[0]?.profileId ?? '';
      });
    const press = await world.mention('A question for an article');
    await inDatabase(press, (id) => sql`update contact set marks = '{press}' where id = ${id}`);
    await settle();
    expect(await withheld(press)).toBe('press');
    const blocked = await world.mention('Somebody there?');
    const profileId = await inDatabase(blocked, (id) => sql`update contact set marks = '{}' where id = ${id}`);
    await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql`insert into restraint (workspace_id, profile_id, channel_id, kind, since)
        values (${world.workspaceId}, ${profileId}, ${world.channelId}, 'block', now())`.execute(tx),
    );
    await settle();
    expect(await withheld(blocked)).toBe('blocked');
    await world.app.context.db.inWorkspace(world.workspaceId, (tx) => sql`delete from restraint`.execute(tx));
    for (const mention of [complaint, press, blocked]) expect(await said(mention)).toEqual([]);
  });

  test('never in public unless the policy says so, never after a person answered, and never while the team is there', async () => {
    await speak({ stages: { private: true, public: false } });
    const quiet = await asks('Is this public?');
    await speak();
    const answered = await world.mention('Who answers first?');
    const { conversationId, messageId, version } = answered;
    await world.app.call(world.agent, sendReply, {
      params: { conversationId },
      body: { clientKey: newId(), stage: 'public', text: 'I do.', replyToId: messageId, seenVersion: version },
    });
    await settle();
    expect(await said(answered)).toMatchObject([{ text: expect.stringContaining('I do.'), automatic: false }]);
    await switchOn({ kind: 'calendars', body: { calendars: [{ ...closedNow(new Date()), always: true }] } });
    const open = await asks('Are you open?');

    for (const mention of [quiet, open]) {
      expect(await said(mention)).toEqual([]);
      expect(await withheld(mention)).toBeUndefined();
    }
  });
});

test('a preview fills each text in for the next moment at which the team is closed, and is empty where it never is', async () => {
  await switchOn({ kind: 'calendars', body: { calendars: [closedNow(world.app.context.now())] } });
  const ask = () => world.app.call(world.agent, previewOutOfHours, { body: { policy: defaultOutOfHours } });
  const { samples } = (await ask()).body;
  await switchOn({ kind: 'calendars', body: { calendars: [{ ...closedNow(new Date()), always: true }] } });

  expect(samples).toHaveLength(5);
  expect(samples[1]?.text).toMatch(/^Hallo Mila, .* spätestens \p{L}+, \d+\. \p{L}+ um \d+:\d+ UTC/u);
  expect(Date.parse(samples[0]?.at ?? '') - world.app.context.now().getTime()).toBeLessThan(dayMs);
  expect((await ask()).body.samples).toEqual([null, null, null, null, null]);
});

test.each(['Hello {name}', 'By {when} and {whoever}', ''])(
  'a text that says no time or names what is unknown is refused: %s',
  async (text) => {
    const body = { ...defaultOutOfHours, texts: [{ language: 'en', channelIds: [], text }] };
    const { status } = await world.app.call(world.agent, savePolicyDraft, {
      params: { kind: 'outOfHours' },
      body: { content: { kind: 'outOfHours', body } },
    });

    expect(status).toBe(400);
  },
);
