import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchEverything } from '#contract/search.ts';
import { applyDelete, applyEdit } from '#server/features/intake/changes.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function aMessageToFind() {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const lead = await anAgent(db, workspaceId, { role: 'lead' });
  const { conversationId, messageId } = await aConversation(db, workspaceId, { text: 'Call me at 555 0199, Rosalind' });
  const find = async (q: string) => (await app.call(lead, searchEverything, { query: { q } })).body.groups;
  const count = async (q: string) => (await find(q)).length;
  const message = {
    id: messageId,
    text: 'Call me at 555 0199, Rosalind',
    occurredAt: new Date(0),
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    conversationId,
    direction: 'in' as const,
  };
  return { workspaceId, messageId, message, find, count };
}

test('an edited text is found by its new words and no longer by the old', async () => {
  const { workspaceId, message, count } = await aMessageToFind();

  await app.context.db.inWorkspace(workspaceId, (tx) => applyEdit(tx, message, 'Write me', new Date(), new Date()));

  expect([await count('rosalind'), await count('"555 0199"'), await count('write')]).toEqual([0, 0, 1]);
});

test('a message that its author deleted is found as deleted, for the team alone keeps it', async () => {
  const { workspaceId, messageId, message, find } = await aMessageToFind();
  const [standing] = (await find('rosalind')).flatMap(({ hits }) => hits);
  expect(standing).toMatchObject({ id: messageId, deletedBy: null });

  await app.context.db.inWorkspace(workspaceId, (tx) =>
    applyDelete(tx, message, { deletedAt: new Date(), by: 'author' }, new Date()),
  );

  const [hit] = (await find('"555 0199"')).flatMap(({ hits }) => hits);
  expect(hit).toMatchObject({ id: messageId, deletedBy: 'author', excerpt: 'Call me at 555 0199, Rosalind' });
});

test('an erased text is found by none of its words', async () => {
  const { workspaceId, messageId, count } = await aMessageToFind();
  expect(await count('rosalind')).toBe(1);

  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update message set text = '', tokens = '' where workspace_id = ${workspaceId} and id = ${messageId}`.execute(
      tx,
    ),
  );

  expect([await count('rosalind'), await count('"555 0199"'), await count('-nothing rosalind')]).toEqual([0, 0, 0]);
});

test('whatever writes the text of a message or note writes its words in the same statement', () => {
  const server = join(import.meta.dirname, '..', '..');
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(ts|sql)$/.test(name) && !name.includes('.test.'),
  );
  const statements = files.flatMap((name) => {
    const source = readFileSync(join(server, name), 'utf8');
    const inSql = source.match(/\b(?:update|insert into) (?:message|note)\b[^`;]*/g) ?? [];
    const inKysely = source.match(/\.(?:updateTable|insertInto)\('(?:message|note)'\)[^;]*?\.execute/gs) ?? [];
    return [...inSql, ...inKysely].map((statement) => ({ name, statement }));
  });
  const writesText = statements.filter(({ statement }) =>
    /\btext\b(?! ?\[\])(?:\s*[=:,)])/.test(statement.replaceAll(/::text\b/g, '')),
  );

  expect(writesText.length).toBeGreaterThanOrEqual(4);
  expect(writesText.filter(({ statement }) => !/\btokens\b/.test(statement)).map(({ name }) => name)).toEqual([]);
});
