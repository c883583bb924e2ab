import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('health answers while the database does', async () => {
  const response = await app.fastify.inject('/api/health');

  expect(response.json().status).toBe('ok');
});

test('what is nowhere is answered in the shape of every error', async () => {
  const response = await app.fastify.inject('/api/nowhere');

  expect(response.statusCode).toBe(404);
  expect(response.json().error.code).toBe('not_found');
});

test('one workspace cannot read the agents of another, whatever the query says', async () => {
  const { db } = app.context;
  const [ours, theirs] = [await aWorkspace(db), await aWorkspace(db)];
  await anAgent(db, ours);
  await anAgent(db, theirs);

  const seen = await db.inWorkspace(ours, (tx) => tx.selectFrom('agent').select('workspace_id').execute());

  expect(seen.map((row) => row.workspace_id)).toEqual([ours]);
});
