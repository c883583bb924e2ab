import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '#simulators/meta/instagram/media.ts';
import { type Account, addPerson, linkAccount } from '#simulators/meta/instagram/people.ts';
import { answerStory, type Message } from '#simulators/meta/instagram/rooms.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { freePort } from '#test/port.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let network: Opened;
let account: Account;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  const port = String(await freePort());
  const environment = { PORT: port, EARSHOT_URL: `http://127.0.0.1:${port}`, EARSHOT_ALLOW_LOOPBACK: '1' };
  [program, browser, network] = await Promise.all([startFresh(environment), launchBrowser(), openSimulator()]);
  account = linkAccount(network.server, network.pageId, 'acme');
  page = await openPage(browser);
  await setUp(page, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
  await network?.close();
});

test('an account is connected in the browser, and who answers its story is answered', async () => {
  await page.goto(`${program.url}/settings/channels`);
  await page.getByRole('button', { name: 'Connect a network' }).click();
  await page.getByRole('button', { name: /^Instagram/ }).click();
  await page.getByLabel('Name of the live workspace').fill('Acme for real');
  await page.getByRole('button', { name: 'Create and go on' }).click();
  await page.getByLabel('App ID').fill(network.appId);
  await page.getByLabel('App secret').fill(network.appSecret);
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Address of the Graph API').fill(network.url());
  await expectAccessible(page, 'connecting Instagram');
  await page.getByRole('button', { name: 'Go on to sign in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'acme', exact: true }).waitFor();

  const { server } = network;
  const story = createMedia(server, { ownerId: account.id, caption: 'New in the shop', kind: 'STORY' });
  const room = { accountId: account.id, personId: addPerson(server, 'mira.k').id };
  answerStory(server, room, story.id, 'Is that still to be had in M?');
  await network.deliver();
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /Is that still to be had/ }).click();
  await page.getByText('(To a story of yours.)').first().waitFor();
  await page.getByText(/^Vanishes/).waitFor();
  await page.getByRole('textbox', { name: /privately/ }).fill('Yes, until Sunday');
  await page.keyboard.press('Control+Enter');
  const sent = () => server.db.all<Message>('select * from ig_dm where by_account = 1').map(({ text }) => text);
  await expect.poll(sent, { timeout: 40_000 }).toEqual(['Yes, until Sunday']);
  expect(page.complaints).toEqual([]);
});
