import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('after a merge each public post is answered on its own, and resolving before asks why', async () => {
  const [page] = browser.contexts().flatMap((context) => context.pages());
  if (!page) throw new Error('The first test leaves its page open.');
  await page.getByRole('link', { name: /Maren Holt/ }).click();
  await page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' }).waitFor();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: /Merge into conversation/ });
  await dialog.getByRole('textbox', { name: 'Number, name or words' }).fill('Jonas');
  await dialog
    .getByRole('checkbox', { name: /Jonas Wächter/ })
    .first()
    .check();
  await dialog.getByRole('button', { name: 'Merge one conversation' }).click();

  const posts = page.getByRole('region', { name: 'Public posts' });
  await posts.getByRole('button', { name: '2 public posts, 2 still open' }).click();
  await expectAccessible(page, 'public posts');
  await posts.getByRole('button', { name: 'Answer Maren Holt' }).click();
  const toMaren = page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });
  await toMaren.fill('A new kettle is on its way.');
  await page.getByRole('combobox', { name: 'The post that is answered' }).selectOption({ index: 0 });
  await page.getByRole('textbox', { name: 'Write a public reply to Jonas Wächter' }).waitFor();
  await posts.getByRole('button', { name: 'Answer Maren Holt' }).click();
  await toMaren.press('Control+Enter');
  await posts.getByRole('button', { name: '2 public posts, 1 still open' }).waitFor();
  // The next answer is for the one who still waits.
  await page.getByRole('textbox', { name: 'Write a public reply to Jonas Wächter' }).waitFor();

  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Not closed in public yet' });
  await asked.getByText('Jonas Wächter waits for an answer.').waitFor();
  await expectAccessible(page, 'resolve with an unanswered post');
  await asked.getByRole('radio', { name: 'One answer was enough for all' }).check();
  await asked.getByRole('button', { name: 'Resolve anyway' }).click();
  await page.getByText('Resolved: Maren Holt').first().waitFor();
  await page.goto(`${program.url}/inbox/resolved`);
  await page.getByRole('link', { name: /Maren Holt/ }).click();
  await page
    .getByRole('button', { name: /changes/ })
    .last()
    .click();
  await page
    .getByText(/unanswered: one answer was enough for all/)
    .first()
    .waitFor();
});
