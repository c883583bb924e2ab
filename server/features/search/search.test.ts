import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { searchEverything } from '#contract/search.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aProfile, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { toTokens } from './tokens.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lena' });
});
afterAll(() => app.close());

test.each([
  ['refund', 'Wo bleibt mein Refund?'],
  ['uber strasse', 'Über die Straße'],
  ['服务', '客户服务很差'],
  ['荷物', '荷物が届きません'],
  ['ขอบคุณ', 'ได้รับของแล้ว ขอบคุณมาก'],
  ['#orderfail', 'This is #OrderFail again'],
  ['A-48213', 'My order A-48213 is lost'],
  ['"wrong colour"', 'It came in the wrong colour!'],
])('%s finds "%s"', async (q, text) => {
  const wanted = await aConversation(app.context.db, workspaceId, { text });
  await aConversation(app.context.db, workspaceId, { text: 'Something else: the colour is wrong.' });

  const { body } = await find(q);

  expect(body.groups.map(({ conversation }) => conversation.id)).toEqual([wanted.conversationId]);
  expect(body.groups[0]?.hits[0]?.ranges.length).toBeGreaterThan(0);
});

test('hits come newest first, grouped by conversation, page by page without a gap or double', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const conversation = await aConversation(app.context.db, workspaceId, {
      text: `refund ${n}`,
      at: new Date(Date.UTC(2026, 0, 1 + n)),
    });
    await aMessage(app.context.db, workspaceId, conversation, {
      text: 'refund again',
      at: new Date(Date.UTC(2026, 0, 1 + n, 1)),
    });
    ids.unshift(conversation.conversationId);
  }

  const first = await find('refund', { limit: 2 });
  const second = await find('refund', { limit: 2, cursor: first.body.next ?? '' });
  const third = await find('refund', { limit: 2, cursor: second.body.next ?? '' });

  const pages = [first, second, third].map(({ body }) => body.groups.map(({ conversation }) => conversation.id));
  expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
  expect(first.body.groups[0]).toMatchObject({
    hitCount: 2,
    hits: [{ excerpt: 'refund again' }, { excerpt: 'refund 4' }],
  });
  expect(third.body.next).toBeNull();
});

test('operators narrow what is found', async () => {
  const { db } = app.context;
  const ana = await aProfile(db, workspaceId, { handle: 'ana.example', name: 'Ana' });
  const one = await aConversation(db, workspaceId, {
    text: 'refund',
    profile: ana,
    network: 'bluesky',
    at: new Date('2026-01-10T00:00:00Z'),
  });
  const two = await aConversation(db, workspaceId, {
    text: 'refund',
    visibility: 'private',
    assigneeId: lead.agentId,
    status: 'resolved',
  });
  await tag(two.conversationId, 'vip');

  const expectFound = async (q: string, found: { conversationId: string }[]) => {
    const { body } = await find(q);
    expect([q, body.groups.map(({ conversation }) => conversation.id)]).toEqual([
      q,
      found.map((each) => each.conversationId),
    ]);
  };
  await expectFound('refund', [two, one]);
  await expectFound('refund from:ana', [one]);
  await expectFound('from:@ana.example', [one]);
  await expectFound('refund from:nobody', []);
  await expectFound('is:private', [two]);
  await expectFound('is:public', [one]);
  await expectFound('status:resolved refund', [two]);
  await expectFound('assignee:me', [two]);
  await expectFound('assignee:none', [one]);
  await expectFound('assignee:Lena', [two]);
  await expectFound('tag:VIP', [two]);
  await expectFound('tag:nothing', []);
  await expectFound('before:2026-01-11', [one]);
  await expectFound('after:2026-01-11 before:2026-01-12', []);
  await expectFound('refund has:image', []);
  await expectFound('-refund is:public', []);
});

test('notes, customers and tags are found too', async () => {
  const { db } = app.context;
  const conversation = await aConversation(db, workspaceId, {
    text: 'hello',
    profile: await aProfile(db, workspaceId, { handle: 'kwame9', name: 'Kwame' }),
  });
  await db.inWorkspace(workspaceId, (tx) =>
    sql`insert into note (workspace_id, id, conversation_id, agent_id, text, tokens, created_at)
      values (${workspaceId}, ${newId()}, ${conversation.conversationId}, ${lead.agentId}, 'Kwame was promised a voucher.',
        array_to_tsvector(${toTokens('Kwame was promised a voucher.')}::text[]), now())`.execute(tx),
  );
  await tag(conversation.conversationId, 'kwame-case');

  const { body } = await find('kwame');

  expect(body.groups).toMatchObject([{ hits: [{ kind: 'note', author: 'Lena', ranges: [[0, 5]] }] }]);
  expect(body.contacts).toMatchObject([{ profile: { handle: 'kwame9' } }]);
  expect(body.tags).toEqual([{ name: 'kwame-case', conversations: 1 }]);
});

test.each(['zoe bronte', 'Zoë Brontë', '@zoebronte'])('a customer whose name has accents is found as %s', async (q) => {
  const profile = await aProfile(app.context.db, workspaceId, { handle: 'zoebronte', name: 'Zoë Brontë' });
  await aConversation(app.context.db, workspaceId, { text: 'hello', profile });

  const { body } = await find(q);

  expect(body.contacts).toMatchObject([{ profile: { handle: 'zoebronte' } }]);
});

test('an agent of a team finds only what the team may see, and no workspace finds what is in another', async () => {
  const { db } = app.context;
  const [ours, theirs] = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const agent = await anAgent(db, workspaceId, { teamIds: [ours] });
  const own = await aConversation(db, workspaceId, { text: 'refund', teamId: ours });
  const unclaimed = await aConversation(db, workspaceId, { text: 'refund' });
  await aConversation(db, workspaceId, {
    text: 'refund',
    teamId: theirs,
    profile: await aProfile(db, workspaceId, { name: 'Zed' }),
  });
  const elsewhere = await aWorkspace(db);
  await aConversation(db, elsewhere, { text: 'refund' });

  const { body } = await find('refund', {}, agent);
  const zed = await find('zed', {}, agent);
  const foreign = await find('refund', {}, await anAgent(db, elsewhere, { role: 'lead' }));

  expect(body.groups.map(({ conversation }) => conversation.id).sort()).toEqual(
    [own.conversationId, unclaimed.conversationId].sort(),
  );
  expect(zed.body.contacts).toEqual([]);
  expect(foreign.body.groups).toHaveLength(1);
});

test('a search that asks for nothing says so, and odd signs do no harm', async () => {
  expect((await find('   ')).body).toMatchObject({ groups: [], problems: [{ reason: 'nothing_to_find' }] });
  for (const q of ["'", '\\', '%_', "a'b & !c", 'a:*', '(', '"']) expect((await find(q)).status).toBe(200);
});

function find(q: string, page: { limit?: number; cursor?: string } = {}, agent = lead) {
  return app.call(agent, searchEverything, { query: { q, ...page } });
}

async function tag(conversationId: string, name: string): Promise<void> {
  const id = newId();
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    await tx.insertInto('tag').values({ workspace_id: workspaceId, id, name }).execute();
    await tx
      .insertInto('conversation_tag')
      .values({ workspace_id: workspaceId, conversation_id: conversationId, tag_id: id })
      .execute();
  });
}
