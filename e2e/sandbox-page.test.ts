import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ApiClient, actAs, apiClient, oggStart, openSandbox, tinyPng } from '#sandbox/testing.ts';
import { closePages, launchBrowser } from './browser.ts';
import { drawn } from './visit.ts';

const looks = [
  ['light', 1360],
  ['dark', 1360],
  ['light', 390],
  ['dark', 390],
] as const;
type Found = { violations: { id: string; nodes: { html: string }[] }[] };

describe('on the page of the sandbox network', () => {
  let browser: Browser;
  let network: Awaited<ReturnType<typeof openSandbox>>;
  let page: Page;
  let brand: ApiClient;
  let brandToken: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => closePages(browser));
  beforeEach(async () => {
    network = await openSandbox();
    const { accountId, token } = network.provisionBrand({ handle: 'acme', name: 'Acme' });
    brandToken = token;
    network.welcome(accountId);
    brand = await actAs(network.base, 'acme');
    page = await open();
  });
  afterEach(async () => {
    await page.context().close();
    await network.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  async function open({ bypassCSP = false } = {}) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, bypassCSP });
    context.setDefaultTimeout(40_000);
    const opened = await context.newPage();
    // A refused script or style shows here too.
    opened.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    opened.on('pageerror', (error) => complaints.push(error.message));
    await opened.goto(`${network.base}/`);
    await opened.getByText('Our autumn range').waitFor();
    return opened;
  }

  async function idOf(text: string): Promise<string> {
    const { body } = await brand('GET', '/timeline');
    const { threads } = body as { threads: { statuses: { id: string; text: string }[] }[] };
    const status = threads.flatMap((thread) => thread.statuses).find((one) => one.text === text);
    if (!status) throw new Error(`"${text}" was not posted.`);
    return status.id;
  }

  test('a customer names the brand and sees its answer come in', async () => {
    const box = page.getByLabel('What do you want to say in public?');
    await expect.poll(() => box.inputValue()).toBe('@acme ');
    await box.fill('@acme where is my parcel?');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('listitem').getByText('where is my parcel?').waitFor();

    await brand('POST', '/statuses', { text: 'On its way.', in_reply_to: await idOf('@acme where is my parcel?') });

    await page.getByText('On its way.').waitFor();
    await expect.poll(() => box.inputValue()).toBe('@acme ');
  });

  test('what somebody is writing survives what comes in meanwhile', async () => {
    await page.getByRole('button', { name: 'Answer: Acme' }).first().click();
    const box = page.getByLabel('Answer @acme in public');
    await box.fill('Half a sent');
    await brand('POST', '/statuses', { text: 'News from the side' });
    await page.getByText('News from the side').waitFor();

    await page.keyboard.type('ence');

    await expect.poll(() => box.inputValue()).toBe('Half a sentence');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('listitem').getByText('Half a sentence').waitFor();
  });

  test('a person changes and deletes what is theirs', async () => {
    await page.getByRole('button', { name: 'Edit: Maren Holt' }).click();
    await page.getByLabel('Change what you wrote').fill('@acme it works again');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('it works again').waitFor();
    await page.getByText('· edited').waitFor();

    await page.getByRole('button', { name: 'Delete: Maren Holt' }).click();

    await page.getByText('it works again').waitFor({ state: 'detached' });
  });

  test('a person becomes another and writes in private, with an image and a sound', async () => {
    await page.getByText('Jonas Wächter').first().click();
    await page.getByRole('link', { name: /Messages/ }).click();
    const room = page.getByRole('article', { name: 'Messages with Acme' });
    await room.getByLabel('Write to Acme in private').fill('Hier ist das Foto');
    await room
      .getByLabel('Files to attach')
      .setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: Buffer.from(tinyPng) });
    await room.getByLabel('Description of label.png').fill('Das Etikett');
    await room
      .getByLabel('Files to attach')
      .setInputFiles({ name: 'hum.ogg', mimeType: 'audio/ogg', buffer: Buffer.from(oggStart) });
    await room.getByLabel('Description of hum.ogg').fill('Das Brummen');
    const captions = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nBrumm');
    await room
      .getByLabel('Captions of hum.ogg')
      .setInputFiles({ name: 'c.vtt', mimeType: 'text/vtt', buffer: captions });
    await room.getByRole('button', { name: 'Send' }).click();

    await room.getByRole('img', { name: 'Das Etikett' }).waitFor();
    expect(await room.locator('audio').getAttribute('aria-label')).toBe('Das Brummen');
    expect(await room.locator('track').getAttribute('src')).toMatch(/\.vtt$/);
    const { body } = await brand('GET', '/rooms');
    expect(body).toMatchObject({ rooms: [{ with: { handle: 'jonasw' } }, { with: { handle: 'lucia.ferrandez' } }] });
  });

  test('a story is marked as one', async () => {
    await page.getByLabel('What do you want to say in public?').fill('@acme just now');
    await page.getByLabel('As a story, gone after 24 hours').check();
    await page.getByRole('button', { name: 'Post', exact: true }).click();

    await page.getByText('Story, vanishes').waitFor();
  });

  test('a fault is switched on, shown, felt by apps only, and switched off', async () => {
    const app = apiClient(network.base, brandToken);
    await page.getByLabel('Outage').check();
    await page.getByText('Faults are on for apps: outage.').waitFor();
    await expect.poll(async () => (await app('GET', '/me')).status).toBe(503);

    await page.getByRole('button', { name: 'All off' }).click();
    await page.getByText('Faults are on for apps').waitFor({ state: 'hidden' });
    await expect.poll(async () => (await app('GET', '/me')).status).toBe(200);
  });

  test('the brand posts past every app, and a token for an app is made', async () => {
    await page.getByRole('button', { name: 'Let @acme post this' }).click();
    await page.getByRole('listitem').getByText('Our new opening hours are online.').waitFor();

    await page.getByRole('button', { name: 'Make an access token' }).click();
    const field = page.getByLabel('Access token');
    await field.waitFor();
    expect((await apiClient(network.base, await field.inputValue())('GET', '/me')).status).toBe(200);
  });

  test('nothing keeps anybody out, in the light and in the dark, on a desktop and on a phone', async () => {
    // Only to bring axe in; every other test runs under the page's own policy.
    const checked = await open({ bypassCSP: true });
    await checked.evaluate(await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));
    for (const view of ['square', 'messages', 'apps']) {
      await checked.evaluate((hash) => {
        location.hash = hash;
      }, view);
      await checked.locator(`body[data-view="${view}"]`).waitFor();
      for (const [colorScheme, width] of looks) {
        await checked.emulateMedia({ colorScheme });
        await checked.setViewportSize({ width, height: 900 });
        await drawn(checked);
        // In the dark the same elements have other colours.
        const found = await checked.evaluate<Found>(
          colorScheme === 'dark' ? "axe.run({ runOnly: ['color-contrast'] })" : 'axe.run()',
        );
        const told = found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
        expect(told, `${view}, ${colorScheme}, ${width} wide`).toEqual([]);
        expect(await checked.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
    }
    await checked.context().close();
  });
});
