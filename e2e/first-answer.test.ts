import type { APIRequestContext, Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMacro } from '#contract/macro.ts';
import { createSavedReply } from '#contract/saved-reply.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, letNoticesGo } from './hands.ts';
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
  // Who writes is the first thing beside their words.
  const beside = page.getByRole('complementary', { name: 'Person' });
  await beside.getByRole('heading', { name: 'Clocks' }).waitFor();
  await expect.poll(() => beside.getByRole('heading').first().textContent()).toBe('Maren Holt');
  await page
    .getByRole('textbox', { name: 'Write a public reply to Maren Holt' })
    .fill('Maren, that should not happen. A new kettle leaves today.');
  await page.getByRole('button', { name: 'Reply in public as @acme' }).click();

  const customer = await openPage(browser);
  await customer.goto(`${program.url}/sandbox/`);
  await customer.getByText('A new kettle leaves today.').first().waitFor();
  await page.getByRole('article').getByText('A new kettle leaves today.').waitFor();

  // It was wrong, and is put right in two keys.
  const words = page.getByRole('dialog', { name: 'Correct this answer' }).getByLabel('New words');
  await expect
    .poll(async () => {
      await page.keyboard.press('c');
      return words.isVisible();
    })
    .toBe(true);
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

  const row = page.getByRole('link', { name: /is anybody awake/ });
  await row.click();

  // What one begins is not forgotten, in whichever view and browser it lies.
  await page.getByRole('textbox', { name: /^Write a public reply/ }).fill('We are, and');
  await page.getByText('Draft saved').waitFor();
  const other = await openPage(browser);
  await signIn(other, program.url);
  await other.getByRole('link', { name: /Draft.*is anybody awake/s }).waitFor();
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await row.and(page.getByRole('link', { name: /Draft/ })).waitFor({ state: 'detached' });
});

test('X is practised from the sandbox page on: connected, asked as its customer, and answered', async () => {
  const page = await openPage(browser);
  await signIn(page, program.url);
  const plaza = await openPage(browser);
  await plaza.goto(`${program.url}/sandbox/`);
  await page.goto(program.url + (await addressOf(plaza.getByRole('link', { name: 'Connect: X' }))));
  await page
    .getByRole('dialog', { name: 'Practise with X' })
    .getByRole('button', { name: 'Connect', exact: true })
    .click();
  const networks = page.getByRole('region', { name: /Networks to practise on/ });
  const customers = networks
    .getByRole('listitem')
    .filter({ hasText: '@acme' })
    .getByRole('link', { name: /Be a customer/ });
  const place = await addressOf(customers);
  await expectAccessible(page, 'the networks to practise on');

  await plaza.goto(program.url + place);
  await plaza.getByRole('link', { name: '@lena' }).click();
  await plaza.getByRole('textbox', { name: 'Post' }).fill('@acme my router is dead');
  await plaza.getByRole('button', { name: 'Post', exact: true }).click();
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /my router is dead/ }).click();
  await page
    .getByRole('textbox', { name: 'Write a public reply to Lena Vogt' })
    .fill('Hold its button for ten seconds.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => reread(plaza), { timeout: 120_000 }).toContain('Hold its button for ten seconds.');
  expect(page.complaints).toEqual([]);
});

const addressOf = async (link: Locator): Promise<string> => (await link.getAttribute('href')) ?? '';

async function reread(page: Page): Promise<string> {
  await page.reload();
  return page.innerText('body');
}

test('the agent notes, assigns, tags and resolves by keyboard', async () => {
  const page = await openPage(browser);
  await signIn(page, program.url);
  await keepInvoiceReply(page.request);
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

  // A saved reply by typing, its blank filled in, and a macro from the palette.
  await page.locator('[data-own-keys]:visible').waitFor({ state: 'detached' });
  await page.keyboard.press('r');
  const answer = conversation.getByRole('textbox', { name: /Write a public reply/ });
  await page.locator('textarea:focus').and(answer).waitFor();
  await page.keyboard.type('/invo');
  await page.getByRole('option', { name: /Where the invoice is/ }).waitFor();
  await page.keyboard.press('Enter');
  const inserted = 'Hi Jonas, invoice [number] is in your account.';
  await expect.poll(() => answer.inputValue(), { timeout: 40_000 }).toBe(inserted);
  await conversation.getByText('Fill in [number] first.').waitFor();
  await page.keyboard.type('88-20417');
  await page.keyboard.press('Control+Enter');
  await conversation.getByRole('article').getByText('invoice 88-20417 is in your account').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('macro: paid');
  await page.getByRole('option', { name: /Paid/ }).waitFor();
  await page.keyboard.press('Enter');
  const paid = page.getByRole('dialog', { name: 'Paid' });
  await paid.getByText('Tags it billing').waitFor();
  await holdNotices(page);
  await page.keyboard.press('Enter');
  await page.getByText('Paid is done', { exact: true }).waitFor();
  await letNoticesGo(page);
  await paid.waitFor({ state: 'detached' });
  await page.getByRole('complementary', { name: 'Person' }).getByText('billing').waitFor();

  await page.keyboard.press('e');
  await page.getByRole('link', { name: /Jonas Wächter/ }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Resolved' }).click();
  await page.getByRole('link', { name: /Jonas Wächter/ }).waitFor();
});

/** A saved reply with a blank, and a macro of two steps. */
async function keepInvoiceReply(request: APIRequestContext): Promise<void> {
  const keep = (path: string, data: object) =>
    request.post(program.url + path, { headers: { 'x-earshot': '1' }, data, failOnStatusCode: true });
  const text = 'Hi {{customer.first_name|there}}, invoice [number] is in your account.';
  const variants = [{ network: '', language: '', text }];
  await keep(createSavedReply.path, { title: 'Where the invoice is', audience: 'everyone', variants });
  const steps = [
    { kind: 'tags', add: ['billing'], remove: [] },
    { kind: 'priority', priority: 'low' },
  ];
  await keep(createMacro.path, { name: 'Paid', audience: 'everyone', steps });
}
