import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportAudit, listAuditEvents } from '#contract/audit.ts';
import { getConversation } from '#contract/conversation.ts';
import { saveDraft } from '#contract/draft.ts';
import { addNote } from '#contract/note.ts';
import { activatePolicy, savePolicyDraft } from '#contract/policy.ts';
import { searchEverything } from '#contract/search.ts';
import { defaultSecretRules, markIdentity } from '#contract/secret.ts';
import { newId } from '#server/db/id.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { sessionCookie } from '#server/http/token.ts';
import { systemActor } from '#server/http/viewer.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { aPhoto } from '#test/pictures.ts';
import { openWorld, read, type World } from '#test/sandbox-world.ts';
import { cutDue } from './cut.ts';
import { findSecrets } from './subscribers.ts';

const card = '4012 8888 8888 1881';
const bare = card.replaceAll(' ', '');
const dayMs = 86_400_000;

let world: World;
let agent: TestAgent;
let owner: TestAgent;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-secrets-'));
  world = await openWorld({ dataDir });
  agent = await anAgent(world.app.context.db, world.workspaceId);
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
  await follow();
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const follow = () => catchUp(world.app.context, world.workspaceId, findSecrets);
/** Cuts what is due so much later than now. */
const cut = (laterMs = 0) =>
  cutDue({ ...world.app.context, now: () => new Date(Date.now() + laterMs) }, world.workspaceId);
const detail = async (conversationId: string, who = agent) =>
  (await world.app.call(who, getConversation, { params: { conversationId } })).body;

/** Every value of every row of every table as text, and every file: where a number stands. */
async function placesOf(number: string): Promise<string[]> {
  const pattern = number.split('').join('[^0-9]{0,6}');
  const found = await world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    const { rows } = await sql<{ table: string }>`
      select table_name as table from information_schema.columns
      where table_schema = 'public' and column_name = 'workspace_id' group by 1 order by 1`.execute(tx);
    const places: string[] = [];
    for (const { table } of rows) {
      const { rows: hits } = await sql<{ row: string }>`
        select left(t::text, 200) as row from ${sql.table(table)} t
        where t::text ~ ${pattern} or encode(convert_to(t::text, 'UTF8'), 'escape') ~ ${pattern}`.execute(tx);
      places.push(...hits.map(({ row }) => `${table}: ${row}`));
    }
    const { rows: raw } = await sql<{ id: string }>`
      select id from delivery where encode(body, 'escape') ~ ${pattern}`.execute(tx);
    return [...places, ...raw.map(({ id }) => `delivery ${id}`)];
  });
  return [...found, ...filesIn(dataDir).filter((path) => readFileSync(path).includes(number))];
}
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('a card number is cut after a day from texts, search, raw deliveries, drafts and notes, with a trail and nothing else', async () => {
  const { conversationId } = await world.mention(`I paid with ${card}, and then nothing came. Order 88-20417.`);
  await follow();
  const params = { conversationId };
  await world.app.call(agent, addNote, {
    params,
    body: { id: newId(), text: `They paid with ${card}.`, mentions: [] },
  });
  await world.app.call(agent, saveDraft, { params, body: { mode: 'public', text: `Your card ${card}?` } });
  await cut();
  expect((await placesOf(bare)).length).toBeGreaterThan(3);

  await cut(dayMs + 1_000);
  await world.poll();

  expect(await placesOf(bare)).toEqual([]);
  const { timeline } = await detail(conversationId, owner);
  expect(timeline).toContainEqual(
    expect.objectContaining({
      kind: 'message',
      text: expect.stringContaining('•••• •••• •••• 1881, and then nothing came. Order 88-20417.'),
    }),
  );
  expect(timeline.filter((entry) => entry.kind === 'event').map(({ type }) => type)).toEqual(
    expect.arrayContaining(['message.personal_data_seen', 'message.cut']),
  );
  const search = await world.app.call(owner, searchEverything, { query: { q: bare } });
  expect(search.body.groups).toEqual([]);
});

test('what comes in again after it was cut is cut again', async () => {
  const mention = await world.mention(`Again ${card}`);
  await follow();
  await cut(dayMs + 1_000);
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) => sql`update channel set cursor = null`.execute(tx));
  await world.poll();
  await cut(dayMs + 1_000);

  expect(mention.messageId).not.toBe('');
  expect(await placesOf(bare)).toEqual([]);
});

