import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { eraseContact } from '#contract/contact.ts';
import { getConversation } from '#contract/conversation.ts';
import { activatePolicy, savePolicyDraft } from '#contract/policy.ts';
import { type Conditions, defaultMatrix } from '#contract/priority.ts';
import { correctVerdict, getVerdicts, type Task, takeBackCorrection } from '#contract/verdict.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { moveClocks } from '#server/features/clock/subscribers.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aTeam, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { sweepVerdicts } from './jobs.ts';
import { awaitUnderstanding } from './subscribers.ts';
import { understandWaiting } from './understand.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let agent: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Olga' });
  agent = await anAgent(app.context.db, workspaceId, { name: 'Ana' });
  // A subscriber's first visit finds where it begins.
  await catchUp(app.context, workspaceId, awaitUnderstanding);
  await catchUp(app.context, workspaceId, moveClocks);
});
afterAll(() => app.close());

const now = () => app.context.now();
const inWorkspace = <T>(work: Parameters<typeof app.context.db.inWorkspace<T>>[1]) =>
  app.context.db.inWorkspace(workspaceId, work);

const question = 'Where is my parcel? It is urgent, I have been waiting for three weeks!';

/** Told as intake tells it, so that what follows from events follows. */
async function tell(type: 'message.received' | 'message.edited', one: TestConversation): Promise<void> {
  await inWorkspace(async (tx) => {
    const detail = type === 'message.received' ? { network: 'sandbox', stage: 'public' as const } : { before: '' };
    record(tx, {
      type,
      at: now(),
      actor: { kind: 'customer', id: one.profileId },
      subject: { kind: 'message', id: one.messageId },
      conversationId: one.conversationId,
      // Each of the two has its own, as the catalogue says.
      detail: detail as never,
    });
  });
}
async function asks(text = question): Promise<TestConversation> {
  app.clock.advance(1000);
  const made = await aConversation(app.context.db, workspaceId, { text, at: now() });
  await tell('message.received', made);
  return made;
}
async function understand(): Promise<void> {
  await catchUp(app.context, workspaceId, awaitUnderstanding);
  await understandWaiting(app.context, workspaceId);
}
async function understood(text?: string): Promise<TestConversation> {
  const made = await asks(text);
  await understand();
  return made;
}
const read = async (one: TestConversation, who = agent) =>
  (await app.call(who, getVerdicts, { params: { conversationId: one.conversationId } })).body;
const verdictOf = async (one: TestConversation, task: Task) =>
  (await read(one)).messages[0]?.verdicts.find((verdict) => verdict.task === task);
const eventsOf = async (one: TestConversation, type: string) =>
  inWorkspace(async (tx) => {
    const { rows } = await sql<{ actor_kind: string; body: unknown }>`
      select e.actor_kind, d.body from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
      where e.workspace_id = ${workspaceId} and e.conversation_id = ${one.conversationId} and e.type = ${type} order by e.position`.execute(
      tx,
    );
    return rows;
  });
const correct = (one: TestConversation, task: Task, label: string, who = agent) =>
  app.call(who, correctVerdict, { params: { messageId: one.messageId, task }, body: { label } });

