import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, launchBrowser, openPage } from './browser.ts';
import { pages } from './pages.ts';
import { setUp, signIn, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

test('the first run and signing in are accessible', async () => {
  const page = await openPage(browser);
  await page.goto(`${program.url}/setup`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(page, 'setup');
  await setUp(page, program);
  const stranger = await openPage(browser);
  await stranger.goto(`${program.url}/sign-in`);
  await stranger.getByLabel('E-mail address').waitFor();
  await expectAccessible(stranger, 'sign-in');
  await stranger.goto(`${program.url}/api/docs`);
  await stranger.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(stranger, 'api docs');
});

describe.each([
  ['light, desktop', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  ['dark, desktop', { colorScheme: 'dark', viewport: { width: 1440, height: 900 } }],
  ['light, phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
] as const)('%s', (look, options) => {
  let page: Page & { complaints: string[] };
  beforeAll(async () => {
    page = await openPage(browser, options);
    await signIn(page, program.url);
  });
  afterAll(() => page.context().close());

  test.each(pages)('$name is accessible', async ({ name, path, ready }) => {
    await page.goto(program.url + path);
    await ready(page);

    await expectAccessible(page, `${name}, ${look}`);
    expect(page.complaints).toEqual([]);
  });

  test('a conversation with its composer is accessible on every stage', async () => {
    await page.goto(`${program.url}/inbox/open`);
    await page.getByRole('link', { name: /Maren Holt/ }).click();
    await page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' }).waitFor();
    await expectAccessible(page, `conversation, public, ${look}`);
    await page.getByRole('tab', { name: /note/i }).click();
    await expectAccessible(page, `conversation, note, ${look}`);
    expect(page.complaints).toEqual([]);
  });
});
