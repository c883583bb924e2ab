import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { aColleague } from './colleague.ts';
import { setUp, startFresh } from './program.ts';
import { settled } from './visit.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let olga: Page & { complaints: string[] };
let ben: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh({ EARSHOT_UNDO_SECONDS: '1' }), launchBrowser()]);
  olga = await openPage(browser);
  await setUp(olga, program);
  ben = (await aColleague(browser, program, 'Ben Adler')).page;
  await ben.goto(`${program.url}/inbox/open`);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const row = (page: Page, name: RegExp) => page.getByRole('link', { name }).first();
const field = (page: Page, name: string) => page.getByRole('textbox', { name: `Write a public reply to ${name}` });
const send = async (page: Page) => page.getByRole('button', { name: /Reply in public as/ }).click();

test('a colleague is seen in the list and in the conversation, writing is said with its mode, and leaving too', async () => {
  await row(olga, /Maren Holt/).click();
  await row(ben, /Maren Holt.*Also here: Olga Berg/).waitFor();

  await row(ben, /Maren Holt/).click();
  await olga.locator('header').getByText('Also here: Ben Adler').waitFor();
  // Whoever stops writing is said to write for a few seconds only.
  const writes = olga.getByText('Ben Adler is writing a public answer').waitFor();
  await Promise.all([writes, field(ben, 'Maren Holt').pressSequentially('Hello')]);
  await expectAccessible(olga, 'a colleague writes');

  await ben.close();
  await olga.getByText('Ben Adler is writing a public answer').waitFor({ state: 'detached', timeout: 40_000 });
  await olga.locator('header').getByText('Also here').waitFor({ state: 'detached' });
});

test('after a network gap the second answer is stopped with both texts on the screen, and goes on purpose', async () => {
  ben = (await aColleague(browser, program, 'Bea Cole')).page;
  await ben.goto(`${program.url}/inbox/open`);
  await row(ben, /Maren Holt/).click();
  await field(ben, 'Maren Holt').fill('The parcel is on its way, Maren.');
  await ben.context().setOffline(true);

  await field(olga, 'Maren Holt').fill('Sorry Maren, we look into it.');
  // It stands on her screen before the server has it.
  const taken = olga.waitForResponse(/\/replies$/);
  await send(olga);
  await olga.getByText('Sorry Maren, we look into it.').last().waitFor();
  await taken;
  await ben.context().setOffline(false);
  await ben.getByText('No connection.').waitFor({ state: 'detached' });
  await send(ben);

  const panel = ben.getByRole('alert').filter({ hasText: 'Olga Berg has answered meanwhile' });
  await panel.getByText('Sorry Maren, we look into it.').waitFor();
  await expect.poll(() => field(ben, 'Maren Holt').inputValue()).toBe('The parcel is on its way, Maren.');
  await expectAccessible(ben, 'a collision');

  await panel.getByRole('button', { name: 'I have read it, keep mine' }).click();
  await panel.waitFor({ state: 'detached' });
});

test('of two who send in one moment one goes out, and the other sees both', async () => {
  await ben.goto(`${program.url}/inbox/open`);
  const name = await ben.locator('a[id^="row-"]').nth(1).locator('bdi').first().textContent();
  for (const page of [olga, ben]) {
    await page.goto(`${program.url}/inbox/open`);
    await row(page, new RegExp(name ?? '')).click();
    await page.getByRole('tab', { name: /Public/ }).click();
  }
  await field(olga, name ?? '').fill('Olga answers.');
  await field(ben, name ?? '').fill('Bea answers.');

  await Promise.all([send(olga), send(ben)]);

  const refusal = (page: Page) => page.getByText('has answered meanwhile');
  const refused = await Promise.any(
    [olga, ben].map((page) =>
      refusal(page)
        .waitFor()
        .then(() => page),
    ),
  );
  const [loser, lost, winner, won] =
    refused === olga
      ? ([olga, 'Olga answers.', ben, 'Bea answers.'] as const)
      : ([ben, 'Bea answers.', olga, 'Olga answers.'] as const);
  // Whose answer went out has been told so by now, and of no other.
  await settled(winner);
  expect(await refusal(winner).count()).toBe(0);
  await loser.getByRole('alert').getByText(won).waitFor();
  await expect.poll(() => field(loser, name ?? '').inputValue()).toBe(lost);
  expect(olga.complaints).toEqual([]);
});
