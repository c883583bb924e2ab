import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '#simulators/meta/messenger/rooms.ts';
import { createComment, createPost, getThing } from '#simulators/meta/pages/objects.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { freePort } from '#test/port.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let network: Opened;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  const port = String(await freePort());
  const environment = { PORT: port, EARSHOT_URL: `http://127.0.0.1:${port}`, EARSHOT_ALLOW_LOOPBACK: '1' };
  [program, browser, network] = await Promise.all([startFresh(environment), launchBrowser(), openSimulator()]);
  network.page('Acme Repairs', network.ownerId);
  page = await openPage(browser);
  await setUp(page, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
  await network?.close();
});

test('a page is connected in the browser; a comment is hidden and its author written to in private', async () => {
  await page.goto(`${program.url}/settings/channels`);
  await page.getByRole('button', { name: 'Connect a network' }).click();
  await page.getByRole('button', { name: /^Facebook/ }).click();
  await page.getByLabel('Name of the live workspace').fill('Acme for real');
  await page.getByRole('button', { name: 'Create and go on' }).click();
  await expect
    .poll(() => page.getByLabel('Enter this return address in the app').inputValue())
    .toBe(`${program.url}/settings/channels`);
  await page.getByLabel('App ID').fill(network.appId);
  await page.getByLabel('App secret').fill(network.appSecret);
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Address of the Graph API').fill(network.url());
  await expectAccessible(page, 'connecting Facebook');
  await page.getByRole('button', { name: 'Go on to sign in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Which account?' }).waitFor();
  await expectAccessible(page, 'choosing a page');
  await page.getByRole('button', { name: /^Acme Company/ }).click();
  await page.getByRole('heading', { name: 'Acme', exact: true }).waitFor();

  const { server, pageId } = network;
  const post = createPost(server, { pageId, authorId: pageId, text: 'We are open on Saturdays' });
  const lena = network.person('Lena Ortiz').id;
  const comment = createComment(server, lena, post.id, 'Ring me on 0151 23456, my parcel never came');
  await network.deliver();
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /Lena Ortiz/ }).click();
  await page.getByRole('article').getByText('my parcel never came').last().waitFor();
  await page.getByRole('button', { name: 'Actions on this message' }).last().click();
  await page.getByRole('menuitem', { name: 'Hide on the network' }).click();
  await expect.poll(() => getThing(server, comment.id).hidden).toBe(1);

  await page.getByText('Hidden on the network').first().waitFor();
  await page.getByRole('tab', { name: /Private/ }).click();
  await page.getByRole('textbox', { name: /privately/ }).fill('Please tell us your order number here');
  await page.keyboard.press('Control+Enter');
  const sent = () => server.db.all<Message>('select * from dm where by_page = 1').map(({ text }) => text);
  await expect.poll(sent, { timeout: 40_000 }).toEqual(['Please tell us your order number here']);
  expect(getThing(server, comment.id).replied_privately_at).not.toBeNull();
  expect(page.complaints).toEqual([]);
});
