import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttp } from '#connectors/http.ts';
import type { HttpRequest } from '#connectors/session.ts';
import { listChannels } from '#contract/channel.ts';
import { beginSignIn, finishSignIn, listNetworks } from '#contract/channel-connect.ts';
import { getConversation } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { appName, type Simulator } from '#simulators/x/simulator.ts';
import { openSimulator, sayYes } from '#simulators/x/testing.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { pollChannel } from './poll.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let server: Simulator;
let brand: ReturnType<Simulator['person']>;
let lenaId: string;
let channelId: string;
/** Where X was told to deliver to. */
let hookUrl: string;
beforeAll(async () => {
  const real = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
  const http: typeof real = Object.assign(
    (request: HttpRequest) => {
      if (request.url.endsWith('/2/webhooks') && typeof request.body === 'string')
        hookUrl = JSON.parse(request.body).url;
      return real(request);
    },
    { close: () => real.close() },
  );
  app = await startTestApp({ overrides: { now: () => new Date(), http } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  server = await openSimulator();
  brand = server.person('acme', 'Acme');
  lenaId = server.person('lena', 'Lena').id;
  channelId = await signIn({ ...server.app(appName), access: 'self-serve', base: server.url() });
});
afterAll(async () => {
  await app.close();
  await server.close();
});

/** As the browser does: to X, yes, and back. */
async function signIn(settings: Record<string, string>): Promise<string> {
  const body = { network: 'x', settings, origin: 'http://earshot.test' };
  const { url } = (await app.call(owner, beginSignIn, { body })).body;
  const back = await sayYes(url, brand.id);
  const [state = '', code = ''] = ['state', 'code'].map((name) => back.searchParams.get(name) ?? '');
  const { channel } = (await app.call(owner, finishSignIn, { body: { state, code } })).body;
  await app.runJobs();
  return channel?.id ?? '';
}

const poll = async () => {
  await pollChannel(app.context, workspaceId, channelId);
  await app.runJobs();
};
const act = (fields: Record<string, string>) =>
  fetch(`${server.url()}/act`, {
    method: 'POST',
    body: new URLSearchParams({ as: lenaId, ...fields }),
    redirect: 'manual',
  });
const idOf = (text: string) =>
  server.server.db.get<{ id: string }>('select id from post where text = ?', text)?.id ?? '';

async function found(externalId: string) {
  const message = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select(['message.id', 'conversation.id as conversationId', 'conversation.version'])
      .where('message.workspace_id', '=', workspaceId)
      .where('message.external_id', '=', externalId)
      .executeTakeFirstOrThrow(),
  );
  const params = { conversationId: message.conversationId };
  const { stages } = (await app.call(owner, getConversation, { params })).body;
  return { ...message, stages };
}

function answer({ id, conversationId, version }: Awaited<ReturnType<typeof found>>, text: string) {
  const clientKey = crypto.randomUUID();
  const body = { clientKey, stage: 'public' as const, text, replyToId: id, seenVersion: version };
  return app.call(owner, sendReply, { params: { conversationId }, body });
}

test('our app is asked for once, and then only named', async () => {
  const { networks } = (await app.call(owner, listNetworks, {})).body;
  const { known } = networks.find(({ network }) => network === 'x')?.app ?? {};

  expect(known?.[0]).toMatchObject({ clientId: server.app(appName).clientId, access: 'self-serve' });
  expect(JSON.stringify(known)).not.toContain(server.app(appName).clientSecret);
  const { channels } = (await app.call(owner, listChannels, {})).body;
  expect(channels).toMatchObject([{ network: 'x', handle: 'acme', state: 'connected' }]);
});

test('who named us is answered where they stand, with X’s own count', async () => {
  await act({ do: 'post', text: '@acme my router is dead' });
  await poll();
  const message = await found(idOf('@acme my router is dead'));

  expect(message.stages).toMatchObject({ initial: 'public', public: { max: 280, unit: 'weighted', threads: true } });
  expect(message.stages.can).toContain('hide');
  expect(message.stages.can).not.toContain('like');
  expect((await answer(message, 'We are on it')).status).toBeLessThan(300);
  await app.runJobs();
  expect(idOf('We are on it')).toBeTruthy();
});

test('who did not is known before anything is typed, and stopped at the gate', async () => {
  await act({ do: 'post', text: '@acme another one' });
  await poll();
  const id = idOf('@acme another one');
  // As what stood around a conversation and was taken into it: it names nobody.
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .updateTable('message')
      .set({ parts: '{}' })
      .where('workspace_id', '=', workspaceId)
      .where('external_id', '=', id)
      .execute(),
  );
  const message = await found(id);

  expect(message.stages).toMatchObject({ initial: null, public: null, refused: 'not_summoned', private: {} });
  const { body } = await answer(message, 'Hello there');
  expect(JSON.stringify(body)).toContain('not_summoned');
  await app.runJobs();
  expect(idOf('Hello there')).toBe('');
});

test('what X delivers is taken in once, though it is polled too, and a forged delivery is refused', async () => {
  await act({ do: 'post', text: '@acme by webhook' });
  const id = idOf('@acme by webhook');
  const payload = JSON.stringify(deliveryOf(id));
  const send = (secret: string) => {
    const signature = `sha256=${createHmac('sha256', secret).update(payload).digest('base64')}`;
    const headers = { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signature };
    return app.fastify.inject({ method: 'POST', url: new URL(hookUrl).pathname, headers, payload });
  };

  const statuses = [];
  for (const secret of ['guess', server.app(appName).consumerSecret]) statuses.push((await send(secret)).statusCode);
  await app.runJobs();
  await poll();

  expect(statuses).toEqual([401, 200]);
  expect((await found(id)).stages.public).not.toBeNull();
});

/** As the Activity API brings it. */
function deliveryOf(id: string) {
  const mentions = [{ start: 0, end: 5, username: 'acme', id: brand.id }];
  const payload = { id, text: '@acme by webhook', author_id: lenaId, conversation_id: id, entities: { mentions } };
  return { data: { event_type: 'post.mention.create', filter: { user_id: brand.id }, payload }, includes: {} };
}
