import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { acknowledgeByLink, getLinkedPage, listPages } from '#contract/page.ts';
import { deactivateAgent } from '#contract/people.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { type Keeper, keepMoments } from '#server/moments/keep.ts';
import { allMoments } from '#server/moments/registry.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { tampered } from '#test/tamper.ts';
import { type NewPage, startPage } from './commands.ts';
import { firePages } from './fire.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let ana: TestAgent;
let ben: TestAgent;
let offsetMs = 0;
const keepers: Keeper[] = [];

beforeAll(async () => {
  app = await startTestApp({ overrides: { now: () => new Date(Date.now() + offsetMs) } });
});
afterAll(() => app.close());
beforeEach(async () => {
  offsetMs = 0;
  workspaceId = await aWorkspace(app.context.db);
  ana = await anAgent(app.context.db, workspaceId, { name: 'Ana' });
  ben = await anAgent(app.context.db, workspaceId, { name: 'Ben' });
});
const stopAll = () => Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
const keep = () => keepers.push(keepMoments(app.context, allMoments));

const minute = 60_000;
async function aPage(part: Partial<NewPage> = {}): Promise<string> {
  const page: NewPage = {
    ladder: 'one',
    name: 'One',
    policyVersion: 0,
    conversationId: null,
    cause: { on: 'volume' },
    occasion: `${Math.random()}`,
    steps: [
      { afterMinutes: 0, to: [{ kind: 'agent', id: ana.agentId }] },
      { afterMinutes: 10, to: [{ kind: 'agent', id: ben.agentId }] },
    ],
    alarmAfterMinutes: 5,
    ...part,
  };
  const id = await app.context.db.inWorkspace(workspaceId, (tx) => startPage(tx, systemActor, page, app.context.now()));
  return id ?? '';
}
const read = async () => (await app.call(ana, listPages, {})).body.pages;
const calls = async (count: number) =>
  vi.waitFor(
    async () => {
      const [page] = await read();
      const found = page?.calls.map(({ agentId }) => agentId) ?? [];
      if (found.length < count) throw new Error(`${found.length} of ${count} calls.`);
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );

test('a page goes on in another program after a restart, each step once, with two of them awake', async () => {
  keep();
  await aPage();
  expect(await calls(1)).toEqual([ana.agentId]);
  await stopAll();
  offsetMs = 10 * minute;
  await sleep(300);
  expect(await calls(1)).toHaveLength(1);

  keep();
  keep();
  expect(await calls(2)).toEqual([ana.agentId, ben.agentId]);
  // The clock goes back, and forward again.
  offsetMs = 0;
  await sleep(500);
  offsetMs = 10 * minute;
  await sleep(500);
  expect(await calls(2)).toHaveLength(2);
  offsetMs = 16 * minute;
  await vi.waitFor(async () => expect((await read())[0]?.state).toBe('unanswered'), { timeout: 60_000 });
  await stopAll();
});

test('two that fire at once call nobody twice', async () => {
  await aPage();
  await Promise.all([1, 2, 3].map(() => firePages(app.context, workspaceId)));

  expect(await calls(1)).toEqual([ana.agentId]);
});

test('the same occasion makes one page', async () => {
  await aPage({ occasion: 'this' });
  await aPage({ occasion: 'this' });

  expect(await read()).toHaveLength(1);
});

/** The link as it stands in the notice. */
async function linkOf(caller: TestAgent): Promise<string> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, async (tx) => ({
    rows: await tx.selectFrom('notice').select('detail').where('agent_id', '=', caller.agentId).execute(),
  }));
  const link = (rows[0]?.detail as { link?: string } | undefined)?.link ?? '';
  expect(link).toMatch(/^\/page\/pg_/);
  return link.replace('/page/', '');
}

test('looking at a link acknowledges nothing; pressing does, for whom it was sent to', async () => {
  await aPage();
  await firePages(app.context, workspaceId);
  const params = { token: await linkOf(ana) };

  const seen = await app.call({}, getLinkedPage, { params });
  expect(seen.body).toMatchObject({ name: 'One', state: 'open', acknowledgedByName: null });
  expect((await read())[0]?.state).toBe('open');
  const pressed = await app.call({}, acknowledgeByLink, { params });
  expect(pressed.body).toMatchObject({ state: 'acknowledged', acknowledgedByName: 'Ana', isMine: true });
  expect((await read())[0]).toMatchObject({ acknowledgedBy: ana.agentId, byLink: true });
});

test('a link is worth nothing a week later, after its person left, or where it was never sent from', async () => {
  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  await aPage();
  await firePages(app.context, workspaceId);
  const params = { token: await linkOf(ana) };
  const statusOf = async (token = params.token) => (await app.call({}, getLinkedPage, { params: { token } })).status;

  expect(await statusOf(tampered(params.token))).toBe(404);
  expect(await statusOf('pg_nothing')).toBe(404);
  offsetMs = 8 * 24 * 60 * minute;
  expect(await statusOf()).toBe(404);
  offsetMs = 0;
  expect(await statusOf()).toBe(200);
  await app.call(owner, deactivateAgent, { params: { agentId: ana.agentId } });
  expect(await statusOf()).toBe(404);
});

test('who may not see a conversation sees its page only when it called them, and then not whose it is', async () => {
  const teamId = await aTeam(app.context.db, workspaceId, 'Theirs');
  const outsider = await anAgent(app.context.db, workspaceId, {
    teamIds: [await aTeam(app.context.db, workspaceId, 'Others')],
  });
  const { conversationId } = await aConversation(app.context.db, workspaceId, { teamId });
  await aPage({ conversationId });
  const step = { afterMinutes: 0, to: [{ kind: 'agent', id: outsider.agentId } as const] };
  await aPage({ conversationId, ladder: 'two', steps: [step] });
  await firePages(app.context, workspaceId);

  const { body } = await app.call(outsider, listPages, {});
  expect(body.pages.map(({ calls: all, conversation }) => [all[0]?.agentId, conversation])).toEqual([
    [outsider.agentId, null],
  ]);
});
