import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSignIn, finishSignIn } from '#contract/channel-connect.ts';
import { listChannelHealth } from '#contract/channel-health.ts';
import { catchUp } from '#server/events/follow.ts';
import { pollChannel } from '#server/features/channel/poll.ts';
import { readTags } from '#server/features/conversation/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { advertise } from '#simulators/meta/ads/api.ts';
import { createComment as commentOnInstagram } from '#simulators/meta/instagram/media.ts';
import { type Account, addPerson, linkAccount } from '#simulators/meta/instagram/people.ts';
import { createComment } from '#simulators/meta/pages/objects.ts';
import { authorise, type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { freePort } from '#test/port.ts';
import { tagAds } from './subscribers.ts';
import { tagsOf } from './tags.ts';

let app: TestApp;
let network: Opened;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let account: Account;
let lena: string;
let mira: string;
/** Hours are let pass, so that advertisements are read anew. */
let passedMs = 0;
const now = () => new Date(Date.now() + passedMs);
const channels: Record<string, string> = {};
beforeAll(async () => {
  const port = await freePort();
  const environment = { EARSHOT_URL: `http://127.0.0.1:${port}`, EARSHOT_PORT: String(port) };
  app = await startTestApp({ environment, overrides: { now } });
  await app.fastify.listen({ port, host: '127.0.0.1' });
  network = await openSimulator(now);
  account = linkAccount(network.server, network.pageId, 'acme');
  lena = network.person('Lena Ortiz').id;
  mira = addPerson(network.server, 'mira.k').id;
  workspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  // A new follower begins with its second look.
  await catchUp(app.context, workspaceId, tagAds);
  for (const name of ['facebook', 'instagram']) channels[name] = await connect(name, undefined);
});
afterAll(async () => {
  await app.close();
  await network.close();
});

/** Whoever signs in gives every permission but the one that is left out. */
async function connect(name: string, leftOut: string | undefined): Promise<string> {
  const settings = { appId: network.appId, appSecret: network.appSecret, url: network.url() };
  const body = { network: name, settings, origin: 'http://earshot.test' };
  const asked = new URL((await app.call(owner, beginSignIn, { body })).body.url);
  const scopes = (asked.searchParams.get('scope') ?? '').split(',').filter((one) => one !== leftOut);
  asked.searchParams.set('scope', scopes.join(','));
  const back = await authorise(asked.href, network.ownerId);
  const [state, code] = ['state', 'code'].map((key) => back.searchParams.get(key) ?? '');
  const done = await app.call(owner, finishSignIn, { body: { state: state ?? '', code: code ?? '' } });
  await app.runJobs();
  return done.body.channel?.id ?? '';
}

async function hear(): Promise<void> {
  await network.deliver();
  await app.runJobs();
  await catchUp(app.context, workspaceId, tagAds);
}
async function readNews(): Promise<void> {
  passedMs += 2 * 3_600_000;
  for (const id of Object.values(channels)) await pollChannel(app.context, workspaceId, id);
  await app.runJobs();
  await catchUp(app.context, workspaceId, tagAds);
}
async function tagsUnder(externalId: string): Promise<string[]> {
  return app.context.db.inWorkspace(workspaceId, async (tx) => {
    const { conversation_id: id } = await tx
      .selectFrom('message')
      .select('conversation_id')
      .where('workspace_id', '=', workspaceId)
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow();
    return ((await readTags(tx, [id ?? ''])).get(id ?? '') ?? []).map(({ name }) => name).toSorted();
  });
}
const autumn = { name: 'Autumn in blue', campaign: 'Autumn', countries: ['DE', 'AT'] };
const tags = ['ad', 'campaign: Autumn', 'market: AT', 'market: DE'];

test('an advertisement is named by tags that fit', () => {
  expect(tagsOf({ campaign: null, markets: [] })).toEqual(['ad']);
  const [, campaign = ''] = tagsOf({ campaign: 'Ä'.repeat(60), markets: [] });
  expect([...campaign]).toHaveLength(40);
});

test('a comment under an advertisement on Facebook is told as such at once, its campaign and markets follow', async () => {
  const post = advertise(network.server, { ...autumn, personId: network.ownerId, on: { pageId: network.pageId } });
  const comment = createComment(network.server, lena, post, 'Does it come in red?');
  await hear();
  expect(await tagsUnder(comment.id)).toEqual(['ad']);
  await readNews();
  expect(await tagsUnder(comment.id)).toEqual(tags);
});

test('so on Instagram; what comes later is tagged at once', async () => {
  const on = { instagramId: account.id };
  const post = advertise(network.server, { ...autumn, personId: network.ownerId, on });
  const comment = commentOnInstagram(network.server, mira, post, 'How much?');
  await hear();
  expect(await tagsUnder(comment.id)).toEqual(['ad']);
  await readNews();
  expect(await tagsUnder(comment.id)).toEqual(tags);

  const later = commentOnInstagram(network.server, addPerson(network.server, 'ben').id, post, 'And in L?');
  await hear();
  expect(await tagsUnder(later.id)).toEqual(tags);
});

test('what the webhook missed under advertisements is found by polling', async () => {
  network.server.db.run('delete from page_subscription');
  const onFacebook = advertise(network.server, {
    ...autumn,
    personId: network.ownerId,
    on: { pageId: network.pageId },
  });
  const onInstagram = advertise(network.server, {
    ...autumn,
    personId: network.ownerId,
    on: { instagramId: account.id },
  });
  const one = createComment(network.server, lena, onFacebook, 'Nobody told you');
  const two = commentOnInstagram(network.server, mira, onInstagram, 'nor of this');
  await readNews();

  for (const { id } of [one, two]) expect(await tagsUnder(id)).toEqual(tags);
});

test('where the permission was left out, the health of the account says what is not read', async () => {
  const lacks = async () => {
    const { channels: all } = (await app.call(owner, listChannelHealth, {})).body;
    return all.flatMap(({ lacks: its }) => its);
  };
  expect(await lacks()).toEqual([]);
  await connect('instagram', 'ads_read');
  expect(await lacks()).toEqual([{ scope: 'ads_read', asks: 'ads' }]);
});
