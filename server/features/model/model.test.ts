import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseContact } from '#contract/contact.ts';
import { cancelRerun, getModels, holdHead, letHeadLearn, listCorrections, startRerun } from '#contract/model.ts';
import { activatePolicy, getPolicy, savePolicyDraft } from '#contract/policy.ts';
import { type Entry, entryKinds } from '#contract/taxonomy.ts';
import { defaultTaxonomy } from '#contract/taxonomy-defaults.ts';
import { correctVerdict, getVerdicts, type Task, takeBackCorrection } from '#contract/verdict.ts';
import { catchUp } from '#server/events/follow.ts';
import { awaitVerdicts } from '#server/features/verdict/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { sweepReruns } from './jobs.ts';
import { rerun } from './rerun.ts';
import { learnOnCorrection } from './subscribers.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(new Date());
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Olga' });
  // A subscriber's first visit finds where it begins.
  await catchUp(app.context, workspaceId, learnOnCorrection);
});

const now = () => app.context.now();
const inWorkspace = <T>(work: Parameters<typeof app.context.db.inWorkspace<T>>[1]) =>
  app.context.db.inWorkspace(workspaceId, work);

/** Messages that were understood. */
async function understood(...texts: string[]): Promise<TestConversation[]> {
  const made: TestConversation[] = [];
  for (const text of texts) {
    app.clock.advance(1000);
    made.push(await aConversation(app.context.db, workspaceId, { text, at: now() }));
  }
  await inWorkspace((tx) =>
    awaitVerdicts(
      tx,
      made.map(({ messageId }) => messageId),
      now(),
    ),
  );
  await app.runJobs();
  return made;
}
async function correct(one: TestConversation, task: Task, label: string): Promise<void> {
  app.clock.advance(1000);
  const params = { messageId: one.messageId, task };
  const { status } = await app.call(owner, correctVerdict, { params, body: { label } });
  expect(status).toBe(200);
}
async function learn(): Promise<void> {
  await catchUp(app.context, workspaceId, learnOnCorrection);
  await app.runJobs();
}
async function read(one: TestConversation, task: Task) {
  const { body } = await app.call(owner, getVerdicts, { params: { conversationId: one.conversationId } });
  const [message] = body.messages;
  return { head: message?.head, ...message?.verdicts.find((verdict) => verdict.task === task) };
}
const models = async () => (await app.call(owner, getModels, {})).body;

/** What a trade calls urgent that no shipped rule knows. */
const drips = (n: number) => `The boiler in flat ${'abcdefghij'[n]} drips onto the stairs`;
const lovely = (n: number) => `The garden of house ${'abcdefghij'[n]} looks lovely in spring`;
async function teach(count = 3): Promise<TestConversation[]> {
  const all: TestConversation[] = [];
  for (let n = 0; n < count; n += 1) {
    const [one, other] = await understood(drips(n), lovely(n));
    if (!one || !other) throw new Error('Nothing was made.');
    await correct(one, 'urgent', 'urgent');
    await correct(other, 'urgent', 'not-urgent');
    all.push(one, other);
  }
  return all;
}

