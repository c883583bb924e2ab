import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportAudit, getAuditHead, listAuditEvents } from '#contract/audit.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { signNewestHead, verifyWorkspace } from './commands.ts';
import { EventLine, HeaderLine } from './line.ts';

let app: TestApp;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-audit-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir } });
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('an auditor reads events newest first, page by page, and filters them', async () => {
  const { workspaceId, auditor, agentId } = await aHistory();

  const first = await app.call(auditor, listAuditEvents, { query: { limit: 2 } });
  const second = await app.call(auditor, listAuditEvents, { query: { limit: 2, cursor: first.body.next ?? '' } });
  const renamed = await app.call(auditor, listAuditEvents, { query: { type: 'workspace.renamed' } });
  const byPerson = await app.call(auditor, listAuditEvents, { query: { agentId } });
  const early = await app.call(auditor, listAuditEvents, { query: { to: '2026-01-02T00:00:00Z' } });
  const late = await app.call(auditor, listAuditEvents, { query: { from: '2026-01-02T00:00:00Z' } });

  expect([...first.body.items, ...second.body.items].map(({ position }) => position)).toEqual([4, 3, 2, 1]);
  expect(second.body.next).toBeNull();
  expect(renamed.body.items).toMatchObject([
    { position: 2, subject: { id: workspaceId }, detail: { from: 'Acme', to: 'Acme 2' } },
  ]);
  expect(byPerson.body.items).toMatchObject([{ position: 3, actor: { name: 'Ana' } }]);
  expect(early.body.items.map(({ position }) => position)).toEqual([2, 1]);
  expect(late.body.items.map(({ position }) => position)).toEqual([4, 3]);
});

test('who lacks the permission and who is in another workspace see nothing of it', async () => {
  const { workspaceId } = await aHistory();
  const plain = await anAgent(app.context.db, workspaceId);
  const stranger = await anAgent(app.context.db, await aWorkspace(app.context.db), { role: 'auditor' });

  for (const endpoint of [listAuditEvents, getAuditHead, exportAudit])
    expect((await app.call(plain, endpoint, { query: {} })).status).toBe(403);
  const seen = await app.call(stranger, listAuditEvents, { query: {} });

  expect(seen.body.items).toEqual([]);
});

test('an export holds the whole chain and its own event, and verifies', async () => {
  const { auditor, workspaceId } = await aHistory();

  const response = await app.fastify.inject({
    url: exportAudit.path,
    headers: { cookie: `earshot_session=${auditor.session}` },
  });

  const lines = response.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(response.headers['content-type']).toContain('application/jsonl');
  expect(HeaderLine.parse(lines[0])).toMatchObject({ workspaceId, position: 5 });
  expect(lines.slice(1).map((line) => EventLine.parse(line).type)).toContain('audit.exported');
  expect((await verifyWorkspace(app.context.db, workspaceId, dataDir)).findings).toEqual([]);
});

test('an erased detail still verifies and is shown as erased', async () => {
  const { auditor, workspaceId } = await aHistory();
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`delete from event_detail where workspace_id = ${workspaceId} and event_id = (select id from event where workspace_id = ${workspaceId} and position = 2)`.execute(
      tx,
    ),
  );

  const verdict = await verifyWorkspace(app.context.db, workspaceId, dataDir);
  const shown = await app.call(auditor, listAuditEvents, { query: { type: 'workspace.renamed' } });

  expect(verdict).toMatchObject({ findings: [], erased: [2] });
  expect(shown.body.items[0]?.detail).toBeNull();
});

test('a head signed outside the database tells of a cut end even when the stored head was cut with it', async () => {
  const { auditor, workspaceId } = await aHistory();
  await signNewestHead(app.context, workspaceId, app.clock.now());
  expect(await signNewestHead(app.context, workspaceId, app.clock.now())).toBeNull();

  await asOwner(
    `with gone as (delete from event where workspace_id = '${workspaceId}' and position > 2)
     update event_head set position = 2, hash = (select hash from event where workspace_id = '${workspaceId}' and position = 2) where workspace_id = '${workspaceId}'`,
  );

  const { findings } = await verifyWorkspace(app.context.db, workspaceId, dataDir);
  const head = await app.call(auditor, getAuditHead, {});
  expect(findings).toMatchObject([{ kind: 'truncated', position: 3 }]);
  expect(head.body).toMatchObject({ position: 2, signed: { position: 4 } });
});

test('a row changed by the owner of the database is found', async () => {
  const { workspaceId } = await aHistory();

  await asOwner(`update event set actor_id = gen_random_uuid() where workspace_id = '${workspaceId}' and position = 3`);

  expect((await verifyWorkspace(app.context.db, workspaceId, dataDir)).findings).toMatchObject([
    { kind: 'changed', position: 3 },
  ]);
});

async function aHistory() {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const auditor = await anAgent(db, workspaceId, { role: 'auditor' });
  const { agentId } = await anAgent(db, workspaceId, { name: 'Ana' });
  const days = [1, 1, 2, 3].map((day) => new Date(Date.UTC(2026, 0, day, 12)));
  const subject = { kind: 'workspace', id: workspaceId };
  const [one = new Date(), two = one, three = one, four = one] = days;
  await db.inWorkspace(workspaceId, async (tx) => {
    record(tx, {
      type: 'workspace.created',
      at: one,
      actor: systemActor,
      subject,
      detail: { name: 'Acme', kind: 'live' },
    });
    record(tx, {
      type: 'workspace.renamed',
      at: two,
      actor: systemActor,
      subject,
      detail: { from: 'Acme', to: 'Acme 2' },
    });
    record(tx, { type: 'agent.signed_in', at: three, actor: { kind: 'agent', id: agentId }, subject, detail: {} });
    record(tx, { type: 'agent.signed_in', at: four, actor: systemActor, subject, detail: {} });
  });
  return { workspaceId: workspaceId as WorkspaceId, auditor, agentId };
}

async function asOwner(statement: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: app.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
