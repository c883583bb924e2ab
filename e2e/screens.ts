import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, openPage } from './browser.ts';
import { beginFace, endFace, faces } from './faces.ts';
import { pages } from './pages.ts';
import { joinAsAgent, setUp, signIn, startAlone } from './program.ts';
import { settled } from './visit.ts';

/**
 * Draws every page in every look, and every face it has while it waits, fails, is offline or closed to a role, into
 * test-results/screens; the few that the docs show go to docs/screens. `npm run screens`.
 */
const everything = join(import.meta.dirname, '..', 'test-results', 'screens');
const committed = join(import.meta.dirname, '..', 'docs', 'screens');
const desktop = { width: 1440, height: 900 };
const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: desktop },
  dark: { colorScheme: 'dark', viewport: desktop },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  'phone-dark': { colorScheme: 'dark', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  contrast: { colorScheme: 'light', contrast: 'more', viewport: desktop },
  'contrast-dark': { colorScheme: 'dark', contrast: 'more', viewport: desktop },
  // A window at 200 % zoom: half as many pixels, each twice as large.
  zoomed: { colorScheme: 'light', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  'right-to-left': { colorScheme: 'light', viewport: desktop },
};
/** What a look asks of the address. */
const searches: Record<string, string> = { 'right-to-left': '?locale=ar' };
/** At most eight are kept in the repository. */
const shown = new Set([
  'inbox-light',
  'inbox-dark',
  'inbox-phone',
  'sandbox-light',
  'channels-light',
  'ledger-light',
  'audit-light',
  'people-light',
]);

mkdirSync(everything, { recursive: true });
mkdirSync(committed, { recursive: true });
const [program, browser] = await Promise.all([startAlone({ EARSHOT_UNDO_SECONDS: '0' }), launchBrowser()]);
const owner = await openPage(browser);
await setUp(owner, program);
await work(program.url);
for (const [look, options] of Object.entries(looks)) await drawPages(browser, look, options);
await drawFaces(browser);
await browser.close();
await program.stop();
process.exit(0);

/** A little work, so that the pictures show something: an answer, a note, a half-written reply. */
async function work(url: string): Promise<void> {
  await owner.getByRole('link', { name: /Jonas Wächter/ }).click();
  await owner
    .getByRole('textbox', { name: /Write a public reply/ })
    .fill('Hallo Jonas, die Rechnung liegt unter Mein Konto → Bestellungen.');
  await owner.getByRole('button', { name: /Reply in public/ }).click();
  await owner.getByRole('article').getByText('die Rechnung liegt').first().waitFor();
  await owner.goto(`${url}/inbox/open`);
  await owner.getByRole('link', { name: /Maren Holt/ }).click();
  await owner.getByRole('tab', { name: /Internal note/ }).click();
  await owner
    .getByRole('textbox', { name: /Write to your colleagues/ })
    .fill('Batch 7C has a bad thermostat. Offer a replacement or the money back.');
  await owner.getByRole('button', { name: 'Add note' }).click();
  await owner.getByRole('tab', { name: /Public reply/ }).click();
  await owner
    .getByRole('textbox', { name: /Write a public reply/ })
    .fill(
      'Maren, that should not happen after two weeks, and I am sorry. I am writing to you privately now so that we settle it today.',
    );
  await owner.getByText('Draft saved').waitFor();
}

async function drawPages(browser: Browser, look: string, options: BrowserContextOptions): Promise<void> {
  const page = await openPage(browser, options);
  await signIn(page, program.url);
  const search = searches[look] ?? '';
  for (const { name, path, ready } of pages.filter((one) => one.name !== 'inbox')) {
    await page.goto(program.url + path + search);
    // In another language its words are others.
    await (search === '' ? ready(page) : settled(page));
    await draw(page, `${name}-${look}`);
  }
  await page.goto(`${program.url}/inbox/open${search}`);
  await page.getByRole('link', { name: /Maren Holt/ }).click();
  await page.getByRole('textbox').last().waitFor();
  // What stands beside it comes part after part.
  for (let part = 0; part < 5; part += 1) {
    await page.waitForTimeout(100);
    await settled(page);
  }
  await draw(page, `inbox-${look}`);
  await page.goto(`${program.url}/sandbox/`);
  await page.getByText('kettle').first().waitFor();
  await draw(page, `sandbox-${look}`);
  await page.context().close();
}

async function drawFaces(browser: Browser): Promise<void> {
  const agent = await openPage(browser);
  await joinAsAgent(owner, agent, program.url);
  for (const face of faces) {
    const page = face.name === 'forbidden' ? agent : owner;
    await beginFace(page, program.url, face);
    for (const { name, path } of face.pages) {
      await face.show(page, path);
      await draw(page, `${name}-${face.name}`);
    }
    await endFace(page);
  }
}

async function draw(page: Page, file: string): Promise<void> {
  await page.screenshot({ path: join(shown.has(file) ? committed : everything, `${file}.png`) });
}
