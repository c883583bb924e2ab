import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '#connectors/connector.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import { disconnectChannel, listChannels } from '#contract/channel.ts';
import { connectChannel } from '#contract/channel-connect.ts';
import { listChannelHealth } from '#contract/channel-health.ts';
import { listNotices } from '#contract/notification.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { fireChannels } from './fire.ts';
import { listHealth } from './health.ts';
import { inspectDue } from './jobs.ts';
import { pollChannel } from './poll.ts';

const dayMs = 86_400_000;

/** A network that answers as the test tells it to, and knows all that a connector can know of an account. */
let says: 'well' | 'transient' | 'auth_expired' = 'well';
let pages = 0;
/** What it says of an account when it is asked anew. */
let facts: Record<string, string> = {};
const knowing: Connector = {
  network: 'knowing',
  label: 'Knowing',
  mark: { letters: 'K', color: '#000000' },
  settings: [
    { name: 'account', label: 'Account', kind: 'text', required: true },
    { name: 'endsAt', label: 'End', kind: 'secret', required: false },
  ],
  text: {},
  connect: async ({ account = '', endsAt = '' }) => ({
    origin: 'knowing',
    account: { externalId: account, handle: account, name: account },
    settings: { scopes: 'read' },
    secrets: { token: account, endsAt },
  }),
  endsAt: ({ settings, secrets }) => {
    const told = settings.endsAt ?? secrets.endsAt ?? '';
    return told === '' ? null : new Date(told);
  },
  inspect: async () => {
    if (says !== 'well') throw new ConnectorError(says, `It says ${says}.`);
    return facts;
  },
  lacks: ({ scopes }) => (scopes === 'read' ? [{ scope: 'write:posts', asks: 'write' }] : []),
  admitsStrangers: ({ strangers = 'no' }) => strangers === 'yes',
  parse: () => ({ items: [], skipped: [] }),
  poll: async (session) => {
    pages += 1;
    if (says !== 'well') throw new ConnectorError(says, `It says ${says}.`);
    await session.noteHeadroom?.([{ of: 'posts', share: 0.25, left: 75 }]);
    if (session.secrets.next) await session.saveSecrets({ ...session.secrets, endsAt: session.secrets.next, next: '' });
    return { deliveries: [], cursor: String(pages), more: false };
  },
  pollEveryMs: 10_000,
};

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let agent: TestAgent;
beforeAll(async () => {
  app = await startTestApp({ overrides: { connectors: [knowing] } });
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  agent = await anAgent(app.context.db, workspaceId);
});
afterAll(() => app.close());

const connect = async (account: string, endsAt?: Date) => {
  const settings = { account, ...(endsAt && { endsAt: endsAt.toISOString() }) };
  const { body } = await app.call(owner, connectChannel, { body: { network: 'knowing', settings } });
  return body.channel;
};
const poll = (channelId: string) => pollChannel(app.context, workspaceId, channelId);
const channelOf = async (id: string) =>
  (await app.call(owner, listChannels, {})).body.channels.find((one) => one.id === id);
const healthOf = async (id: string) =>
  (await app.call(agent, listChannelHealth, {})).body.channels.find((one) => one.channelId === id);
const lookAt = (at: Date) => fireChannels({ db: app.context.db, now: () => at }, workspaceId);
const nextMoment = async (): Promise<Date | null> => {
  const { rows } = await app.context.db.pool.query<{ fires_at: Date }>(
    'select fires_at from find_channel_moments() where workspace_id = $1',
    [workspaceId],
  );
  return rows[0]?.fires_at ?? null;
};
const told = async (handle: string) => {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ agent_id: string; what: string; days: number | null; urgency: string }>`
      select agent_id, detail ->> 'what' as what, (detail ->> 'days')::int as days, urgency from notice
      where workspace_id = ${tx.workspaceId} and kind = 'channel_ill' and detail ->> 'handle' = ${handle} order by at, id`.execute(
      tx,
    ),
  );
  return rows.map(({ agent_id, what, days }) => [agent_id === owner.agentId, what, days]);
};

test('what a connector knows of an account is told: what it lacks, what is left, whether strangers can write', async () => {
  const { id } = await connect('north');
  await poll(id);

  expect(await healthOf(id)).toMatchObject({
    lag: null,
    pollEveryMs: 10_000 * app.context.config.pollScale,
    held: 0,
    lacks: [{ scope: 'write:posts', asks: 'write' }],
    headroom: [{ of: 'posts', share: 0.25, left: 75 }],
    troubles: [],
    admitsStrangers: false,
  });
  expect((await channelOf(id))?.lastPollAt).toBe(app.context.now().toISOString());
});

test('failures are spells with their count, and the last answer stays the last one that was given', async () => {
  const { id } = await connect('east');
  await poll(id);
  const answered = (await channelOf(id))?.lastPollAt;
  says = 'transient';
  app.clock.advance(60_000);
  await poll(id);
  await poll(id);
  const ill = await healthOf(id);
  const still = (await channelOf(id))?.lastPollAt;
  says = 'well';
  await poll(id);
  const well = await healthOf(id);

  expect(ill?.troubles).toMatchObject([{ kind: 'transient', message: 'It says transient.', times: 2, healedAt: null }]);
  expect(still).toBe(answered);
  expect(well?.troubles).toMatchObject([{ times: 2, healedAt: app.context.now().toISOString() }]);
});

