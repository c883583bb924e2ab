import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChannels } from '#contract/channel.ts';
import { beginSignIn, connectChannel, finishSignIn } from '#contract/channel-connect.ts';
import { listPractised } from '#contract/practised.ts';
import { authorise } from '#simulators/meta/testing.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { openPractisedWorld } from '#test/practised.ts';
import { pollChannel } from './features/channel/poll.ts';
import { onlyToUs } from './practised.ts';
import { insideOf } from './practised-address.ts';

let world: Awaited<ReturnType<typeof openPractisedWorld>>;
beforeAll(async () => {
  world = await openPractisedWorld();
});
afterAll(() => world.close());

const stateOf = async (network: string) =>
  (await world.app.call(world.owner, listChannels, {})).body.channels.find((one) => one.network === network)?.state;

/** Who a link of the page lets one be. */
const whoIs = (html: string, name: string) => new RegExp(`as=([^"&]+)[^"]*">@?${name}`).exec(html)?.[1] ?? '';
const found = (html: string, pattern: RegExp) => pattern.exec(html)?.[1] ?? '';

test('nothing of them is kept before somebody asks for it', async () => {
  const { networks } = (await world.app.call(world.owner, listPractised, {})).body;

  expect(networks.map(({ network }) => network)).toEqual([
    ...['facebook', 'instagram', 'threads', 'whatsapp', 'x', 'mastodon'],
  ]);
  expect(readdirSync(world.dataDir).filter((name) => name.startsWith('sandbox-'))).toEqual([]);
});

/** What a customer does on each page; `as` and the things named are read from it. */
const customers = [
  {
    network: 'facebook',
    page: 'meta/',
    act: 'meta/act',
    fields: (html: string, text: string) => ({
      ...{
        as: whoIs(html, 'Lena Ortiz') || found(html, /name="as" value="(\d+)"/),
        at: found(html, /name="at" value="(\d+)"/),
      },
      ...{ do: 'comment', id: found(html, /name="id" value="(\d+_\d+)"/), text },
    }),
  },
  {
    network: 'instagram',
    page: 'meta/instagram',
    act: 'meta/instagram',
    fields: (html: string, text: string) => ({
      ...{ as: whoIs(html, 'mira.k'), at: found(html, /name="at" value="(\d+)"/) },
      ...{ do: 'write', text },
    }),
  },
  {
    network: 'threads',
    page: 'threads/',
    act: 'threads/act',
    fields: (html: string, text: string) => ({ as: whoIs(html, 'lena.ortiz'), do: 'post', text: `@acme ${text}` }),
  },
  {
    network: 'whatsapp',
    page: 'whatsapp/',
    act: 'whatsapp/act',
    fields: (html: string, text: string) => ({
      ...{ as: '34600111222', do: 'write', kind: 'text', hours: '0' },
      ...{ number: found(html, /<option value="(\d+)">Acme/), text },
    }),
  },
  {
    network: 'x',
    page: 'x/',
    act: 'x/act',
    fields: (html: string, text: string) => ({ as: whoIs(html, 'lena'), do: 'post', text: `@acme ${text}` }),
  },
  {
    network: 'mastodon',
    page: 'mastodon/',
    act: 'mastodon/act',
    fields: (html: string, text: string) => ({
      ...{ as: whoIs(html, 'ben'), do: 'post', visibility: 'public', text: `@acme ${text}` },
    }),
  },
];

test.each(customers)(
  '$network: connected by the button, what a customer writes arrives, and the answer stands there',
  async ({ network, page, act, fields }) => {
    const { channel, enter } = (await world.connect(network)).body;
    expect({ channel, enter }).toMatchObject({ channel: { network, state: 'connected' }, enter: null });

    const asked = `Where is my order of ${network}?`;
    expect((await world.post(act, fields(await world.page(page), asked))).status).toBe(303);
    // The only one that nothing is heard of without asking.
    if (network === 'mastodon') await pollChannel(world.app.context, world.workspaceId, channel.id);
    const message = await world.arrived(asked);
    expect(await world.answer(message, `On its way, says Acme on ${network}`)).toMatchObject({ ok: true });

    const as = fields(await world.page(page), '').as;
    expect(await world.page(`${page}?as=${as}`)).toContain(`On its way, says Acme on ${network}`);
  },
);

test('another workspace of that name has an account of its own', async () => {
  const other = await anAgent(world.app.context.db, await aWorkspace(world.app.context.db, { kind: 'practice' }), {
    role: 'owner',
  });

  expect((await world.connect('x', other)).body.channel.handle).toBe('acme_2');
  expect((await world.connect('x')).body.channel.handle).toBe('acme');
});

test('an Instagram account is practised without a page too, is heard at once, and stays so when it is connected again', async () => {
  const alone = { login: 'instagram' };
  const { body } = await world.connect('instagram', world.owner, alone);
  expect(body).toMatchObject({ channel: { network: 'instagram', state: 'connected', settings: alone }, enter: null });
  const { handle, id: channelId } = body.channel;
  expect(handle).not.toBe((await world.connect('instagram')).body.channel.handle);

  const page = await world.page('meta/instagram');
  const at = found(page, new RegExp(`at=(\\d+)[^"]*">@?${handle}<`));
  const fields = { as: whoIs(page, 'mira.k'), at, do: 'write', text: 'Said to the one without a page' };
  await world.post('meta/instagram', fields);
  expect(await world.arrived('Said to the one without a page')).toBeTruthy();

  const again = await world.app.call(world.owner, connectChannel, {
    body: { network: 'instagram', settings: {}, channelId },
  });
  expect(again.body.channel).toMatchObject({ id: channelId, settings: alone });
});

