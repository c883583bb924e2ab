import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, actAs } from '#sandbox/testing.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
let maren: ApiClient;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh({ EARSHOT_UNDO_SECONDS: '0' }), launchBrowser()]);
  maren = await actAs(`${program.url}/sandbox`, 'maren.holt');
  page = await openPage(browser);
  await setUp(page, program);
  await maren('POST', '/statuses', { text: '@acme which address of mine do you have?' });
  await page.getByRole('link', { name: /which address of mine/ }).click();
  await field().waitFor();
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const field = () => page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });

test('a customer shows who they are by a link that came in private', async () => {
  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog', { name: 'Verify the customer' });
  await dialog.getByRole('radio', { name: /A link/ }).waitFor();
  await dialog.getByRole('button', { name: 'Verify the customer' }).click();
  await page.getByText('The customer has been asked').first().waitFor();

  const customer = await openPage(browser, { viewport: { width: 390, height: 844 }, isMobile: true });
  await expect.poll(linkFor).toMatch(/\/confirm\//);
  await customer.goto(await linkFor());
  await customer.getByRole('heading', { name: 'Is it you?' }).waitFor();
  await expectAccessible(customer, 'a customer is asked who they are');
  await customer.getByRole('button', { name: 'Yes, it is me' }).click();
  await customer.getByRole('heading', { name: 'Thank you' }).waitFor();

  await page.getByText('account confirmed').first().waitFor();
  expect([...page.complaints, ...customer.complaints]).toEqual([]);
});

test('personal data is kept out of public until somebody says why it may be there', async () => {
  await field().fill('It is maren.holt@example.com.');
  await page.getByText('Personal data would stand in public.').first().waitFor();
  await page.getByRole('button', { name: 'Publish anyway…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Personal data in public' });
  await dialog.getByText('maren.holt@example.com').waitFor();
  await expectAccessible(page, 'personal data in public');
  const publish = dialog.getByRole('button', { name: 'Reply in public as' });
  await publish.click();
  await dialog.getByText('Say why. Whoever looks at it later reads this.').waitFor();
  await dialog.getByRole('textbox', { name: 'Why it may be public' }).fill('She asked for it here.');
  await publish.click();

  await page.getByRole('article').filter({ hasText: 'It is maren.holt@example.com.' }).getByText('Olga Berg').waitFor();
  expect(page.complaints).toEqual([]);
});

test('a bystander is addressed only on purpose, and a customer with private matters is asked in', async () => {
  const jonas = await actAs(`${program.url}/sandbox`, 'jonasw');
  const { body } = await jonas('POST', '/statuses', { text: '@acme my card 4111 1111 1111 1111 was charged twice' });
  await maren('POST', '/statuses', { text: '@acme same here!', in_reply_to: (body as { id: string }).id });
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /my card 4111/ }).click();
  const answer = page.getByRole('textbox', { name: 'Write a public reply to Jonas Wächter' });
  await answer.fill('Sorry, Jonas.');
  const bystanders = page.getByRole('group', { name: /Also in this thread/ });
  await bystanders.getByRole('checkbox', { name: '@maren.holt' }).waitFor();
  expect(await bystanders.getByRole('checkbox', { checked: true }).count()).toBe(0);

  await page.getByRole('button', { name: 'Ask them in' }).click();
  await expect.poll(() => answer.inputValue()).toMatch(/^Sorry, Jonas\.\n\n\S/);
  await answer.press('Control+Enter');
  await page.getByText('was asked to write in private').first().waitFor();
  expect(page.complaints).toEqual([]);
});

/** The link in Maren's private messages; empty until it has come. */
async function linkFor(): Promise<string> {
  const { body } = await maren('GET', '/rooms');
  return /https?:[^\s"\\]*\/confirm\/[^\s"\\]+/.exec(JSON.stringify(body))?.[0] ?? '';
}
