import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BulkAction, cancelBulk, getBulkAction, listBulkSkipped, startBulk, undoBulk } from '#contract/bulk.ts';
import { previewBulkMacro } from '#contract/bulk-macro.ts';
import { getConversation, setConversationTags } from '#contract/conversation.ts';
import { changeMacro, createMacro, type MacroStep } from '#contract/macro.ts';
import { createSavedReply } from '#contract/saved-reply.ts';
import { eventually } from '#sandbox/testing.ts';
import { sweepDispatches } from '#server/features/dispatch/jobs.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { workMacro } from './work-macro.ts';

let world: World;
let ana: TestAgent;
beforeAll(async () => {
  world = await openWorld({ undoSeconds: 10 });
  ana = await anAgent(world.app.context.db, world.workspaceId, { name: 'Ana Ruiz' });
});
afterAll(() => world.close());

const mentions = async (count: number): Promise<Mention[]> => {
  const made: Mention[] = [];
  for (let n = 0; n < count; n += 1) made.push(await world.mention(`Where is my order ${newWord()}?`));
  return made;
};
const idsOf = (list: readonly Mention[]) => list.map(({ conversationId }) => conversationId);
const aReply = async (text: string) => {
  const body = { title: 'On its way', audience: 'everyone' as const, variants: [{ network: '', language: '', text }] };
  return (await world.app.call(world.agent, createSavedReply, { body })).body.reply.id;
};
const aMacro = async (steps: MacroStep[]) => {
  const body = { name: 'Tell them', steps, audience: 'everyone' as const };
  return (await world.app.call(world.agent, createMacro, { body })).body.macro.id;
};
const telling = async (text = 'Hi {{customer.first_name|there}}, {{conversation.number}} is on its way.') => [
  { kind: 'reply' as const, savedReplyId: await aReply(text), stage: 'customer' as const, how: 'send' as const },
  { kind: 'tags' as const, add: ['told'], remove: [] },
];
/** What was not looked at within the time that a preview has, on a busy machine, is asked for again. */
const preview = (macroId: string, ids: string[], by = ana) =>
  eventually(async () => {
    const { body } = await world.app.call(by, previewBulkMacro, { body: { set: { ids }, macroId } });
    expect(body.looked).toBe(body.total);
    return body;
  });
const start = (macroId: string, ids: string[], seal: string) =>
  world.app.call(ana, startBulk, { body: { set: { ids }, change: { kind: 'macro', macroId, seal } } });
const begin = async (macroId: string, ids: string[]) => {
  const { seal } = await preview(macroId, ids);
  const { status, body } = await start(macroId, ids, seal);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.action;
};
const read = async ({ id }: Pick<BulkAction, 'id'>) =>
  (await world.app.call(ana, getBulkAction, { params: { bulkId: id } })).body.action;
const detail = async (conversationId: string) =>
  (await world.app.call(world.agent, getConversation, { params: { conversationId } })).body;
const said = async (conversationId: string) =>
  (await detail(conversationId)).timeline.flatMap((entry) => (entry.kind === 'dispatch' ? [entry.text] : []));

test('a preview counts per step what it would do and why not, and changes nothing; a run does exactly that', async () => {
  const all = await mentions(3);
  const ids = idsOf(all);
  const [tagged = '', , private_ = ''] = ids;
  await world.app.call(ana, setConversationTags, { params: { conversationId: tagged }, body: { tags: ['told'] } });
  const macroId = await aMacro(await telling());

  const seen = await preview(macroId, ids);

  expect(seen).toMatchObject({ total: 3, looked: 3, out: 0 });
  expect(seen.steps.map(({ changed, same, refused }) => [changed, same, refused])).toEqual([
    [3, 0, 0],
    [2, 1, 0],
  ]);
  expect(seen.steps[0]?.says).toHaveLength(3);
  expect(await said(private_)).toEqual([]);

  const action = await begin(macroId, ids);
  expect(action).toMatchObject({ state: 'running', total: 3, change: { kind: 'macro', name: 'Tell them' } });
  await world.app.runJobs();

  expect(await read(action)).toMatchObject({ state: 'done', changed: 3, unchanged: 0, skipped: [] });
  for (const id of ids) {
    const { conversation } = await detail(id);
    expect(conversation.tags).toEqual(['told']);
    expect(await said(id)).toEqual([`Hi Maren, ${conversation.number} is on its way.`]);
  }

  const { body } = await world.app.call(ana, undoBulk, { params: { bulkId: action.id } });
  await world.app.runJobs();
  expect(await read(body.action)).toMatchObject({ state: 'done', changed: 3, skipped: [] });
  expect(await said(private_)).toEqual([]);
  expect((await detail(tagged)).conversation.tags).toEqual(['told']);
  expect((await detail(private_)).conversation.tags).toEqual([]);
});