describe('a message of a customer', () => {
  it('is understood after it came in, with confidence, words and the version of the model', async () => {
    const made = await asks();
    await catchUp(app.context, workspaceId, awaitUnderstanding);
    expect(await read(made)).toMatchObject({ messages: [], waiting: 1 });

    await app.runJobs();

    const { messages, waiting } = await read(made);
    expect(waiting).toBe(0);
    expect(messages[0]).toMatchObject({ messageId: made.messageId, head: 0 });
    expect(messages[0]?.model).not.toBe('');
    const asked = messages[0]?.verdicts.find(({ task }) => task === 'question');
    expect(asked).toMatchObject({ label: 'question', correction: null });
    expect(asked?.confidence).toBeGreaterThan(0.5);
  });

  it('is understood once, however many look at it at the same time', async () => {
    const made = await asks();
    await catchUp(app.context, workspaceId, awaitUnderstanding);

    await Promise.all([1, 2, 3].map(() => understandWaiting(app.context, workspaceId)));

    expect(await eventsOf(made, 'conversation.understood')).toMatchObject([
      { actor_kind: 'system', body: { read: [{ message: made.messageId, labels: { question: 'question' } }] } },
    ]);
  });

  it('that a killed program left waiting is found by the sweep', async () => {
    const made = await asks();
    await catchUp(app.context, workspaceId, awaitUnderstanding);
    await app.context.db.pool.query('select graphile_worker.remove_job($1)', [`verdict.understand:${workspaceId}`]);

    await sweepVerdicts.run(app.context, workspaceId);
    await app.runJobs();

    expect((await read(made)).messages).toHaveLength(1);
  });

  it('is judged again when its author edits it', async () => {
    const made = await understood();
    expect(await verdictOf(made, 'question')).toMatchObject({ label: 'question' });

    await inWorkspace((tx) =>
      tx.updateTable('message').set({ text: 'It came today, thank you.' }).where('id', '=', made.messageId).execute(),
    );
    await tell('message.edited', made);
    await understand();

    expect((await verdictOf(made, 'question'))?.label).not.toBe('question');
  });

  it('that changes while it is read waits for the newer words', async () => {
    const made = await asks();
    await catchUp(app.context, workspaceId, awaitUnderstanding);
    const slow = {
      ...app.context,
      understanding: {
        ...app.context.understanding,
        understand: async (...asked: Parameters<typeof app.context.understanding.understand>) => {
          await inWorkspace((tx) =>
            tx.updateTable('message').set({ text: 'All good now.' }).where('id', '=', made.messageId).execute(),
          );
          return app.context.understanding.understand(...asked);
        },
      },
    };

    await understandWaiting(slow, workspaceId);
    expect(await read(made)).toMatchObject({ messages: [], waiting: 1 });

    await understandWaiting(app.context, workspaceId);
    expect((await verdictOf(made, 'question'))?.label).not.toBe('question');
  });

  it('of ours, and what was deleted, is not judged', async () => {
    const made = await understood();
    const ours = await aMessage(app.context.db, workspaceId, made, {
      direction: 'out',
      text: 'Where is it?',
      at: now(),
    });
    await tell('message.received', { ...made, messageId: ours });
    const gone = await asks();
    await inWorkspace((tx) =>
      tx.updateTable('message').set({ deleted_at: now() }).where('id', '=', gone.messageId).execute(),
    );

    await understand();

    expect((await read(made)).messages).toHaveLength(1);
    expect(await read(gone)).toMatchObject({ messages: [], waiting: 0 });
  });

  it('that is erased loses its verdicts, its words and what people said of them', async () => {
    const made = await understood();
    await correct(made, 'sentiment', 'negative');
    const waiting = await aMessage(app.context.db, workspaceId, made, { text: 'And now?', at: now() });
    await tell('message.received', { ...made, messageId: waiting });
    await catchUp(app.context, workspaceId, awaitUnderstanding);
    const { rows: names } = await inWorkspace((tx) =>
      sql<{
        name: string;
      }>`select name from contact where workspace_id = ${workspaceId} and id = ${made.contactId}`.execute(tx),
    );

    const erased = await app.call(owner, eraseContact, {
      params: { contactId: made.contactId },
      body: { name: names[0]?.name ?? '' },
    });
    expect(erased.status).toBe(200);
    await understandWaiting(app.context, workspaceId);

    const left = await inWorkspace(async (tx) => {
      const count = (table: 'verdict' | 'verdict_correction' | 'verdict_wait') =>
        tx.selectFrom(table).select('message_id').where('message_id', 'in', [made.messageId, waiting]).execute();
      return [await count('verdict'), await count('verdict_correction'), await count('verdict_wait')].flat();
    });
    expect(left).toEqual([]);
    expect(await eventsOf(made, 'conversation.understood')).toEqual([{ actor_kind: 'system', body: null }]);
  });
});

