import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Input, Reply } from '#contract/endpoint.ts';
import type { Sort } from '#contract/filter.ts';
import {
  changeSavedView,
  countSavedViews,
  createSavedView,
  deleteSavedView,
  listSavedViews,
  orderSavedViews,
  restoreSavedView,
} from '#contract/view.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { counted } from '#test/counted.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
let teamId: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  teamId = await aTeam(app.context.db, workspaceId);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lea' });
  ana = await anAgent(app.context.db, workspaceId, { teamIds: [teamId] });
});

const create = (by: TestAgent, body: Partial<Input<typeof createSavedView>['body']> = {}) =>
  app.call(by, createSavedView, { body: { name: 'Angry', filter: { priority: ['urgent'] }, audience: 'me', ...body } });
const saved = async (by: TestAgent, body = {}) => (await create(by, body)).body.view;
const names = async (by: TestAgent) => (await app.call(by, listSavedViews, {})).body.views.map(({ name }) => name);
type View = Reply<typeof createSavedView>['view'];

test('a view saved for oneself is nobody else’s to see', async () => {
  const { status, body } = await create(ana, { sort: 'age' as Sort });

  expect(status).toBe(200);
  expect(body.view).toMatchObject({ name: 'Angry', filter: { priority: ['urgent'] }, sort: 'age', editable: true });
  expect(await names(ana)).toEqual(['Angry']);
  expect(await names(lead)).toEqual([]);
});

test('a view for a team is seen by its members, one for everyone by everyone; changing them needs the right', async () => {
  const outsider = await anAgent(app.context.db, workspaceId);
  const ours = await saved(lead, { name: 'Ours', audience: 'team', teamId });
  await saved(lead, { name: 'All', audience: 'everyone' });

  expect(await names(ana)).toEqual(['Ours', 'All']);
  expect(await names(outsider)).toEqual(['All']);
  expect((await app.call(ana, listSavedViews, {})).body.views.map(({ editable }) => editable)).toEqual([false, false]);
  const refused = await app.call(ana, changeSavedView, { params: { viewId: ours.id }, body: { name: 'Mine' } });
  expect([refused.status, refused.body.error?.reason]).toEqual([403, 'permission_missing']);
  expect((await app.call(outsider, deleteSavedView, { params: { viewId: ours.id } })).status).toBe(404);
});

test('sharing needs the right, and a team that exists', async () => {
  const mine = await saved(ana);

  expect((await create(ana, { audience: 'everyone' })).status).toBe(403);
  expect(
    (await app.call(ana, changeSavedView, { params: { viewId: mine.id }, body: { audience: 'everyone' } })).status,
  ).toBe(403);
  expect((await create(lead, { audience: 'team' })).status).toBe(400);
  expect((await create(lead, { audience: 'team', teamId: ana.agentId })).status).toBe(404);
});

test('what is not named in a change stays', async () => {
  const view = await saved(ana);

  const { body } = await app.call(ana, changeSavedView, { params: { viewId: view.id }, body: { name: 'Furious' } });

  expect(body.view).toEqual({ ...view, name: 'Furious' });
});

test('a filter with an attribute that does not exist is not saved', async () => {
  const { status } = await create(ana, { filter: { colour: ['red'] } as never });

  expect(status).toBe(400);
});

test('a deleted view comes back to its place, until twelve hours have passed and another is deleted', async () => {
  const views: View[] = [];
  for (const name of ['a', 'b', 'c']) views.push(await saved(ana, { name }));
  const params = { viewId: views[0]?.id ?? '' };

  await app.call(ana, deleteSavedView, { params });
  expect(await names(ana)).toEqual(['b', 'c']);
  await app.call(ana, restoreSavedView, { params });
  expect(await names(ana)).toEqual(['a', 'b', 'c']);

  await app.call(ana, deleteSavedView, { params });
  app.clock.advance(13 * 3_600_000);
  await app.call(ana, deleteSavedView, { params: { viewId: views[1]?.id ?? '' } });
  expect((await app.call(ana, restoreSavedView, { params })).status).toBe(404);
});

test('views take the order they are put in, and others keep their places', async () => {
  const [a, b, c] = [await saved(ana, { name: 'a' }), await saved(ana, { name: 'b' }), await saved(ana, { name: 'c' })];
  await saved(lead, { name: 'z', audience: 'everyone' });

  await app.call(ana, orderSavedViews, { body: { viewIds: [c.id, a.id, b.id] } });

  expect(await names(ana)).toEqual(['c', 'a', 'b', 'z']);
  const foreign = await app.call(lead, orderSavedViews, { body: { viewIds: [a.id] } });
  expect(foreign.status).toBe(404);
});

test('every view is counted for whoever looks', async () => {
  await aConversation(app.context.db, workspaceId, { priority: 'urgent', teamId });
  await aConversation(app.context.db, workspaceId, { priority: 'urgent', assigneeId: lead.agentId });
  const urgent = await saved(lead, { name: 'urgent', audience: 'everyone' });
  const own = await saved(lead, { name: 'mine', audience: 'everyone', filter: { assignee: ['me'] } });
  const count = (by: TestAgent) => counted(async () => (await app.call(by, countSavedViews, {})).body.counts);

  expect(await count(lead)).toEqual([
    { viewId: urgent.id, count: 2 },
    { viewId: own.id, count: 1 },
  ]);
  expect(await count(ana)).toEqual([
    { viewId: urgent.id, count: 1 },
    { viewId: own.id, count: 0 },
  ]);
});
