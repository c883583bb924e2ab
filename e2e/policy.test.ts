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
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

test('a policy is built as a draft, tried on what has passed, and switched on', async () => {
  await page.getByRole('link', { name: /Maren Holt/ }).waitFor();
  await page.goto(`${program.url}/settings/priority`);
  await page.getByRole('button', { name: 'New category' }).click();
  await page.getByLabel('Name', { exact: true }).fill('About kettles');
  await page.getByLabel('Any of these words').fill('kettle*');
  await page.getByRole('button', { name: 'Apply' }).click();

  await page.getByRole('button', { name: 'Try on last week' }).click();
  await page.getByText(/would be in another category/).waitFor();
  await expectAccessible(page, 'the preview of a policy');
  await page.getByRole('button', { name: 'Keep as draft' }).click();
  await page.getByText('Kept as a draft.').first().waitFor();
  await page.getByRole('button', { name: 'Keep as draft' }).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');

  await page.getByRole('link', { name: 'Simulations' }).click();
  await page.getByLabel('Period').selectOption('own');
  await page.getByLabel('Up to and including').fill(new Date().toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText(/came out exactly as it was recorded/).waitFor();
  const moves = page.getByRole('listitem').filter({ hasText: '→ About kettles' }).first();
  await moves.waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `a simulation, ${colorScheme}`);
  }
  await page.getByLabel('Group by').selectOption('category');
  await page.getByRole('rowheader', { name: 'About kettles' }).waitFor();

  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('It holds from now on. Running clocks are set anew.').first().waitFor();
  await moves.getByRole('link').first().click();
  await page.getByRole('region', { name: /Conversation with/ }).waitFor();
  await expect.poll(async () => (await holds()).version).toBe(1);
  expect(page.complaints).toEqual([]);
});

test('a rule of routing is built, asked about a message, tried on last week, and tells in a conversation why it is here', async () => {
  await page.goto(`${program.url}/settings/routing`);
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByLabel('Name', { exact: true }).fill('Kettles and the rest');
  // A slip of the finger throws nothing away.
  await page.keyboard.press('Escape');
  await page
    .getByRole('dialog', { name: /Close without keeping/ })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await dialog.getByLabel('Give it', { exact: true }).selectOption('least_loaded');
  await page.getByRole('button', { name: 'Apply' }).click();

  await page.getByLabel('What the customer writes').fill('My kettle leaks');
  await page.getByRole('button', { name: 'Ask the rules' }).click();
  const answer = page.locator('[aria-live=polite]').filter({ hasText: 'Recognised as' });
  await answer.getByText('Kettles and the rest').waitFor();
  await page.getByRole('button', { name: 'Try on last week' }).click();
  await page.getByText(/would have gone to somebody else/).waitFor();
  await page.getByRole('table', { name: 'Who would have had what' }).waitFor();
  await expectAccessible(page, 'the preview of routing');

  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('It holds from now on.').first().waitFor();
  await page.getByRole('region', { name: 'Changes of this policy' }).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /Maren Holt/ }).click();
  await page.getByRole('region', { name: /Conversation with/ }).waitFor();
  const panel = page.getByRole('complementary', { name: 'Person' });
  await panel.getByRole('heading', { name: 'Why this is here' }).waitFor();
  await panel.getByText('Kettles and the rest').first().waitFor();
  expect(page.complaints).toEqual([]);
});

async function holds(): Promise<{ version: number }> {
  const answer = await page.request.get(`${program.url}/api/policies/priority`);
  return (await answer.json()) as { version: number };
}
