import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getClocks } from '#contract/clock.ts';
import { getConversation } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import { createTicketForm, getTicketForm, submitTicketForm } from '#contract/ticket-form.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';

let world: World;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-form-'));
  world = await openWorld({ dataDir });
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true });
});

async function made(conversationId: string, about = 'Your leaking kettle') {
  const body = { about, language: 'de' as const };
  const { path } = (await world.app.call(world.agent, createTicketForm, { params: { conversationId }, body })).body;
  expect(path).toMatch(/^\/form\/tf_[\w-]+\?locale=de$/);
  return path.slice('/form/'.length, path.indexOf('?'));
}
const look = (token: string) => world.app.call({}, getTicketForm, { params: { token } });
const submit = (token: string, change: object = {}) =>
  world.app.call({}, submitTicketForm, {
    params: { token },
    body: { name: 'Maren Holt', email: '', text: 'Order 48213, bought in May.', ...change },
  });
async function upload(token: string, payload: Buffer = Buffer.from(tinyPng)) {
  const { statusCode, body } = await world.app.fastify.inject({
    ...{ method: 'POST', url: `/api/ticket-forms/${token}/files?name=leak.png`, payload },
    headers: { 'x-earshot': '1', 'content-type': 'application/octet-stream' },
  });
  return { status: statusCode, id: JSON.parse(body).id as string };
}
const open = async (conversationId: string) =>
  (await world.app.call(world.agent, getConversation, { params: { conversationId } })).body;
const said = async (conversationId: string) =>
  (await open(conversationId)).timeline.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));

test('what a form says becomes a private message of the matter, with its pictures, once', async () => {
  const { conversationId } = await world.mention('My kettle leaks');
  const token = await made(conversationId);
  expect((await look(token)).body).toMatchObject({ about: 'Your leaking kettle', wantsMail: false });
  const { id } = await upload(token);
  expect((await submit(token, { fileIds: [id] })).status).toBe(200);

  const message = (await said(conversationId)).find(({ visibility }) => visibility === 'private');
  expect(message).toMatchObject({
    direction: 'in',
    text: 'Your leaking kettle\n\nMaren Holt\n\nOrder 48213, bought in May.',
    attachments: [{ kind: 'image', state: 'stored' }],
  });
  const types = (await open(conversationId)).timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));
  expect(types).toEqual(expect.arrayContaining(['ticket_form.made', 'ticket_form.sent']));
  expect((await submit(token)).status).toBe(404);
  expect((await look(token)).status).toBe(404);
});

test('of two that are sent at once one is taken', async () => {
  const { conversationId } = await world.mention('At once');
  const token = await made(conversationId);
  const statuses = (await Promise.all([submit(token), submit(token)])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 404]);
});

test('a resolved matter opens again, and its clock runs', async () => {
  const { conversationId } = await world.mention('Done already');
  const token = await made(conversationId);
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql`update conversation set status = 'resolved', resolved_at = now() where id = ${conversationId}`.execute(tx),
  );
  await submit(token);
  expect((await open(conversationId)).conversation.status).toBe('open');
  expect((await world.app.call(world.agent, getClocks, { params: { conversationId } })).status).toBe(200);
});

test('the answer goes where the customer wrote to us while there is no mailbox', async () => {
  const { conversationId } = await world.mention('Answer me');
  await submit(await made(conversationId, ''));
  const { conversation } = await open(conversationId);
  const body = {
    clientKey: crypto.randomUUID(),
    stage: 'private' as const,
    text: 'A new lid is on its way.',
    seenVersion: conversation.version,
  };
  expect((await world.app.call(world.agent, sendReply, { params: { conversationId }, body })).body).toMatchObject({
    ok: true,
  });
  await world.app.runJobs();
  const ours = (await said(conversationId)).find(({ direction }) => direction === 'out');
  expect(ours).toMatchObject({ text: 'A new lid is on its way.', visibility: 'private' });
});

describe('with a mailbox of ours', () => {
  beforeAll(() =>
    world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql`insert into channel (workspace_id, id, network, origin, external_id, handle, name, settings, state, connected_at)
        values (${world.workspaceId}, ${crypto.randomUUID()}, 'email', 'email', 'help@acme.test', 'help@acme.test', 'Acme', '{}', 'connected', now())`.execute(
        tx,
      ),
    ),
  );

  test('an address is needed, and the message is a mail of that address in the same matter and person', async () => {
    const { conversationId } = await world.mention('By mail, please');
    const token = await made(conversationId);
    expect((await look(token)).body.wantsMail).toBe(true);
    expect((await submit(token)).status).toBe(400);
    expect((await submit(token, { email: 'Maren@Holt.test' })).status).toBe(200);

    const message = (await said(conversationId)).find(({ visibility }) => visibility === 'private');
    expect(message).toMatchObject({ network: 'email', author: { handle: 'maren@holt.test' } });
    const { stages, conversation } = await open(conversationId);
    expect(stages.private).toMatchObject({ handle: 'help@acme.test' });
    const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql<{
        n: number;
      }>`select count(distinct contact_id)::int as n from profile where workspace_id = ${world.workspaceId}
        and (id = ${conversation.profile.id} or external_id = 'maren@holt.test')`.execute(tx),
    );
    expect(rows[0]?.n).toBe(1);
  });
});

test.each([
  ['what is no picture', async (token: string) => (await upload(token, Buffer.from('<html>'))).status, 400],
  ['the link of nothing', async () => (await look('tf_nonsense')).status, 404],
  ['a text of nothing', async (token: string) => (await submit(token, { text: ' ' })).status, 400],
  [
    'more pictures than it takes',
    async (token: string) => {
      let status = 0;
      for (let n = 0; n < 11; n += 1) ({ status } = await upload(token));
      return status;
    },
    409,
  ],
  [
    'a link that is too old',
    async (token: string) => {
      world.advance(8 * 86_400_000);
      return (await submit(token)).status;
    },
    404,
  ],
])('%s is refused', async (_, work, status) => {
  const { conversationId } = await world.mention(`Refused ${newWord()}`);
  expect(await work(await made(conversationId))).toBe(status);
});