test('the gate judges each answer for itself: where it refuses nothing is done, and the reason is told before and after', async () => {
  const all = await mentions(2);
  const ids = idsOf(all);
  const macroId = await aMacro(await telling('Hi, we are [fill this in] on it.'));

  const seen = await preview(macroId, ids);
  expect(seen.steps[0]).toMatchObject({ refused: 2, changed: 0 });
  expect(seen.steps[0]?.refusals[0]).toMatchObject({ count: 2, check: { reason: 'blanks_left' } });
  expect(seen.steps[1]).toMatchObject({ notReached: 2 });

  const action = await begin(macroId, ids);
  await world.app.runJobs();

  expect(await read(action)).toMatchObject({ changed: 0, skipped: [{ reason: 'macro_refused', count: 2 }] });
  const left = await world.app.call(ana, listBulkSkipped, { params: { bulkId: action.id }, query: {} });
  expect(left.body.items.map(({ reason }) => reason)).toEqual(['macro_refused', 'macro_refused']);
  expect(await said(ids[0] ?? '')).toEqual([]);
});

test('what was done before a later step was refused stands, is told as stopped and taken back with the rest', async () => {
  const ids = idsOf(await mentions(1));
  const macroId = await aMacro((await telling('We are [fill this in] on it.')).toReversed());
  const action = await begin(macroId, ids);
  await world.app.runJobs();

  expect(await read(action)).toMatchObject({ changed: 0, skipped: [{ reason: 'macro_stopped', count: 1 }] });
  expect((await detail(ids[0] ?? '')).conversation.tags).toEqual(['told']);

  await world.app.call(ana, undoBulk, { params: { bulkId: action.id } });
  await world.app.runJobs();
  expect((await detail(ids[0] ?? '')).conversation.tags).toEqual([]);
});

test('who answers many at once takes none of them', async () => {
  const ids = idsOf(await mentions(2));
  const action = await begin(await aMacro(await telling()), ids);
  await world.app.runJobs();
  world.advance(700_000);
  await sweepDispatches.run(world.app.context, world.workspaceId);
  await world.app.runJobs();

  expect((await read(action)).changed).toBe(2);
  for (const id of ids) expect((await detail(id)).conversation).toMatchObject({ assigneeId: null, status: 'pending' });
});

test('a run that is broken off goes on where it was and says nothing twice', async () => {
  const ids = idsOf(await mentions(2));
  const action = await begin(await aMacro(await telling()), ids);
  const { context } = world.app;
  await workMacro(context, world.workspaceId, action.id);
  // Killed after the answer and before its outcome was noted: the turn is still to do.
  await context.db.inWorkspace(world.workspaceId, async (tx) => {
    const values = { workspace_id: tx.workspaceId, bulk_id: action.id, n: 1, conversation_ids: [ids[0] ?? ''] };
    await tx.deleteFrom('bulk_item').where('bulk_id', '=', action.id).execute();
    await tx.insertInto('bulk_batch').values(values).execute();
  });

  await world.app.runJobs();

  expect((await read(action)).state).toBe('done');
  for (const id of ids) expect(await said(id)).toHaveLength(1);
});

test('it stops between two conversations when it is told to', async () => {
  const ids = idsOf(await mentions(2));
  const action = await begin(await aMacro(await telling()), ids);
  await workMacro(world.app.context, world.workspaceId, action.id);
  await world.app.call(ana, cancelBulk, { params: { bulkId: action.id } });
  await world.app.runJobs();

  expect(await read(action)).toMatchObject({ state: 'cancelled', changed: 1, total: 2 });
  expect(await said(ids[1] ?? '')).toEqual([]);
});

test('other steps than those that were previewed are never run', async () => {
  const ids = idsOf(await mentions(1));
  const macroId = await aMacro(await telling());
  const { seal } = await preview(macroId, ids);
  const action = await begin(macroId, ids);
  const steps: MacroStep[] = [{ kind: 'tags', add: ['other'], remove: [] }];
  await world.app.call(world.agent, changeMacro, { params: { macroId }, body: { steps } });
  await world.app.runJobs();

  expect(await read(action)).toMatchObject({ changed: 0, skipped: [{ reason: 'macro_gone', count: 1 }] });
  expect((await start(macroId, ids, seal)).status).toBe(409);
  expect((await detail(ids[0] ?? '')).conversation.tags).toEqual([]);
});
