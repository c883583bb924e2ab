import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPolicy } from '#contract/policy.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

const migration = readFileSync(new URL('migrations/0076_taxonomy_kinds.sql', import.meta.url), 'utf8');
/** The part that rewrites what is kept; the column is there already. */
const rewriting = migration.slice(migration.indexOf('update policy'));
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('themes that were kept before there were kinds are themes, each as it was and in their order', async () => {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const owner = await anAgent(db, workspaceId, { role: 'owner' });
  const theme = (id: string, mergedInto: string | null) => ({
    ...{ id, name: `About ${id}`, description: '', words: [id], examples: [`${id}?`], mergedInto, splitFrom: null },
  });
  const before = { themes: [theme('zebra', null), theme('ant', 'zebra'), theme('bee', null)] };

  const operator = new pg.Client({ connectionString: app.url });
  await operator.connect();
  for (const [version, state, body] of [
    [1, 'active', before],
    [2, 'draft', { themes: [] }],
  ] as const)
    await operator.query(
      `insert into policy (workspace_id, kind, version, body, state, changed_at) values ($1, 'taxonomy', $2, $3, $4, now())`,
      [workspaceId, version, JSON.stringify(body), state],
    );
  await operator.query(rewriting);
  await operator.end();

  const { body } = await app.call(owner, getPolicy, { params: { kind: 'taxonomy' } });
  const entries = before.themes.map((one) => ({ kind: 'theme', ...one }));
  expect(body.active).toEqual({ kind: 'taxonomy', body: { entries } });
  expect(body.draft?.content).toEqual({ kind: 'taxonomy', body: { entries: [] } });
});
