import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, letNoticesGo, pressInARow, undo } from './hands.ts';
import { setUp, startFresh } from './program.ts';
import { settled } from './visit.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  page = await openPage(browser);
  await setUp(page, program);
  await page.getByRole('link', { name: /Maren Holt/ }).waitFor();
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
const region = (name: string) => page.getByRole('region', { name });
const notice = (text: RegExp) => page.getByRole('region', { name: 'Notices' }).getByText(text);

test('a field of our own is made in the settings', async () => {
  await page.goto(`${program.url}/settings/contact-fields`);
  await page.getByRole('button', { name: 'New field' }).click();
  await page.getByLabel('Name').fill('Level');
  await page.getByLabel('Kind').selectOption('choice');
  await page.getByLabel('Choices').fill('Gold\nSilver');
  await expectAccessible(page, 'new contact field');
  await page.getByRole('button', { name: 'Create field' }).click();

  await page.getByText('Choice: Gold, Silver').waitFor();
  await holdNotices(page);
  await page.getByRole('button', { name: 'Archive Level' }).click();
  await region('Archived').getByText('Level').waitFor();
  await undo(page);
  await region('Archived').waitFor({ state: 'detached' });
});

test('a person is found by the keyboard alone', async () => {
  await pressInARow(page, 'g', 'c');
  await heading('Contacts').waitFor();
  await settled(page);
  await page.keyboard.press('/');
  await page.locator('input:focus').waitFor();
  await page.keyboard.type('maren');
  await page.waitForURL(/q=maren/);
  await page.getByRole('link', { name: /Ngozi Eze/ }).waitFor({ state: 'detached' });
  await expectAccessible(page, 'contacts found');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await page.locator('a:focus', { hasText: 'Maren Holt' }).waitFor();
  await page.keyboard.press('Enter');
  await heading('Maren Holt').waitFor();
});

test('what is known of a person is changed where it stands, and taken back', async () => {
  const details = region('Details');
  await details.getByRole('button', { name: 'Change E-mail' }).click();
  await details.getByLabel('E-mail').fill('maren');
  await page.keyboard.press('Enter');
  await details.getByText('Write an address like name@example.com.').waitFor();
  await expectAccessible(page, 'a field that is wrong');
  await details.getByLabel('E-mail').fill('Maren@Example.com');
  await page.keyboard.press('Enter');
  await details.getByText('maren@example.com').waitFor();

  await details.getByRole('button', { name: 'Change Level' }).click();
  await details.getByLabel('Level').selectOption('Gold');
  await holdNotices(page);
  await details.getByRole('button', { name: 'Save' }).click();
  await details.getByText('Gold', { exact: true }).waitFor();
  await undo(page);
  await details.getByText('Gold', { exact: true }).waitFor({ state: 'detached' });
});

test('what a colleague changed meanwhile is shown, and what was typed is kept', async () => {
  const details = region('Details');
  await details.getByRole('button', { name: 'Change Phone' }).click();
  await details.getByLabel('Phone').fill('+49 30 12345');
  const contactId = page.url().split('/').at(-1);
  const headers = { 'x-earshot': '1' };
  const { contact } = (await (await page.request.get(`${program.url}/api/contacts/${contactId}`)).json()) as {
    contact: { version: number };
  };
  const data = { version: contact.version, marks: ['press'] };
  await page.request.patch(`${program.url}/api/contacts/${contactId}`, { headers, data });

  await details.getByRole('button', { name: 'Save' }).click();
  await details.getByText(/Somebody changed this person meanwhile/).waitFor();
  await page.getByText('Press', { exact: true }).waitFor();
  await expect.poll(() => details.getByLabel('Phone').inputValue()).toBe('+49 30 12345');
  await details.getByRole('button', { name: 'Save' }).click();
  await details.getByText('+493012345').waitFor();
});

