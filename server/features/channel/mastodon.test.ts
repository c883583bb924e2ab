import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChannels } from '#contract/channel.ts';
import { beginSignIn, finishSignIn } from '#contract/channel-connect.ts';
import type { Stage } from '#contract/common.ts';
import { sendReply } from '#contract/dispatch.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Simulator } from '#simulators/mastodon/simulator.ts';
import { type Api, apiAs, authorise, openSimulator } from '#simulators/mastodon/testing.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { pollChannel } from './poll.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let server: Simulator;
let brandId: string;
let lena: Api;
let channelId: string;
beforeAll(async () => {
  app = await startTestApp({ overrides: { now: () => new Date() } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  server = await openSimulator();
  brandId = server.person('acme', 'Acme').id;
  lena = apiAs(server.url(), server.person('lena@kolektiva.example', 'Lena').token);
  channelId = await signIn();
});
afterAll(async () => {
  await app.close();
  await server.close();
});

async function signIn(): Promise<string> {
  const body = { network: 'mastodon', settings: { instance: server.url() }, origin: 'http://earshot.test' };
  const { url } = (await app.call(owner, beginSignIn, { body })).body;
  const { location } = await authorise(url, brandId);
  const [state, code] = ['state', 'code'].map((name) => location?.searchParams.get(name) ?? '');
  const { channel } = (await app.call(owner, finishSignIn, { body: { state: state ?? '', code: code ?? '' } })).body;
  await app.runJobs();
  return channel?.id ?? '';
}

async function poll() {
  await pollChannel(app.context, workspaceId, channelId);
  await app.runJobs();
}

type Shown = { id: string; content: string; visibility: string; in_reply_to_id: string | null };
const say = async (text: string, more: object = {}) =>
  ((await lena('POST', '/api/v1/statuses', { status: `@acme@our.example ${text}`, ...more })).body as Shown).id;

async function stored(externalId: string) {
  return app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select(['message.id', 'message.text', 'message.visibility', 'message.deleted_at', 'message.edited_at'])
      .select(['conversation.id as conversationId', 'conversation.version'])
      .where('message.workspace_id', '=', workspaceId)
      .where('message.external_id', '=', externalId)
      .executeTakeFirst(),
  );
}

let keys = 0;
async function answer(externalId: string, text: string, stage: Stage = 'public') {
  const message = await stored(externalId);
  if (!message) throw new Error('The message has not arrived.');
  keys += 1;
  const body = {
    ...{ clientKey: `00000000-0000-4000-8000-${String(keys).padStart(12, '0')}`, stage, text },
    ...{ replyToId: message.id, seenVersion: message.version },
  };
  return app.call(owner, sendReply, { params: { conversationId: message.conversationId }, body });
}
const answers = async () => {
  const { body } = await lena('GET', '/api/v1/notifications?limit=80&types[]=mention');
  return (body as { status: Shown }[]).map(({ status }) => status);
};

test('a public complaint is answered in its thread, and the answer is one message though its echo comes back', async () => {
  const id = await say('my router is dead', { visibility: 'unlisted' });
  await poll();

  const { status } = await answer(id, 'We are on it');
  await app.runJobs();
  await poll();

  const [mine] = await answers();
  expect(status).toBeLessThan(300);
  expect(mine).toMatchObject({ visibility: 'unlisted', in_reply_to_id: id });
  expect(await stored(mine?.id ?? '')).toMatchObject({ text: 'We are on it', visibility: 'unlisted' });
  const conversation = await stored(id);
  expect((await stored(mine?.id ?? ''))?.conversationId).toBe(conversation?.conversationId);
});

test('a direct message stays private both ways', async () => {
  const id = await say('my number is 4711', { visibility: 'direct' });
  await poll();
  await answer(id, 'Thank you, got it', 'private');
  await app.runJobs();

  expect(await stored(id)).toMatchObject({ text: 'my number is 4711', visibility: 'private' });
  const [mine] = await answers();
  expect(mine).toMatchObject({ visibility: 'direct', in_reply_to_id: id });
});

test('what the customer edits and deletes is seen here', async () => {
  const id = await say('befor');
  await poll();
  await lena('PUT', `/api/v1/statuses/${id}`, { status: '@acme@our.example before' });
  await poll();
  const edited = await stored(id);
  await lena('DELETE', `/api/v1/statuses/${id}`);
  await poll();

  expect(edited).toMatchObject({ text: '@acme before', edited_at: expect.any(Date) });
  expect((await stored(id))?.deleted_at).toBeInstanceOf(Date);
});

test('a lost answer is sent once, also by a server that keeps no key', async () => {
  server.vary({ ignoresIdempotencyKey: true });
  const id = await say('once?');
  await poll();
  server.faults({ dropAfterWrite: 1 });

  await answer(id, 'Only once');
  await app.runJobs();

  expect((await answers()).filter(({ content }) => content.includes('Only once'))).toHaveLength(1);
  server.vary({ ignoresIdempotencyKey: false });
});

test('a token taken back in the middle of a burst asks for signing in, and then nothing is lost', async () => {
  const first = await say('burst 1');
  await poll();
  server.revoke('acme');
  await answer(first, 'This one waits');
  await app.runJobs();
  const second = await say('burst 2');
  await poll();
  const { body } = await app.call(owner, listChannels, {});
  const meanwhile = await answers();

  await signIn();
  const third = await say('burst 3');
  await poll();

  expect(body.channels[0]).toMatchObject({ state: 'reconnect' });
  expect(meanwhile.some(({ content }) => content.includes('This one waits'))).toBe(false);
  expect([await stored(second), await stored(third)].map((one) => one?.text)).toEqual([
    '@acme burst 2',
    '@acme burst 3',
  ]);
  expect((await answers()).filter(({ content }) => content.includes('This one waits'))).toHaveLength(1);
});