test('the page where the real network asks is asked on too, at the address at which the browser has Earshot', async () => {
  const origin = world.origin.replace('127.0.0.1', 'localhost');
  const body = { network: 'facebook', settings: {}, origin };
  const { url } = (await world.app.call(world.owner, beginSignIn, { body })).body;
  expect(url).toMatch(`${origin}/sandbox/networks/meta/v`);
  const asks = await (await fetch(url)).text();
  const back = await authorise(url, found(asks, /<option value="(\d+)">The team of Acme/));
  const [state = '', code = ''] = ['state', 'code'].map((name) => back.searchParams.get(name) ?? '');

  expect(back.href).toMatch(`${origin}/settings/channels`);
  const finished = (await world.app.call(world.owner, finishSignIn, { body: { state, code } })).body;
  expect(finished.channel).toMatchObject({ network: 'facebook', state: 'connected' });
});

test('access that is taken back there is given anew by the button', async () => {
  const { channel } = (await world.connect('mastodon')).body;
  await world.post('mastodon/faults', { do: 'revoke' });
  await pollChannel(world.app.context, world.workspaceId, channel.id);
  expect(await stateOf('mastodon')).toBe('reconnect');

  expect((await world.connect('mastodon')).body.channel.id).toBe(channel.id);
  expect(await stateOf('mastodon')).toBe('connected');
});

test('an outage is switched on and off', async () => {
  const { id } = (await world.connect('x')).body.channel;
  const ask = () => pollChannel(world.app.context, world.workspaceId, id);
  const reason = async () =>
    (await world.app.call(world.owner, listChannels, {})).body.channels.find((one) => one.id === id)?.stateReason;
  await world.post('x/faults', { do: 'change', outage: '1', rateLimitSeconds: '0' });
  await ask();
  expect(await reason()).toContain('X');
  await world.post('x/faults', { do: 'change' });
  await ask();

  expect(await reason()).toBeNull();
});

test('what was said there is there after a restart', async () => {
  await world.reopen();

  expect(await world.page('x/')).toContain('On its way, says Acme on x');
});

test('a live workspace sees none of them, and neither their names nor our own address lead there', async () => {
  const live = await anAgent(world.app.context.db, await aWorkspace(world.app.context.db), { role: 'owner' });
  const refusal = async (url: string) => {
    const settings = { appId: '1', appSecret: 'x', token: 'EAA', url };
    const { status, body } = await world.app.call(live, connectChannel, { body: { network: 'facebook', settings } });
    return `${status} ${body.error?.message}`;
  };

  expect((await world.app.call(live, listPractised, {})).body.networks).toEqual([]);
  expect(await refusal(`${world.origin}/sandbox/networks/meta`)).toMatch(/^4.*Earshot will not call/);
  expect(await refusal(`${world.origin}/sandbox/../sandbox/networks/meta`)).toMatch(/^4.*Earshot will not call/);
  expect(await refusal('https://meta.practice.invalid')).toMatch(/^4.*Earshot will not call/);
});

test.each(['/sandbox/networks/meta/v25.0/me', '/api/health', '/hooks/whatever'])(
  'who practises does not reach %s of this machine',
  async (path) => {
    const asked = world.outward.practice({ method: 'GET', url: `${world.origin}${path}` });

    await expect(asked).rejects.toThrow('Earshot will not call');
  },
);

test.each([
  'http://meta.practice.invalid/',
  'https://meta.practice.invalid:444/',
  'https://nobody.practice.invalid/',
  'https://a:b@meta.practice.invalid/',
])('%s is no name of a network that is played, and nobody is asked for it', async (url) => {
  expect(insideOf(url, 3)).toBeNull();
  await expect(world.outward.practice({ method: 'GET', url })).rejects.toThrow('Earshot will not call');
});

test('a name that only begins like one of ours is a name of somebody else', () => {
  expect(insideOf('https://meta.practice.invalid.example/', 3)).toBeNull();
  expect(insideOf('https://meta.practice.invalid/v26.0/me?fields=id', 3)).toBe(
    'http://127.0.0.1:3/sandbox/networks/meta/v26.0/me?fields=id',
  );
});

test.each([
  'http://127.0.0.1:4/hooks/x',
  'http://10.0.0.1/hooks/x',
  'https://care.example.org/api/health',
  'https://care.example.org.evil.example/hooks/x',
  'https://care.example.org/hooks/../api/agents',
])('a network that is played does not call %s', async (url) => {
  const call = onlyToUs({ port: 3, publicUrl: 'https://care.example.org' });

  await expect(call(url)).rejects.toThrow('does not call');
});

test('what stands there can do nothing in the browser, and no foreign page acts there', async () => {
  const answer = await fetch(`${world.origin}/sandbox/networks/mastodon/api/v1/instance`);
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect((await fetch(`${world.origin}/sandbox/networks/x/`)).headers.get('content-security-policy')).toContain(
    "default-src 'none'",
  );

  expect((await world.post('x/faults', { do: 'revoke' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await fetch(`${world.origin}/sandbox/networks/nowhere/`)).status).toBe(404);
});
