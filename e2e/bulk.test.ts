import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, letNoticesGo } from './hands.ts';
import { setUp, signIn, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
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
  await page.getByRole('button', { name: /Resolve all the same/ }).click();
  await page.getByRole('radio', { name: 'Nobody waits for an answer' }).check();
  await holdNotices(page);
  await page.getByRole('button', { name: 'Resolve anyway' }).click();
  await maren.waitFor({ state: 'detached' });
  await jonas.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Undo/ }).waitFor();
  await page.keyboard.press('z');
  await letNoticesGo(page);

  await maren.waitFor();
  await jonas.waitFor();
  expect(page.complaints).toEqual([]);
});

test('on a phone a long press begins choosing, taps go on, and the bar at the foot changes them', async () => {
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await signIn(phone, program.url);
  await phone.goto(`${program.url}/inbox/open`);
  const maren = phone.getByRole('link', { name: /Maren Holt/ });
  const jonas = phone.getByRole('link', { name: /Jonas Wächter/ });
  await maren.waitFor();

  await longPress(phone, maren);
  await phone.getByRole('heading', { name: '1 chosen' }).waitFor();
  await jonas.tap();
  await phone.getByRole('heading', { name: '2 chosen' }).waitFor();
  expect(new URL(phone.url()).pathname).toBe('/inbox/open');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await phone.emulateMedia({ colorScheme });
    await expectAccessible(phone, `choosing on a phone, ${colorScheme}`);
  }

  await phone.getByRole('toolbar').getByRole('button', { name: 'Tags' }).tap();
  await phone.getByRole('combobox', { name: 'Find or create a tag' }).fill('together');
  await phone.getByRole('option', { name: /together/ }).tap();
  await phone.getByText('#together').nth(1).waitFor();
  await phone.getByRole('button', { name: 'Choose nothing' }).tap();
  await phone.getByRole('toolbar').waitFor({ state: 'detached' });
  expect(phone.complaints).toEqual([]);
});

/** A finger that rests on it, as the browser's own touch input tells it. */
async function longPress(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to press.');
  const touch = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await page.getByRole('toolbar').waitFor();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
