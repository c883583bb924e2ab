import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StreamFrame } from '#contract/stream.ts';
import { openDatabase } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { changeConversation } from '#server/features/conversation/commands.ts';
import { sessionCookie } from '#server/http/token.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

type Heard = { event: string; data: StreamFrame };
type Stream = {
  status: number;
  heard: Heard[];
  ended: Promise<void>;
  close(): void;
  /** Waits until what was heard satisfies; fails after a minute. */
  until(holds: (heard: Heard[]) => boolean): Promise<void>;
};

let app: TestApp;
let address: string;
let workspaceId: WorkspaceId;
let ana: TestAgent;
const open: Stream[] = [];

beforeAll(async () => {
  app = await startTestApp();
  address = await app.fastify.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  ana = await anAgent(app.context.db, workspaceId, { role: 'lead' });
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});

async function listen(agent: TestAgent, query = ''): Promise<Stream> {
  const stop = new AbortController();
  const response = await fetch(`${address}/api/stream?${query}`, {
    headers: { cookie: `${sessionCookie}=${agent.session}` },
    signal: stop.signal,
  });
  const heard: Heard[] = [];
  const ended = (async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (text + chunk).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const [, event, data] = /^event: (\w+)\nid: \d+\ndata: (.*)$/.exec(part) ?? [];
        if (event && data) heard.push({ event, data: JSON.parse(data) });
      }
    }
  })().catch(() => {});
  const until: Stream['until'] = async (holds) => {
    const limit = Date.now() + 60_000;
    while (!holds(heard)) {
      if (Date.now() > limit) throw new Error(`Heard only ${JSON.stringify(heard)}`);
      await sleep(5);
    }
  };
  const stream = { status: response.status, heard, ended, close: () => stop.abort(), until };
  open.push(stream);
  return stream;
}

/** Lets something happen to a conversation and gives the position before its first event. */
async function touch(conversationId: string, changes = {}, db = app.context.db): Promise<number> {
  return db.inWorkspace(workspaceId, async (tx) => {
    const priority = Math.random() < 0.5 ? 'low' : 'high';
    await changeConversation(tx, systemActor, conversationId, { priority, touched: true, ...changes }, new Date());
    const head = await tx
      .selectFrom('event_head')
      .select('position')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    return head.position;
  });
}

const toggled = (conversationId: string, n: number, db = app.context.db) =>
  touch(conversationId, { tags: [n % 2 ? 'odd' : 'even'] }, db);
const rows = (heard: Heard[]) => heard.flatMap(({ data }) => data.changes ?? []);

test('nobody hears anything without a session', async () => {
  expect((await fetch(`${address}/api/stream`)).status).toBe(401);
});

test('a change is told with its row, and whether it stands in the view', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const stream = await listen(ana, 'view=mine');
  await stream.until((heard) => heard.length === 1);

  await touch(one.conversationId, { assigneeId: ana.agentId });

  await stream.until((heard) => rows(heard).length > 0);
  expect(rows(stream.heard)[0]).toMatchObject({
    inView: true,
    timeline: true,
    row: { id: one.conversationId, assigneeId: ana.agentId, version: 2 },
  });
});

test('a change is told with whether it fits the filter that the stream asks for', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const filter = JSON.stringify({ tagsAny: ['odd'], awaitsUs: true });
  const stream = await listen(ana, `filter=${encodeURIComponent(filter)}`);
  await stream.until((heard) => heard.length === 1);

  await toggled(one.conversationId, 1);
  await stream.until((heard) => rows(heard).length === 1);
  await toggled(one.conversationId, 2);

  await stream.until((heard) => rows(heard).length === 2);
  expect(rows(stream.heard).map(({ inView }) => inView)).toEqual([true, false]);
});

test('a stream that asks for what is no filter is refused', async () => {
  expect((await listen(ana, 'filter=nonsense')).status).toBe(400);
});

test('what happened before the stream is caught up by position', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const [first] = [await toggled(one.conversationId, 0), await toggled(one.conversationId, 1)];

  const stream = await listen(ana, `after=${first}`);

  await stream.until((heard) => rows(heard).length > 0);
  expect(stream.heard[0]?.data.position).toBeGreaterThan(first);
  expect(rows(stream.heard)).toMatchObject([{ row: { tags: ['odd'] } }]);
});

test('a stream hears nothing of another workspace', async () => {
  const stream = await listen(ana);
  await stream.until((heard) => heard.length === 1);
  const home = workspaceId;
  workspaceId = await aWorkspace(app.context.db);
  const foreign = await aConversation(app.context.db, workspaceId);
  await toggled(foreign.conversationId, 0);
  workspaceId = home;
  const own = await aConversation(app.context.db, workspaceId);

  await toggled(own.conversationId, 0);

  await stream.until((heard) => rows(heard).length > 0);
  expect(rows(stream.heard).map(({ row }) => row.id)).toEqual([own.conversationId]);
});

