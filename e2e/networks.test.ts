import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChannels } from '#contract/channel.ts';
import { recheckDue } from '#server/features/channel/jobs.ts';
import { listWorkspaceIds } from '#server/jobs/schedule.ts';
import { provide as onMastodon } from '#simulators/mastodon/accounts.ts';
import type { Simulator as Mastodon } from '#simulators/mastodon/simulator.ts';
import { createStatus, type Status } from '#simulators/mastodon/statuses.ts';
import { openSimulator as openMastodon } from '#simulators/mastodon/testing.ts';
import { provide as onX } from '#simulators/x/accounts.ts';
import { createPost, deletePost } from '#simulators/x/posts.ts';
import { appName, type Simulator as X } from '#simulators/x/simulator.ts';
import { openSimulator as openX } from '#simulators/x/testing.ts';
import { freePort } from '#test/port.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let x: X;
let mastodon: Mastodon;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  const port = String(await freePort());
  const reached = { PORT: port, EARSHOT_URL: `http://127.0.0.1:${port}`, EARSHOT_ALLOW_LOOPBACK: '1' };
  [program, browser, x, mastodon] = await Promise.all([
    startFresh({ ...reached, EARSHOT_UNDO_SECONDS: '0' }),
    launchBrowser(),
    openX(),
    openMastodon('our.example'),
  ]);
  x.person('acme', 'Acme on X');
  mastodon.person('acme', 'Acme on Mastodon');
  page = await openPage(browser);
  await setUp(page, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
  await x?.close();
  await mastodon?.close();
});

const card = (name: string) => page.getByRole('article', { name });
const isWell = (name: string) => card(name).getByRole('button', { name: 'Check now' });

async function beginConnecting(network: RegExp): Promise<void> {
  await page.goto(`${program.url}/settings/channels`);
  await page.getByRole('button', { name: 'Connect a network' }).click();
  await page.getByRole('button', { name: network }).click();
}

async function signInAtMastodon(): Promise<void> {
  await page.getByRole('button', { name: 'Go on to sign in' }).click();
  await page.getByRole('button', { name: 'Authorize' }).click();
  await isWell('Acme on Mastodon').waitFor();
}

/** What Mira writes to us alone. */
const write = (text: string) =>
  createStatus(mastodon.server, onMastodon(mastodon.server, 'mira@kolektiva.example', 'Mira Sand'), {
    text: `@acme@our.example ${text}`,
    visibility: 'direct',
  });

/** Has our account at Mastodon read what is new, as *Check now* does. */
async function check(): Promise<void> {
  const { channels } = listChannels.reply.parse(await (await page.request.get(program.url + listChannels.path)).json());
  const ours = channels.find(({ network }) => network === 'mastodon');
  const headers = { 'x-earshot': '1' };
  await page.request.post(`${program.url}/api/channels/${ours?.id}/poll`, { headers, failOnStatusCode: true });
}

test('a post that is deleted on X stands here as deleted', async () => {
  await beginConnecting(/^X\b/);
  await page.getByLabel('Name of the live workspace').fill('Acme for real');
  await page.getByRole('button', { name: 'Create and go on' }).click();
  const app = x.app(appName);
  await page.getByLabel('Client ID').fill(app.clientId);
  await page.getByLabel('Client secret').fill(app.clientSecret);
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('API key secret').fill(app.consumerSecret);
  await page.getByLabel('Bearer token').fill(app.bearerToken);
  await page.getByLabel('Address of the API').fill(x.url());
  await expectAccessible(page, 'connecting X');
  await page.getByRole('button', { name: 'Go on to sign in' }).click();
  await page.getByRole('button', { name: 'Authorize app' }).click();
  await isWell('Acme on X').waitFor();

  const lena = onX(x.server, 'lena', 'Lena Vogt');
  const { id } = createPost(x.server, lena, { text: '@acme my router is dead' });
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /my router is dead/ }).click();
  const said = page.getByRole('article').filter({ hasText: 'my router is dead' });
  await said.waitFor();
  deletePost(x.server, lena, id);
  // X tells nobody but the author: it is found at the next look, which comes once a minute.
  for (const workspaceId of await listWorkspaceIds(program.context)) await recheckDue.run(program.context, workspaceId);
  await said.getByText('Deleted by its author').waitFor();
  const row = page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: /Lena Vogt/ });
  await row.getByText('Deleted by its author').waitFor();
  expect(await row.textContent()).not.toContain('router');
  expect(page.complaints).toEqual([]);
});

test('what is said in private on Mastodon is answered in private', async () => {
  await beginConnecting(/^Mastodon/);
  await page.getByLabel('Server', { exact: true }).fill(mastodon.url());
  await signInAtMastodon();
  const { id } = write('my number is 4711');
  await check();

  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /my number is 4711/ }).click();
  await page.getByRole('textbox', { name: 'Write privately to Mira Sand' }).fill('Thank you, we call you.');
  await page.keyboard.press('Control+Enter');
  const text = expect.stringContaining('Thank you, we call you.');
  await expect.poll(answers).toEqual([{ visibility: 'direct', replyTo: id, text }]);
  await page.getByRole('article').filter({ hasText: 'Thank you, we call you.' }).getByText('Olga Berg').waitFor();
  expect(page.complaints).toEqual([]);
});

test('a token taken back in the middle of a burst loses none of it, and nothing comes twice', async () => {
  for (const n of [1, 2]) write(`burst ${n}`);
  await check();
  await page.getByRole('article').filter({ hasText: 'burst 2' }).waitFor();
  write('burst 3');
  mastodon.revoke('acme');
  write('burst 4');
  await check();

  await page.goto(`${program.url}/settings/channels`);
  await card('Acme on Mastodon').getByText('Needs new credentials').waitFor();
  await expectAccessible(page, 'an account that needs new credentials');
  write('burst 5');
  await card('Acme on Mastodon').getByRole('button', { name: 'Connect again' }).click();
  await signInAtMastodon();
  write('burst 6');
  await check();

  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /burst 6/ }).click();
  await page.getByRole('article').filter({ hasText: 'burst 6' }).waitFor();
  await expect.poll(bursts).toEqual([1, 2, 3, 4, 5, 6].map((n) => `burst ${n}`));
  expect(page.complaints).toEqual([]);
});

/** What our account said at the simulator. */
const answers = () =>
  mastodon.server.db
    .all<Status>("select s.* from status s join account a on a.id = s.account_id where a.username = 'acme'")
    .map(({ visibility, reply_to: replyTo, text }) => ({ visibility, replyTo, text }));

/** The messages of the burst as they stand in the conversation, in its order. */
const bursts = async () =>
  (await page.getByRole('article').allInnerTexts()).flatMap((text) => text.match(/burst \d/g) ?? []);