describe('what people correct', () => {
  it('is learned and changes the next verdicts', async () => {
    const [before] = await understood(drips(8));
    if (!before) throw new Error('Nothing was made.');
    expect(await read(before, 'urgent')).not.toMatchObject({ label: 'urgent' });

    await teach();
    expect((await models()).own).toMatchObject({ version: 0, corrections: 6, unlearned: 6 });
    await learn();

    const [after] = await understood(drips(9));
    if (!after) throw new Error('Nothing was made.');
    expect(await read(after, 'urgent')).toMatchObject({ head: 1, label: 'urgent' });
    expect((await models()).own).toMatchObject({
      version: 1,
      unlearned: 0,
      versions: [{ version: 1, tasks: [{ task: 'urgent', examples: 6, heldOut: null }] }],
    });
  });

  it('is measured on what was held out, once there is enough', async () => {
    await teach(10);
    await learn();

    const [newest] = (await models()).own.versions;
    expect(newest?.tasks).toMatchObject([{ task: 'urgent', examples: 20, heldOut: { rows: 20 } }]);
    const measured = newest?.tasks[0]?.heldOut;
    expect(measured?.right).toBeGreaterThan(measured?.rightWithout ?? 20);
  });

  it('is learned once, and anew when it is taken back', async () => {
    const [one] = await teach(1);
    await learn();
    await learn();
    expect((await models()).own.versions).toHaveLength(1);

    await app.call(owner, takeBackCorrection, { params: { messageId: one?.messageId ?? '', task: 'urgent' } });
    await learn();

    expect((await models()).own.versions).toMatchObject([
      { version: 2, tasks: [{ task: 'urgent', examples: 1 }] },
      { version: 1 },
    ]);
  });

  it('stays in its workspace', async () => {
    await teach();
    await learn();
    const elsewhere = await aWorkspace(app.context.db);
    const stranger = await anAgent(app.context.db, elsewhere, { role: 'owner' });

    const { body } = await app.call(stranger, getModels, {});

    expect(body.own).toMatchObject({ version: 0, corrections: 0, versions: [] });
  });

  it('is forgotten with an erased person, in every version', async () => {
    const [first] = await teach();
    await learn();
    const { rows } = await inWorkspace((tx) =>
      sql<{
        name: string;
      }>`select name from contact where workspace_id = ${workspaceId} and id = ${first?.contactId}`.execute(tx),
    );
    const body = { name: rows[0]?.name ?? '' };
    await app.call(owner, eraseContact, { params: { contactId: first?.contactId ?? '' }, body });
    expect((await models()).own.versions).toEqual([]);

    await learn();

    expect((await models()).own).toMatchObject({
      version: 2,
      corrections: 5,
      versions: [{ version: 2, tasks: [{ task: 'urgent', examples: 5 }] }],
    });
  });

  it('is listed with who said it and where', async () => {
    const [first] = await teach(1);

    const { body } = await app.call(owner, listCorrections, { query: {} });

    expect(body.items).toHaveLength(2);
    expect(body.items[1]).toMatchObject({
      messageId: first?.messageId,
      conversationId: first?.conversationId,
      task: 'urgent',
      label: 'urgent',
      by: owner.agentId,
    });
    expect(body.next).toBeNull();
  });
});

describe('a version', () => {
  it('can be gone back to, and is held there until somebody lets it learn again', async () => {
    await teach(1);
    await learn();
    await teach(1);
    await learn();
    expect((await models()).own.version).toBe(2);

    expect((await app.call(owner, holdHead, { body: { version: 1 } })).status).toBe(200);
    await teach(1);
    await learn();

    const { own } = await models();
    expect(own).toMatchObject({ version: 1, held: { by: owner.agentId } });
    const [judged] = await understood('Hello there');
    expect(judged && (await read(judged, 'urgent')).head).toBe(1);

    await app.call(owner, letHeadLearn, {});
    await app.runJobs();
    expect((await models()).own).toMatchObject({ version: 3, held: null, unlearned: 0 });
  });

  it('that is none is not found, and none at all can be chosen', async () => {
    expect((await app.call(owner, holdHead, { body: { version: 7 } })).status).toBe(404);
    expect((await app.call(owner, holdHead, { body: { version: 0 } })).status).toBe(200);
  });
});