describe('a correction', () => {
  it('holds at once, with who and when, and is recorded', async () => {
    const made = await understood();
    const found = await verdictOf(made, 'sentiment');

    expect((await correct(made, 'sentiment', 'positive')).status).toBe(200);

    expect(await verdictOf(made, 'sentiment')).toMatchObject({
      label: 'positive',
      correction: { was: found?.label, by: agent.agentId, at: now().toISOString() },
    });
    expect(await eventsOf(made, 'verdict.corrected')).toMatchObject([
      { actor_kind: 'agent', body: { task: 'sentiment', from: found?.label, to: 'positive', takenBack: false } },
    ]);
  });

  it('outlives a later reading of the message', async () => {
    const made = await understood();
    await correct(made, 'question', 'not-question');

    await tell('message.edited', made);
    await understand();

    expect(await verdictOf(made, 'question')).toMatchObject({ label: 'not-question', correction: { was: 'question' } });
  });

  it('can be taken back, and saying the same twice is said once', async () => {
    const made = await understood();
    await correct(made, 'question', 'not-question');
    await correct(made, 'question', 'not-question');

    const params = { messageId: made.messageId, task: 'question' } as const;
    expect((await app.call(agent, takeBackCorrection, { params })).status).toBe(200);
    await app.call(agent, takeBackCorrection, { params });

    expect(await verdictOf(made, 'question')).toMatchObject({ label: 'question', correction: null });
    expect(await eventsOf(made, 'verdict.corrected')).toMatchObject([
      { body: { to: 'not-question' } },
      { body: { to: 'question', takenBack: true } },
    ]);
  });

  it('that there is no intent holds like any other, and does not come back when the message is judged again', async () => {
    const made = await understood('You guys are great, I am so happy with it');
    expect(await verdictOf(made, 'intent')).toMatchObject({ label: 'praise' });

    expect((await correct(made, 'intent', 'not-intent')).status).toBe(200);
    await tell('message.edited', made);
    await understand();

    expect(await verdictOf(made, 'intent')).toMatchObject({ label: 'not-intent', correction: { was: 'praise' } });
    const kept = () =>
      inWorkspace((tx) =>
        tx.selectFrom('verdict').select('labels').where('message_id', '=', made.messageId).executeTakeFirstOrThrow(),
      );
    expect((await kept()).labels).not.toHaveProperty('intent');
    const params = { messageId: made.messageId, task: 'intent' } as const;
    await app.call(agent, takeBackCorrection, { params });
    expect((await kept()).labels).toMatchObject({ intent: 'praise' });
    expect(await eventsOf(made, 'verdict.corrected')).toMatchObject([
      { body: { task: 'intent', from: 'praise', to: null, takenBack: false } },
      { body: { task: 'intent', from: null, to: 'praise', takenBack: true } },
    ]);
  });

  it('by an API key has nobody’s name', async () => {
    const made = await understood();
    const { body } = await app.call(owner, createApiKey, { body: { name: 'Bot', scopes: ['conversation.write'] } });

    const said = await app.call({ apiKey: body.key }, correctVerdict, {
      params: { messageId: made.messageId, task: 'spam' },
      body: { label: 'spam' },
    });

    expect(said.status).toBe(200);
    expect(await verdictOf(made, 'spam')).toMatchObject({ label: 'spam', correction: { by: null } });
  });

  it.each([
    ['sentiment', 'furious'],
    ['spam', 'sentiment'],
    ['language', 'fr'],
    ['theme', 'not-intent'],
  ] as const)('of %s to “%s” is refused', async (task, label) => {
    const made = await understood();

    expect((await correct(made, task, label)).status).toBe(400);
  });

  it('is for those who may write, about what they may see', async () => {
    const made = await understood();
    const auditor = await anAgent(app.context.db, workspaceId, { role: 'auditor' });
    expect((await correct(made, 'spam', 'spam', auditor)).status).toBe(403);

    const [theirs, ours] = [await aTeam(app.context.db, workspaceId), await aTeam(app.context.db, workspaceId)];
    const outsider = await anAgent(app.context.db, workspaceId, { teamIds: [ours] });
    await inWorkspace((tx) =>
      tx.updateTable('conversation').set({ team_id: theirs }).where('id', '=', made.conversationId).execute(),
    );
    expect((await correct(made, 'spam', 'spam', outsider)).status).toBe(404);
    const hidden = await app.call(outsider, getVerdicts, { params: { conversationId: made.conversationId } });
    expect(hidden.status).toBe(404);
  });
});