test('a note and a consent are added, and taken away or struck with undo', async () => {
  const notes = region('Notes about the person');
  await notes.getByLabel('New note').fill('Prefers to be called in the morning.');
  await notes.getByRole('button', { name: 'Add note' }).click();
  await holdNotices(page);
  await notes.getByRole('button', { name: 'Take this note away' }).click();
  await notes.getByText('No notes yet.').waitFor();
  await undo(page);
  await notes.getByText('Prefers to be called in the morning.').waitFor();

  const consent = region('Consent');
  await consent.getByRole('button', { name: 'Record consent' }).click();
  await page.getByLabel('For what').selectOption('survey');
  await page.getByLabel('In their words').fill('Sure, ask me.');
  await expectAccessible(page, 'consent dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Record consent' }).click();
  await consent.getByText('Surveys, direct message').first().waitFor();
  await consent.getByText('History (1)').click();
  await holdNotices(page);
  await consent.getByRole('button', { name: /^Strike/ }).click();
  await consent.getByText(/Nothing is recorded/).waitFor();
  await undo(page);
  await consent.getByText('Given', { exact: true }).waitFor();
  await expectAccessible(page, 'contact page, full');
});

test('two people become one, and two again', async () => {
  await page.getByRole('button', { name: 'More about this person' }).click();
  await page.getByRole('menuitem', { name: /Merge/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find the other person').fill('jonas');
  await dialog.getByRole('button', { name: /Jonas Wächter/ }).click();
  await dialog.getByRole('radio', { name: 'Jonas Wächter' }).check();
  await expectAccessible(page, 'merge preview');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();

  await heading('Jonas Wächter').waitFor();
  await region('Profiles').getByText('@jonasw').waitFor();
  await region('Conversations').getByRole('listitem').nth(1).waitFor();
  await holdNotices(page);
  await region('Profiles').getByRole('button', { name: 'Undo the merge with Jonas Wächter' }).click();
  await heading('Maren Holt').waitFor();
  await notice(/They are two people again/).waitFor();
  await letNoticesGo(page);
  await region('Profiles').getByText('@jonasw').waitFor({ state: 'detached' });
  await region('Conversations').getByRole('listitem').nth(1).waitFor({ state: 'detached' });
});

test('the panel of a conversation and the search lead to the page', async () => {
  await region('Conversations').getByRole('link').first().click();
  const panel = page.getByRole('complementary', { name: 'Person' });
  await panel.getByText('maren@example.com').waitFor();
  await panel.getByText('Prefers to be called in the morning.').waitFor();
  await expectAccessible(page, 'contact panel');
  await panel.getByRole('link', { name: 'Open the contact page' }).click();
  await heading('Maren Holt').waitFor();

  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('combobox', { name: 'Search conversations' }).fill('maren');
  await page.getByRole('link', { name: 'Contact page of Maren Holt' }).click();
  await heading('Maren Holt').waitFor();
});

test('on a phone, in the dark, all of it fits', async () => {
  const phone = await openPage(browser, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    storageState: await page.context().storageState(),
  });
  for (const address of [page.url(), `${program.url}/contacts`]) {
    await phone.goto(address);
    await phone.getByText('Maren Holt').first().waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await expectAccessible(phone, `${address} on a phone`);
  }
  expect(phone.complaints).toEqual([]);
  await phone.context().close();
});

test('a person is erased only by their name, and then nobody finds them', async () => {
  await page.getByRole('button', { name: 'More about this person' }).click();
  await page.getByRole('menuitem', { name: /Erase/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 conversation is emptied').waitFor();
  await dialog.getByLabel(/Type/).fill('Maren');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.getByText('This is not the name above.').waitFor();
  await expectAccessible(page, 'erasure dialog');
  await dialog.getByLabel(/Type/).fill('Maren Holt');
  await holdNotices(page);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();

  await heading('Contacts').waitFor();
  await notice(/The person is erased/).waitFor();
  await page.getByRole('link', { name: /Ngozi Eze/ }).waitFor();
  await page.getByRole('link', { name: /Maren Holt/ }).waitFor({ state: 'detached' });
  expect(page.complaints).toEqual([]);
});