describe('judging the past again', () => {
  it('says first what would change and writes nothing', async () => {
    const [old] = await understood(drips(7));
    await teach();
    await learn();

    await app.call(owner, startRerun, { body: { days: 7, isPreview: true } });
    await app.runJobs();

    const { rerun: seen } = await models();
    expect(seen).toMatchObject({ state: 'done', isPreview: true, done: 7, total: 7, head: 1 });
    expect(seen?.changes).toContainEqual(expect.objectContaining({ task: 'urgent', to: 'urgent', count: 1 }));
    expect(old && (await read(old, 'urgent')).label).not.toBe('urgent');
  });

  it('then judges for good, and leaves people’s words alone', async () => {
    const [old, corrected] = await understood(drips(7), lovely(6));
    if (!old || !corrected) throw new Error('Nothing was made.');
    await teach();
    await correct(corrected, 'spam', 'spam');
    await learn();

    await app.call(owner, startRerun, { body: { days: 7, isPreview: false } });
    await app.runJobs();

    expect(await read(old, 'urgent')).toMatchObject({ label: 'urgent', head: 1 });
    expect(await read(corrected, 'spam')).toMatchObject({ label: 'spam', correction: { by: owner.agentId } });
  });

  it('goes on where a killed program left off', async () => {
    await understood(drips(1), drips(2));
    const { body } = await app.call(owner, startRerun, { body: { days: 7, isPreview: true } });
    const dying = {
      ...app.context,
      understanding: { ...app.context.understanding, understand: () => Promise.reject(new Error('killed')) },
    };
    await expect(rerun(dying, workspaceId, body.rerunId)).rejects.toThrow('killed');

    app.clock.advance(120_000);
    await sweepReruns.run(app.context, workspaceId);
    await app.runJobs();

    expect((await models()).rerun).toMatchObject({ state: 'done', done: 2 });
  });

  it('runs once at a time and can be stopped', async () => {
    await understood(drips(1));
    const { body } = await app.call(owner, startRerun, { body: { days: 7, isPreview: false } });
    expect((await app.call(owner, startRerun, { body: { days: 7, isPreview: true } })).status).toBe(409);

    await app.call(owner, cancelRerun, { params: { rerunId: body.rerunId } });
    await app.runJobs();

    expect((await models()).rerun).toMatchObject({ state: 'cancelled', done: 0 });
    expect((await app.call(owner, startRerun, { body: { days: 7, isPreview: true } })).status).toBe(200);
  });
});

