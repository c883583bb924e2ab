import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, launchBrowser, openPage } from './browser.ts';
import { signIn, startAlone, walkThroughSetUp } from './program.ts';

let program: Awaited<ReturnType<typeof startAlone>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startAlone(), launchBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

test('a new person sets Earshot up, answers a customer in public and puts it right, and the customer sees it', async () => {
  const page = await openPage(browser);
  await walkThroughSetUp(page, program);

  await page.getByRole('link', { name: /Maren Holt/ }).click();
  await page
    .getByRole('textbox', { name: 'Write a public reply to Maren Holt' })
    .fill('Maren, that should not happen. A new kettle leaves today.');
  await page.getByRole('button', { name: 'Reply in public as @acme' }).click();

  const customer = await openPage(browser);
  await customer.goto(`${program.url}/sandbox/`);
  await customer.getByText('A new kettle leaves today.').first().waitFor();
  await page.getByRole('article').getByText('A new kettle leaves today.').waitFor();

  // It was wrong, and is put right in two keys.
  await page.getByRole('region', { name: /Conversation with Maren/ }).press('c');
  const words = page.getByRole('dialog', { name: 'Correct this answer' }).getByLabel('New words');
  await words.fill('Maren, a new kettle leaves tomorrow.');
  await words.press('Control+Enter');
  await customer.getByText('a new kettle leaves tomorrow.').first().waitFor();
  await page.getByRole('article').getByText('a new kettle leaves tomorrow.').waitFor();
  expect(page.complaints).toEqual([]);
});

test('a mention that arrives while the inbox is open stands there without a reload', async () => {
  const page = await openPage(browser);
  await signIn(page, program.url);
  const customer = await openPage(browser);
  await customer.goto(`${program.url}/sandbox/`);

  await customer.getByLabel('What do you want to say in public?').fill('@acme is anybody awake?');
  await customer.getByRole('button', { name: 'Post', exact: true }).click();

  await page.getByRole('link', { name: /is anybody awake/ }).waitFor();
});

test('the agent notes, assigns, tags and resolves by keyboard', async () => {
  const page = await openPage(browser);
  await signIn(page, program.url);
  await page.getByRole('link', { name: /Jonas Wächter/ }).click();
  const conversation = page.getByRole('region', { name: /Conversation with Jonas/ });
  await conversation.getByRole('textbox', { name: /Write a public reply/ }).waitFor();

  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /Write to your colleagues/ }).fill('Invoice is in the billing portal.');
  await page.keyboard.press('Control+Enter');
  await conversation.getByText('Invoice is in the billing portal.').first().waitFor();

  await page.keyboard.press('a');
  await page
    .getByRole('option', { name: /Olga Berg/ })
    .or(page.getByRole('menuitem', { name: /Olga Berg|Me/ }))
    .first()
    .click();
  await page.getByRole('complementary', { name: 'Person' }).getByText('Olga Berg').waitFor();

  await page.keyboard.press('e');
  await page.getByRole('link', { name: /Jonas Wächter/ }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Resolved' }).click();
  await page.getByRole('link', { name: /Jonas Wächter/ }).waitFor();
});
