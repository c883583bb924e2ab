import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  page = await openPage(browser);
  await setUp(page, program);
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /Maren Holt/ }).waitFor();
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const box = () => page.getByRole('combobox', { name: 'Search conversations' });
const option = (name: RegExp | string) => page.getByRole('option', { name });

test('a search is put together from suggestions with the keyboard alone', async () => {
  await page.keyboard.press('/');
  await option(/^from:/).waitFor();
  await expectAccessible(page, 'search suggestions');

  await page.keyboard.type('netw');
  await option(/^from:/).waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => option(/^network:/).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await option(/^sandbox/).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => box().inputValue()).toBe('network:sandbox ');

  await page.keyboard.type('fro');
  await option(/^from:/).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await option(/Lucía Ferrández/).waitFor();
  await page.keyboard.type('mar');
  await option(/Lucía Ferrández/).waitFor({ state: 'detached' });
  await option(/Maren Holt/).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page
    .getByRole('list', { name: 'Results' })
    .getByRole('link', { name: /Maren Holt/ })
    .waitFor();
  await page.getByRole('listbox', { name: 'Suggestions' }).waitFor({ state: 'hidden' });
});

test('Enter searches for what was typed, and the search is offered again', async () => {
  const searched = await box().inputValue();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(() => box().inputValue()).toBe('');
  await page.locator('a[id^="row-"]:focus').waitFor();

  await page.keyboard.press('/');
  await option(new RegExp(`^${searched.trim()}`)).click();

  await expect.poll(() => box().inputValue()).toBe(searched.trim());
  expect(page.complaints).toEqual([]);
});

test('on a phone the suggestions stand below the box', async () => {
  const phone = await openPage(browser, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    storageState: await page.context().storageState(),
  });
  await phone.goto(`${program.url}/inbox/open`);
  await phone.getByRole('combobox', { name: 'Search conversations' }).fill('status:');
  await phone.getByRole('option', { name: /^snoozed/ }).click();

  await expect
    .poll(() => phone.getByRole('combobox', { name: 'Search conversations' }).inputValue())
    .toBe('status:snoozed ');
  await expectAccessible(phone, 'search on a phone');
  expect(phone.complaints).toEqual([]);
});
