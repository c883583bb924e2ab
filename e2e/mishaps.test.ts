import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { pressInARow } from './hands.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh({ EARSHOT_UNDO_SECONDS: '20' }), launchBrowser()]);
  page = await openPage(browser);
  await setUp(page, program);
  await page.getByRole('link', { name: /Maren Holt/ }).click();
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const field = () => page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });

test('no key after r is lost, and z after sending takes the answer back', async () => {
  await field().waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('Sorry, Maren.');
  expect(await field().inputValue()).toBe('Sorry, Maren.');

  await page.keyboard.press('Control+Enter');
  await page.getByText('Public reply on its way').first().waitFor();
  await page.keyboard.press('z');

  await page.getByText('Taken back. Your text is in the composer again.').first().waitFor();
  await expect.poll(() => field().inputValue()).toBe('Sorry, Maren.');
  await page.keyboard.type(' Really.');
  await expect.poll(() => field().inputValue()).toContain('Really.');
});

test('what is typed before a part has come is written into it, and is no command', async () => {
  const { promise: typed, resolve } = Promise.withResolvers<void>();
  await page.route(/\/Palette-/, (route) => typed.then(() => route.continue()));
  const asked = page.waitForRequest(/\/Palette-/);
  await page.reload();
  await field().waitFor();
  await asked;
  await page.keyboard.press('Control+k');
  await pressInARow(page, ...'notes');
  resolve();

  const search = page.getByRole('combobox', { name: 'Go to a page or run a command' });
  await expect.poll(() => search.inputValue()).toBe('notes');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /Public reply/, selected: true }).waitFor();
});

test('an account that is cut off is said on every page, and its answer says what it waits for', async () => {
  const customer = await openPage(browser);
  await customer.goto(`${program.url}/sandbox/`);
  const revoke = customer.getByRole('button', { name: 'Revoke app tokens' });
  await revoke.waitFor();
  await page.keyboard.press('r');
  await page.keyboard.press('Control+Enter');
  await revoke.click();

  await page.getByText('Goes out once @acme works again.').waitFor({ timeout: 90_000 });
  await page.reload();
  await page.getByText('@acme is cut off.').first().waitFor();
  await expectAccessible(page, 'cut off');
  await page.getByRole('link', { name: 'See the channels' }).click();
  await page.getByText('Needs new credentials').waitFor();
  expect(page.complaints).toEqual([]);
});
