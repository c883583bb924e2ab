import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activatePolicy, getPolicy, savePolicyDraft } from '#contract/policy.ts';
import { defaultMatrix } from '#contract/priority.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

const migration = readFileSync(new URL('migrations/0079_first_matrix.sql', import.meta.url), 'utf8');
const params = { kind: 'priority' } as const;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a workspace that was there before keeps the matrix it worked by, and one with its own keeps that', async () => {
  const { db } = app.context;
  const [plain, drafting, own] = [await aWorkspace(db), await aWorkspace(db), await aWorkspace(db)];
  const lead = async (workspaceId: typeof plain) => anAgent(db, workspaceId, { role: 'lead' });
  const [ofPlain, ofDrafting, ofOwn] = [await lead(plain), await lead(drafting), await lead(own)];
  const body = { categories: defaultMatrix.categories.slice(-1) };
  for (const who of [ofDrafting, ofOwn])
    await app.call(who, savePolicyDraft, { params, body: { content: { ...params, body } } });
  await app.call(ofOwn, activatePolicy, { params: { ...params, version: 1 }, body: { replaces: 0 } });

  const operator = new pg.Client({ connectionString: app.url });
  await operator.connect();
  await operator.query(migration);
  await operator.end();

  const held = async (who: typeof ofPlain) => (await app.call(who, getPolicy, { params })).body;
  const idsOf = ({ active }: Awaited<ReturnType<typeof held>>) =>
    active.kind === 'priority' ? active.body.categories.map(({ id }) => id) : [];
  const asBefore = ['urgent_complaint', 'special_person', 'complaint', 'many_listen', 'private_message', 'general'];
  expect(await held(ofPlain)).toMatchObject({ version: 1, draft: null });
  expect(idsOf(await held(ofPlain))).toEqual(asBefore);
  expect(await held(ofDrafting)).toMatchObject({ version: 2, draft: { version: 1 } });
  expect(idsOf(await held(ofDrafting))).toEqual(asBefore);
  expect(idsOf(await held(ofOwn))).toEqual(['general']);
});
