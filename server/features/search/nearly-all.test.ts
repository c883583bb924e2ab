import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { aWorkspace } from '#test/factories/people.ts';
import { findMessages, findProfiles } from './find.ts';
import { parseQuery } from './parse-query.ts';

let app: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

test('a workspace with nearly all messages and people finds its own and nobody else’s', async () => {
  const { db } = app.context;
  const [large, small] = [await aWorkspace(db), await aWorkspace(db)];
  const days = Array.from({ length: 12 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)));
  for (const at of days) await aConversation(db, large, { text: 'Where is my refund?', at });
  await aConversation(db, small, { text: 'Where is my refund?', at: new Date('2026-01-12T00:00:01Z') });
  await owner.query('analyze message, profile');

  for (const table of ['message', 'profile'])
    expect([await hasNearlyAll(large, table), await hasNearlyAll(small, table)]).toEqual([true, false]);
  expect(await countFound(large)).toEqual({ messages: 12, profiles: 12, contacts: 12 });
  expect(await countFound(small)).toEqual({ messages: 1, profiles: 1, contacts: 1 });
});

test('nobody has nearly all of what was never counted', async () => {
  expect(await hasNearlyAll(await aWorkspace(app.context.db), 'note')).toBe(false);
});

async function hasNearlyAll(workspaceId: WorkspaceId, table: string): Promise<boolean> {
  await owner.query("select set_config('app.workspace', $1, false)", [workspaceId]);
  const { rows } = await owner.query<{ answer: boolean }>('select has_nearly_all($1) as answer', [table]);
  return rows[0]?.answer === true;
}

/** What is found before anything is read of it, where the walls would hide what is foreign. */
async function countFound(workspaceId: WorkspaceId) {
  const viewer: Viewer = {
    ...{ workspaceId, agentId: null, apiKeyId: null, permissions: new Set<never>() },
    ...{ reach: 'all', teamIds: [] },
  };
  const names = { profileIds: null, assigneeIds: null, withUnassigned: false, tagIds: null };
  const query = parseQuery('refund', new Date());
  return app.context.db.inWorkspace(workspaceId, async (tx) => ({
    messages: (await findMessages(tx, viewer, query, names, null, 100)).length,
    profiles: (await findProfiles(tx, viewer, 'Mila', 100)).length,
    contacts: (await sql`select from find_contacts('%mila%', '%mila%', null, null, '', 100)`.execute(tx)).rows.length,
  }));
}
