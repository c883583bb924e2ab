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

test('an agent merges two conversations by keyboard, finds the old address, and takes it apart again', async () => {
  const page = await openPage(browser);
  await setUp(page, program);
  await page.getByRole('link', { name: /Jonas Wächter/ }).click();
  await page.getByRole('textbox', { name: /Write a public reply/ }).waitFor();
  const old = page.url();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /Maren Holt/ }).click();
  await page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' }).waitFor();

  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: /Merge into conversation/ });
  await dialog.getByRole('textbox', { name: 'Number, name or words' }).fill('Jonas');
  await dialog
    .getByRole('checkbox', { name: /Jonas Wächter/ })
    .first()
    .check();
  await dialog.getByText('These are other customers.').waitFor();
  await expectAccessible(page, 'merge dialog');
  await dialog.getByRole('button', { name: 'Merge one conversation' }).click();

  const together = page.getByRole('region', { name: 'Belongs together' });
  await together.getByText(/Holds Jonas Wächter/).waitFor();
  await expectAccessible(page, 'merged conversation');
  await page.goto(old);
  await page
    .getByText(/That conversation is now part of/)
    .first()
    .waitFor();
  await together.getByText(/Holds Jonas Wächter/).waitFor();

  await together.getByRole('button', { name: 'Take apart' }).click();
  await page.getByText('Taken apart again').first().waitFor();
  await page.getByRole('link', { name: /Jonas Wächter/ }).waitFor();
  expect(page.complaints).toEqual([]);
});

test('what a person links stands in both, and one click removes it', async () => {
  const [page] = browser.contexts().flatMap((context) => context.pages());
  if (!page) throw new Error('The first test leaves its page open.');
  await page.getByRole('link', { name: /Maren Holt/ }).click();
  await page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' }).waitFor();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Link with…' }).click();
  const dialog = page.getByRole('dialog', { name: /Link conversation/ });
  await dialog.getByRole('textbox').fill('Jonas');
  await dialog
    .getByRole('checkbox', { name: /Jonas Wächter/ })
    .first()
    .check();
  await dialog.getByRole('button', { name: 'Link as duplicate' }).click();

  const together = page.getByRole('region', { name: 'Belongs together' });
  await together.getByRole('button', { name: /Duplicate of/ }).click();
  await together.getByRole('button', { name: /Duplicate of .* Maren Holt/ }).waitFor();
  await together.getByRole('button', { name: 'Remove link' }).click();
  await together.waitFor({ state: 'detached' });
});
