import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actAs } from '#sandbox/testing.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

test('a public matter is resolved after it was seen as a stranger sees it, its open question set aside', async () => {
  const [maren, jonas] = await Promise.all([
    actAs(`${program.url}/sandbox`, 'maren.holt'),
    actAs(`${program.url}/sandbox`, 'jonasw'),
  ]);
  const page = await openPage(browser);
  await setUp(page, program);
  const post = async (who: typeof maren, text: string, to?: string) =>
    (await who('POST', '/statuses', { text, ...(to ? { in_reply_to: to } : {}) })).body as { id: string };
  const { id } = await post(maren, '@acme is the steel kettle still sold?');
  await post(jonas, 'And what does it cost?', id);

  await page.getByRole('link', { name: /is the steel kettle still sold/ }).click();
  await page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' }).waitFor();
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Not closed in public yet' });
  await asked.getByText('One question of a bystander waits below.').waitFor();
  await expectAccessible(page, 'not closed in public');
  await asked.getByRole('combobox', { name: 'Set the question of Jonas Wächter aside' }).selectOption('not_for_us');
  await page.getByText('Question set aside', { exact: true }).waitFor();
  await asked.getByRole('button', { name: 'Answer Maren Holt' }).click();

  const field = page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });
  await field.fill('It is, in every shop of ours.');
  await field.press('Control+Enter');
  // Sent, and known to be.
  await page.locator('header').getByText('Customer’s turn').first().waitFor();
  await page.keyboard.press('o');
  const seen = page.getByRole('dialog', { name: 'As a stranger sees it' });
  await seen.getByText('Each public thread ends with our reply.').waitFor();
  await seen.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await page.getByText('Resolved: Maren Holt').first().waitFor();
  await page.goto(`${program.url}/inbox/resolved`);
  // Its row shows the newest words, which are ours once they are out.
  await page.getByRole('link', { name: /Maren Holt/ }).waitFor();
  expect(page.complaints).toEqual([]);
});
