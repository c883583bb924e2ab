import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAuditEvents } from '#contract/audit.ts';
import { compareFigures, importFigures, removeFigures } from '#contract/figure.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { countFigures } from './jobs.ts';

let now = new Date('2026-05-10T12:00:00Z');
let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
beforeAll(async () => {
  app = await startTestApp({ overrides: { now: () => now } });
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
});
afterAll(() => app.close());

const compare = async (months = 3) => (await app.call(owner, compareFigures, { query: { months } })).body;
const bring = async (csv: string, apply = true) =>
  (await app.call(owner, importFigures, { body: { csv, apply } })).body;
const head = 'month,way,matters,resolved,exchanges';

type Course = { at: string; status?: 'open' | 'resolved'; answers?: ('public' | 'private')[]; visibility?: 'private' };

async function aMatter({ at, status = 'resolved', answers = [], visibility }: Course): Promise<void> {
  const { db } = app.context;
  const moment = new Date(at);
  const matter = await aConversation(db, workspaceId, { at: moment, status, ...(visibility ? { visibility } : {}) });
  for (const [n, stage] of answers.entries())
    await aMessage(db, workspaceId, matter, {
      ...{ direction: 'out', visibility: stage, agentId: owner.agentId, text: `Answer ${n}` },
      at: new Date(moment.getTime() + (n + 1) * 60_000),
    });
}

test('our own matters are counted by the course they took, in whole months', async () => {
  await aMatter({ at: '2026-02-01T00:00:00Z', answers: ['public', 'public'] });
  await aMatter({ at: '2026-03-31T23:59:00Z', status: 'open', answers: ['public'] });
  await aMatter({ at: '2026-04-02T00:00:00Z', answers: ['public', 'private', 'private'] });
  await aMatter({ at: '2026-04-03T00:00:00Z', answers: ['private'], visibility: 'private' });
  // The month before, and the one that runs.
  await aMatter({ at: '2026-01-31T23:59:00Z', answers: ['public'] });
  await aMatter({ at: '2026-05-01T00:00:00Z', answers: ['public'] });

  const counted = await compare();
  expect([counted.from, counted.to]).toEqual(['2026-02', '2026-04']);
  expect(counted.own.toSorted((a, b) => (a.course < b.course ? -1 : 1))).toEqual([
    { course: 'private', matters: 1, resolved: 1, exchanges: 1, publicExchanges: 0, months: 1 },
    { course: 'public', matters: 2, resolved: 1, exchanges: 3, publicExchanges: 3, months: 2 },
    { course: 'went_private', matters: 1, resolved: 1, exchanges: 3, publicExchanges: 1, months: 1 },
  ]);
});

test('figures come in once they are applied, replace those of their month, and go and come back', async () => {
  const csv = `${head}\n2026-03,phone,100,90,130\n2026-04,phone,110,95,140\n2026-04,fax,1,1,1\n2026-01,phone,7,7,7`;
  const looked = await bring(csv, false);
  expect(looked.lines.map(({ becomes }) => becomes)).toEqual(['new', 'new', 'left_out', 'new']);
  expect((await compare()).imported).toEqual([]);
  expect((await bring(csv)).applied).toBe(true);
  const phone = { way: 'phone', matters: 210, resolved: 185, exchanges: 270, months: 2 };
  expect((await compare()).imported).toEqual([phone]);
  expect((await bring(`${head}\n2026-04,phone,120,95,140`)).lines[0]?.becomes).toBe('changed');
  expect((await compare()).imported).toEqual([{ ...phone, matters: 220 }]);

  const removed = await app.call(owner, removeFigures, { body: { way: 'phone' } });
  expect((await compare()).imported).toEqual([]);
  await bring(removed.body.csv);
  expect((await compare()).imported).toEqual([{ ...phone, matters: 220 }]);
  expect((await compare(4)).imported).toMatchObject([{ months: 3 }]);
  const { body } = await app.call(owner, listAuditEvents, { query: { limit: 50 } });
  for (const type of ['figure.imported', 'figure.removed']) expect(JSON.stringify(body)).toContain(type);
});

test('only who may set policies sees and brings figures', async () => {
  const agent = await anAgent(app.context.db, workspaceId, { role: 'agent' });
  expect((await app.call(agent, compareFigures, { query: { months: 3 } })).status).toBe(403);
  expect((await app.call(agent, importFigures, { body: { csv: head } })).status).toBe(403);
});

/** So many resolved matters of a month, each answered once in public. */
async function aMonth(at: string, matters: number): Promise<void> {
  const { db } = app.context;
  const model = await aConversation(db, workspaceId, { at: new Date(at), status: 'resolved' });
  await aMessage(db, workspaceId, model, {
    ...{ direction: 'out', visibility: 'public', agentId: owner.agentId, text: 'Answer' },
    at: new Date(at),
  });
  await db.inWorkspace(workspaceId, (tx) =>
    sql`
      with copy as (
        insert into conversation (workspace_id, id, number, profile_id, status, opened_at, last_message_at)
        select workspace_id, gen_random_uuid(), 1000000 + n, profile_id, status, opened_at, last_message_at
        from conversation, generate_series(2, ${matters}::int) n where id = ${model.conversationId} returning id
      )
      insert into message (workspace_id, id, origin, thread_id, conversation_id, direction, visibility, text, occurred_at, received_at)
      select m.workspace_id, gen_random_uuid(), m.origin, m.thread_id, copy.id, m.direction, m.visibility, '', m.occurred_at, m.received_at
      from message m, copy where m.conversation_id = ${model.conversationId} and m.direction = 'out'`.execute(tx),
  );
}
const reopenAll = () =>
  app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update conversation set status = 'open' where opened_at < '2026-01-01T00:00:00Z'`.execute(tx),
  );
const resolvedIn = async (months: number) => {
  const { own, countedAt } = await compare(months);
  return { resolved: own.find(({ course }) => course === 'public')?.resolved, countedAt };
};

test('large months are counted beforehand and not read again, small ones and old counts are', async () => {
  await aMonth('2025-12-05T10:00:00Z', 1_000);
  expect(await resolvedIn(5)).toEqual({ resolved: 1_002, countedAt: null });
  for (let month = 0; month < 25; month += 1) await countFigures.run(app.context, workspaceId);
  await reopenAll();
  expect(await resolvedIn(5)).toEqual({ resolved: 1_002, countedAt: now.toISOString() });
  expect((await resolvedIn(4)).countedAt).toBeNull();

  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ months: number }>`select count(distinct month)::int as months from own_figure`.execute(tx),
  );
  expect(rows).toEqual([{ months: 24 }]);
  now = new Date(now.getTime() + 27 * 3_600_000);
  expect(await resolvedIn(5)).toEqual({ resolved: 2, countedAt: null });
});
