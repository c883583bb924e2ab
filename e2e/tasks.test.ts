import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTask } from '#contract/task.ts';
import { closePages, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';
import { settled } from './visit.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

/** The kind of element that has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

test('a promise becomes a task, warns before it is forgotten, reminds, and is done', async () => {
  const page = await openPage(browser);
  await setUp(page, program);
  await page.getByRole('link', { name: /Maren Holt/ }).click();

  await page.getByRole('textbox', { name: /Write a public reply/ }).fill('Sorry, Maren. We will call you tomorrow.');
  await page.getByText(/You promise a call by/).waitFor();
  await page.getByRole('button', { name: /Reply in public/ }).click();
  await page.getByRole('button', { name: 'Keep as task' }).click();
  const panel = page.getByRole('complementary', { name: 'Person' });
  await panel.getByText(/Call Maren Holt/).waitFor();
  await expect.poll(() => focused(page)).toBe('TEXTAREA');

  await page.getByRole('button', { name: 'Resolve' }).click();
  const asking = page.getByRole('dialog', { name: 'One task is still open' });
  await asking.getByText(/Call Maren Holt/).waitFor();
  await asking.getByRole('button', { name: 'Cancel' }).click();

  // Nothing is due in the past: where it takes longer to say so, it is due a little later.
  let aheadMs = 1_500;
  await expect
    .poll(async () => {
      const soon = { text: 'Water the plants', dueAt: new Date(Date.now() + aheadMs).toISOString() };
      aheadMs *= 2;
      const headers = { 'x-earshot': '1' };
      return (await page.request.post(program.url + addTask.path, { headers, data: soon })).ok();
    })
    .toBe(true);
  await page.goto(`${program.url}/notifications`);
  await page.getByRole('link', { name: /A task is due/ }).click();
  await page.getByRole('heading', { name: 'Overdue' }).waitFor();
  await settled(page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Done: Water the plants' }).waitFor({ state: 'detached' });
  await page.keyboard.press('k');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Call Maren Holt');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: /Conversation with/ }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /Done: Call Maren Holt/ }).click();
  await page.getByText('Nothing to do').waitFor();
  await expect.poll(() => focused(page)).not.toBe('BODY');

  await page.getByRole('tab', { name: 'Done' }).click();
  await page
    .getByText(/Done by Olga Berg/)
    .first()
    .waitFor();
  expect(page.complaints).toEqual([]);
});