test('someone who sees their teams hears nothing of another, and that a conversation went there', async () => {
  const { db } = app.context;
  const [north, south] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const cy = await anAgent(db, workspaceId, { teamIds: [north] });
  const foreign = await aConversation(db, workspaceId, { teamId: south });
  const own = await aConversation(db, workspaceId, { teamId: north });
  const stream = await listen(cy, 'view=open');
  await stream.until((heard) => heard.length === 1);

  await toggled(foreign.conversationId, 0);
  await touch(own.conversationId, { teamId: south });

  await stream.until((heard) => heard.some(({ data }) => data.removed.length > 0));
  expect(rows(stream.heard)).toEqual([]);
  expect(stream.heard.flatMap(({ data }) => data.removed)).toEqual([own.conversationId]);
});

test('many changes are told in few frames, the last state among them, with growing positions', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const stream = await listen(ana, 'view=open');
  await stream.until((heard) => heard.length === 1);

  const started = Date.now();
  let last = 0;
  for (let n = 0; n < 60; n++) last = await toggled(one.conversationId, n);

  await stream.until((heard) => (heard.at(-1)?.data.position ?? 0) > last);
  const framesAllowed = 3 + (Date.now() - started) / 250;
  expect(stream.heard.length).toBeLessThan(framesAllowed);
  expect(rows(stream.heard).at(-1)?.row.version).toBe(61);
  const positions = stream.heard.map(({ data }) => data.position);
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
});

test('no change is lost when the listening connection is killed again and again', async () => {
  const { db } = app.context;
  const made: string[] = [];
  for (let n = 0; n < 30; n++) made.push((await aConversation(db, workspaceId)).conversationId);
  const stream = await listen(ana, 'view=open');
  await stream.until((heard) => heard.length === 1);

  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  // What a program did itself it need not be told.
  const elsewhere = openDatabase({ url: app.url, maxConnections: 1 });
  for (const [n, id] of made.entries()) {
    if (n % 5 === 0)
      await owner.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'earshot listen' and datname = current_database()",
      );
    await toggled(id, n, elsewhere);
    await sleep(15);
  }

  await owner.end();
  await elsewhere.close();

  await stream.until((heard) => new Set(rows(heard).map(({ row }) => row.id)).size === made.length);
});

test('too far behind is told to start over', async () => {
  const { db } = app.context;
  const ids: string[] = [];
  const first = await aConversation(db, workspaceId);
  ids.push(first.conversationId);
  for (let n = 0; n < 200; n++) ids.push((await aConversation(db, workspaceId, { profile: first })).conversationId);
  await db.inWorkspace(workspaceId, async (tx) => {
    for (const id of ids) await changeConversation(tx, systemActor, id, { priority: 'low' }, new Date());
  });

  const stream = await listen(ana, 'after=0');

  await stream.until((heard) => heard.length > 0);
  expect(stream.heard[0]).toMatchObject({ event: 'reset', data: { position: 201 } });
});

test('signing out ends the stream', async () => {
  const { db } = app.context;
  const one = await aConversation(db, workspaceId);
  const stream = await listen(ana);
  await stream.until((heard) => heard.length === 1);

  await db.kysely.deleteFrom('session').where('login_id', '=', ana.loginId).execute();
  await db.inWorkspace(workspaceId, async (tx) => {
    record(tx, {
      type: 'agent.signed_out',
      at: new Date(),
      actor: { kind: 'agent', id: ana.agentId },
      subject: { kind: 'agent', id: ana.agentId },
      detail: { everywhere: true },
    });
  });

  await stream.ended;
  await toggled(one.conversationId, 0);
  expect(rows(stream.heard)).toEqual([]);
});

test('closing the server ends open streams at once', async () => {
  const other = await startTestApp();
  const at = await other.fastify.listen({ host: '127.0.0.1', port: 0 });
  const bo = await anAgent(other.context.db, await aWorkspace(other.context.db));
  const response = await fetch(`${at}/api/stream`, { headers: { cookie: `${sessionCookie}=${bo.session}` } });
  // Which otherwise waits for as long as they are open.
  await other.fastify.close();

  await response.text();
  await other.close();
});

test('while many change together, screens are asked to read again now and then, and what changes alone is told at once', async () => {
  const one = await aConversation(app.context.db, workspaceId);
  const stream = await listen(ana, 'view=all');
  await stream.until((heard) => heard.length === 1);
  const batch = () =>
    app.context.db.inWorkspace(workspaceId, async (tx) => {
      for (let n = 0; n < 300; n += 1) {
        const id = newId();
        record(tx, {
          type: 'conversation.status_changed',
          at: new Date(),
          actor: systemActor,
          subject: { kind: 'conversation', id },
          conversationId: id,
          correlationId: one.conversationId,
          detail: { from: 'open', to: 'resolved' },
        });
      }
    });
  const resets = () => stream.heard.filter(({ event }) => event === 'reset').length;
  const isToldAlone = (heard: Heard[]) => rows(heard).some(({ row }) => row.tags.includes('alone'));

  const started = performance.now();
  await batch();
  await stream.until(() => resets() === 1);
  await batch();
  await touch(one.conversationId, { tags: ['alone'] });
  await stream.until((heard) => isToldAlone(heard) || resets() === 2);

  // Where all that took as long as there is between two, the second may come first.
  if (performance.now() - started < 2_000) expect([isToldAlone(stream.heard), resets()]).toEqual([true, 1]);
  await stream.until(() => resets() === 2);
});