describe('themes', () => {
  const params = { kind: 'taxonomy' } as const;
  async function switchOn(entries: Entry[]): Promise<void> {
    const { body: policy } = await app.call(owner, getPolicy, { params });
    const content = { ...params, body: { entries } };
    const draft = await app.call(owner, savePolicyDraft, { params, body: { content } });
    const version = { ...params, version: draft.body.version };
    const { status } = await app.call(owner, activatePolicy, { params: version, body: { replaces: policy.version } });
    expect(status).toBe(200);
  }

  it('are told by their words, corrected, and named to who looks', async () => {
    const [one] = await understood('Where is my parcel?');
    if (!one) throw new Error('Nothing was made.');
    expect(await read(one, 'theme')).toMatchObject({ label: 'delivery', words: ['parcel…'] });

    await correct(one, 'theme', 'service');
    expect(await read(one, 'theme')).toMatchObject({ label: 'service', correction: { was: 'delivery' } });
    await learn();
    expect((await models()).own).toMatchObject({ version: 0, corrections: 1, unlearned: 0 });
    const unknown = { params: { messageId: one.messageId, task: 'theme' as const }, body: { label: 'nowhere' } };
    expect((await app.call(owner, correctVerdict, unknown)).status).toBe(400);

    const { body } = await app.call(owner, getVerdicts, { params: { conversationId: one.conversationId } });
    expect(body.entries).toContainEqual({ id: 'delivery', kind: 'theme', name: 'Delivery' });
  });

  it('that become part of another take what was told by their name along', async () => {
    const [told, said] = await understood('Where is my parcel?', 'Hello there');
    if (!told || !said) throw new Error('Nothing was made.');
    await correct(said, 'theme', 'delivery');

    await switchOn(
      defaultTaxonomy.entries.map((one) => (one.id === 'delivery' ? { ...one, mergedInto: 'service' } : one)),
    );
    await learn();

    expect(await read(told, 'theme')).toMatchObject({ label: 'service' });
    expect(await read(said, 'theme')).toMatchObject({ label: 'service', correction: { by: owner.agentId } });
  });

  it('stand beside intents and products: each is told, corrected and merged for itself', async () => {
    const blank = { description: '', words: [], examples: [], mergedInto: null, splitFrom: null };
    const parcelApp = { ...blank, id: 'app', kind: 'product' as const, name: 'Parcel app', words: ['Paket-App'] };
    const drill = { ...blank, id: 'drill', kind: 'product' as const, name: 'Drill' };
    await switchOn([...defaultTaxonomy.entries, parcelApp, drill]);
    const [one] = await understood('Die Paket-App stürzt ab, bitte helfen Sie mir');
    if (!one) throw new Error('Nothing was made.');
    expect(await read(one, 'theme')).toMatchObject({ label: 'delivery' });
    expect(await read(one, 'intent')).toMatchObject({ label: 'request', words: ['bitte helfen'] });
    expect(await read(one, 'product')).toMatchObject({ label: 'app', words: ['Paket-App'] });

    const other = { params: { messageId: one.messageId, task: 'intent' as const }, body: { label: 'delivery' } };
    expect((await app.call(owner, correctVerdict, other)).status).toBe(400);
    await correct(one, 'intent', 'report');
    await correct(one, 'product', 'drill');
    await switchOn([...defaultTaxonomy.entries, parcelApp, { ...drill, mergedInto: 'app' }]);
    await learn();
    expect(await read(one, 'theme')).toMatchObject({ label: 'delivery', correction: null });
    expect(await read(one, 'intent')).toMatchObject({ label: 'report', correction: { was: 'request' } });
    expect(await read(one, 'product')).toMatchObject({ label: 'app', correction: { was: 'app' } });
  });

  it.each(entryKinds)('are learned from examples once there are enough of them: %s', async (kind) => {
    const [first, second] = defaultTaxonomy.entries;
    if (!first || !second) throw new Error('There are no themes.');
    const letters = [...'abcdefghijklmnopqrstuvwxy'];
    const examples = (say: (letter: string) => string) => [...letters, ...letters.map((one) => one + one)].map(say);
    await switchOn([
      { ...first, kind, words: [], examples: examples((one) => `The boiler of flat ${one} drips again`) },
      { ...second, kind, words: [], examples: examples((one) => `The garden of house ${one} looks lovely`) },
    ]);
    await learn();

    const [judged] = await understood('Our boiler drips all night');

    expect(judged && (await read(judged, kind))).toMatchObject({ label: first.id, head: 1 });
  });

  it('and that there is none are learned from what people say: words alone bring it back no more', async () => {
    const [first, second] = defaultTaxonomy.entries;
    if (!first || !second) throw new Error('There are no themes.');
    const letters = [...'abcdefghijklmnopqrstuvw'];
    const examples = (say: (letter: string) => string) => [...letters, ...letters.map((one) => one + one)].map(say);
    await switchOn([
      { ...first, words: ['boiler'], examples: examples((one) => `The boiler of flat ${one} drips again`) },
      { ...second, words: [], examples: examples((one) => `The garden of house ${one} looks lovely`) },
    ]);
    const mug = (n: number) => `I won a mug with your boiler on it, number ${'abcdefghij'[n]}`;
    for (const one of await understood(...letters.slice(0, 9).map((_letter, n) => mug(n)))) {
      expect(await read(one, 'theme')).toMatchObject({ label: first.id });
      await correct(one, 'theme', 'not-theme');
    }
    await learn();

    const [none, still] = await understood(mug(9), 'Our boiler drips all night');

    expect(none && (await read(none, 'theme'))).toMatchObject({ label: null, head: 1, correction: null });
    expect(still && (await read(still, 'theme'))).toMatchObject({ label: first.id });
    expect((await app.call(owner, listCorrections, { query: {} })).body.items[0]).toMatchObject({
      label: 'not-theme',
      was: first.id,
    });
  });
});

describe('the page of the models', () => {
  it('shows what comes with Earshot and how often something is found lately', async () => {
    const [asked] = await understood('Where is my parcel?');
    await understood('It came, thank you.');

    const { cards, drift, model } = await models();

    expect(asked && (await read(asked, 'question')).label).toBe('question');
    expect(model).not.toBe('');
    expect(cards.length).toBeGreaterThan(2);
    expect(
      cards.every(({ sources, figures, limits }) => [sources, figures, limits].every((all) => all.length > 0)),
    ).toBe(true);
    expect(drift).toContainEqual({
      task: 'question',
      label: 'question',
      share: 0.5,
      before: 0,
      messages: 2,
      messagesBefore: 0,
    });
  });

  it('is for those who manage policies', async () => {
    const agent = await anAgent(app.context.db, workspaceId, {});

    expect((await app.call(agent, getModels, {})).status).toBe(403);
  });
});
