import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { pages } from './pages.ts';
import { setUp, startFresh } from './program.ts';
import { settled, visit } from './visit.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let owner: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  owner = await openPage(browser);
  await setUp(owner, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const codes = { Deutsch: 'de', Español: 'es', Français: 'fr', العربية: 'ar' };
const direction = () => owner.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

async function choose(language: keyof typeof codes): Promise<void> {
  await owner.goto(`${program.url}/inbox/open`);
  await owner.getByRole('button', { name: /Olga Berg/ }).click();
  // Its own name is in the language chosen before.
  await owner.getByRole('menuitem', { name: /^(Language|Sprache|Idioma|Langue|اللغة)$/ }).click();
  await owner.getByRole('menuitemradio', { name: language }).click();
  await expect.poll(async () => (await direction())[0]).toBe(codes[language]);
  // It is kept with the person by then: leaving the page before would end that.
  await settled(owner);
}

test('a person chooses their language, and it stays with them', async () => {
  await choose('Deutsch');
  await owner.getByRole('heading', { name: 'Alle offenen', level: 1 }).waitFor();

  await owner.reload();

  await owner.getByRole('heading', { name: 'Alle offenen', level: 1 }).waitFor();
  await expect.poll(direction).toEqual(['de', 'ltr']);
  // However long its other words, each row on the screen says that it is invented.
  await owner.locator('a[id^="row-"]').first().waitFor();
  const saying = await owner.locator('a[id^="row-"]').evaluateAll((rows) =>
    rows
      .filter((row) => row.getBoundingClientRect().bottom < innerHeight)
      .map((row) => {
        const word = [...row.querySelectorAll('span')].findLast(({ textContent }) => textContent === 'Übungsnetz');
        const { x = 0, y = 0, width = 0, height = 0 } = word?.getBoundingClientRect() ?? {};
        return word?.contains(document.elementFromPoint(x + width / 2, y + height / 2)) ?? false;
      }),
  );
  expect(new Set(saying)).toEqual(new Set([true]));
  expect(owner.complaints).toEqual([]);
});

test('a browser speaks its own language before anybody has signed in, where it is offered', async () => {
  const visitor = await openPage(browser, { locale: 'fr-CA' });
  await visitor.goto(`${program.url}/sign-in`);

  await visitor.getByRole('button', { name: 'Se connecter' }).waitFor();
  await visitor.context().close();
});

test('Arabic runs from right to left, and every page of it is accessible', async () => {
  await choose('العربية');
  await owner.getByRole('heading', { name: 'كل المفتوحة', level: 1 }).waitFor();
  await expect.poll(direction).toEqual(['ar', 'rtl']);

  await owner.getByRole('link', { name: /Maren Holt/ }).click();
  await owner.getByRole('textbox', { name: /Maren Holt/ }).waitFor();
  const seen = new Set<string>();
  await expectAccessible(owner, 'conversation, Arabic', { seen });
  for (const { name, path } of pages.filter((one) => one.path.startsWith('/settings'))) {
    await visit(owner, path);
    await settled(owner);
    await expectAccessible(owner, `${name}, Arabic`, { seen });
  }
  expect(owner.complaints).toEqual([]);
});

test.each(['Deutsch', 'Español', 'Français', 'العربية'] as const)(
  'nothing is cut off on a phone in %s',
  async (language) => {
    await choose(language);
    await owner.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/inbox/open', '/settings/people', '/settings/account', '/settings/channels']) {
      await visit(owner, path);
      await settled(owner);
      const wider = await owner.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, `${path} in ${language}`).toBe(0);
    }
    await owner.setViewportSize({ width: 1440, height: 900 });
  },
);
