import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acceptSuggestion,
  cancelRelabel,
  declineSuggestion,
  getEntry,
  listRelabels,
  listSuggestions,
  lookForSuggestions,
  previewSplit,
  splitEntry,
  undoRelabel,
} from '#contract/entry.ts';
import { getPolicy, savePolicyDraft } from '#contract/policy.ts';
import { defaultTaxonomy } from '#contract/taxonomy-defaults.ts';
import { correctVerdict } from '#contract/verdict.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { countMessages } from '#server/features/emerging/subscribers.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { understand } from '#test/factories/verdict.ts';
import { sweepRelabels } from './jobs.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(new Date('2026-03-10T14:05:00Z'));
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Olga' });
  await catchUp(app.context, workspaceId, countMessages);
});

const now = () => app.context.now();
const inWorkspace = <T>(work: Parameters<typeof app.context.db.inWorkspace<T>>[1]) =>
  app.context.db.inWorkspace(workspaceId, work);

/** Understood and counted. */
async function says(text: string, theme: string | null): Promise<TestConversation> {
  app.clock.advance(1000);
  const made = await aConversation(app.context.db, workspaceId, { text, at: now() });
  await understand(app, workspaceId, made.messageId, theme === null ? {} : { theme });
  await inWorkspace(async (tx) => {
    record(tx, {
      ...{ type: 'message.received', at: now(), actor: { kind: 'customer', id: made.profileId } },
      subject: { kind: 'message', id: made.messageId },
      conversationId: made.conversationId,
      detail: { network: 'sandbox', stage: 'public' },
    });
  });
  await catchUp(app.context, workspaceId, countMessages);
  return made;
}
const themeOf = (one: TestConversation) =>
  inWorkspace(async (tx) => {
    const { rows } = await sql<{ theme: string | null; found: string | null }>`
      select labels ->> 'theme' as theme, found -> 'theme' ->> 'label' as found from verdict
      where workspace_id = ${workspaceId} and message_id = ${one.messageId}`.execute(tx);
    return [rows[0]?.theme ?? null, rows[0]?.found ?? null];
  });
const themes = async () => {
  const { body } = await app.call(owner, getPolicy, { params: { kind: 'taxonomy' } });
  return body.active.kind === 'taxonomy' ? body.active.body.entries : [];
};
const relabels = async () => (await app.call(owner, listRelabels, {})).body.items;
const params = { entryId: 'account' };
const body = { name: 'The app', words: ['the app', 'crash*'] };

describe('splitting a theme', () => {
  it('shows which messages would go, moves them in the background, keeps what people said, and is undone', async () => {
    const goes = await says('The app forgot my password', 'account');
    const stays = await says('I forgot my password', 'account');
    const corrected = await says('The app is about my account', 'account');
    const other = await says('The app lost my parcel', 'delivery');
    await app.call(owner, correctVerdict, {
      params: { messageId: corrected.messageId, task: 'theme' },
      body: { label: 'account' },
    });
    await app.call(owner, savePolicyDraft, {
      params: { kind: 'taxonomy' },
      body: { content: { kind: 'taxonomy', body: defaultTaxonomy } },
    });

    const preview = await app.call(owner, previewSplit, { params, body: { words: body.words } });
    expect(preview.body).toMatchObject({ going: 1, staying: 2, corrected: 1 });
    expect(preview.body.examples.going.map(({ messageId }) => messageId)).toEqual([goes.messageId]);
    expect((await themes()).map(({ id }) => id)).toEqual(defaultTaxonomy.entries.map(({ id }) => id));

    const { entryId, relabelId } = (await app.call(owner, splitEntry, { params, body })).body;
    expect((await app.call(owner, splitEntry, { params, body })).status).toBe(409);
    await app.runJobs();
    expect(await relabels()).toMatchObject([{ id: relabelId, state: 'done', done: 3, total: 3, moved: 1 }]);
    expect(await themeOf(goes)).toEqual([entryId, entryId]);
    expect(await themeOf(stays)).toEqual(['account', 'account']);
    expect((await themeOf(corrected))[0]).toBe('account');
    expect((await themeOf(other))[0]).toBe('delivery');
    const { draft } = (await app.call(owner, getPolicy, { params: { kind: 'taxonomy' } })).body;
    expect(draft?.content.kind === 'taxonomy' && draft.content.body.entries.some(({ id }) => id === entryId)).toBe(
      true,
    );
    expect((await app.call(owner, getEntry, { params })).body).toMatchObject({
      messages: 2,
      history: [{ kind: 'words' }, { kind: 'gave', to: 'The app' }].reverse(),
    });
    expect((await app.call(owner, getEntry, { params: { entryId } })).body).toMatchObject({
      messages: 1,
      history: [{ kind: 'split', from: 'Account and app', by: owner.agentId }],
      relabels: [{ id: relabelId }],
    });

    expect((await app.call(owner, undoRelabel, { params: { relabelId } })).status).toBe(200);
    await app.runJobs();
    expect(await relabels()).toMatchObject([{ state: 'undone', moved: 0 }]);
    expect(await themeOf(goes)).toEqual(['account', 'account']);
    const account = (await themes()).find(({ id }) => id === 'account');
    expect(account?.words).toContain('the app');
    expect((await themes()).some(({ id }) => id === entryId)).toBe(false);
  });

  it('stops when somebody says so, and goes on where a killed program left off', async () => {
    const goes = await says('The app forgot my password', 'account');
    const { relabelId } = (await app.call(owner, splitEntry, { params, body })).body;
    await app.context.db.pool.query('select graphile_worker.remove_job($1)', [`taxonomy.relabel:${relabelId}`]);
    app.clock.advance(120_000);
    await sweepRelabels.run(app.context, workspaceId);
    await app.runJobs();
    expect(await relabels()).toMatchObject([{ state: 'done', moved: 1 }]);
    expect((await themeOf(goes))[0]).not.toBe('account');

    const again = (await app.call(owner, splitEntry, { params, body: { name: 'Password', words: ['password*'] } }))
      .body;
    await app.call(owner, cancelRelabel, { params: { relabelId: again.relabelId } });
    await app.runJobs();
    expect((await relabels())[0]).toMatchObject({ id: again.relabelId, state: 'cancelled', moved: 0 });
  });
});

