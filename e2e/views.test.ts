import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, letNoticesGo } from './hands.ts';
import { setUp, signIn, startFresh } from './program.ts';
import { settled } from './visit.ts';

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

const row = (name: RegExp) => page.getByRole('link', { name }).first();
const views = () => page.getByRole('navigation', { name: 'Views' });
const listed = (label: RegExp) => views().getByRole('link', { name: label });

/** Adds a condition by keyboard alone. */
async function addFilter(attribute: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a filter' }).waitFor();
  await page.keyboard.press('Shift+F');
  await page.getByRole('combobox', { name: 'Filter by…' }).waitFor();
  await page.keyboard.type(attribute);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: attribute }).waitFor();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

test('a filter is put together by keyboard, saved, and its view follows what happens', async () => {
  await page.goto(`${program.url}/inbox/open`);
  await row(/Maren Holt/).waitFor();
  await addFilter('Last message', 'Private');
  await row(/Maren Holt/).waitFor({ state: 'detached' });
  await page.getByText('Edited').waitFor();
  await page.waitForURL(/filter=/);
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('link');
  await rows.first().waitFor();
  const count = page.getByRole('heading', { name: 'All open' }).locator('xpath=following-sibling::span[1]');
  await expect.poll(async () => (await count.textContent()) === String(await rows.count())).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `filtered inbox, ${colorScheme}`);
  }

  await page.getByRole('button', { name: 'Save view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Behind the curtain');
  await expectAccessible(page, 'save view');
  await page.keyboard.press('Enter');
  await listed(/Behind the curtain/).waitFor();
  await page.waitForURL(/inbox\/[0-9a-f-]{36}$/);

  const person = page.getByRole('list', { name: 'Conversations' }).getByRole('link').first();
  const name = (await person.textContent()) ?? '';
  await person.click();
  await page.getByRole('region', { name: /Conversation with/ }).waitFor();
  await page.keyboard.press('Escape');
  expect(name).not.toBe('');
});

test('a chip is taken away by key, the change can be put back, and the address shows the same to somebody else', async () => {
  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().waitFor();
  await page.keyboard.press('j');
  await addFilter('Priority', 'Low');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  // The row that had the focus is gone; the keyboard stands where it opened the filter.
  const filter = page.getByRole('button', { name: 'Add a filter' });
  await expect.poll(() => filter.evaluate((one) => one === document.activeElement)).toBe(true);
  const chip = page.getByRole('button', { name: /^Status Open/ });
  await chip.focus();
  await page.keyboard.press('ArrowRight');
  const priority = page.getByRole('button', { name: /^Priority/ });
  await expect.poll(() => priority.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Delete');
  await priority.waitFor({ state: 'detached' });
  await page.getByText('Edited').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: /^Order:/ }).click();
  await page.getByRole('menuitemradio', { name: 'Longest waiting first' }).click();
  await page.keyboard.press('Escape');
  await page.waitForURL(/sort=/);
  const other = await openPage(browser);
  await signIn(other, program.url);
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Order: Longest waiting first' }).waitFor();
  await other.context().close();
});

test('views are ordered by keyboard and by dragging, renamed, shared, deleted and brought back', async () => {
  await page.goto(`${program.url}/inbox/open`);
  for (const name of ['First', 'Second']) {
    await addFilter('Priority', name === 'First' ? 'Urgent' : 'Low');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save view…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.keyboard.press('Enter');
    await listed(new RegExp(name)).waitFor();
    await page.waitForURL(/inbox\/[0-9a-f-]{36}$/);
    await listed(/^All open/).click();
    await page.waitForURL(/inbox\/open/);
    await page.getByRole('heading', { name: 'All open', level: 1 }).waitFor();
  }
  const order = async () =>
    (await views().getByRole('listitem').getByRole('link').allTextContents())
      .filter((text) => /First|Second/.test(text))
      .map((text) => text.replace(/\d.*/, ''));
  await expect.poll(order).toEqual(['First', 'Second']);

  await listed(/Second/).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['Second', 'First']);
  await listed(/Second/).dragTo(listed(/First/));
  await expect.poll(order).toEqual(['First', 'Second']);
  // The order is on the screen before the server has it.
  await settled(page);
  await page.reload();
  await listed(/First/).waitFor();
  await expect.poll(order).toEqual(['First', 'Second']);

  await listed(/Second/).click();
  await page.getByRole('button', { name: 'More for this view' }).click();
  await page.getByRole('menuitem', { name: 'Rename or share…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Second to none');
  await page.getByLabel('Who sees it').selectOption('everyone');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await views()
    .getByRole('list', { name: 'Everyone' })
    .getByRole('link', { name: /Second to none/ })
    .waitFor();

  await page.getByRole('button', { name: 'More for this view' }).click();
  await holdNotices(page);
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await listed(/Second to none/).waitFor({ state: 'detached' });
  await page.getByText('Second to none deleted', { exact: true }).waitFor();
  await page.keyboard.press('z');
  await letNoticesGo(page);
  await listed(/Second to none/).waitFor();
  expect(page.complaints).toEqual([]);
});

