import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addConsent,
  addContactNote,
  changeContact,
  eraseContact,
  getContact,
  listContacts,
  previewErasure,
} from '#contract/contact.ts';
import { getConversation, listConversations } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import { saveDraft } from '#contract/draft.ts';
import { mergeConversations, undoMerge } from '#contract/matter.ts';
import { addNote } from '#contract/note.ts';
import { searchEverything } from '#contract/search.ts';
import { addTask } from '#contract/task.ts';
import { newId } from '#server/db/id.ts';
import { followEvents } from '#server/events/jobs.ts';
import { verifyWorkspace } from '#server/features/audit/commands.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';

/** Stands in everything that the person wrote, is called, or that was written about them. */
const marker = 'Quetzalcoatl';

let world: World;
let owner: TestAgent;
let dataDir: string;
let client: pg.Client;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-erasure-'));
  world = await openWorld({ dataDir });
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
  client = new pg.Client({ connectionString: world.app.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The tables that hold the marker anywhere, as text or as bytes, read past the walls. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hex = Buffer.from(text).toString('hex');
    const { rowCount } = await client.query(
      `select from "${name}" r where position(lower($1) in lower(r::text)) > 0 or position($2 in r::text) > 0 limit 1`,
      [text, hex],
    );
    if (rowCount) found.push(name);
  }
  return found.sort();
}

