import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { closePages, launchBrowser, openPage } from '../../e2e/browser.ts';
import { setUp, startFresh } from '../../e2e/program.ts';
import type { BlueskyPerson } from './person.ts';
import { openNetwork } from './session.ts';
import type { BlueskyNetwork } from './start.ts';

let network: BlueskyNetwork;
let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Awaited<ReturnType<typeof openPage>>;
let brand: BlueskyPerson;
let customer: BlueskyPerson;

beforeAll(async () => {
  [network, program, browser] = await Promise.all([
    openNetwork(),
    startFresh({ EARSHOT_ALLOW_LOOPBACK: '1', EARSHOT_POLL_SCALE: '0.2' }),
    launchBrowser(),
  ]);
  brand = await network.createAccount('northwind-care', { displayName: 'Northwind' });
  customer = await network.createAccount('ida-lund', { displayName: 'Ida Lund' });
  page = await openPage(browser);
  // What stands there comes by the network, and by the program that asks it.
  page.context().setDefaultTimeout(100_000);
  await setUp(page, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const conversation = () => page.getByRole('region', { name: /Conversation with Ida Lund/ });

test('an owner opens a live workspace and connects Bluesky with an app password', async () => {
  await page.goto(`${program.url}/settings/channels`);
  await page
    .getByRole('button', { name: /Connect a network/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Bluesky/ }).click();
  await page.getByLabel('Name of the live workspace').fill('Northwind');
  await page.getByRole('button', { name: 'Create and go on' }).click();
  await page.getByRole('textbox', { name: 'Handle' }).fill(brand.handle);
  await page.getByLabel('App password').fill(await brand.appPassword('earshot', { messages: true }));
  await page.getByRole('textbox', { name: 'Service', exact: true }).fill(network.pds);
  await page.getByRole('textbox', { name: /Direct message service/ }).fill(network.chatDid);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();

  await page.getByText(`@${brand.handle}`).first().waitFor();
});

test('a mention on the real network stands in the inbox, and the answer stands in its thread', async () => {
  const mention = await customer.post(`@${brand.handle} third router, still dead. Is anyone there?`);
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /third router/ }).click();

  await page
    .getByRole('textbox', { name: /Write a public reply/ })
    .fill('Ida, we are here. A technician calls you today.');
  await page.getByRole('button', { name: `Reply in public as @${brand.handle}` }).click();

  await expect
    .poll(async () => (await customer.thread(mention.uri)).map((post) => post.text), { timeout: 100_000 })
    .toContain('Ida, we are here. A technician calls you today.');
  await conversation().getByRole('article').getByText('A technician calls you today.').waitFor();
});

test('an image comes in with its description and is shown from our own server', async () => {
  await customer.post(`@${brand.handle} this is the label`, {
    images: [{ bytes: tinyPng, mimeType: 'image/png', alt: 'A label with a number' }],
  });
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /this is the label/ }).click();

  await expect
    .poll(
      () =>
        conversation()
          .getByRole('img', { name: /A label with a number/ })
          .getAttribute('src'),
      { timeout: 100_000 },
    )
    .toMatch(/^\/api\/attachments\//);
});

test('a post the customer deletes is shown as deleted', async () => {
  const { uri } = await customer.post(`@${brand.handle} never mind this one`);
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /never mind this one/ }).click();
  await customer.deletePost(uri);

  await conversation()
    .getByText(/deleted/i)
    .first()
    .waitFor();
});

test('a mention made while our token runs out and the AppView is down arrives when it is back', async () => {
  await page.goto(`${program.url}/inbox/open`);
  await network.expireAccessTokens(brand.did);
  await network.stopAppView();
  try {
    await customer.post(`@${brand.handle} are you still there?`);
  } finally {
    await network.startAppView();
  }
  await network.settle();

  await page.getByRole('link', { name: /are you still there/ }).waitFor();
});