test('a quarter of an hour of failures is told to owners once; healed and ill again it is told anew', async () => {
  const { id } = await connect('west');
  const fail = async () => {
    says = 'transient';
    await poll(id);
    says = 'well';
  };
  await fail();
  const due = new Date(app.context.now().getTime() + 15 * 60_000);
  await lookAt(new Date(due.getTime() - 1));
  const early = await told('west');
  await lookAt(due);
  await lookAt(due);
  const once = await told('west');
  await poll(id);
  app.clock.advance(30 * 60_000);
  await fail();
  await lookAt(new Date(app.context.now().getTime() + 15 * 60_000));
  await poll(id);

  expect(early).toEqual([]);
  expect(once).toEqual([[true, 'failing', null]]);
  expect(await told('west')).toHaveLength(2);
});

test('an end is told 14 and 3 days before and when it comes, exactly then and once, also when looked at late', async () => {
  const now = app.context.now().getTime();
  const endsAt = new Date(now + 30 * dayMs);
  const channel = await connect('soon', endsAt);
  const first = await nextMoment();
  for (const days of [16, 16, 27, 30, 31]) await lookAt(new Date(now + days * dayMs));
  const late = await connect('late', endsAt);
  await lookAt(new Date(now + 28 * dayMs));

  expect((await healthOf(channel.id))?.endsAt).toBe(endsAt.toISOString());
  expect(first).toEqual(new Date(now + 16 * dayMs));
  expect(await told('soon')).toEqual([
    [true, 'ends', 14],
    [true, 'ends', 3],
    [true, 'ended', null],
  ]);
  expect(await told('late')).toEqual([[true, 'ends', 3]]);
  await app.call(owner, disconnectChannel, { params: { channelId: late.id } });
  expect(await nextMoment()).toBeNull();
});

test('credentials that were renewed end later, and nothing is told of the old end', async () => {
  const now = app.context.now().getTime();
  const [old, next] = [20, 90].map((days) => new Date(now + days * dayMs));
  const { id } = await connect('renewed', old);
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    const { channelPurpose } = await import('./queries.ts');
    const secrets = { token: 'renewed', endsAt: old?.toISOString(), next: next?.toISOString() };
    await sql`update channel_secret set body_enc = ${app.context.secretBox.seal(secrets, channelPurpose(id))}
      where workspace_id = ${tx.workspaceId} and channel_id = ${id}`.execute(tx);
  });
  await poll(id);
  await lookAt(new Date(now + 21 * dayMs));

  expect((await healthOf(id))?.endsAt).toBe(next?.toISOString());
  expect(await told('renewed')).toEqual([]);
});

test('who can connect it again is told at once that it is cut off, nobody else, once a time', async () => {
  const { id } = await connect('cut');
  says = 'auth_expired';
  await poll(id);
  await poll(id);
  says = 'well';
  await connect('cut');
  const { body } = await app.call(owner, listNotices, {});

  expect(await told('cut')).toEqual([[true, 'reconnect', null]]);
  expect(body.groups[0]).toMatchObject({ kind: 'channel_ill', conversation: null });
  expect((await app.call(agent, listNotices, {})).body.groups).toEqual([]);
  expect((await healthOf(id))?.troubles[0]).toMatchObject({ kind: 'auth_expired', times: 2 });
  expect((await healthOf(id))?.troubles[0]?.healedAt).not.toBeNull();
});

test('once a month the network is asked anew what may have changed of an account; what failed the next day', async () => {
  const { id } = await connect('moon');
  const ask = async () => {
    await inspectDue.run(app.context, workspaceId);
    await app.runJobs();
    // Nobody stays signed in for so long.
    const all = await app.context.db.inWorkspace(workspaceId, (tx) => listHealth(app.context, tx, app.context.now()));
    return all.find((one) => one.channelId === id);
  };
  facts = { strangers: 'yes', endsAt: new Date(app.context.now().getTime() + 90 * dayMs).toISOString() };
  expect(await ask()).toMatchObject({ admitsStrangers: false, endsAt: null });

  app.clock.advance(30 * dayMs);
  says = 'transient';
  expect(await ask()).toMatchObject({ admitsStrangers: false, endsAt: null });
  says = 'well';
  expect(await ask()).toMatchObject({ admitsStrangers: false, endsAt: null });
  app.clock.advance(dayMs);
  expect(await ask()).toMatchObject({ admitsStrangers: true, endsAt: facts.endsAt });

  facts = { strangers: 'no', endsAt: '' };
  app.clock.advance(29 * dayMs);
  expect(await ask()).toMatchObject({ admitsStrangers: true });
  app.clock.advance(dayMs);
  expect(await ask()).toMatchObject({ admitsStrangers: false, endsAt: null });
});
