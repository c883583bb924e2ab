import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChannels, pollChannel } from '#contract/channel.ts';
import { connectChannel } from '#contract/channel-connect.ts';
import { haltChannel, listChannelHealth, resumeChannel } from '#contract/channel-health.ts';
import { sendReply } from '#contract/dispatch.ts';
import { getLedger } from '#contract/ledger.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { placed, type SandboxWorld, sandboxWorld } from '#test/sandbox.ts';
import { pollDue } from './jobs.ts';

let app: TestApp;
let world: SandboxWorld;
let agent: TestAgent;
let at: { params: { channelId: string } };
let maren: Awaited<ReturnType<SandboxWorld['actAs']>>;
beforeAll(async () => {
  app = await startTestApp();
  world = await sandboxWorld(app);
  agent = await anAgent(app.context.db, world.workspaceId);
  at = { params: { channelId: world.channelId } };
  maren = await world.actAs('maren.holt');
});
afterAll(async () => {
  await world.network.close();
  await app.close();
});

const post = async (text: string) => placed(await maren('POST', '/statuses', { text: `@acme ${text}` }));
/** Delivers the newest event as the network would. */
const deliverNewest = async () => world.deliver((await world.events()).at(-1) ?? '');
const texts = async () => {
  const { rows } = await app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql<{ id: string; conversation_id: string; text: string; received_at: Date }>`
      select id, conversation_id, text, received_at from message where workspace_id = ${tx.workspaceId} and direction = 'in'
      order by occurred_at, received_seq`.execute(tx),
  );
  return rows;
};
const events = async () => {
  const { rows } = await app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql<{ type: string }>`
      select type from event where workspace_id = ${tx.workspaceId} and type in ('channel.halted', 'channel.resumed')
      order by position`.execute(tx),
  );
  return rows.map(({ type }) => type);
};
const health = async () => (await app.call(world.owner, listChannelHealth, {})).body.channels[0];
const counts = async () => (await app.call(world.owner, getLedger, { query: {} })).body.channels[0]?.counts;
const dispatchState = async () => {
  const { rows } = await app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql<{ state: string }>`select state from dispatch where workspace_id = ${tx.workspaceId}`.execute(tx),
  );
  return rows.map(({ state }) => state);
};

test('paused by a person an account takes deliveries and leaves them unread; let go, it reads every one in its order', async () => {
  await post('before');
  await deliverNewest();
  await app.runJobs();
  const before = await texts();

  await app.call(world.owner, haltChannel, at);
  const paused = await health();
  await app.call(world.owner, haltChannel, at);
  await post('first');
  const answers = [await deliverNewest()];
  await app.runJobs();
  await post('second');
  answers.push(await deliverNewest());
  await app.runJobs();
  const meanwhile = { texts: await texts(), held: (await health())?.held, pending: (await counts())?.pending };
  // What no webhook brought, polling finds from where it stood.
  await post('missed');
  const asked = await app.call(world.owner, pollChannel, at);
  await pollDue.run(app.context, world.workspaceId);
  await app.runJobs();
  const still = await texts();
  await app.call(world.owner, resumeChannel, at);
  await app.runJobs();

  expect(paused).toMatchObject({ haltedAt: app.context.now().toISOString(), haltedBy: world.owner.agentId });
  expect(answers).toEqual([200, 200]);
  expect(meanwhile).toEqual({ texts: before, held: 2, pending: 2 });
  expect(asked.body.error?.reason).toBe('not_possible_here');
  expect(still).toEqual(before);
  expect((await texts()).map(({ text }) => text)).toEqual(
    ['before', 'first', 'second', 'missed'].map((text) => `@acme ${text}`),
  );
  expect(await health()).toMatchObject({ haltedAt: null, haltedBy: null, held: 0 });
  expect(await counts()).toMatchObject({ pending: 0, failed: 0 });
  expect(await events()).toEqual(['channel.halted', 'channel.resumed']);
});

test('the lag is that of what came as it happened', async () => {
  const lag = (await health())?.lag;

  expect(lag?.messages).toBe(4);
  expect(lag?.worstMs).toBeGreaterThanOrEqual(lag?.medianMs ?? Number.NaN);
});

test('what is answered meanwhile waits, and leaves when the account goes on', async () => {
  const message = (await texts())[0];
  await app.call(world.owner, haltChannel, at);
  const answer = {
    params: { conversationId: message?.conversation_id ?? '' },
    body: {
      clientKey: crypto.randomUUID(),
      stage: 'public' as const,
      replyToId: message?.id ?? '',
      text: 'On its way.',
      seenVersion: 1000,
    },
  };
  const warned = await app.call(world.owner, sendReply, answer);
  const accepted = await app.call(world.owner, sendReply, {
    ...answer,
    body: { ...answer.body, accepted: ['channel'] },
  });
  await app.runJobs();
  const waiting = await dispatchState();
  await app.call(world.owner, resumeChannel, at);
  await app.runJobs();

  const doubts = warned.body.ok ? [] : warned.body.checks.filter(({ verdict }) => verdict === 'warn');
  expect(doubts).toMatchObject([{ check: 'channel', reason: 'channel_paused' }]);
  expect(accepted.body.ok).toBe(true);
  expect(waiting).toEqual(['held']);
  expect(await dispatchState()).toEqual(['sent']);
});

test('connected again, an account goes on from where it stood, also through a pause', async () => {
  await app.call(world.owner, pollChannel, at);
  await app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql`update channel set state = 'reconnect' where workspace_id = ${tx.workspaceId}`.execute(tx),
  );
  await post('while cut off');
  await app.call(world.owner, haltChannel, at);
  const { token } = world.network.provisionBrand({ handle: 'acme', name: 'Acme' });
  const settings = { url: world.network.base, token };
  const again = await app.call(world.owner, connectChannel, {
    body: { network: 'sandbox', channelId: world.channelId, settings },
  });
  await app.runJobs();
  const paused = (await texts()).map(({ text }) => text);
  await app.call(world.owner, resumeChannel, at);
  await app.runJobs();
  const all = (await texts()).map(({ text }) => text);

  expect(again.body.channel).toMatchObject({ id: world.channelId, state: 'connected' });
  expect(paused).not.toContain('@acme while cut off');
  expect(all.at(-1)).toBe('@acme while cut off');
  expect(all).toHaveLength(paused.length + 1);
});

test('only who may connect accounts pauses them', async () => {
  const halt = await app.call(agent, haltChannel, at);
  const resume = await app.call(agent, resumeChannel, at);
  const look = await app.call(agent, listChannels, {});

  expect([halt.status, resume.status, look.status]).toEqual([403, 403, 200]);
});