describe('the priority matrix', () => {
  let version = 0;
  async function ask(when: Conditions): Promise<void> {
    const params = { kind: 'priority' } as const;
    const [first] = defaultMatrix.categories;
    const last = defaultMatrix.categories.slice(-1);
    if (!first) throw new Error('The matrix has no categories.');
    const body = { categories: [{ ...first, id: 'asked', name: 'Asked', when }, ...last] };
    const draft = await app.call(owner, savePolicyDraft, { params, body: { content: { ...params, body } } });
    await app.call(owner, activatePolicy, {
      params: { ...params, version: draft.body.version },
      body: { replaces: version },
    });
    version = draft.body.version;
  }
  const priorityOf = async (one: TestConversation) =>
    (await app.call(owner, getConversation, { params: { conversationId: one.conversationId } })).body.conversation
      .priority;
  const follow = () => catchUp(app.context, workspaceId, moveClocks);
  const dueOf = async ({ conversationId }: TestConversation) =>
    (await app.call(owner, getConversation, { params: { conversationId } })).body.conversation.primaryDueAt;

  it('as a workspace starts has somebody out of patience answered within the hour, whatever their words', async () => {
    const made = await asks('@brand this is ridiculous, third time I call and nobody answers!!');
    const asked = now().getTime();
    await follow();
    expect(await priorityOf(made)).toBe('normal');

    await understand();
    app.clock.advance(1000);
    await follow();

    expect(await priorityOf(made)).toBe('high');
    expect((await eventsOf(made, 'conversation.categorised')).at(-1)).toMatchObject({
      body: { to: 'out_of_patience' },
    });
    expect(new Date((await dueOf(made)) ?? 0).getTime() - asked).toBe(60 * 60_000);
  });

  it('reads a conversation again once it was understood, and says why', async () => {
    await ask({ signs: ['question'] });
    const made = await asks();
    await follow();
    expect(await priorityOf(made)).not.toBe('urgent');

    await understand();
    app.clock.advance(1000);
    await follow();

    expect(await priorityOf(made)).toBe('urgent');
    expect((await eventsOf(made, 'conversation.categorised')).at(-1)).toMatchObject({ body: { to: 'asked' } });
    const { rows } = await inWorkspace((tx) =>
      sql<{ outcome: { because: unknown } }>`select outcome from decision where workspace_id = ${workspaceId}
        and conversation_id = ${made.conversationId} and policy_kind = 'priority' order by at desc, id desc limit 1`.execute(
        tx,
      ),
    );
    expect(rows[0]?.outcome.because).toEqual([{ condition: 'signs', value: 'question' }]);
  });

  it('reads it again when a person corrects a verdict', async () => {
    await ask({ signs: ['question'] });
    const made = await understood();
    await follow();

    await correct(made, 'question', 'not-question', owner);
    app.clock.advance(1000);
    await follow();

    expect(await priorityOf(made)).not.toBe('urgent');
  });

  it('fits any of the sentiments named, and never the unknown', async () => {
    await ask({ sentiments: ['negative', 'neutral'] });
    const made = await understood();
    await correct(made, 'sentiment', 'positive', owner);
    await follow();
    expect(await priorityOf(made)).not.toBe('urgent');

    await correct(made, 'sentiment', 'negative', owner);
    app.clock.advance(1000);
    await follow();

    expect(await priorityOf(made)).toBe('urgent');
  });
});