/** The files of the data folder that hold the marker. */
function filesWith(text: string): string[] {
  try {
    return execFileSync('grep', ['-ril', text, dataDir], { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return [];
  }
}

test('an erasure leaves nothing of the person anywhere but the proof that it happened', async () => {
  const { app, workspaceId } = world;
  const mention = await world.mention(`@acme ${marker} wants a refund`);
  const other = await world.mention('@acme somebody else is here');
  const { body: list } = await app.call(owner, listContacts, { query: {} });
  const contactId = list.items[0]?.id ?? '';
  const params = { contactId };
  const conversation = { conversationId: mention.conversationId };
  await app.call(owner, changeContact, {
    params,
    body: { version: 1, name: `Anna ${marker}`, fields: { mail: `${marker}@example.com` } },
  });
  await app.call(owner, addContactNote, { params, body: { text: `${marker} calls often` } });
  await app.call(owner, addConsent, {
    params,
    body: { purpose: 'survey', way: 'mail', given: true, at: new Date(0).toISOString(), source: 'mail', how: marker },
  });
  await app.call(owner, addNote, { params: conversation, body: { text: `Ask ${marker} for the number` } });
  await app.call(owner, addTask, {
    body: {
      ...conversation,
      text: `Call ${marker}`,
      dueAt: new Date(app.context.now().getTime() + 60_000).toISOString(),
    },
  });
  await app.call(owner, saveDraft, { params: conversation, body: { mode: 'private', text: `Dear ${marker}` } });
  await app.call(owner, sendReply, {
    params: conversation,
    body: {
      clientKey: newId(),
      stage: 'public',
      text: `We are sorry, ${marker}`,
      replyToId: mention.messageId,
      seenVersion: mention.version,
      accepted: ['collision', 'addressees'],
    },
  });
  await app.runJobs();
  const held = await tablesWith(marker);
  expect(held).toEqual(
    expect.arrayContaining(['contact', 'contact_consent', 'contact_note', 'draft', 'message', 'note', 'task']),
  );
  const preview = await app.call(owner, previewErasure, { params });

  const wrong = await app.call(owner, eraseContact, { params, body: { name: 'Anna' } });
  const { body: scope, status } = await app.call(owner, eraseContact, { params, body: { name: `Anna ${marker}` } });
  await app.runJobs();

  expect(wrong.status).toBe(400);
  expect(status).toBe(200);
  expect(scope).toEqual(preview.body);
  expect(await tablesWith(marker)).toEqual([]);
  expect(filesWith(marker)).toEqual([]);
  expect((await app.call(owner, getContact, { params })).status).toBe(404);
  const { body: found } = await app.call(owner, searchEverything, { query: { q: marker } });
  expect(found.groups).toEqual([]);
  const { rows: proof } = await client.query('select contact_id from erasure where workspace_id = $1', [workspaceId]);
  expect(proof).toEqual([{ contact_id: contactId }]);
  const { findings, erased } = await verifyWorkspace(app.context.db, workspaceId, dataDir);
  expect(findings).toEqual([]);
  expect(erased.length).toBeGreaterThan(0);
  expect((await app.call(owner, getConversation, { params: { conversationId: other.conversationId } })).status).toBe(
    200,
  );
});

test('the same posts found again bring nothing back, and who writes later is somebody new', async () => {
  const { app } = world;
  await world.poll();

  expect(await tablesWith(marker)).toEqual([]);

  await world.mention('@acme it is me again');
  const { body } = await app.call(owner, listContacts, { query: {} });
  expect(body.items[0]?.name).not.toBe('');
  const { body: rows } = await app.call(owner, listConversations, { query: { view: 'open' } });
  expect(rows.items.length).toBeGreaterThan(0);
});

test('an erasure takes what a merge carried into another conversation, keeps what is theirs, and undo brings nothing', async () => {
  const { app, workspaceId, channelId } = world;
  const secret = 'Tlazolteotl';
  const { rows: channels } = await client.query<{ origin: string }>('select origin from channel where id = $1', [
    channelId,
  ]);
  const other = await aConversation(app.context.db, workspaceId, {
    origin: channels[0]?.origin ?? '',
    channelId,
    text: 'Mine stays',
  });
  await followEvents.run(app.context, workspaceId);
  const theirs = await world.mention(`${secret} order 12345678 never arrived at my house`);
  await followEvents.run(app.context, workspaceId);
  const from = { conversationId: theirs.conversationId };
  const into = { conversationId: other.conversationId };
  const draft = (params: typeof from, text: string) =>
    app.call(owner, saveDraft, { params, body: { mode: 'private', text } });
  await app.call(owner, addNote, { params: from, body: { text: `Ask ${secret}` } });
  await app.call(owner, addNote, { params: into, body: { text: 'Other note' } });
  await draft(into, 'Other draft');
  await draft(from, `For ${secret}`);
  const merged = await app.call(owner, mergeConversations, { params: into, body: { from: [theirs.conversationId] } });
  const answered = await app.call(owner, sendReply, {
    params: into,
    body: {
      clientKey: newId(),
      stage: 'public',
      text: `We look for it, ${secret}`,
      replyToId: theirs.messageId,
      seenVersion: 1_000,
      accepted: ['collision', 'addressees'],
    },
  });
  await app.runJobs();
  const likeness = () => client.query('select from message_likeness where message_id = $1', [theirs.messageId]);
  expect([answered.status, (await likeness()).rowCount]).toEqual([200, 1]);
  const { rows } = await client.query<{ id: string; name: string }>(
    `select k.id, k.name from message m join profile p on p.id = m.profile_id join contact k on k.id = p.contact_id where m.id = $1`,
    [theirs.messageId],
  );

  const { status } = await app.call(owner, eraseContact, {
    params: { contactId: rows[0]?.id ?? '' },
    body: { name: rows[0]?.name ?? '' },
  });

  expect([merged.status, status]).toEqual([200, 200]);
  expect(await tablesWith(secret)).toEqual([]);
  expect((await likeness()).rowCount).toBe(0);
  for (const text of ['Other note', 'Other draft', 'Mine stays']) expect(await tablesWith(text)).not.toEqual([]);
  const { rows: merges } = await client.query<{ id: string }>('select id from conversation_merge where into_id = $1', [
    other.conversationId,
  ]);
  const undone = await app.call(owner, undoMerge, { params: { mergeId: merges[0]?.id ?? '' } });
  expect(undone.status).toBe(200);
  expect(await tablesWith(secret)).toEqual([]);
  const { rows: after } = await client.query('select status from conversation where id = $1', [theirs.conversationId]);
  expect(after).toEqual([{ status: 'resolved' }]);
});

/** A conversation of the person with a note and a draft that name them, of somebody else with their own. */
async function talk(mark: string): Promise<{ conversationId: string; contactId: string; name: string }> {
  const { app, workspaceId, channelId } = world;
  const { rows } = await client.query<{ origin: string }>('select origin from channel where id = $1', [channelId]);
  const { conversationId, contactId } = await aConversation(app.context.db, workspaceId, {
    origin: rows[0]?.origin ?? '',
    channelId,
    text: `${mark} wrote`,
  });
  const params = { conversationId };
  await app.call(owner, addNote, { params, body: { text: `${mark} noted` } });
  await app.call(owner, saveDraft, { params, body: { mode: 'private', text: `${mark} drafted` } });
  const { body } = await app.call(owner, getContact, { params: { contactId } });
  return { conversationId, contactId, name: body.contact.name };
}

const mergeInto = async (into: string, from: string) => {
  const { body } = await world.app.call(owner, mergeConversations, {
    params: { conversationId: into },
    body: { from: [from] },
  });
  return body.mergeId;
};
const erase = ({ contactId, name }: { contactId: string; name: string }) =>
  world.app.call(owner, eraseContact, { params: { contactId }, body: { name } });
const takeApart = (mergeId: string) => world.app.call(owner, undoMerge, { params: { mergeId } });
/** What a conversation says to the team: its messages, notes and drafts. */
async function saidIn(conversationId: string): Promise<string[]> {
  const { body } = await world.app.call(owner, getConversation, { params: { conversationId } });
  const entries = body.timeline.flatMap((entry) =>
    entry.kind === 'message' || entry.kind === 'note' ? [entry.text] : [],
  );
  return [...entries, ...body.drafts.map(({ text }) => text)].filter((text) => text !== '').sort();
}
const allOf = (mark: string) => [`${mark} drafted`, `${mark} noted`, `${mark} wrote`];

test('an erasure reaches through merges of merges, and taking them apart brings back the others alone', async () => {
  const [theirs, middle, last] = [await talk('Xochiquetzal'), await talk('Middle'), await talk('Last')];
  const inner = await mergeInto(middle.conversationId, theirs.conversationId);
  const outer = await mergeInto(last.conversationId, middle.conversationId);
  expect((await saidIn(last.conversationId)).join()).toContain('Xochiquetzal wrote');

  expect((await erase(theirs)).status).toBe(200);

  expect(await tablesWith('Xochiquetzal')).toEqual([]);
  const left = (await saidIn(last.conversationId)).join();
  for (const text of [...allOf('Middle'), ...allOf('Last')]) expect(left).toContain(text);
  expect([(await takeApart(outer)).status, (await takeApart(inner)).status]).toEqual([200, 200]);
  expect(await saidIn(last.conversationId)).toEqual(allOf('Last'));
  expect(await saidIn(middle.conversationId)).toEqual(allOf('Middle'));
  expect(await saidIn(theirs.conversationId)).toEqual([]);
  expect(await tablesWith('Xochiquetzal')).toEqual([]);
});

test('where the erased person is the one who stays, what came into their conversation is somebody else’s and stays', async () => {
  const [theirs, other, third] = [await talk('Chantico'), await talk('Other'), await talk('Third')];
  const inner = await mergeInto(other.conversationId, third.conversationId);
  const outer = await mergeInto(theirs.conversationId, other.conversationId);

  expect((await erase(theirs)).status).toBe(200);

  expect(await tablesWith('Chantico')).toEqual([]);
  const left = (await saidIn(theirs.conversationId)).join();
  for (const mark of ['Other', 'Third'])
    for (const text of [`${mark} wrote`, `${mark} noted`]) expect(left).toContain(text);
  expect([(await takeApart(outer)).status, (await takeApart(inner)).status]).toEqual([200, 200]);
  expect(await saidIn(other.conversationId)).toEqual(allOf('Other'));
  expect(await saidIn(third.conversationId)).toEqual(allOf('Third'));
  expect(await saidIn(theirs.conversationId)).toEqual([]);
});

test('only who holds the right erases', async () => {
  const { app, agent } = world;
  const { body } = await app.call(owner, listContacts, { query: {} });
  const params = { contactId: body.items[0]?.id ?? '' };

  const { status } = await app.call(agent, eraseContact, { params, body: { name: body.items[0]?.name ?? '' } });

  expect(status).toBe(403);
});
