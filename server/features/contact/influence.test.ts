import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listInfluence } from '#contract/influence.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aProfile } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const written = new Date('2026-03-01T09:00:00Z');
const read = new Date('2026-03-02T09:00:00Z');
const soon = new Date('2026-03-01T09:05:00Z');

test('followers, figures of posts and our estimate stand apart, each with its moment', async () => {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db);
  const owner = await anAgent(db, workspaceId, { role: 'owner' });
  const profile = await aProfile(db, workspaceId, { network: 'x', handle: 'lina', followers: 12_000, at: written });
  const { contactId } = profile;
  await aProfile(db, workspaceId, { network: 'sandbox', handle: 'lina_s', contactId, at: written });
  const place = { network: 'x', profile, at: written };
  const post = await aConversation(db, workspaceId, place);
  const more = await Promise.all([1, 2, 3].map(() => aMessage(db, workspaceId, post, { network: 'x', at: written })));
  const secret = await aConversation(db, workspaceId, { ...place, visibility: 'private' });
  const counted: [string, number, number | null, Date][] = [
    [post.messageId, 4, 100, read],
    [more[0] ?? '', 8, 300, read],
    [more[1] ?? '', 6, 5_020, read],
    // Looked at too soon, and in private: neither says how far they are heard.
    [more[2] ?? '', 0, 1, soon],
    [secret.messageId, 0, 9_999_999, read],
  ];
  await db.inWorkspace(workspaceId, async (tx) => {
    for (const [id, likes, views, at] of counted)
      await sql`update message set likes = ${likes}, views = ${views}, figures_at = ${at}
        where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  });

  const { status, body } = await app.call(owner, listInfluence, { params: { contactId } });

  expect(status).toBe(200);
  expect(body.influence).toMatchObject([
    {
      network: 'x',
      handle: 'lina',
      followers: { count: 12_000, at: written.toISOString() },
      observed: { posts: 3, views: 300, likes: 6, at: read.toISOString() },
      estimate: { readers: 300, from: 'views' },
    },
    { network: 'sandbox', handle: 'lina_s', followers: null, observed: null, estimate: null },
  ]);
});