test('a security code goes at once; a policy that is switched on counts for what waits', async () => {
  const { conversationId } = await world.mention(`My card is ${card} and the cvv 739`);
  await follow();
  await cut();
  const text = async () =>
    (await detail(conversationId, owner)).timeline.flatMap((one) => (one.kind === 'message' ? [one.text] : []))[0];
  expect(await text()).toContain(card);
  expect(await text()).toContain('cvv •••');

  const body = { ...defaultSecretRules, after: { ...defaultSecretRules.after, card: 0 } };
  const params = { kind: 'secrets' as const };
  const { body: draft } = await world.app.call(owner, savePolicyDraft, {
    params,
    body: { content: { kind: 'secrets', body } },
  });
  await world.app.call(owner, activatePolicy, { params: { ...params, version: draft.version }, body: { replaces: 0 } });
  await follow();
  await cut();
  expect(await text()).not.toContain(card);
});

test('personal data in a public post is told with the post; the network’s words stay there', async () => {
  const { conversationId, messageId } = await world.mention('Call me at +49 30 901820, please');
  await follow();

  const message = (await detail(conversationId)).timeline.find(({ id }) => id === messageId);
  expect(message).toMatchObject({ personalData: ['phone'], text: expect.stringContaining('+49 30 901820') });
});

test('a picture marked as an identity document is shown to nobody but those who may see it, and its file goes when due', async () => {
  const image = read<{ id: string }>(
    await world.customer('POST', '/images?alt=Passport+of+Maren', new Uint8Array(await aPhoto(1600, 800))),
  );
  const mention = await world.mention('My passport');
  read(
    await world.customer('POST', '/statuses', {
      text: '@acme here',
      in_reply_to: mention.externalId,
      image_ids: [image.id],
    }),
  );
  await world.poll();
  const picture = async (who: TestAgent) =>
    (await detail(mention.conversationId, who)).timeline.flatMap((one) =>
      one.kind === 'message' ? one.attachments : [],
    )[0];
  const attachmentId = (await picture(agent))?.id ?? '';
  const get = async (who: TestAgent, of = '') =>
    (
      await world.app.fastify.inject({
        url: `/api/attachments/${attachmentId}${of}`,
        headers: { 'x-earshot': '1', cookie: `${sessionCookie}=${who.session}` },
      })
    ).statusCode;
  expect(await get(agent)).toBe(200);

  const mark = (isIdentity: boolean) =>
    world.app.call(agent, markIdentity, { params: { attachmentId }, body: { isIdentity } });
  await mark(true);
  expect(await picture(agent)).toMatchObject({ identity: true, url: null });
  expect((await picture(agent))?.thumbnailUrl).toBeUndefined();
  expect((await picture(owner))?.url).not.toBeNull();
  expect([await get(agent), await get(owner)]).toEqual([404, 200]);
  expect([await get(agent, '/thumbnail'), await get(owner, '/thumbnail')]).toEqual([404, 200]);
  await mark(false);
  expect(await get(agent)).toBe(200);

  await mark(true);
  const before = filesIn(dataDir).length;
  await cut(30 * dayMs + 1_000);
  await world.app.runJobs();
  expect(await picture(owner)).toMatchObject({ state: 'gone', alt: '' });
  // Its small copy goes with it.
  expect(filesIn(dataDir).length).toBe(before - 2);
});

test('what was said earlier leaves in an audit export only with who may read secrets', async () => {
  const auditor = await anAgent(world.app.context.db, world.workspaceId, { role: 'auditor' });
  await world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    record(tx, {
      type: 'message.edited',
      at: new Date(),
      actor: systemActor,
      subject: { kind: 'message', id: newId() },
      detail: { before: card },
    });
  });
  const lines = async (who: TestAgent) =>
    (
      await world.app.fastify.inject({
        url: exportAudit.path,
        headers: { 'x-earshot': '1', cookie: `${sessionCookie}=${who.session}` },
      })
    ).body;

  expect(await lines(owner)).toContain(card);
  expect(await lines(auditor)).not.toContain(card);
  const listed = await world.app.call(auditor, listAuditEvents, { query: { type: 'message.edited' } });
  expect(JSON.stringify(listed.body)).not.toContain(card);
});
