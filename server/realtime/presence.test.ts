import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { assignConversation } from '#contract/conversation.ts';
import { announcePresence, type Doing, PresenceFrame, type Present } from '#contract/presence.ts';
import { buildApp } from '#server/app.ts';
import { openDatabase } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

type Watch = {
  /** Who this stream has heard to be in a conversation. */
  in(conversationId: string): Present[];
  text(): string;
  close(): void;
};

let app: TestApp;
let one: string;
/** Another program on the same database. */
let second: FastifyInstance;
let two: string;
let secondDb: ReturnType<typeof openDatabase>;
let workspaceId: WorkspaceId;
let ana: TestAgent;
let ben: TestAgent;
let conversationId: string;
const open: Watch[] = [];

beforeAll(async () => {
  app = await startTestApp();
  one = await app.fastify.listen({ host: '127.0.0.1', port: 0 });
  secondDb = openDatabase({ url: app.url, maxConnections: 4 });
  second = await buildApp({ ...app.context, db: secondDb });
  two = await second.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await second.close();
  await secondDb.close();
  await app.close();
});
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  ana = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  ben = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  conversationId = (await aConversation(app.context.db, workspaceId)).conversationId;
});
afterEach(() => {
  for (const watch of open.splice(0)) watch.close();
});

async function watch(agent: TestAgent, address: string, browser = newId()): Promise<Watch> {
  const stop = new AbortController();
  const response = await fetch(`${address}/api/stream?view=open&browser=${browser}`, {
    headers: { cookie: `${sessionCookie}=${agent.session}` },
    signal: stop.signal,
  });
  const people = new Map<string, Present[]>();
  let heard = '';
  void (async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      heard += chunk;
      const parts = (text + chunk).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const [, data] = /^event: presence\ndata: (.*)$/.exec(part) ?? [];
        if (!data) continue;
        const frame = PresenceFrame.parse(JSON.parse(data));
        if (frame.whole) people.clear();
        for (const { id, people: there } of frame.conversations) people.set(id, there);
      }
    }
  })().catch(() => {});
  const result = { in: (id: string) => people.get(id) ?? [], text: () => heard, close: () => stop.abort() };
  open.push(result);
  await until(() => heard.includes('event: presence'));
  return result;
}

async function until(holds: () => boolean, withinMs = 60_000): Promise<void> {
  const limit = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > limit) throw new Error('It did not come to that.');
    await sleep(5);
  }
}

type Said = { agent: TestAgent; doing: Doing | null; address?: string; browser?: string; tab?: string; id?: string };

async function announce({ agent, doing, address = one, browser = newId(), tab = newId(), id = conversationId }: Said) {
  const response = await fetch(`${address}${announcePresence.path.replace(':conversationId', id)}`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-earshot': '1',
      cookie: `${sessionCookie}=${agent.session}`,
    },
    body: JSON.stringify({ browser, tab, doing }),
  });
  return response.status;
}

test('a colleague hears who looks, who writes and in which mode, and who left', async () => {
  const stream = await watch(ben, one);
  const said = { agent: ana, browser: newId(), tab: newId() };

  await announce({ ...said, doing: 'viewing' });
  await until(() => stream.in(conversationId).length === 1);
  expect(stream.in(conversationId)).toEqual([{ agentId: ana.agentId, doing: 'viewing' }]);

  await announce({ ...said, doing: 'public' });
  await until(() => stream.in(conversationId)[0]?.doing === 'public');

  await announce({ ...said, doing: null });
  await until(() => stream.in(conversationId).length === 0);
});

test('a stream that opens later hears everything at once', async () => {
  await announce({ agent: ana, doing: 'note' });

  const stream = await watch(ben, one);

  expect(stream.in(conversationId)).toEqual([{ agentId: ana.agentId, doing: 'note' }]);
});

test('programs on one database know of each other’s people', async () => {
  const stream = await watch(ben, two);

  await announce({ agent: ana, doing: 'private', address: one });

  await until(() => stream.in(conversationId)[0]?.doing === 'private');
});

test('a program that could not listen for a while asks, and knows again', async () => {
  const stream = await watch(ben, two);
  await watch(ana, one);
  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'earshot listen' and datname = current_database()",
  );
  await owner.end();

  await announce({ agent: ana, doing: 'viewing', address: one });

  await until(() => stream.in(conversationId).length === 1);
});

test('a browser that dies is gone within seconds, one that only opens its stream anew stays', async () => {
  const stream = await watch(ben, one);
  const browser = newId();
  /** Whether the person is still there once the browser has opened its stream anew, and how long it took to. */
  const opensAnew = async (first: Watch) => {
    await announce({ agent: ana, doing: 'viewing', browser });
    await until(() => stream.in(conversationId).length === 1);
    const from = performance.now();
    first.close();
    const again = await watch(ana, two, browser);
    const tookMs = performance.now() - from;
    await sleep(3_500);
    return { again, tookMs, stays: stream.in(conversationId).length === 1 };
  };

  let opened = await opensAnew(await watch(ana, one, browser));
  // A machine that takes a dead browser's time to open a stream is given another try.
  for (let n = 0; n < 5 && !opened.stays && opened.tookMs > 1_000; n += 1) opened = await opensAnew(opened.again);
  expect(opened.stays).toBe(true);

  opened.again.close();
  await until(() => stream.in(conversationId).length === 0, 15_000);
});

test('who may not see the conversation hears nothing of it, and hears it once they may', async () => {
  const { db } = app.context;
  const [north, south] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const cy = await anAgent(db, workspaceId, { teamIds: [north] });
  const foreign = await aConversation(db, workspaceId, { teamId: south });
  const stream = await watch(cy, one);
  const all = await watch(ben, one);

  await announce({ agent: ana, doing: 'public', id: foreign.conversationId });
  await until(() => all.in(foreign.conversationId).length === 1);
  await sleep(700);
  expect(stream.text()).not.toContain(foreign.conversationId);
  expect(await announce({ agent: cy, doing: 'viewing', id: foreign.conversationId })).toBe(404);

  const params = { conversationId: foreign.conversationId };
  await app.call(ben, assignConversation, { params, body: { assigneeId: null, teamId: north } });
  await until(() => stream.in(foreign.conversationId)[0]?.agentId === ana.agentId);
});

test('another workspace hears nothing', async () => {
  const stranger = await anAgent(app.context.db, await aWorkspace(app.context.db), { role: 'owner' });
  const stream = await watch(stranger, one);
  const own = await watch(ben, one);

  await announce({ agent: ana, doing: 'viewing' });
  await until(() => own.in(conversationId).length === 1);
  await sleep(700);

  expect(stream.text()).not.toContain(ana.agentId);
});

test('nothing of it is written down', async () => {
  const rows = () =>
    app.context.db.inWorkspace(workspaceId, async (tx) => {
      const head = await tx
        .selectFrom('event_head')
        .select('position')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirstOrThrow();
      return head.position;
    });
  const before = await rows();

  await announce({ agent: ana, doing: 'public' });

  expect(await rows()).toBe(before);
});