test('on a phone the views, the chips and the order are in reach', async () => {
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(phone, program.url);
  await phone.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /First/ }).click();
  await phone.getByRole('button', { name: /^Priority Urgent/ }).waitFor();
  await phone.getByRole('button', { name: /^Order:/ }).waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectAccessible(phone, 'saved view on a phone');
  expect(phone.complaints).toEqual([]);
});

test('on a phone the composer is one line until it is tapped, and again when it is left empty', async () => {
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(phone, program.url);
  await phone.goto(`${program.url}/inbox/open`);
  await phone.getByRole('link', { name: /Maren Holt/ }).tap();
  const field = phone.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });
  await field.waitFor();
  const composer = phone.getByRole('region', { name: 'Answer', exact: true });
  const height = async () => (await composer.boundingBox())?.height ?? 0;
  await expect.poll(height).toBeLessThan(56);
  await expectAccessible(phone, 'composer at rest');
  await field.tap();
  await phone.getByRole('tab', { name: 'Note' }).tap();
  const note = phone.getByRole('textbox', { name: /Write to your colleagues/ });
  await note.fill('A colleague knows more.');
  await phone.getByRole('region', { name: /Conversation with/ }).focus();
  expect(await height()).toBeGreaterThan(120);
  await note.fill('');
  await phone.getByRole('region', { name: /Conversation with/ }).focus();
  await expect.poll(height).toBeLessThan(56);
  expect(phone.complaints).toEqual([]);
});

test('on a small laptop list, conversation and person stand side by side, and stay so from one to the next', async () => {
  const laptop = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  await signIn(laptop, program.url);
  await laptop.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  const conversation = laptop.getByRole('region', { name: /Conversation with/ });
  await conversation.waitFor();
  await conversation.getByRole('textbox').first().waitFor();
  const person = laptop.getByRole('complementary', { name: 'Person' });
  expect(await person.count()).toBe(0);
  await laptop.keyboard.press('i');
  await person.waitFor();
  expect(await laptop.getByRole('dialog').count()).toBe(0);
  const widths = async () => ({
    list: (await laptop.getByRole('list', { name: 'Conversations' }).boundingBox())?.width ?? 0,
    conversation: (await conversation.boundingBox())?.width ?? 0,
  });
  expect((await widths()).list).toBeGreaterThan(320);
  expect((await widths()).conversation).toBeGreaterThan(560);
  await laptop
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: /^Unassigned/ })
    .waitFor();
  const before = laptop.url();
  await laptop.keyboard.press('j');
  await expect.poll(() => laptop.url()).not.toBe(before);
  await person.waitFor();
  await expectAccessible(laptop, 'all three on a small laptop');
  await laptop.keyboard.press('i');
  await person.waitFor({ state: 'detached' });
  expect(laptop.complaints).toEqual([]);
});

test('an address that no view has leads nowhere, and says so', async () => {
  const lost = await openPage(browser);
  await signIn(lost, program.url);
  await lost.goto(`${program.url}/inbox/nonsense`);
  await lost.getByText('There is nothing at this address').waitFor();
  expect(lost.complaints).toEqual([]);
});