describe('an entry of another kind', () => {
  it('is made of a suggestion, and its past messages follow and come back; their themes stay', async () => {
    const made: TestConversation[] = [];
    for (let n = 0; n < 12; n += 1) made.push(await says(`Gift card balance wrong ${'abcdefghijkl'[n]}q`, null));
    await app.call(owner, lookForSuggestions, {});
    const [gift] = (await app.call(owner, listSuggestions, {})).body.items;
    const { entryId, relabelId } = (
      await app.call(owner, acceptSuggestion, {
        params: { suggestionId: gift?.id ?? '' },
        body: { kind: 'product', name: 'Gift card', words: ['voucher card'] },
      })
    ).body;
    await app.runJobs();
    expect(await relabels()).toMatchObject([{ id: relabelId, kind: 'product', from: null, state: 'done', moved: 12 }]);
    const labelsOf = (one: TestConversation | undefined) =>
      inWorkspace(async (tx) => {
        const { rows } = await sql<{ labels: object }>`
          select labels from verdict where workspace_id = ${workspaceId} and message_id = ${one?.messageId}`.execute(
          tx,
        );
        return rows[0]?.labels;
      });
    expect(await labelsOf(made[0])).toEqual({ product: entryId });
    expect((await app.call(owner, getEntry, { params: { entryId } })).body).toMatchObject({
      kind: 'product',
      messages: 12,
      examples: [{}, {}, {}, {}, {}],
    });

    const split = { params: { entryId }, body: { name: 'Wrong balance', words: ['balance'] } };
    expect((await app.call(owner, previewSplit, split)).body).toMatchObject({ going: 12, staying: 0 });
    const part = (await app.call(owner, splitEntry, split)).body;
    await app.runJobs();
    expect(await labelsOf(made[0])).toEqual({ product: part.entryId });
    await app.call(owner, undoRelabel, { params: { relabelId: part.relabelId } });
    await app.runJobs();
    await app.call(owner, undoRelabel, { params: { relabelId } });
    await app.runJobs();
    expect(await labelsOf(made[0])).toEqual({});
    expect((await themes()).some(({ kind }) => kind === 'product')).toBe(false);
  });
});

describe('suggestions of themes', () => {
  it('come of what has none, become themes with their past, or are declined for good', async () => {
    const unthemed: TestConversation[] = [];
    for (let n = 0; n < 12; n += 1) unthemed.push(await says(`Gift card balance wrong ${'abcdefghijkl'[n]}q`, null));
    for (let n = 0; n < 11; n += 1) await says(`Parking lot closed ${'abcdefghijkl'[n]}q`, null);
    await app.call(owner, lookForSuggestions, {});
    const items = async () => (await app.call(owner, listSuggestions, {})).body.items;
    const [gift, parking, ...rest] = await items();
    expect(rest).toEqual([]);
    expect(gift).toMatchObject({ messages: 12, people: 12 });
    expect(gift?.phrases).toContain('gift card');
    expect(gift?.examples).toHaveLength(5);

    const decline = { params: { suggestionId: parking?.id ?? '' } };
    await app.call(owner, declineSuggestion, { ...decline, body: { isDeclined: true } });
    const accept = { params: { suggestionId: gift?.id ?? '' }, body: { name: 'Gift cards', words: ['gift card'] } };
    const { entryId, relabelId } = (await app.call(owner, acceptSuggestion, accept)).body;
    await app.runJobs();
    expect(await relabels()).toMatchObject([{ id: relabelId, from: null, state: 'done', moved: 12 }]);
    expect(await themeOf(unthemed[0] as TestConversation)).toEqual([entryId, entryId]);
    expect((await app.call(owner, acceptSuggestion, accept)).status).toBe(404);
    await catchUp(app.context, workspaceId, countMessages);

    await app.call(owner, lookForSuggestions, {});
    expect(await items()).toEqual([]);
    await app.call(owner, declineSuggestion, { ...decline, body: { isDeclined: false } });
    expect((await items()).map(({ id }) => id)).toEqual([parking?.id]);

    await app.call(owner, undoRelabel, { params: { relabelId } });
    await app.runJobs();
    expect(await themeOf(unthemed[0] as TestConversation)).toEqual([null, null]);
    expect((await items()).map(({ id }) => id)).toContain(gift?.id);
  });
});
