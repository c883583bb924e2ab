import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

test('conversations are chosen by keys, resolved together and brought back with undo', async () => {
  const page = await openPage(browser);
  await setUp(page, program);
  const maren = page.getByRole('link', { name: /Maren Holt/ });
  const jonas = page.getByRole('link', { name: /Jonas Wächter/ });
  await maren.waitFor();
  await page.goto(`${program.url}/inbox/open`);
  await maren.waitFor();

  await page.getByRole('checkbox', { name: /Maren Holt/ }).check({ force: true });
  await page.getByRole('checkbox', { name: /Jonas Wächter/ }).check({ force: true });
  await page.getByRole('heading', { name: '2 chosen' }).waitFor();
  await expectAccessible(page, 'choosing');
  await page.getByRole('toolbar').waitFor();
  await page.keyboard.press('e');
  await maren.waitFor({ state: 'detached' });
  await jonas.waitFor({ state: 'detached' });
  await page.keyboard.press('z');

  await maren.waitFor();
  await jonas.waitFor();
  expect(page.complaints).toEqual([]);
});
